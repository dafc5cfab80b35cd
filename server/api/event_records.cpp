#include "server/api/event_records.h"

#include <google/protobuf/util/json_util.h>

#include "hall/v1/access.pb.h"
#include "server/api/event_facts.h"
#include "server/api/ids_text.h"
#include "server/api/log_search.h"
#include "server/api/ticket_messages.h"
#include "server/api/wire.h"

namespace hall::api {

using domain::Result;

namespace {

/// More tickets than a day has; a walk over many days begins anew with each.
constexpr std::size_t kNumbersMax = 20'000;

/// "counter_staff" of ROLE_COUNTER_STAFF.
std::string wordOf(domain::Role role) {
  constexpr std::size_t kPrefix = 5;
  std::string word = v1::Role_Name(static_cast<int>(role)).substr(kPrefix);
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return word;
}

void writeActor(const domain::Actor& actor, const domain::HallState& state, v1::EventRecord& out) {
  const auto staff = state.staff.find(actor.staff);
  if (staff != state.staff.end()) out.set_staff_number(staff->second.number);
  const auto device = state.devices.find(actor.device);
  if (device != state.devices.end()) out.set_device_id(device->second.code);
  if (actor.staff || actor.device) out.set_actor_role(wordOf(actor.role));
}

}  // namespace

Result<std::string> EventRecords::numberOf(
    domain::TicketId ticket, const domain::HallState& state, engine::EventLog& log
) {
  const auto known = numbers_.find(ticket);
  if (known != numbers_.end()) return known->second;
  std::string number;
  if (const domain::Ticket* open = state.findTicket(ticket)) {
    number = open->number.text();
  } else {
    const auto issue = issueOf(log, ticket);
    if (!issue) return issue.refusal();
    if (*issue) number = std::get<domain::TicketIssued>((*issue)->event.body).number.text();
  }
  if (numbers_.size() >= kNumbersMax) numbers_.clear();
  numbers_.emplace(ticket, number);
  return number;
}

Result<bool> EventRecords::write(
    const engine::StoredEvent& stored,
    const domain::HallState& state,
    engine::EventLog& log,
    v1::EventRecord& out
) {
  const domain::EventBody& body = stored.event.body;
  out.set_position(stored.position.value);
  api::write(stored.recorded, *out.mutable_record_time());
  api::write(stored.event.occurred, *out.mutable_occur_time());
  out.set_kind(std::string(kindOf(body)));
  writeActor(stored.event.actor, state, out);
  if (const auto* issued = std::get_if<domain::TicketIssued>(&body)) {
    if (numbers_.size() >= kNumbersMax) numbers_.clear();
    numbers_.emplace(issued->id, issued->number.text());
  }
  if (const domain::TicketId ticket = ticketOf(body)) {
    auto number = numberOf(ticket, state, log);
    if (!number) return number.refusal();
    out.set_ticket_id(textOf(ticket));
    out.set_number(std::move(number).value());
  }
  const domain::CounterId counter = counterOf(body);
  if (counter && state.catalogue != nullptr) {
    out.set_counter_id(counterLabel(*state.catalogue, counter));
  }
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(factsOf(body, state), &json).ok()) {
    return domain::Reason::Internal;
  }
  out.set_body_json(std::move(json));
  return true;
}

}  // namespace hall::api
