#include "server/app/first_start.h"

#include <optional>
#include <utility>
#include <vector>

#include "server/config/catalogue_parser.h"
#include "server/domain/catalogue_lint.h"
#include "server/engine/in_turn.h"

namespace hall::app {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;

Refusal invalid(const config::ParsedCatalogue& parsed) {
  return Refusal{Reason::CatalogueInvalid, {}}.with("detail", config::listed(parsed.faults));
}

Refusal invalid(
    const config::ParsedCatalogue& parsed, const std::vector<domain::Finding>& findings
) {
  std::string detail;
  for (const domain::Finding& finding : findings) {
    if (finding.severity != domain::LintSeverity::Fault) continue;
    const config::Place place = config::placeOf(parsed, finding.path);
    detail += (detail.empty() ? "" : "\n") + place.file + ":" + std::to_string(place.line) + ": " +
              finding.path + ": " + finding.message;
  }
  return Refusal{Reason::CatalogueInvalid, {}}.with("detail", detail);
}

Result<engine::Position> record(
    engine::Turn& turn,
    domain::CommandBody command,
    std::optional<engine::StoredCatalogue> stored = std::nullopt
) {
  engine::Submission submission;
  submission.command.body = std::move(command);
  submission.catalogue = std::move(stored);
  const auto performed = turn.perform(std::move(submission));
  if (!performed) return performed.refusal();
  return performed->position;
}

/// Hall and catalogue, each once.
Result<engine::Position> recordHall(
    engine::Turn& turn,
    domain::ClockMode mode,
    const std::shared_ptr<const domain::Catalogue>& catalogue
) {
  if (!turn.state().opened) {
    return record(turn, domain::OpenHall{mode, catalogue->content().hall.code});
  }
  if (turn.state().catalogue != nullptr) return turn.state().position;
  engine::StoredCatalogue stored = turn.store().blobs().encoded(*catalogue);
  domain::PublishCatalogue publish{catalogue, stored.hash, 0};
  return record(turn, std::move(publish), std::move(stored));
}

}  // namespace

Result<api::FirstPeople> openHall(
    const api::Services& services, domain::ClockMode mode, const std::filesystem::path& folder
) {
  const config::ParsedCatalogue parsed = config::loadCatalogue(folder);
  if (!parsed.ok()) return invalid(parsed);
  const auto catalogue =
      std::make_shared<const domain::Catalogue>(domain::numbered(parsed.content, nullptr));
  const auto findings =
      domain::lint(catalogue->content(), mode, catalogue->zone().dayOf(services.clock.now()));
  if (domain::hasFault(findings)) return invalid(parsed, findings);

  // The hall first, its catalogue in a second turn: one command a turn.
  for (int step = 0; step < 2; ++step) {
    const auto recorded = inTurn<engine::Position>(services.core, [&](engine::Turn& turn) {
      return recordHall(turn, mode, catalogue);
    });
    if (!recorded) return recorded.refusal();
  }
  std::vector<domain::Staff> staff;
  for (const config::StaffEntry& entry : parsed.people.staff) {
    staff.push_back(config::staffOf(entry, *catalogue));
  }
  std::vector<domain::Device> devices;
  for (const config::DeviceEntry& entry : parsed.people.devices) {
    devices.push_back(config::deviceOf(entry, *catalogue));
  }
  return api::recordFirstPeople(services, staff, devices);
}

}  // namespace hall::app
