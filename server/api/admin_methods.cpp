#include <algorithm>
#include <cassert>

#include "hall/v1/admin_service.pb.h"
#include "server/api/admin_parts.h"
#include "server/api/methods.h"
#include "server/api/queue_messages.h"
#include "server/api/requests.h"
#include "server/api/ticket_messages.h"
#include "server/api/update_mask.h"
#include "server/api/wire.h"
#include "server/domain/field_rules.h"

/// AdminService: the floor. People, devices, publishing and the server stand in files of their own.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;

constexpr std::size_t kWordsMax = 200;

/// A command whose answer is its position alone.
template <class Request, class Response>
Result<Done> performed(
    Context& context, const Request& request, domain::CommandBody&& command, Response& response
) {
  const auto done = context.perform(std::move(command), request.request_id());
  if (!done) return done.refusal();
  response.set_position(done->position.value);
  return Done{};
}

Result<domain::ZoneId> zoneFrom(const Context& context, std::string_view code) {
  const domain::Zone* zone = context.catalogue().zoneByCode(code);
  if (zone == nullptr) return unknown(Reason::ZoneNotFound, code);
  return zone->id;
}

// ---- counters ---------------------------------------------------------------------------------

Result<domain::QueueSet> queuesFrom(
    const Context& context,
    const google::protobuf::RepeatedPtrField<std::string>& codes,
    std::string_view field
) {
  domain::QueueSet queues;
  for (const std::string& code : codes) {
    const auto queue = queueFrom(context, code);
    if (!queue) return queue.refusal();
    if (queues.has(*queue)) return malformed(field);
    assert(queue->value < domain::QueueSet::kQueuesMax && "published ids are within the set");
    queues.add(*queue);
  }
  return queues;
}

Result<std::uint16_t> groundsFrom(const google::protobuf::RepeatedField<int>& grounds) {
  unsigned bits = 0;
  for (const int ground : grounds) {
    const bool isGround = ground > 0 && v1::Ground_IsValid(ground) && ground < 16;
    if (!isGround || static_cast<domain::Ground>(ground) == domain::Ground::None) {
      return malformed("only_grounds");
    }
    bits |= 1U << static_cast<unsigned>(ground);
  }
  return static_cast<std::uint16_t>(bits);
}

Result<Done> takeField(
    const Context& context,
    const v1::SetCounterRequest& request,
    std::string_view path,
    domain::SetCounter& command
) {
  if (path == "kind") {
    command.kind = known<domain::CounterKind>(request.kind(), &v1::CounterKind_IsValid);
    if (!command.kind) return malformed("kind");
  } else if (path == "zone_id") {
    const auto zone = zoneFrom(context, request.zone_id());
    if (!zone) return zone.refusal();
    command.zone = *zone;
  } else if (path == "queue_ids") {
    const auto queues = queuesFrom(context, request.queue_ids(), "queue_ids");
    if (!queues) return queues.refusal();
    command.queues = *queues;
  } else if (path == "only_grounds") {
    const auto grounds = groundsFrom(request.only_grounds());
    if (!grounds) return grounds.refusal();
    command.onlyGrounds = *grounds;
  } else if (path == "staff_queue_ids") {
    const auto queues = queuesFrom(context, request.staff_queue_ids(), "staff_queue_ids");
    if (!queues) return queues.refusal();
    command.staffQueues = request.staff_queue_ids().empty() ? domain::QueueSet::all() : *queues;
  }
  return Done{};
}

Result<Done> setCounter(
    Context& context, const v1::SetCounterRequest& request, v1::SetCounterResponse& response
) {
  static constexpr std::array<std::string_view, 5> kFields{
      "kind", "zone_id", "queue_ids", "only_grounds", "staff_queue_ids"};
  const auto counter = counterFrom(context, request.counter_id());
  if (!counter) return counter.refusal();
  if (auto refusal = refuseMask(request.update_mask(), kFields)) return *std::move(refusal);
  domain::SetCounter command;
  command.counter = *counter;
  for (const std::string& path : request.update_mask().paths()) {
    const auto taken = takeField(context, request, path, command);
    if (!taken) return taken.refusal();
  }
  if (!domain::isText(request.override_reason(), 0, kWordsMax)) return malformed("override_reason");
  command.overrideReason = context.keep(request.override_reason());
  auto done = performed(context, request, command, response);
  const domain::Counter* now = context.state().floor.counter(*counter);
  if (done && now != nullptr) writeCounter(context.state(), *now, *response.mutable_counter());
  return done;
}

