#include <algorithm>
#include <vector>

#include "hall/v1/ticket_service.pb.h"
#include "server/api/ids_text.h"
#include "server/api/methods.h"
#include "server/api/performed.h"
#include "server/api/requests.h"
#include "server/api/wire.h"
#include "server/domain/field_rules.h"
#include "server/domain/numbering.h"

/// TicketService.UploadOfflineTickets: numbers that were issued without the server, by a kiosk
/// whose link was down or by hand.
namespace hall::api {

namespace {

using domain::Result;
using engine::Performed;

Result<Done> takePurpose(
    const Context& context, const v1::OfflineTicket& line, domain::PastTicket& ticket
) {
  if (line.purpose_case() == v1::OfflineTicket::kItemId) {
    const auto item = itemFrom(context, line.item_id());
    if (!item) return item.refusal();
    ticket.item = *item;
    ticket.queue = context.catalogue().find(*item)->queue;
    return Done{};
  }
  if (line.purpose_case() == v1::OfflineTicket::kThemeId) {
    const domain::Theme* theme = context.catalogue().themeByCode(line.theme_id());
    if (theme == nullptr || theme->items.empty()) {
      return unknown(domain::Reason::ThemeNotFound, line.theme_id());
    }
    ticket.theme = theme->id;
    ticket.item = theme->items.front();
    ticket.queue = context.catalogue().find(ticket.item)->queue;
    return Done{};
  }
  if (line.purpose_case() != v1::OfflineTicket::kQueueId) return malformed("tickets.purpose");
  const auto queue = queueFrom(context, line.queue_id());
  if (!queue) return queue.refusal();
  ticket.queue = *queue;
  return Done{};
}

Result<domain::PastTicket> pastTicketFrom(const Context& context, const v1::OfflineTicket& line) {
  domain::PastTicket ticket;
  const auto number = domain::numberOnPaper(context.catalogue(), line.number());
  if (!number) return malformed("tickets.number", line.number());
  ticket.number = *number;
  if (const auto taken = takePurpose(context, line, ticket); !taken) return taken.refusal();
  const auto ticketClass =
      knownOr(line.ticket_class(), &v1::TicketClass_IsValid, domain::TicketClass::Ordinary);
  if (!ticketClass) return malformed("tickets.ticket_class");
  ticket.ticketClass = *ticketClass;
  const auto ground = knownOr(line.ground(), &v1::Ground_IsValid, domain::Ground::None);
  if (!ground) return malformed("tickets.ground");
  ticket.ground = *ground;
  const auto assistance = assistanceFrom(line.assistance_marks(), "tickets.assistance_marks");
  if (!assistance) return assistance.refusal();
  ticket.assistance = *assistance;
  ticket.copies = static_cast<std::uint16_t>(std::clamp(line.copies(), 1U, 1000U));
  if (!line.has_issue_time()) return malformed("tickets.issue_time");
  ticket.issued = read(line.issue_time());
  ticket.offlineSerial = line.offline_serial();
  ticket.itemRevision = line.item_revision();
  ticket.guideVersion = line.guide_version();
  ticket.supplement = line.supplement();
  return ticket;
}

/// The event by which this upload took the ticket in; nullptr: it was known before. A kiosk gives
/// its numbers anew each day, so that one upload may hold a number twice.
const domain::TicketIssued* takenIn(const Performed& performed, const domain::PastTicket& ticket) {
  for (const domain::Event& event : performed.events) {
    const auto* issued = std::get_if<domain::TicketIssued>(&event.body);
    if (issued == nullptr || issued->number != ticket.number) continue;
    if (issued->inexact || issued->offlineSerial == ticket.offlineSerial) return issued;
  }
  return nullptr;
}

/// The kiosk's ticket of today under this number; nullptr: its day has ended.
const domain::Ticket* knownOfToday(const Context& context, const domain::PastTicket& ticket) {
  const auto& byNumber = context.state().day.byNumber;
  const auto id = byNumber.find(ticket.number.text());
  const domain::Ticket* known =
      id == byNumber.end() ? nullptr : context.state().findTicket(id->second);
  const bool own = known != nullptr && known->device == context.principal().actor.device;
  return own ? known : nullptr;
}

Result<Done> uploadOfflineTickets(
    Context& context,
    const v1::UploadOfflineTicketsRequest& request,
    v1::UploadOfflineTicketsResponse& response
) {
  constexpr int kUploadMax = 100;
  if (request.tickets().empty() || request.tickets_size() > kUploadMax) return malformed("tickets");
  std::vector<domain::PastTicket> tickets;
  for (const v1::OfflineTicket& line : request.tickets()) {
    const auto ticket = pastTicketFrom(context, line);
    if (!ticket) return ticket.refusal();
    tickets.push_back(*ticket);
  }
  if (!domain::isText(request.reason_text(), 0, kReasonMax)) return malformed("reason_text");
  const domain::CommandBody command =
      request.handwritten()
          ? domain::CommandBody{domain::ImportTickets{tickets, context.keep(request.reason_text())}}
          : domain::CommandBody{domain::UploadOfflineTickets{tickets}};
  const auto performed = context.perform(command, request.request_id());
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  for (const domain::PastTicket& ticket : tickets) {
    v1::UploadedTicket& line = *response.add_tickets();
    line.set_number(ticket.number.text());
    if (const domain::TicketIssued* issued = takenIn(*performed, ticket)) {
      line.set_ticket_id(textOf(issued->id));
      continue;
    }
    line.set_known(true);
    const domain::Ticket* known = knownOfToday(context, ticket);
    if (known != nullptr) line.set_ticket_id(textOf(known->id));
  }
  return Done{};
}

}  // namespace

void addPastTicketMethods(Methods& methods) {
  methods.onCore("TicketService.UploadOfflineTickets", &uploadOfflineTickets);
}

}  // namespace hall::api
