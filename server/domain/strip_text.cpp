#include "server/domain/strip_text.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>
#include <vector>

#include "server/domain/counters_instead.h"
#include "server/domain/utf8.h"

namespace hall::domain {

namespace {

/// The same thing said ever more briefly; the first that fits is shown.
using Sayings = std::vector<std::string>;

constexpr std::string_view kWelcome = "欢迎您";
constexpr std::string_view kPaused = "暂停服务";
constexpr std::string_view kClosed = "窗口已关闭";
constexpr std::string_view kRehearsal = "演练";

/// The name of its kind, as short as it stands on signs.
std::string_view kindName(CounterKind kind) {
  switch (kind) {
    case CounterKind::Theme:
      return "“一件事”窗口";
    case CounterKind::Consult:
      return "综合咨询窗口";
    case CounterKind::Handout:
      return "统一出件窗口";
    case CounterKind::Special:
      return "专窗";
    case CounterKind::Universal:
    case CounterKind::Domain:
    case CounterKind::Department:
      break;
  }
  return "综合窗口";
}

/// In halves of a full-width character.
std::size_t halvesOf(char32_t character) {
  return character < 0x80 ? 1 : 2;
}

std::size_t halves(std::string_view text) {
  std::size_t sum = 0;
  while (!text.empty()) sum += halvesOf(takeCharacter(text));
  return sum;
}

/// As many whole characters as have room.
std::string cut(std::string_view text, std::size_t room) {
  std::string_view rest = text;
  std::size_t taken = 0;
  while (!rest.empty()) {
    std::string_view after = rest;
    const std::size_t more = halvesOf(takeCharacter(after));
    if (taken + more > room) break;
    taken += more;
    rest = after;
  }
  return std::string(text.substr(0, text.size() - rest.size()));
}

/// A title on one line: it may have been written on two.
std::string onOneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char letter) { return letter >= 0 && letter < ' '; }, ' '
  );
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

std::string clockText(const Catalogue& catalogue, Instant at) {
  const LocalTime local = catalogue.zone().toLocal(at);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(
      local - std::chrono::floor<std::chrono::days>(local)
  );
  const auto twoDigits = [](std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return twoDigits(minutes.count() / 60) + ":" + twoDigits(minutes.count() % 60);
}

Sayings calling(const std::string& number, const CounterPlace& place) {
  const std::string& room = place.name.zh;
  Sayings sayings;
  if (room.empty()) {
    sayings.push_back(joined({"请 ", number, " 号到 ", place.code, " 号窗口"}));
    sayings.push_back(joined({"请", number, "号到", place.code, "号窗口"}));
  } else {
    sayings.push_back(joined({"请 ", number, " 号到 ", onOneLine(room)}));
    sayings.push_back(joined({"请", number, "号到", onOneLine(room)}));
  }
  sayings.push_back(joined({"请 ", number, " 号"}));
  sayings.push_back(joined({"请", number, "号"}));
  sayings.push_back(number);
  return sayings;
}

Sayings serving(const std::string& number) {
  return {joined({"办理中 ", number}), joined({"办理中", number}), "办理中"};
}

/// Nothing: there is nowhere else.
Sayings elsewhere(const HallState& hall, const Counter& counter) {
  const auto others = countersInstead(hall.floor, counter, 1);
  const CounterPlace* place = others.empty() ? nullptr : hall.catalogue->find(others.front());
  if (place == nullptr) return {};
  if (!place->name.zh.empty()) return {joined({"请到 ", onOneLine(place->name.zh)})};
  return {joined({"请到 ", place->code, " 号窗口"}), joined({"请到", place->code, "号窗口"})};
}

/// Why nobody is called here, with where to go if there is room, else where to go.
Sayings away(std::string_view what, const Sayings& instead) {
  Sayings sayings;
  for (const std::string& other : instead) sayings.push_back(joined({what, " ", other}));
  sayings.insert(sayings.end(), instead.begin(), instead.end());
  sayings.emplace_back(what);
  return sayings;
}

Sayings paused(const HallState& hall, const Counter& counter, Instant now) {
  if (!stripChange(hall, counter.id, now)) return away(kPaused, elsewhere(hall, counter));
  const std::string back = clockText(*hall.catalogue, counter.pauseUntil);
  return {joined({kPaused, " ", back, "恢复"}), joined({back, "恢复服务"}), std::string(kPaused)};
}

Sayings welcome(const Counter& counter, const CounterPlace& place) {
  std::string title = onOneLine(place.title.zh);
  if (title.empty()) title = kindName(counter.kind);
  std::string both = joined({title, " ", kWelcome});
  return {std::move(both), std::move(title)};
}

Sayings sayingsOf(
    const HallState& hall, const Counter& counter, const CounterPlace& place, Instant now
) {
  const Ticket* ticket = hall.floor.ticket(counter.ticket);
  if (ticket != nullptr && counter.state == CounterState::Calling) {
    return calling(ticket->number.text(), place);
  }
  if (ticket != nullptr && counter.state == CounterState::Serving) {
    return serving(ticket->number.text());
  }
  // Nobody knows when a suspended hall goes on, and nowhere else is better.
  if (hall.suspended) return {std::string(kPaused)};
  switch (counter.state) {
    case CounterState::Offline:
      return away(kClosed, elsewhere(hall, counter));
    case CounterState::Paused:
      return paused(hall, counter, now);
    default:
      return welcome(counter, place);
  }
}

std::string fitting(const Sayings& sayings, std::size_t room) {
  const auto fits = std::find_if(sayings.begin(), sayings.end(), [room](const std::string& saying) {
    return halves(saying) <= room;
  });
  return fits == sayings.end() ? cut(sayings.back(), room) : *fits;
}

std::string centred(const std::string& text, std::size_t room) {
  const std::size_t free = room - std::min(room, halves(text));
  return std::string(free / 2, ' ') + text + std::string(free - free / 2, ' ');
}

}  // namespace

std::string stripText(
    const HallState& hall, CounterId counter, std::size_t characters, Instant now
) {
  const CounterPlace& place = *hall.catalogue->find(counter);
  // One that the floor has not seen yet: nobody has signed in there.
  Counter closed;
  closed.id = counter;
  closed.kind = place.kind;
  closed.zone = place.zone;
  closed.queues = place.queues;
  const Counter* known = hall.floor.counter(counter);
  const Sayings sayings = sayingsOf(hall, known == nullptr ? closed : *known, place, now);

  const std::size_t room = characters * 2;
  if (hall.mode != ClockMode::Rehearsal) return centred(fitting(sayings, room), room);
  const std::size_t left = room - halves(kRehearsal);
  const std::string text = fitting(sayings, left);
  const std::string_view gap = halves(text) < left ? " " : "";
  return centred(joined({kRehearsal, gap, text}), room);
}

std::optional<Instant> stripChange(const HallState& hall, CounterId counter, Instant now) {
  const Counter* known = hall.floor.counter(counter);
  if (known == nullptr || known->state != CounterState::Paused) return std::nullopt;
  if (known->pauseUntil <= now) return std::nullopt;
  return known->pauseUntil;
}

}  // namespace hall::domain
