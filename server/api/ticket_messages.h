#pragma once

#include "hall/v1/counter.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/serving.pb.h"
#include "hall/v1/ticket.pb.h"
#include "server/domain/hall_state.h"
#include "server/engine/store.h"

/// Tickets, counters and servings as the API shows them. Pure functions of the state.
namespace hall::api {

void writeTicket(const domain::HallState& state, const domain::Ticket& ticket, v1::Ticket& out);
/// The ticket as it is now; only its id when the day no longer holds it.
void writeTicket(const domain::HallState& state, domain::TicketId id, v1::Ticket& out);
void writeCounter(const domain::HallState& state, const domain::Counter& counter, v1::Counter& out);
/// Outcome texts stand in the vault and are not written.
void writeServing(const domain::HallState& state, const domain::Serving& serving, v1::Serving& out);
void writeExplanation(
    const domain::HallState& state, const domain::Explanation& explanation, v1::CallExplanation& out
);
/// False where somebody is called at once: then an answer and the paper leave the wait out.
bool mustWait(const domain::Promise& promise);
void writeWait(const domain::Promise& promise, v1::WaitRange& out);
/// The words that stand on every paper.
void writeSlipTexts(const domain::HallIdentity& hall, v1::SlipTexts& out);
/// What the paper says; the same for the first print and for every reprint.
void writeSlip(
    const domain::HallState& state,
    const domain::Ticket& ticket,
    const domain::Promise& promise,
    std::string_view token,
    v1::Slip& out
);
/// "12", or the name of a named room.
std::string counterLabel(const domain::Catalogue& catalogue, domain::CounterId counter);

}  // namespace hall::api
