#include <algorithm>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "server/api/admin_parts.h"
#include "server/api/admission.h"
#include "server/api/backroom.h"
#include "server/api/methods.h"
#include "server/api/people_messages.h"
#include "server/api/queue_messages.h"
#include "server/api/wire.h"
#include "server/domain/field_rules.h"

/// AdminService: devices.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;

constexpr std::size_t kVersionMax = 50;

bool sameFacts(const domain::Device& left, const domain::Device& right) {
  return left.code == right.code && left.name == right.name && left.kind == right.kind &&
         left.zone == right.zone && left.counter == right.counter;
}

Result<Done> registerDevice(
    Context& context, const v1::RegisterDeviceRequest& request, v1::RegisterDeviceResponse& response
) {
  auto device = deviceFrom(context.state(), request.device());
  if (!device) return device.refusal();
  if (const domain::Device* known = context.state().deviceByCode(device->code)) {
    if (known->revoked) return unknown(Reason::DeviceRevoked, device->code);
    // A used request id is the clearer fault, and performing finds it.
    if (!sameFacts(*known, *device) && !context.isRepeat(request.request_id())) {
      return Refusal{Reason::AlreadyExists, {}}.with("device_id", device->code);
    }
    device->id = known->id;
    device->closedText = known->closedText;
  }
  const std::string code = device->code;
  const bool hasSession = roleOf(device->kind).has_value();
  const auto performed =
      context.perform(domain::RecordDevice{std::move(device).value()}, request.request_id());
  if (!performed) return performed.refusal();
  const domain::Device* registered = context.state().deviceByCode(code);
  if (registered == nullptr) return Reason::Internal;
  response.set_position(performed->position.value);
  writeDevice(context, *registered, *response.mutable_device());
  if (!hasSession) return Done{};
  const auto enrolment = context.services().backroom.enrolments.make(registered->id, context.now());
  context.credentials().putEnrolment(enrolment.row);
  context.keepCredentials();
  response.set_enrolment_code(enrolment.code);
  write(enrolment.row.expires, *response.mutable_expire_time());
  return Done{};
}

/// One row as `change` leaves it.
template <class Request, class Response, class Change>
Result<Done> changeDevice(
    Context& context, const Request& request, Response& response, Change change
) {
  const domain::Device* known = context.state().deviceByCode(request.device_id());
  if (known == nullptr) return unknown(Reason::DeviceNotFound, request.device_id());
  domain::Device device = *known;
  change(device);
  const auto performed =
      context.perform(domain::RecordDevice{std::move(device)}, request.request_id());
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  writeDevice(
      context, *context.state().deviceByCode(request.device_id()), *response.mutable_device()
  );
  return Done{};
}

Result<Done> closeDevice(
    Context& context, const v1::CloseDeviceRequest& request, v1::CloseDeviceResponse& response
) {
  if (request.text().empty()) return malformed("text");
  return changeDevice(context, request, response, [&](domain::Device& device) {
    device.closedText = request.text();
  });
}

Result<Done> openDevice(
    Context& context, const v1::OpenDeviceRequest& request, v1::OpenDeviceResponse& response
) {
  return changeDevice(context, request, response, [](domain::Device& device) {
    device.closedText.clear();
  });
}

Result<Done> revokeDevice(
    Context& context, const v1::RevokeDeviceRequest& request, v1::RevokeDeviceResponse& response
) {
  return changeDevice(context, request, response, [](domain::Device& device) {
    device.revoked = true;
  });
}

Result<Done> reportDevice(
    Context& context, const v1::ReportDeviceRequest& request, v1::ReportDeviceResponse& response
) {
  const auto condition = conditionFrom(request.condition());
  if (!condition) return malformed("condition");
  if (!domain::isText(request.software_version(), 0, kVersionMax)) {
    return malformed("software_version");
  }
  const auto performed = context.perform(domain::ReportDevice{*condition}, request.request_id());
  if (!performed) return performed.refusal();
  const domain::DeviceId id = context.principal().actor.device;
  DeviceContacts& contacts = context.services().backroom.contacts;
  contacts.runs(id, request.software_version());
  if (request.has_usage()) contacts.used(id, request.usage());
  response.set_position(performed->position.value);
  write(context.now(), *response.mutable_hall_time());
  const domain::Device& device = context.state().devices.at(id);
  response.set_closed_text(device.closedText);
  response.set_offline_prefix(device.offlinePrefix);
  return Done{};
}

Result<Done> listDevices(
    Context& context, const v1::ListDevicesRequest& request, v1::ListDevicesResponse& response
) {
  const auto page = pageOf(request.page_size(), request.page_token());
  if (!page) return page.refusal();
  if (!v1::DeviceKind_IsValid(request.kind())) return malformed("kind");
  domain::ZoneId zone;
  if (!request.zone_id().empty()) {
    const auto* found = context.state().catalogue == nullptr
                            ? nullptr
                            : context.state().catalogue->zoneByCode(request.zone_id());
    if (found == nullptr) return unknown(Reason::ZoneNotFound, request.zone_id());
    zone = found->id;
  }
  std::vector<const domain::Device*> wanted;
  for (const auto& [id, device] : context.state().devices) {
    if (device.revoked && !request.with_revoked()) continue;
    if (zone && device.zone != zone) continue;
    if (request.kind() != 0 && static_cast<int>(device.kind) != request.kind()) continue;
    wanted.push_back(&device);
  }
  std::sort(wanted.begin(), wanted.end(), [](const auto* left, const auto* right) {
    return left->code < right->code;
  });
  response.set_position(context.state().position.value);
  std::size_t at = page->first;
  for (; at < wanted.size() && response.devices_size() < page->size; ++at) {
    writeDevice(context, *wanted[at], *response.add_devices());
  }
  if (at < wanted.size()) response.set_next_page_token(std::to_string(at));
  return Done{};
}

}  // namespace

void addDeviceMethods(Methods& methods) {
  const Methods::Needs little{.catalogue = false};
  methods.onCore("AdminService.RegisterDevice", &registerDevice, little);
  methods.onCore("AdminService.RevokeDevice", &revokeDevice, little);
  methods.onCore("AdminService.CloseDevice", &closeDevice, little);
  methods.onCore("AdminService.OpenDevice", &openDevice, little);
  methods.onCore("AdminService.ReportDevice", &reportDevice, little);
  methods.onCore("AdminService.ListDevices", &listDevices, little);
}

}  // namespace hall::api
