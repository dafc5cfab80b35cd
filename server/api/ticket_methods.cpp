#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "hall/v1/ticket_service.pb.h"
#include "server/api/destination.h"
#include "server/api/ids_text.h"
#include "server/api/methods.h"
#include "server/api/performed.h"
#include "server/api/queue_messages.h"
#include "server/api/requests.h"
#include "server/api/ticket_messages.h"
#include "server/api/wire.h"
#include "server/domain/field_rules.h"
#include "server/domain/rules.h"

/// TicketService: numbers and what becomes of them before and after a counter.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;
using engine::Performed;

/// The ticket as the caller may read it: what is for staff alone (ticket.proto) goes to no device
/// and no phone.
void writeTicketFor(const Context& context, domain::TicketId id, v1::Ticket& out) {
  writeTicket(context.state(), id, out);
  if (context.principal().actor.staff) return;
  out.clear_ground();
  out.clear_assistance_marks();
  out.clear_has_identity();
  out.clear_aged();
  out.clear_staff_number();
  out.clear_pre_check();
}

template <class Response>
Result<Done> writeIssued(
    Context& context, const Performed& performed, bool withSlip, Response& response
) {
  const auto* issued = eventOf<domain::TicketIssued>(performed);
  if (issued == nullptr) return Reason::Internal;
  response.set_position(performed.position.value);
  writeTicketFor(context, issued->id, *response.mutable_ticket());
  // A repeat after the day's end: the number at least, which is what was printed.
  if (response.ticket().number().empty()) {
    response.mutable_ticket()->set_number(issued->number.text());
  }
  response.set_people_ahead(issued->promise.ahead);
  if (mustWait(issued->promise)) writeWait(issued->promise, *response.mutable_wait());
  response.set_open_counters(issued->promise.countersOpen);
  const std::string token =
      ticketToken(context.services().keys.ticket, issued->id, TicketPurpose::Follow);
  response.set_ticket_token(token);
  const domain::Ticket* ticket = context.state().findTicket(issued->id);
  if (withSlip && ticket != nullptr) {
    writeSlip(context.state(), *ticket, issued->promise, token, *response.mutable_slip());
  }
  return Done{};
}

Result<Done> issueTicket(
    Context& context, const v1::IssueTicketRequest& request, v1::IssueTicketResponse& response
) {
  auto issue = errandFrom(context, request.errand(), domain::Channel::Kiosk);
  if (!issue) return issue.refusal();
  const auto performed = context.perform(std::move(issue).value(), request.request_id());
  if (!performed) return performed.refusal();
  return writeIssued(context, *performed, request.with_slip(), response);
}

Result<Done> issueForApplicant(
    Context& context,
    const v1::IssueForApplicantRequest& request,
    v1::IssueForApplicantResponse& response
) {
  const auto channel =
      request.telephone() ? domain::Channel::Telephone : domain::Channel::GuideDesk;
  auto issue = errandFrom(context, request.errand(), channel);
  if (!issue) return issue.refusal();
  const auto performed = context.perform(std::move(issue).value(), request.request_id());
  if (!performed) return performed.refusal();
  return writeIssued(context, *performed, request.with_slip(), response);
}

/// The number that a device took with a request of its own. To anybody else there is none: what
/// others asked for is not told.
Result<domain::TicketId> ticketTakenWith(Context& context, std::string_view requestId) {
  if (!isRequestId(requestId)) return malformed("issue_request_id", requestId);
  if (!context.principal().actor.device) return Reason::TicketNotFound;
  const auto accepted = context.accepted(requestId);
  if (!accepted) return accepted.refusal();
  const auto* issued = accepted->has_value() ? eventOf<domain::TicketIssued>(**accepted) : nullptr;
  // An upload takes in numbers that exist on paper already; none of them is the request's own.
  const bool taken = issued != nullptr && issued->channel == domain::Channel::Kiosk;
  if (!taken) return Reason::TicketNotFound;
  return issued->id;
}

