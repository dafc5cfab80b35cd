#pragma once

#include <utility>

#include "server/domain/command.h"
#include "server/domain/event.h"
#include "server/domain/hall_state.h"
#include "server/domain/result.h"

/// Inside of `decide`: one overload a command, in the file of its area. Not for use outside
/// domain/.
namespace hall::domain {

/// What every decision sees.
struct Deciding {
  const HallState& state;
  const Actor& actor;
  Instant now;
  Instant occurred;  ///< the command's own time, clamped; else now

  Event event(EventBody body) const { return Event{occurred, actor, std::move(body)}; }
  Events one(EventBody body) const {
    Events events;
    events.push_back(event(std::move(body)));
    return events;
  }
};

/// A refusal that names the state the ticket is in.
Refusal wrongState(const Ticket& ticket);
/// "waiting": the state as a code.
std::string_view codeOf(TicketState state);

// ---- decide_issuing.cpp ----
Result<Events> decideOn(const Deciding& deciding, const IssueTicket& command);
Result<Events> decideOn(const Deciding& deciding, const UploadOfflineTickets& command);
Result<Events> decideOn(const Deciding& deciding, const ImportTickets& command);
Result<Events> decideOn(const Deciding& deciding, const CancelTicket& command);
Result<Events> decideOn(const Deciding& deciding, const DivertTicket& command);
Result<Events> decideOn(const Deciding& deciding, const SetAssistance& command);
Result<Events> decideOn(const Deciding& deciding, const PreCheckTicket& command);
Result<Events> decideOn(const Deciding& deciding, const RestoreTicket& command);
Result<Events> decideOn(const Deciding& deciding, const ReportReturn& command);
Result<Events> decideOn(const Deciding& deciding, const ReprintTicket& command);
Result<Events> decideOn(const Deciding& deciding, const ReportPrint& command);
Result<Events> decideOn(const Deciding& deciding, const UpgradeToHandling& command);
Result<Events> decideOn(const Deciding& deciding, const RevealIdentity& command);
/// A ticket issued and started at the counter.
Result<Events> decideOn(const Deciding& deciding, const WalkUp& command);

// ---- decide_calling.cpp ----
Result<Events> decideOn(const Deciding& deciding, const CallNext& command);
Result<Events> decideOn(const Deciding& deciding, const CallTicket& command);
Result<Events> decideOn(const Deciding& deciding, const Recall& command);
Result<Events> decideOn(const Deciding& deciding, const Uncall& command);
Result<Events> decideOn(const Deciding& deciding, const ConfirmCalledAloud& command);
Result<Events> decideOn(const Deciding& deciding, const ReportDelivered& command);
Result<Events> decideOn(const Deciding& deciding, const MarkNoShow& command);

// ---- decide_serving.cpp ----
Result<Events> decideOn(const Deciding& deciding, const StartServing& command);
Result<Events> decideOn(const Deciding& deciding, const FinishServing& command);
Result<Events> decideOn(const Deciding& deciding, const ReopenServing& command);
Result<Events> decideOn(const Deciding& deciding, const CorrectServing& command);
// ---- decide_entering.cpp ----
Result<Events> decideOn(const Deciding& deciding, const EnterServing& command);
Result<Events> decideOn(const Deciding& deciding, const HoldTicket& command);
Result<Events> decideOn(const Deciding& deciding, const WakeHeld& command);
Result<Events> decideOn(const Deciding& deciding, const ResumeTicket& command);
Result<Events> decideOn(const Deciding& deciding, const TransferTicket& command);
Result<Events> decideOn(const Deciding& deciding, const MoveTicket& command);

// ---- decide_counter.cpp ----
Result<Events> decideOn(const Deciding& deciding, const SignIn& command);
Result<Events> decideOn(const Deciding& deciding, const SignOff& command);
Result<Events> decideOn(const Deciding& deciding, const TakeOver& command);
Result<Events> decideOn(const Deciding& deciding, const PauseCounter& command);
Result<Events> decideOn(const Deciding& deciding, const ResumeCounter& command);
Result<Events> decideOn(const Deciding& deciding, const SetCounter& command);

// ---- decide_hall.cpp ----
Result<Events> decideOn(const Deciding& deciding, const OpenHall& command);
Result<Events> decideOn(const Deciding& deciding, const RestoreLog& command);
Result<Events> decideOn(const Deciding& deciding, const StepClock& command);
Result<Events> decideOn(const Deciding& deciding, const PublishCatalogue& command);
Result<Events> decideOn(const Deciding& deciding, const SuspendHall& command);
Result<Events> decideOn(const Deciding& deciding, const ResumeHall& command);
Result<Events> decideOn(const Deciding& deciding, const Broadcast& command);
Result<Events> decideOn(const Deciding& deciding, const MessageCounter& command);
Result<Events> decideOn(const Deciding& deciding, const RecordStaff& command);
Result<Events> decideOn(const Deciding& deciding, const ResetPassword& command);
Result<Events> decideOn(const Deciding& deciding, const RecordDevice& command);
Result<Events> decideOn(const Deciding& deciding, const ReportDevice& command);
Result<Events> decideOn(const Deciding& deciding, const RaiseAlert& command);
Result<Events> decideOn(const Deciding& deciding, const ClearAlert& command);
Result<Events> decideOn(const Deciding& deciding, const AcknowledgeAlert& command);

// ---- decide_time.cpp ----
Result<Events> decideOn(const Deciding& deciding, const Tick& command);

}  // namespace hall::domain
