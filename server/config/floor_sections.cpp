#include <chrono>

#include "server/config/catalogue_sections.h"
#include "server/config/words.h"
#include "server/domain/numbering.h"

namespace hall::config {

namespace {

using namespace std::chrono_literals;
using domain::Ground;
using domain::TicketClass;

constexpr std::size_t kProfilesMax = 100;

void readTarget(
    TableReader& profile,
    std::string_view key,
    TicketClass ticketClass,
    Ground ground,
    std::vector<domain::Queue::TargetRow>& rows
) {
  auto reader = profile.table(key, profile.name() + " `" + std::string(key) + "`");
  if (!reader) return;
  domain::Target target;
  std::int32_t percent = 0;
  reader->require("wait", reader->read("wait", target.wait, 10s, 8h));
  reader->require("percent", reader->readNumber("percent", percent, 1, 99));
  reader->finish();
  target.sharePermille = percent * 10;
  rows.push_back({ticketClass, ground, target});
}

TargetsRow readTargets(TableReader& reader, std::string code) {
  TargetsRow row{std::move(code), {}};
  readTarget(reader, "ordinary", TicketClass::Ordinary, Ground::None, row.thing);
  readTarget(reader, "appointment", TicketClass::Appointment, Ground::None, row.thing);
  readTarget(reader, "priority", TicketClass::Priority, Ground::None, row.thing);
  for (const auto& [word, ground] : kGrounds) {
    readTarget(reader, word, TicketClass::Priority, ground, row.thing);
  }
  reader.require("ordinary", reader.has("ordinary"));
  reader.finish();
  return row;
}

void readQueue(TableReader& reader, QueueRow& row) {
  domain::Queue& queue = row.thing;
  reader.require("name", reader.read("name", queue.name, false));
  reader.require("prefix", reader.read("prefix", queue.prefix));
  if (reader.has("prefix") && !domain::isPrefix(queue.prefix)) {
    reader.fault(
        reader.placeOf("prefix"),
        "`prefix` is \"" + queue.prefix +
            "\"; it takes 1 to 4 capital letters and digits, not digits alone"
    );
  }
  reader.readChoice("kind", queue.kind, kQueueKinds);
  reader.require("zone", reader.readCode("zone", row.zone));
  reader.readChoice("identity", queue.identity, kIdentityRules);
  reader.read("identity_basis", queue.identityBasis, false);
  reader.readCode("targets", row.targets);
  reader.readCode("hours", row.hours);
  reader.read("expected_service", queue.expectedService, 10s, 8h);
  reader.readCodes("replaces", row.replaces);
  reader.finish();
}

void readCounter(TableReader& reader, CounterRow& place) {
  domain::CounterPlace& counter = place.thing;
  reader.read("name", counter.name, false);
  reader.read("title", counter.title, false);
  reader.require("zone", reader.readCode("zone", place.zone));
  reader.require("kind", reader.readChoice("kind", counter.kind, kCounterKinds));
  reader.require("queues", reader.readCodes("queues", place.queues));
  std::vector<Ground> grounds;
  reader.readChoices("only_grounds", grounds, kGrounds);
  for (const Ground ground : grounds) {
    counter.onlyGrounds =
        static_cast<std::uint16_t>(counter.onlyGrounds | (1U << static_cast<unsigned>(ground)));
  }
  reader.readCode("hours", place.hours);
  reader.read("low_counter", counter.lowCounter);
  const std::uint8_t most = domain::MapSpot::kMost;
  const bool column = reader.readNumber<std::uint8_t>("map_column", counter.spot.column, 1, most);
  const bool row = reader.readNumber<std::uint8_t>("map_row", counter.spot.row, 1, most);
  if (column != row) reader.require(column ? "map_row" : "map_column", false);
  reader.finish();
}

}  // namespace

void readQueuesSection(TableReader& file, CatalogueDraft& draft) {
  if (auto profiles = file.table("targets", "[targets]")) {
    for (const std::string& code : profiles->freeKeys()) {
      if (draft.targets.size() >= kProfilesMax) {
        profiles->fault(profiles->placeOf(code), "has over 100 profiles", "", "too_big");
        break;
      }
      auto reader = profiles->table(code, "[targets." + code + "]");
      if (!reader) continue;
      TargetsRow row = readTargets(*reader, code);
      if (TargetsRow* inherited = rowOf(draft.targets, code)) {
        *inherited = std::move(row);
      } else {
        draft.targets.push_back(std::move(row));
      }
    }
  }
  for (TableReader& reader : file.tables("queue", "[[queue]]")) {
    QueueRow scratch;
    readQueue(reader, *rowFor(reader, draft.queues, "code", scratch).row);
  }
  file.finish();
}

void readCountersSection(TableReader& file, CatalogueDraft& draft) {
  for (TableReader& reader : file.tables("zone", "[[zone]]")) {
    ZoneRow scratch;
    ZoneRow& row = *rowFor(reader, draft.zones, "code", scratch).row;
    reader.require("name", reader.read("name", row.thing.name, false));
    reader.read("directions", row.thing.directions, false);
    reader.finish();
  }
  for (TableReader& reader : file.tables("counter", "[[counter]]")) {
    CounterRow scratch;
    readCounter(reader, *rowFor(reader, draft.counters, "code", scratch).row);
  }
  file.finish();
}

}  // namespace hall::config