/// By id with a token, by id as staff, by the request of a device, or by the number of today.
Result<domain::TicketId> wantedTicket(Context& context, const v1::GetTicketRequest& request) {
  if (request.key_case() == v1::GetTicketRequest::kTicketId) {
    return ownTicketFrom(context, request.ticket_id(), request.ticket_token());
  }
  const bool byNumber = request.key_case() == v1::GetTicketRequest::kNumber;
  const bool byRequest = request.key_case() == v1::GetTicketRequest::kIssueRequestId;
  if (!byNumber && !byRequest) return malformed("key");
  if (context.principal().isPublic) return Reason::TokenInvalid;
  if (byRequest) return ticketTakenWith(context, request.issue_request_id());
  const auto& numbers = context.state().day.byNumber;
  std::string number = request.number();
  for (char& c : number) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  const auto found = numbers.find(number);
  if (found == numbers.end()) return unknown(Reason::TicketNotFound, request.number());
  return found->second;
}

Result<Done> getTicket(
    Context& context, const v1::GetTicketRequest& request, v1::GetTicketResponse& response
) {
  const auto wanted = wantedTicket(context, request);
  if (!wanted) return wanted.refusal();
  const domain::Ticket* ticket = context.state().findTicket(*wanted);
  if (ticket == nullptr) {
    return domain::Refusal{Reason::TicketNotFound, {}}.with("ticket_id", textOf(*wanted));
  }
  response.set_position(context.state().position.value);
  writeTicketFor(context, *wanted, *response.mutable_ticket());
  if (ticket->state == domain::TicketState::Waiting) {
    const auto promise =
        context.turn().forecast().estimate(context.state(), *ticket, context.now());
    response.set_people_ahead(promise.ahead);
    writeWait(promise, *response.mutable_wait());
  }
  response.set_counter_label(counterLabel(context.catalogue(), ticket->counter));
  if (const domain::Queue* queue = context.catalogue().find(ticket->queue)) {
    write(queue->name, *response.mutable_queue_name());
  }
  return Done{};
}

/// The common shape of the verbs on one ticket.
template <class Request, class Response>
Result<Done> onTicket(
    Context& context,
    const Request& request,
    const domain::CommandBody& command,
    domain::TicketId ticket,
    Response& response
) {
  const auto performed = context.perform(command, request.request_id());
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  writeTicketFor(context, ticket, *response.mutable_ticket());
  return Done{};
}

Result<Done> cancelTicket(
    Context& context, const v1::CancelTicketRequest& request, v1::CancelTicketResponse& response
) {
  const auto ticket = ownTicketFrom(context, request.ticket_id(), request.ticket_token());
  if (!ticket) return ticket.refusal();
  const bool byApplicant = context.principal().isPublic || request.by_applicant();
  return onTicket(context, request, domain::CancelTicket{*ticket, byApplicant}, *ticket, response);
}

Result<Done> reprintTicket(
    Context& context, const v1::ReprintTicketRequest& request, v1::ReprintTicketResponse& response
) {
  const auto ticket = ticketIdFrom(request.ticket_id());
  if (!ticket) return ticket.refusal();
  auto done = onTicket(context, request, domain::ReprintTicket{*ticket}, *ticket, response);
  if (!done) return done;
  const std::string token =
      ticketToken(context.services().keys.ticket, *ticket, TicketPurpose::Follow);
  response.set_ticket_token(token);
  if (const domain::Ticket* known = context.state().findTicket(*ticket)) {
    const auto promise = context.turn().forecast().estimate(context.state(), *known, context.now());
    writeSlip(context.state(), *known, promise, token, *response.mutable_slip());
  }
  return Done{};
}

/// Codes of the guide's materials as their numbers. None where there is no such ticket or no guide:
/// the rule refuses those.
Result<std::vector<std::uint16_t>> missingOf(
    const Context& context,
    domain::TicketId ticket,
    const google::protobuf::RepeatedPtrField<std::string>& codes
) {
  std::vector<std::uint16_t> missing;
  if (codes.empty()) return missing;
  const domain::Ticket* known = context.state().findTicket(ticket);
  const domain::Item* item = known == nullptr ? nullptr : context.catalogue().find(known->item);
  if (item == nullptr || !item->guide) return missing;
  const auto& materials = item->guide->materials;
  for (const std::string& code : codes) {
    const auto found = std::find_if(materials.begin(), materials.end(), [&](const auto& material) {
      return material.code == code;
    });
    if (found == materials.end()) {
      return outsideGuide(context, known->item, code);
    }
    missing.push_back(static_cast<std::uint16_t>(found - materials.begin() + 1));
  }
  std::sort(missing.begin(), missing.end());
  return missing;
}

