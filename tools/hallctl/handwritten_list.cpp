#include "tools/hallctl/handwritten_list.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "client/enum_texts.h"
#include "hall/v1/catalogue.pb.h"
#include "hall/v1/ticket.pb.h"
#include "server/config/csv.h"
#include "server/config/fault.h"
#include "server/domain/numbering.h"
#include "server/log/hash.h"
#include "tools/hallctl/catalogue_check.h"
#include "tools/hallctl/field_values.h"
#include "tools/hallctl/value_text.h"

namespace hall::hallctl {

namespace {

struct Column {
  client::Wording title;
  const char* field;  ///< of OfflineTicket
};

constexpr Column kNumber{{"排队号", "number"}, "number"};
constexpr Column kItem{{"事项编码", "item"}, "item_id"};
constexpr Column kQueue{{"队列编码", "queue"}, "queue_id"};
constexpr Column kTime{{"取号时间", "time"}, "issue_time"};
constexpr Column kCopies{{"件数", "copies"}, "copies"};
constexpr std::array kColumns{
    kNumber,
    kItem,
    kQueue,
    kTime,
    Column{{"号别", "class"}, "ticket_class"},
    Column{{"优先事由", "ground"}, "ground"},
    kCopies};

using Columns = std::vector<const Column*>;

std::string named(std::string_view text) {
  return "`" + std::string(text) + "`";
}

/// Writes findings: what is wrong in English, and what it is about by the column's title.
class Finder {
 public:
  Finder(HandwrittenList& list, const Style& style) : list_(list), style_(style) {}

  void add(
      std::uint32_t line,
      const char* rule,
      const Column* column,
      std::string detail,
      std::string nearest = ""
  ) {
    v1::LintFinding& finding = *list_.findings.Add();
    finding.set_severity(v1::LINT_SEVERITY_FAULT);
    finding.set_rule(rule);
    finding.set_file_name(list_.file);
    finding.set_line(line);
    if (column != nullptr) finding.set_subject(style_.say(column->title));
    finding.set_detail(std::move(detail));
    finding.set_nearest_key(std::move(nearest));
  }

 private:
  HandwrittenList& list_;
  const Style& style_;
};

/// The column of each title of the head; nullptr where it is unknown, which is a finding.
Columns columnsOf(const config::CsvRow& head, Finder& finder) {
  Columns columns;
  std::vector<std::string_view> known;
  for (const Column& column : kColumns) {
    known.push_back(column.title.zh);
    known.push_back(column.title.en);
  }
  for (const std::string& title : head.fields) {
    const auto found = std::find_if(kColumns.begin(), kColumns.end(), [&](const Column& column) {
      return column.title.zh == title || column.title.en == title;
    });
    columns.push_back(found == kColumns.end() ? nullptr : &*found);
    if (columns.back() != nullptr) continue;
    finder.add(
        head.line,
        "unknown_key",
        nullptr,
        "there is no column " + named(title),
        config::nearestOf(title, known)
    );
  }
  return columns;
}

/// Fills one ticket of a row.
class RowReader {
 public:
  RowReader(const config::CsvRow& row, Finder& finder, const Style& style)
      : row_(row), finder_(finder), style_(style) {
    english_.language = client::Language::English;
    english_.zone = style.zone;
  }

  v1::OfflineTicket read(const Columns& columns, const std::string& day) {
    v1::OfflineTicket ticket;
    ticket.set_ticket_class(v1::TICKET_CLASS_ORDINARY);
    for (std::size_t i = 0; i < std::min(columns.size(), row_.fields.size()); ++i) {
      if (columns[i] == nullptr || row_.fields[i].empty()) continue;
      std::string value = row_.fields[i];
      const bool clock = columns[i]->title.en == kTime.title.en && value.size() <= 5;
      if (clock && !day.empty()) value.insert(0, day + (value.size() < 5 ? " 0" : " "));
      put(ticket, *columns[i], value);
    }
    // A ground makes a number a priority one, as at the kiosk.
    if (ticket.ground() > v1::GROUND_NONE) ticket.set_ticket_class(v1::TICKET_CLASS_PRIORITY);
    require(!ticket.number().empty(), kNumber);
    require(ticket.purpose_case() != v1::OfflineTicket::PURPOSE_NOT_SET, kItem);
    require(ticket.has_issue_time() || timeIsWrong_, kTime);
    return ticket;
  }

