#pragma once

#include "hall/v1/people.pb.h"
#include "server/api/context.h"
#include "server/api/device_contacts.h"
#include "server/api/revocations.h"

/// Staff and devices between the API and the domain.
namespace hall::api {

void writeStaff(const domain::HallState& state, const domain::Staff& staff, v1::Staff& out);
/// A device that fell silent says so in place of what it last said of itself.
void writeDevice(
    const domain::HallState& state,
    const domain::Device& device,
    const Revocations& revocations,
    const DeviceContacts& contacts,
    domain::Instant now,
    v1::Device& out
);
void writeDevice(Context& context, const domain::Device& device, v1::Device& out);

/// Changes with every edit of the row.
std::string etagOf(const domain::Staff& staff);

/// Codes become ids. DepartmentNotFound, QueueNotFound, ZoneNotFound, CounterNotFound; fields that
/// are no codes or roles are MalformedRequest.
domain::Result<domain::Staff> staffFrom(const domain::HallState& state, const v1::Staff& staff);
domain::Result<domain::Device> deviceFrom(const domain::HallState& state, const v1::Device& device);

/// "paper_low": as the domain knows it, and back. Nothing for what a device may not say.
std::optional<std::string> conditionFrom(v1::DeviceCondition condition);
v1::DeviceCondition conditionOf(std::string_view condition);

}  // namespace hall::api