Result<Done> preCheckTicket(
    Context& context, const v1::PreCheckTicketRequest& request, v1::PreCheckTicketResponse& response
) {
  const auto ticket = ticketIdFrom(request.ticket_id());
  if (!ticket) return ticket.refusal();
  const auto result = known<domain::PreCheckResult>(request.result(), &v1::PreCheckResult_IsValid);
  if (!result) return malformed("result");
  auto missing = missingOf(context, *ticket, request.missing_material_codes());
  if (!missing) return missing.refusal();
  domain::PreCheckTicket command{*ticket, *result, std::move(missing).value()};
  const auto performed = context.perform(std::move(command), request.request_id());
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  writeTicketFor(context, *ticket, *response.mutable_ticket());
  const auto* checked = eventOf<domain::TicketPreChecked>(*performed);
  if (checked != nullptr) response.set_guide_version(checked->guideVersion);
  return Done{};
}

Result<Done> divertTicket(
    Context& context, const v1::DivertTicketRequest& request, v1::DivertTicketResponse& response
) {
  const auto ticket = ticketIdFrom(request.ticket_id());
  if (!ticket) return ticket.refusal();
  const auto to = known<domain::DivertTo>(request.divert_to(), &v1::DivertTo_IsValid);
  if (!to) return malformed("divert_to");
  return onTicket(context, request, domain::DivertTicket{*ticket, *to}, *ticket, response);
}

Result<Done> moveTicket(
    Context& context, const v1::MoveTicketRequest& request, v1::MoveTicketResponse& response
) {
  const auto ticket = ticketIdFrom(request.ticket_id());
  if (!ticket) return ticket.refusal();
  if (!domain::isText(request.reason_text(), 0, kReasonMax)) return malformed("reason_text");
  domain::MoveTicket command;
  command.ticket = *ticket;
  if (auto refusal = readDestination(context, request, command)) return *std::move(refusal);
  command.reason = context.keep(request.reason_text());
  return onTicket(context, request, command, *ticket, response);
}

Result<Done> setAssistance(
    Context& context, const v1::SetAssistanceRequest& request, v1::SetAssistanceResponse& response
) {
  const auto ticket = ticketIdFrom(request.ticket_id());
  if (!ticket) return ticket.refusal();
  const auto marks = assistanceFrom(request.assistance_marks());
  if (!marks) return marks.refusal();
  return onTicket(context, request, domain::SetAssistance{*ticket, *marks}, *ticket, response);
}

Result<Done> restoreTicket(
    Context& context, const v1::RestoreTicketRequest& request, v1::RestoreTicketResponse& response
) {
  const auto ticket = ownTicketFrom(context, request.ticket_id(), request.ticket_token());
  if (!ticket) return ticket.refusal();
  if (!domain::isText(request.reason_text(), 0, kReasonMax)) return malformed("reason_text");
  const domain::RestoreTicket command{*ticket, context.keep(request.reason_text())};
  return onTicket(context, request, command, *ticket, response);
}

Result<Done> reportReturn(
    Context& context, const v1::ReportReturnRequest& request, v1::ReportReturnResponse& response
) {
  const auto ticket = ownTicketFrom(context, request.ticket_id(), request.ticket_token());
  if (!ticket) return ticket.refusal();
  return onTicket(context, request, domain::ReportReturn{*ticket}, *ticket, response);
}

Result<Done> upgradeToHandling(
    Context& context,
    const v1::UpgradeToHandlingRequest& request,
    v1::UpgradeToHandlingResponse& response
) {
  const auto ticket = ticketIdFrom(request.ticket_id());
  if (!ticket) return ticket.refusal();
  const auto item = itemFrom(context, request.item_id());
  if (!item) return item.refusal();
  return onTicket(context, request, domain::UpgradeToHandling{*ticket, *item}, *ticket, response);
}

