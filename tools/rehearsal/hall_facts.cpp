#include "tools/rehearsal/hall_facts.h"

#include <algorithm>

#include "server/config/time_zone.h"

namespace hall::rehearsal {

namespace {

constexpr std::chrono::seconds kPatience{30};

template <class Row, class Id>
const Row* find(const std::vector<Row>& rows, const std::string& id, Id idOf) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return (row.*idOf)() == id; });
  return found == rows.end() ? nullptr : &*found;
}

template <class Row, class Repeated>
void append(std::vector<Row>& rows, const Repeated& more) {
  rows.insert(rows.end(), more.begin(), more.end());
}

void readCatalogue(HallSession& kiosk, HallFacts& facts) {
  v1::GetCatalogueResponse part;
  const auto take = [&] {
    if (part.has_head()) {
      const auto zone = config::timeZoneNamed(part.head().time_zone());
      if (!zone) {
        throw std::runtime_error("this machine knows no time zone " + part.head().time_zone());
      }
      facts.zone = *zone;
    }
    append(facts.items, part.rows().items());
    append(facts.themes, part.rows().themes());
    append(facts.queues, part.rows().queues());
    append(facts.counters, part.rows().counters());
    return true;
  };
  const auto failure = kiosk.client().read(v1::GetCatalogueRequest{}, part, kPatience, take);
  if (!failure.ok()) throw HallRefused("read the catalogue", failure);
}

void readStaff(HallSession& manager, HallFacts& facts) {
  v1::ListStaffRequest request;
  request.set_page_size(500);
  const auto staff = manager.demand<v1::ListStaffResponse>("list the staff", request);
  append(facts.staff, staff.staff());
}

}  // namespace

const v1::Item* HallFacts::item(const std::string& id) const {
  return find(items, id, &v1::Item::item_id);
}

const v1::Theme* HallFacts::theme(const std::string& id) const {
  return find(themes, id, &v1::Theme::theme_id);
}

const v1::Queue* HallFacts::queue(const std::string& id) const {
  return find(queues, id, &v1::Queue::queue_id);
}

const v1::CounterPlace* HallFacts::counter(const std::string& id) const {
  return find(counters, id, &v1::CounterPlace::counter_id);
}

HallFacts readFacts(HallCallers& callers) {
  HallFacts facts;
  readCatalogue(callers.kiosk(), facts);
  readStaff(callers.manager(), facts);
  return facts;
}

domain::Instant instantOf(const google::protobuf::Timestamp& time) {
  return domain::Instant{
      std::chrono::seconds{time.seconds()} + std::chrono::milliseconds{time.nanos() / 1'000'000}};
}

google::protobuf::Timestamp timestampOf(domain::Instant at) {
  const auto whole = std::chrono::floor<std::chrono::seconds>(at);
  google::protobuf::Timestamp time;
  time.set_seconds(whole.time_since_epoch().count());
  time.set_nanos(static_cast<std::int32_t>((at - whole).count() * 1'000'000));
  return time;
}

domain::Duration durationOf(const google::protobuf::Duration& duration) {
  return std::chrono::seconds{duration.seconds()} +
         std::chrono::milliseconds{duration.nanos() / 1'000'000};
}

}  // namespace hall::rehearsal