 private:
  /// "08:40", though nobody said of which day.
  static bool lacksDay(const Column& column, const std::string& value) {
    return column.title.en == kTime.title.en && value.size() <= 5 &&
           value.find(':') != std::string::npos;
  }

  void put(v1::OfflineTicket& ticket, const Column& column, const std::string& value) {
    if (lacksDay(column, value)) {
      timeIsWrong_ = true;
      finder_.add(
          row_.line,
          "wrong_value",
          &column,
          named(value) + " needs a day: give --day, or write \"2026-03-02 08:50\""
      );
      return;
    }
    const auto* field = v1::OfflineTicket::descriptor()->FindFieldByName(column.field);
    const std::string wrong = putValue(ticket, *field, value, english_);
    if (wrong.empty()) return;
    if (column.title.en == kTime.title.en) {
      timeIsWrong_ = true;
      ticket.clear_issue_time();
    }
    finder_.add(row_.line, "wrong_value", &column, wrong, nearestWord(*field, value));
  }

  /// Of an enumeration, in the language of the person.
  std::string nearestWord(const google::protobuf::FieldDescriptor& field, const std::string& value)
      const {
    if (field.enum_type() == nullptr) return {};
    std::vector<std::string> words;
    for (int i = 1; i < field.enum_type()->value_count(); ++i) {
      const auto& known = *field.enum_type()->value(i);
      words.push_back(
          style_.chinese() ? client::enumText(known, style_.language) : client::enumCode(known)
      );
    }
    return config::nearestOf(value, {words.begin(), words.end()});
  }

  void require(bool there, const Column& column) {
    if (!there) finder_.add(row_.line, "missing_key", &column, "the cell is empty");
  }

  const config::CsvRow& row_;
  Finder& finder_;
  const Style& style_;
  Style english_;
  bool timeIsWrong_ = false;
};

std::string dayOf(const v1::OfflineTicket& ticket, const Style& style) {
  return dayText(style.zone.dayOf(instantAt(ticket.issue_time())));
}

void findNumbersTwice(HandwrittenList& list, Finder& finder, const Style& style) {
  std::map<std::pair<std::string, std::string>, std::uint32_t> lines;
  for (std::size_t i = 0; i < list.tickets.size(); ++i) {
    const v1::OfflineTicket& ticket = list.tickets[i];
    if (ticket.number().empty()) continue;
    const auto [first, isNew] =
        lines.emplace(std::pair(ticket.number(), dayOf(ticket, style)), list.lines[i]);
    if (isNew) continue;
    finder.add(
        list.lines[i],
        "duplicate",
        &kNumber,
        named(ticket.number()) + " stands in line " + std::to_string(first->second) + " already"
    );
  }
}

// ---- against the hall ---------------------------------------------------------------------------

/// As the hall reads a number: a prefix of one to four, then at least three digits.
bool isNumber(std::string_view text) {
  const std::size_t last = text.find_last_not_of("0123456789");
  if (last == std::string_view::npos || text.size() > 10) return false;
  const std::string_view digits = text.substr(last + 1);
  return digits.size() >= 3 && digits.find_first_not_of('0') != std::string_view::npos &&
         domain::isPrefix(text.substr(0, last + 1));
}

template <class Rows, class Key>
auto rowWith(const Rows& rows, const std::string& code, Key key) {
  return std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return key(row) == code; });
}

/// As the hall asks: by the catalogue or by what a counter was switched to.
bool isServed(const HallFacts& facts, const std::string& queue, v1::Ground ground) {
  const auto takes = [&](const auto& counter) {
    const auto& queues = counter.queue_ids();
    const auto& only = counter.only_grounds();
    return std::find(queues.begin(), queues.end(), queue) != queues.end() &&
           (only.empty() || std::find(only.begin(), only.end(), ground) != only.end());
  };
  return std::any_of(facts.counters.begin(), facts.counters.end(), takes) ||
         std::any_of(facts.floor.begin(), facts.floor.end(), takes);
}