Result<Done> listQueues(
    Context& context, const v1::ListQueuesRequest& request, v1::ListQueuesResponse& response
) {
  const auto page = pageOf(request.page_size(), request.page_token());
  if (!page) return page.refusal();
  const domain::Zone* zone = nullptr;
  if (!request.zone_id().empty()) {
    zone = context.catalogue().zoneByCode(request.zone_id());
    if (zone == nullptr) return unknown(Reason::ZoneNotFound, request.zone_id());
  }
  response.set_position(context.state().position.value);
  const auto& queues = context.catalogue().content().queues;
  const auto wanted = [&](const domain::Queue& queue) {
    return (zone == nullptr || queue.zone == zone->id) && isShown(context.state(), queue);
  };
  std::size_t at = page->first;
  for (; at < queues.size() && response.queues_size() < page->size; ++at) {
    if (!wanted(queues[at])) continue;
    writeQueue(
        context.state(),
        queues[at],
        context.turn().forecast(),
        context.now(),
        *response.add_queues()
    );
  }
  if (at < queues.size()) response.set_next_page_token(std::to_string(at));
  return Done{};
}

Result<domain::QueueId> purposeQueue(
    const Context& context, const v1::EstimateWaitRequest& request
) {
  const domain::Catalogue& catalogue = context.catalogue();
  switch (request.purpose_case()) {
    case v1::EstimateWaitRequest::kItemId: {
      const domain::Item* item = catalogue.itemByCode(request.item_id());
      if (item == nullptr || item->withdrawn) {
        return unknown(Reason::ItemNotFound, request.item_id());
      }
      return item->queue;
    }
    case v1::EstimateWaitRequest::kThemeId: {
      const domain::Theme* theme = catalogue.themeByCode(request.theme_id());
      const bool offered = theme != nullptr && !theme->withdrawn && !theme->items.empty();
      const domain::Item* first = offered ? catalogue.find(theme->items.front()) : nullptr;
      if (first == nullptr) return unknown(Reason::ThemeNotFound, request.theme_id());
      return first->queue;
    }
    case v1::EstimateWaitRequest::kQueueId:
      return queueFrom(context, request.queue_id());
    case v1::EstimateWaitRequest::PURPOSE_NOT_SET:
      break;
  }
  return malformed("purpose");
}

/// The class of a number with this ground, where nobody says.
domain::TicketClass classFor(domain::Ground ground) {
  return ground == domain::Ground::None ? domain::TicketClass::Ordinary
                                        : domain::TicketClass::Priority;
}

Result<Done> estimateWait(
    Context& context, const v1::EstimateWaitRequest& request, v1::EstimateWaitResponse& response
) {
  const auto queueId = purposeQueue(context, request);
  if (!queueId) return queueId.refusal();
  const auto ground = knownOr(request.ground(), &v1::Ground_IsValid, domain::Ground::None);
  if (!ground) return malformed("ground");
  const auto ticketClass =
      knownOr(request.ticket_class(), &v1::TicketClass_IsValid, classFor(*ground));
  if (!ticketClass) return malformed("ticket_class");
  const domain::Queue& queue = *context.catalogue().find(*queueId);
  const auto promise = context.turn().forecast().estimate(
      context.state(), queue.id, *ticketClass, *ground, context.now()
  );
  response.set_position(context.state().position.value);
  response.set_people_ahead(promise.ahead);
  if (mustWait(promise)) writeWait(promise, *response.mutable_wait());
  response.set_open_counters(promise.countersOpen);
  response.set_queue_id(queue.code);
  const auto issuing = issuingOf(context.state(), queue, context.now());
  response.set_issuing(issuing.open && !context.state().suspended);
  if (issuing.nextOpening != domain::Instant{}) {
    write(issuing.nextOpening, *response.mutable_open_time());
  }
  return Done{};
}

void writeIdentity(const engine::Identity& identity, v1::RevealedIdentity& out) {
  out.set_name(identity.name);
  out.set_document_kind(static_cast<v1::DocumentKind>(identity.kind));
  out.set_document_number(identity.number);
  out.set_phone(identity.phone);
}

Result<domain::RevealIdentity> readingFrom(
    Context& context, const v1::RevealIdentityRequest& request
) {
  domain::RevealIdentity command;
  const auto ticket = ticketIdFrom(request.ticket_id());
  if (!ticket) return ticket.refusal();
  command.ticket = *ticket;
  const auto extent =
      knownOr(request.extent(), &v1::IdentityExtent_IsValid, domain::IdentityExtent::Masked);
  if (!extent) return malformed("extent");
  command.extent = *extent;
  if (!request.counter_id().empty()) {
    const auto counter = counterFrom(context, request.counter_id());
    if (!counter) return counter.refusal();
    command.counter = *counter;
  }
  if (!domain::isText(request.reason_text(), 0, kReasonMax)) return malformed("reason_text");
  command.reason = context.keep(request.reason_text());
  return command;
}

