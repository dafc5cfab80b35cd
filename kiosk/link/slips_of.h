#pragma once

#include "client/failure.h"
#include "hall/v1/ticket_service.pb.h"
#include "kiosk/ui/hall_port.h"
#include "terminal/link/known_catalogue.h"

/// Answers about tickets as the values of the pages. Pure functions; names come from the server's
/// slip where there is one, else from the kiosk's copy of the catalogue.
namespace hall::kiosk {

/// Item or theme, its items and guide, as far as the copy of the catalogue knows them.
void takePurpose(
    const QString& itemCode, const QString& themeCode, const Catalogue& catalogue, TicketSlip& slip
);
TicketState stateOf(v1::TicketState state);
TicketSlip slipOf(const v1::IssueTicketResponse& issued, const terminal::KnownCatalogue& catalogue);
TicketSlip slipOf(
    const v1::ReprintTicketResponse& reprint, const terminal::KnownCatalogue& catalogue
);
TicketSlip slipOf(const v1::GetTicketResponse& found, const terminal::KnownCatalogue& catalogue);
/// After a verb on the ticket.
TicketSlip slipOf(const v1::Ticket& ticket, const terminal::KnownCatalogue& catalogue);
Promise promiseOf(
    const v1::EstimateWaitResponse& estimate, const terminal::KnownCatalogue& catalogue
);

/// REQUIRES: !failure.ok(). Whatever may still come to something is NotReachable.
Denial denialOf(const client::Failure& failure, const terminal::KnownCatalogue& catalogue);

}  // namespace hall::kiosk