Result<Done> listCounters(
    Context& context, const v1::ListCountersRequest& request, v1::ListCountersResponse& response
) {
  const auto page = pageOf(request.page_size(), request.page_token());
  if (!page) return page.refusal();
  domain::ZoneId zone;
  if (!request.zone_id().empty()) {
    const auto found = zoneFrom(context, request.zone_id());
    if (!found) return found.refusal();
    zone = *found;
  }
  domain::QueueId queue;
  if (!request.queue_id().empty()) {
    const auto found = queueFrom(context, request.queue_id());
    if (!found) return found.refusal();
    queue = *found;
  }
  response.set_position(context.state().position.value);
  const auto& places = context.catalogue().content().counters;
  const auto wanted = [&](const domain::CounterPlace& place) -> const domain::Counter* {
    const domain::Counter* counter = context.state().floor.counter(place.id);
    if (counter == nullptr || (zone && counter->zone != zone)) return nullptr;
    return !queue || counter->queues.has(queue) ? counter : nullptr;
  };
  std::size_t at = page->first;
  for (; at < places.size() && response.counters_size() < page->size; ++at) {
    const domain::Counter* counter = wanted(places[at]);
    if (counter != nullptr) writeCounter(context.state(), *counter, *response.add_counters());
  }
  while (at < places.size() && wanted(places[at]) == nullptr) ++at;
  if (at < places.size()) response.set_next_page_token(std::to_string(at));
  return Done{};
}

// ---- the hall ---------------------------------------------------------------------------------

Result<Done> suspendHall(
    Context& context, const v1::SuspendHallRequest& request, v1::SuspendHallResponse& response
) {
  if (!domain::isText(request.reason_text(), 1, kWordsMax)) return malformed("reason_text");
  domain::SuspendHall command{context.keep(request.reason_text()), request.public_text()};
  return performed(context, request, std::move(command), response);
}

Result<Done> resumeHall(
    Context& context, const v1::ResumeHallRequest& request, v1::ResumeHallResponse& response
) {
  return performed(context, request, domain::ResumeHall{}, response);
}

Result<Done> broadcast(
    Context& context, const v1::BroadcastRequest& request, v1::BroadcastResponse& response
) {
  domain::Broadcast command;
  if (!request.zone_id().empty()) {
    const auto zone = zoneFrom(context, request.zone_id());
    if (!zone) return zone.refusal();
    command.zone = *zone;
  }
  command.text = request.text();
  command.spoken = request.spoken();
  if (request.has_show_duration()) command.length = read(request.show_duration());
  return performed(context, request, std::move(command), response);
}

Result<Done> messageCounter(
    Context& context, const v1::MessageCounterRequest& request, v1::MessageCounterResponse& response
) {
  const auto counter = counterFrom(context, request.counter_id());
  if (!counter) return counter.refusal();
  return performed(context, request, domain::MessageCounter{*counter, request.text()}, response);
}

Result<Done> reportPrint(
    Context& context, const v1::ReportPrintRequest& request, v1::ReportPrintResponse& response
) {
  const auto ticket = ticketIdFrom(request.ticket_id());
  if (!ticket) return ticket.refusal();
  const auto state = known<domain::PrintState>(request.print_state(), &v1::PrintState_IsValid);
  if (!state) return malformed("print_state");
  return performed(context, request, domain::ReportPrint{*ticket, *state}, response);
}

}  // namespace

void addAdminMethods(Methods& methods) {
  methods.onCore("AdminService.SetCounter", &setCounter);
  methods.onCore("AdminService.ListCounters", &listCounters);
  methods.onCore("AdminService.SuspendHall", &suspendHall);
  methods.onCore("AdminService.ResumeHall", &resumeHall);
  methods.onCore("AdminService.Broadcast", &broadcast);
  methods.onCore("AdminService.MessageCounter", &messageCounter);
  methods.onCore("AdminService.ReportPrint", &reportPrint);
  addStaffMethods(methods);
  addDeviceMethods(methods);
  addPublishingMethods(methods);
  addEditingMethods(methods);
  addServerMethods(methods);
}

}  // namespace hall::api