/// A repeat reads the person once more, without an event: only who may still do so.
Result<Done> mayReadAgain(const Context& context, const domain::RevealIdentity& command) {
  const domain::Command again{context.principal().actor, std::nullopt, command};
  const auto decided = domain::decide(context.state(), again, context.now());
  if (!decided) return decided.refusal();
  return Done{};
}

/// Where the same person was today besides. Only whoever serves them is told.
void writeEarlier(
    const domain::HallState& state, const domain::Ticket& now, v1::RevealIdentityResponse& response
) {
  constexpr std::size_t kMost = 20;
  std::vector<const domain::Ticket*> earlier;
  const auto take = [&](const domain::Ticket& ticket) {
    if (ticket.applicant == now.applicant && ticket.id != now.id) earlier.push_back(&ticket);
  };
  for (const domain::Ticket& ticket : state.floor.tickets()) take(ticket);
  for (const auto& [id, ticket] : state.day.closed) take(ticket);
  std::sort(earlier.begin(), earlier.end(), [](const auto* one, const auto* other) {
    return std::tie(other->issued, other->id) < std::tie(one->issued, one->id);
  });
  if (earlier.size() > kMost) earlier.resize(kMost);
  for (const domain::Ticket* ticket : earlier) {
    writeTicket(state, *ticket, *response.add_earlier_tickets());
  }
}

Result<Done> revealIdentity(
    Context& context, const v1::RevealIdentityRequest& request, v1::RevealIdentityResponse& response
) {
  const auto command = readingFrom(context, request);
  if (!command) return command.refusal();
  const auto performed = context.perform(*command, request.request_id());
  if (!performed) return performed.refusal();
  if (performed->repeated) {
    if (const auto allowed = mayReadAgain(context, *command); !allowed) return allowed.refusal();
  }
  response.set_position(performed->position.value);
  const domain::Ticket* known = context.state().findTicket(command->ticket);
  if (known == nullptr) return Reason::TicketNotFound;
  const bool full = command->extent == domain::IdentityExtent::Full;
  engine::Vault& vault = context.turn().store().vault();
  const auto show = [&](domain::PersonRef person, v1::RevealedIdentity& out) -> Result<Done> {
    const auto identity = full ? vault.reveal(person) : vault.masked(person);
    if (!identity) return identity.refusal();
    writeIdentity(*identity, out);
    return Done{};
  };
  if (!known->applicant) return Reason::PersonNotFound;
  if (command->counter && known->counter == command->counter) {
    writeEarlier(context.state(), *known, response);
  }
  auto shown = show(known->applicant, *response.mutable_applicant());
  if (!shown || !known->principal) return shown;
  return show(known->principal, *response.mutable_principal());
}

}  // namespace

void addTicketMethods(Methods& methods) {
  methods.onCore("TicketService.ListQueues", &listQueues);
  methods.onCore("TicketService.EstimateWait", &estimateWait);
  methods.onCore("TicketService.IssueTicket", &issueTicket);
  methods.onCore("TicketService.IssueForApplicant", &issueForApplicant);
  methods.onCore("TicketService.GetTicket", &getTicket);
  methods.onCore("TicketService.CancelTicket", &cancelTicket);
  methods.onCore("TicketService.ReprintTicket", &reprintTicket);
  methods.onCore("TicketService.PreCheckTicket", &preCheckTicket);
  methods.onCore("TicketService.DivertTicket", &divertTicket);
  methods.onCore("TicketService.MoveTicket", &moveTicket);
  methods.onCore("TicketService.SetAssistance", &setAssistance);
  methods.onCore("TicketService.RestoreTicket", &restoreTicket);
  methods.onCore("TicketService.ReportReturn", &reportReturn);
  methods.onCore("TicketService.UpgradeToHandling", &upgradeToHandling);
  methods.onCore("TicketService.RevealIdentity", &revealIdentity);
}

}  // namespace hall::api
