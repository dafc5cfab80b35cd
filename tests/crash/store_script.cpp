#include "tests/crash/store_script.h"

#include "server/log/verify.h"

namespace hall::crash {

using domain::Event;
using domain::Instant;
using domain::LocalDay;
using domain::Position;
using engine::HallId;

namespace {

constexpr int kCommits = 24;
/// Steps before this one belong to the first day, which expires.
constexpr int kSecondDay = 8;
constexpr int kExpiryAfter = 16;
constexpr LocalDay kFirstDay{std::chrono::days{20'000}};
const LocalDay kLaterDay = kFirstDay + std::chrono::days{1};

Instant at(std::int64_t seconds) {
  return Instant{std::chrono::seconds{1'770'000'000 + seconds}};
}

domain::StaffId staffOf(std::uint64_t position) {
  return domain::StaffId{static_cast<std::uint32_t>(position)};
}

}  // namespace

StoreScript::StoreScript() : ids_(engine::makeSeededIds(5)) {}

bool StoreScript::open() {
  log::StoreOptions options;
  options.directory = directory_.path();
  options.vfs = disk_.name();
  options.ballastBytes = 0;
  options.idleCheckpointFrames = 12;
  options.busyCheckpointFrames = 40;
  auto opened = log::SqliteStore::open(options, *ids_);
  if (!opened) return false;
  store_ = std::move(opened).value();
  return true;
}

void StoreScript::forgetStore() {
  store_.reset();
}

bool StoreScript::play() {
  if (!open()) return false;
  for (int number = 0; number < kCommits; ++number) {
    if (!commit(number)) return false;
    if (number == 3) {
      key_ = store_->credentials().serverKey("session");
      keyTaken_ = !store_->fenced();
      if (!keyTaken_) return false;
    }
    if (number % 3 == 2 && !rest()) return false;
    if (number == kExpiryAfter && !expire()) return false;
  }
  return true;
}

bool StoreScript::rest() {
  store_->rest();
  return !store_->fenced();
}

bool StoreScript::expire() {
  expired_ = 2;
  const auto deleted = store_->vault().expire(kLaterDay, {});
  if (!deleted) return false;
  expired_ = 1;
  return true;
}

bool StoreScript::commit(int number) {
  const LocalDay day = number < kSecondDay ? kFirstDay : kLaterDay;
  Step step;
  const int count = 1 + number * 7 % 5;
  for (int i = 0; i < count; ++i) {
    // Some are longer than a page.
    const std::size_t length = (number + i) % 6 == 0 ? 5000 : 40;
    step.texts.push_back("event " + std::to_string(texts_.size() + 1) + std::string(length, 'x'));
    texts_.push_back(step.texts.back());
  }
  const std::uint64_t last = texts_.size();
  step.mark.key.owner = 9;
  step.mark.key.id.bytes[14] = 1;
  step.mark.key.id.bytes[15] = static_cast<std::uint8_t>(number);
  step.mark.first = Position{last - static_cast<std::uint64_t>(count) + 1};
  step.mark.count = static_cast<std::uint32_t>(count);
  step.mark.recorded = at(seconds_);
  if (number % 2 == 0) {
    step.person = store_->vault().personFor(
        {engine::DocumentKind::ResidentId,
         "4101051990030700" + std::to_string(10 + number),
         "张三",
         ""},
        day
    );
  }
  if (number % 4 == 1) {
    domain::TextRef ref;
    ref.bytes.fill(static_cast<std::uint8_t>(number + 1));
    step.text = ref;
    store_->vault().putText(ref, "text", day);
  }
  if (number % 5 == 2) {
    step.blob = store_->blobs().put("blob " + std::to_string(number) + std::string(9000, 'b'));
  }
  if (number % 3 == 0) {
    step.password = "hash " + std::to_string(number);
    store_->credentials().putPasswordHash(staffOf(last), step.password);
  }
  steps_[last] = step;

  std::vector<Event> events;
  for (const std::string& text : step.texts) {
    events.push_back({at(seconds_), {}, domain::CounterMessaged{domain::CounterId{1}, text}});
  }
  const engine::HallBatch batch{
      HallId{}, at(seconds_), events, std::span(&steps_[last].mark, 1), Instant{}};
  ++seconds_;
  const auto appended = store_->log().append(std::span(&batch, 1));
  if (!appended) return false;
  acknowledged_ = appended->value;
  return acknowledged_ == last;
}

domain::Result<Position> StoreScript::appendOne() {
  const std::vector<Event> events{
      {at(seconds_), {}, domain::CounterMessaged{domain::CounterId{1}, "one more"}}};
  const engine::HallBatch batch{HallId{}, at(seconds_), events, {}, Instant{}};
  ++seconds_;
  return store_->log().append(std::span(&batch, 1));
}

std::string StoreScript::complaint() {
  if (store_ == nullptr && !open()) return "the store does not open again";
  if (store_->database().text("PRAGMA integrity_check") != "ok") return "integrity_check";
  log::LogVerifier verifier(
      store_->eventLog(), store_->blobTable(), store_->hashAlgorithm(), HallId{}
  );
  while (verifier.step(64)) {
  }
  if (!verifier.report().sound()) return "the chain is broken";
  const std::uint64_t last = store_->log().last(HallId{}).value;
  if (last < acknowledged_) {
    return "acknowledged " + std::to_string(acknowledged_) + ", found " + std::to_string(last);
  }
  if (last != 0 && !steps_.contains(last)) return "half a batch, up to " + std::to_string(last);
  if (const std::string wrong = eventsComplaint(last); !wrong.empty()) return wrong;
  if (const std::string wrong = stepsComplaint(last); !wrong.empty()) return wrong;
  if (keyTaken_ && store_->credentials().serverKey("session") != key_) return "another server key";
  if (!appendOne()) return "nothing can be appended";
  if (store_->log().last(HallId{}).value != last + 1) return "appended elsewhere";
  return {};
}

std::string StoreScript::eventsComplaint(std::uint64_t last) {
  const auto events = store_->log().read(HallId{}, Position{0}, last + 1);
  if (!events || events->size() != last) return "events cannot be read";
  for (std::size_t i = 0; i < events->size(); ++i) {
    const auto* message = std::get_if<domain::CounterMessaged>(&(*events)[i].event.body);
    if (message == nullptr || message->text != texts_[i]) {
      return "event " + std::to_string(i + 1) + " is another";
    }
  }
  return {};
}

std::string StoreScript::stepsComplaint(std::uint64_t last) {
  int number = 0;
  for (const auto& [position, step] : steps_) {
    const bool there = position <= last;
    const std::string where = " of the commit up to " + std::to_string(position);
    const auto mark = store_->log().findRequest(HallId{}, step.mark.key);
    if (mark.has_value() != there) return "the request mark" + where;
    if (there && mark->first != step.mark.first) return "the request's events" + where;
    if (!step.blob.empty() && store_->blobs().get(step.blob).has_value() != there) {
      return "the blob" + where;
    }
    if (!step.password.empty()) {
      const auto hash = store_->credentials().passwordHash(staffOf(position));
      if (hash.has_value() != there) return "the password" + where;
    }
    const bool ofFirstDay = number++ < kSecondDay;
    // An expiry that was under way may or may not have happened.
    if (ofFirstDay && expired_ == 2) continue;
    const bool readable = there && !(ofFirstDay && expired_ == 1);
    if (const std::string wrong = stepComplaint(step, readable); !wrong.empty()) {
      return wrong + where;
    }
  }
  return {};
}

std::string StoreScript::stepComplaint(const Step& step, bool there) {
  if (step.person && store_->vault().reveal(*step.person).ok() != there) return "the person";
  if (step.text && store_->vault().text(*step.text).ok() != there) return "the text";
  return {};
}

}  // namespace hall::crash