/// Looks at one line after the other.
class LineCheck {
 public:
  LineCheck(const HallFacts& facts, const Style& style, Finder& finder)
      : facts_(facts), style_(style), finder_(finder) {}

  void check(std::uint32_t line, const v1::OfflineTicket& ticket) {
    line_ = line;
    if (!ticket.number().empty()) checkNumber(ticket);
    if (ticket.purpose_case() != v1::OfflineTicket::PURPOSE_NOT_SET) checkPurpose(ticket);
    if (ticket.has_issue_time()) checkTime(instantAt(ticket.issue_time()));
    if (ticket.copies() > facts_.copiesMax) {
      wrong(
          kCopies,
          named(std::to_string(ticket.copies())) + " is more than " +
              std::to_string(facts_.copiesMax)
      );
    }
  }

 private:
  void checkNumber(const v1::OfflineTicket& ticket) {
    if (isNumber(ticket.number())) return checkPrefix(ticket);
    wrong(kNumber, named(ticket.number()) + " is no number of a ticket, like W001");
  }

  /// The hall's day, which ends some hours after midnight.
  domain::LocalDay dayOf(domain::Instant at) const { return style_.zone.dayOf(at - facts_.dayEnd); }

  void checkTime(domain::Instant issued) {
    const std::string when = named(momentText(issued, style_));
    if (issued > facts_.now) {
      wrong(kTime, when + " lies in the future");
    } else if (dayOf(issued) != dayOf(facts_.now)) {
      wrong(kTime, when + " is not of today");
    }
  }

  /// It goes on with its queue's numbers, or is of a series that the hall gives no numbers of.
  void checkPrefix(const v1::OfflineTicket& ticket) {
    const v1::Queue* queue = queueOf(ticket);
    if (queue == nullptr) return;
    const std::string prefix =
        ticket.number().substr(0, ticket.number().find_last_not_of("0123456789") + 1);
    const std::string own =
        ticket.ticket_class() == v1::TICKET_CLASS_PRIORITY      ? facts_.priorityPrefix
        : ticket.ticket_class() == v1::TICKET_CLASS_APPOINTMENT ? facts_.appointmentPrefix
                                                                : queue->prefix();
    const bool ofTheHall =
        prefix == facts_.priorityPrefix || prefix == facts_.appointmentPrefix ||
        std::any_of(facts_.queues.begin(), facts_.queues.end(), [&](const v1::Queue& other) {
          return other.prefix() == prefix;
        });
    if (prefix == own || !ofTheHall) return;
    wrong(
        kNumber,
        named(ticket.number()) + " has the prefix of another queue or class; here it is " +
            named(own)
    );
  }

  /// nullptr: it, or its item, is unknown.
  const v1::Queue* queueOf(const v1::OfflineTicket& ticket) const {
    std::string code = ticket.queue_id();
    if (ticket.has_item_id()) {
      const auto item = facts_.queueOfItem.find(ticket.item_id());
      if (item == facts_.queueOfItem.end()) return nullptr;
      code = item->second;
    }
    const auto found =
        rowWith(facts_.queues, code, [](const v1::Queue& queue) { return queue.queue_id(); });
    return found == facts_.queues.end() ? nullptr : &*found;
  }

  void checkPurpose(const v1::OfflineTicket& ticket) {
    const v1::Queue* queue = queueOf(ticket);
    if (queue == nullptr) return unknownPurpose(ticket);
    if (isServed(facts_, queue->queue_id(), ticket.ground())) return;
    const Column& column = ticket.has_item_id() ? kItem : kQueue;
    finder_.add(line_, "queue_unserved", &column, "no counter serves " + named(queue->queue_id()));
  }

  void unknownPurpose(const v1::OfflineTicket& ticket) {
    if (ticket.has_item_id()) {
      return unknown(kItem, ticket.item_id(), {facts_.items.begin(), facts_.items.end()});
    }
    std::vector<std::string_view> known;
    for (const v1::Queue& queue : facts_.queues) known.push_back(queue.queue_id());
    unknown(kQueue, ticket.queue_id(), known);
  }

