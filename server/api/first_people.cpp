#include "server/api/first_people.h"

#include <utility>

#include "server/api/admission.h"
#include "server/api/backroom.h"
#include "server/api/device_token.h"
#include "server/engine/in_turn.h"

namespace hall::api {

namespace {

using domain::Result;

/// By the server itself.
Result<engine::Performed> perform(engine::Turn& turn, domain::CommandBody body) {
  engine::Submission submission;
  submission.command.body = std::move(body);
  return turn.perform(std::move(submission));
}

Result<Done> recordStaff(
    const Services& services, const domain::Staff& staff, FirstPeople& people
) {
  const std::string password = randomPassword();
  const std::string hash = services.backroom.passwords.hashNow(password);
  if (hash.empty()) return domain::Reason::Internal;
  return engine::inTurn<Done>(services.core, [&](engine::Turn& turn) -> Result<Done> {
    if (turn.state().staffByNumber(staff.number) != nullptr) return Done{};
    const auto performed = perform(turn, domain::RecordStaff{staff});
    if (!performed) return performed.refusal();
    const domain::Staff* recorded = turn.state().staffByNumber(staff.number);
    turn.store().credentials().putPasswordHash(recorded->id, KeptPassword{hash, true}.row());
    people.accounts.push_back({staff.number, staff.name, staff.roles, password});
    return Done{};
  });
}

Result<Done> recordDevice(
    const Services& services, const domain::Device& device, FirstPeople& people
) {
  return engine::inTurn<Done>(services.core, [&](engine::Turn& turn) -> Result<Done> {
    if (turn.state().deviceByCode(device.code) != nullptr) return Done{};
    const auto performed = perform(turn, domain::RecordDevice{device});
    if (!performed) return performed.refusal();
    FirstDevice first{device.code, device.kind, {}};
    if (roleOf(device.kind)) {
      const domain::DeviceId id = turn.state().deviceByCode(device.code)->id;
      first.token = nextDeviceToken(services, turn, id);
    }
    people.devices.push_back(std::move(first));
    return Done{};
  });
}

}  // namespace

Result<FirstPeople> recordFirstPeople(
    const Services& services,
    std::span<const domain::Staff> staff,
    std::span<const domain::Device> devices
) {
  FirstPeople people;
  for (const domain::Staff& one : staff) {
    const auto done = recordStaff(services, one, people);
    if (!done) return done.refusal();
  }
  for (const domain::Device& one : devices) {
    const auto done = recordDevice(services, one, people);
    if (!done) return done.refusal();
  }
  return people;
}

}  // namespace hall::api