  void unknown(
      const Column& column, const std::string& code, const std::vector<std::string_view>& known
  ) {
    const std::string nearest = known.empty() ? "" : config::nearestOf(code, known);
    finder_.add(line_, "unknown_code", &column, "there is no " + named(code), nearest);
  }
  void wrong(const Column& column, std::string detail) {
    finder_.add(line_, "wrong_value", &column, std::move(detail));
  }

  const HallFacts& facts_;
  const Style& style_;
  Finder& finder_;
  std::uint32_t line_ = 0;
};

}  // namespace

HandwrittenList readHandwritten(
    std::string_view bytes, const std::string& file, const std::string& day, const Style& style
) {
  HandwrittenList list;
  list.file = file;
  Finder finder(list, style);
  config::Faults faults;
  const auto rows = config::parseCsv(bytes, file, faults);
  for (const config::Fault& fault : faults) *list.findings.Add() = findingOf(fault);
  const Columns columns = rows.empty() ? Columns{} : columnsOf(rows.front(), finder);
  if (!list.findings.empty()) return list;
  if (rows.size() <= 1) finder.add(0, "empty", nullptr, "holds no row");
  for (std::size_t i = 1; i < rows.size(); ++i) {
    list.tickets.push_back(RowReader(rows[i], finder, style).read(columns, day));
    list.lines.push_back(rows[i].line);
  }
  findNumbersTwice(list, finder, style);
  return list;
}

void HallFacts::take(const v1::GetCatalogueResponse& part) {
  if (part.has_head()) {
    copiesMax = part.head().settings().copies_max();
    dayEnd = domain::MinuteOfDay{part.head().settings().day_end_minute()};
    priorityPrefix = part.head().settings().priority_prefix();
    appointmentPrefix = part.head().settings().appointment_prefix();
  }
  const v1::CatalogueRows& rows = part.rows();
  for (const v1::Item& item : rows.items()) {
    items.insert(item.item_id());
    queueOfItem.emplace(item.item_id(), item.queue_id());
  }
  queues.insert(queues.end(), rows.queues().begin(), rows.queues().end());
  counters.insert(counters.end(), rows.counters().begin(), rows.counters().end());
}

void checkAgainst(const HallFacts& facts, const Style& style, HandwrittenList& list) {
  Finder finder(list, style);
  LineCheck check(facts, style, finder);
  for (std::size_t i = 0; i < list.tickets.size(); ++i) check.check(list.lines[i], list.tickets[i]);
}

void addTaken(HandwrittenList& list, std::size_t index, const Style& style) {
  Finder(list, style)
      .add(
          list.lines[index],
          "duplicate",
          &kNumber,
          named(list.tickets[index].number()) + " stands on another ticket of today"
      );
}

std::string requestIdOf(const v1::OfflineTicket& ticket, const Style& style) {
  const std::string day = dayOf(ticket, style);
  const std::string digest = log::hexadecimal(log::bytesOf(
      log::Hasher(log::HashAlgorithm::Sha256).of("handwritten\n" + day + "\n" + ticket.number())
  ));
  // The time of a UUIDv7 is that of the number; version and variant at their places.
  const auto midnight = style.zone.toInstant(
      style.zone.dayOf(instantAt(ticket.issue_time())), domain::MinuteOfDay{0}
  );
  const auto ms =
      static_cast<std::uint64_t>(std::max<std::int64_t>(midnight.time_since_epoch().count(), 0));
  std::string bytes;
  for (int shift = 40; shift >= 0; shift -= 8) bytes += static_cast<char>((ms >> shift) & 0xFF);
  std::string hex = log::hexadecimal(bytes) + digest.substr(0, 20);
  hex[12] = '7';
  hex[16] = '8';
  for (const std::size_t at : {std::size_t{8}, std::size_t{13}, std::size_t{18}, std::size_t{23}}) {
    hex.insert(at, "-");
  }
  return hex;
}

}  // namespace hall::hallctl
