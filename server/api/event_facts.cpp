#include "server/api/event_facts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>
#include <variant>

#include "hall/v1/access.pb.h"
#include "hall/v1/admin_service.pb.h"
#include "hall/v1/alert.pb.h"
#include "hall/v1/counter.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/identity.pb.h"
#include "hall/v1/people.pb.h"
#include "hall/v1/serving.pb.h"
#include "hall/v1/ticket.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "hall/v1/watch_service.pb.h"
#include "server/api/alert_messages.h"
#include "server/api/event_fact_writer.h"
#include "server/api/ids_text.h"

namespace hall::api {

namespace {

using Facts = EventFactWriter;

/// In the order of `EventBody`; a test compares them with the names of the stored format.
constexpr std::array<std::string_view, std::variant_size_v<domain::EventKind>> kKinds{
    "hall_opened",
    "log_restored",
    "clock_stepped",
    "catalogue_published",
    "hall_suspended",
    "hall_resumed",
    "broadcast_sent",
    "counter_messaged",
    "day_closed",
    "staff_recorded",
    "password_reset",
    "device_recorded",
    "device_reported",
    "identity_revealed",
    "ticket_issued",
    "ticket_due",
    "ticket_cancelled",
    "ticket_diverted",
    "ticket_pre_checked",
    "ticket_reprinted",
    "ticket_print_reported",
    "ticket_upgraded",
    "ticket_closed_by_system",
    "assistance_set",
    "ticket_called",
    "ticket_recalled",
    "call_delivered",
    "call_dropped",
    "ticket_uncalled",
    "ticket_no_show",
    "ticket_restored",
    "serving_started",
    "serving_finished",
    "serving_reopened",
    "serving_corrected",
    "ticket_held",
    "held_woken",
    "ticket_returned",
    "ticket_resumed",
    "ticket_transferred",
    "serving_entered",
    "ticket_moved",
    "counter_signed_in",
    "counter_signed_off",
    "counter_taken_over",
    "counter_paused",
    "counter_resumed",
    "counter_ready",
    "counter_ready_ended",
    "counter_set",
    "alert_raised",
    "alert_acknowledged",
    "alert_cleared",
};

// ---- the hall -----------------------------------------------------------------------------------

void add(const domain::HallOpened& body, Facts& facts) {
  facts.text("mode", wordOf(*v1::ClockMode_descriptor(), body.mode));
  facts.text("hall_id", body.hallCode);
  facts.number("log_format", body.logFormat);
}
void add(const domain::LogRestored& body, Facts& facts) {
  facts.number("log_epoch", body.epoch);
  facts.day("day", body.day);
  for (const domain::LogRestored::Prefix& prefix : body.nextSerials) {
    facts.list("next_numbers")
        .add_values()
        ->set_string_value(domain::TicketNumber{prefix.prefix, prefix.nextSerial}.text());
  }
}
void add(const domain::ClockStepped& body, Facts& facts) {
  facts.length("step_ms", body.step);
  facts.flag("accepted", body.accepted);
}
void add(const domain::CataloguePublished& body, Facts& facts) {
  facts.number("version", body.version);
  facts.text("hash", body.hash);
}
void add(const domain::HallSuspended& body, Facts& facts) {
  facts.text("public_text", body.publicText);
  facts.secret("reason", body.reason);
}
void add(const domain::HallResumed&, Facts&) {}
void add(const domain::BroadcastSent& body, Facts& facts) {
  facts.code("zone_id", body.zone);
  facts.text("text", body.text);
  facts.flag("spoken", body.spoken);
  facts.time("until_time", body.until);
}
void add(const domain::CounterMessaged& body, Facts& facts) {
  facts.text("text", body.text);
}
void add(const domain::DayClosed& body, Facts& facts) {
  facts.day("day", body.day);
  facts.number("closed_by_system", body.closedBySystem);
}

// ---- people and devices -------------------------------------------------------------------------

/// The number names the person to whoever may know; the name is nobody's business here.
void add(const domain::StaffRecorded& body, Facts& facts) {
  facts.text("staff_number", body.staff.number);
  facts.code("department_id", body.staff.department);
  for (const domain::Role role : body.staff.roles) {
    facts.list("roles").add_values()->set_string_value(wordOf(*v1::Role_descriptor(), role));
  }
  facts.queues("queue_ids", body.staff.queueSet());
  facts.flag("disabled", body.staff.disabled);
  facts.flag("may_pick", body.staff.mayPick);
}
void add(const domain::PasswordReset& body, Facts& facts) {
  facts.staff("staff_number", body.staff);
}
void add(const domain::DeviceRecorded& body, Facts& facts) {
  facts.text("device_id", body.device.code);
  facts.text("kind", wordOf(*v1::DeviceKind_descriptor(), body.device.kind));
  facts.code("zone_id", body.device.zone);
  facts.flag("revoked", body.device.revoked);
}
void add(const domain::DeviceReported& body, Facts& facts) {
  facts.device("device_id", body.device);
  facts.text("condition", body.condition);
}
void add(const domain::IdentityRevealed& body, Facts& facts) {
  facts.secret("person", body.person);
  facts.secret("reason", body.reason);
  if (body.extent != domain::IdentityExtent::Unknown) {
    facts.text("extent", wordOf(*v1::IdentityExtent_descriptor(), body.extent));
  }
}

// ---- tickets ------------------------------------------------------------------------------------

void addTarget(const domain::Target& target, domain::Duration weighed, Facts& facts) {
  facts.length("target_ms", target.wait);
  facts.number("target_permille", target.sharePermille);
  facts.length("weighed_target_ms", weighed);
}

void add(const domain::TicketIssued& body, Facts& facts) {
  facts.day("day", body.day);
  facts.text("state", wordOf(*v1::TicketState_descriptor(), body.state));
  facts.text("ticket_class", wordOf(*v1::TicketClass_descriptor(), body.ticketClass));
  if (body.ground != domain::Ground::None) {
    facts.text("ground", wordOf(*v1::Ground_descriptor(), body.ground));
  }
  facts.flag("assistance", body.assistance != 0);
  facts.text("channel", wordOf(*v1::Channel_descriptor(), body.channel));
  facts.flag("inexact", body.inexact);
  facts.flag("supplement", body.supplement);
  facts.flag("aged", body.aged);
  facts.code("queue_id", body.queue);
  facts.code("item_id", body.item);
  facts.code("theme_id", body.theme);
  facts.number("copies", body.copies);
  facts.number("item_revision", body.itemRevision);
  facts.number("guide_version", body.guideVersion);
  facts.secret("applicant", body.applicant);
  facts.secret("principal", body.principal);
  facts.secret("ground_text", body.groundText);
  facts.secret("agency_text", body.agencyText);
  facts.secret("import_reason", body.importReason);
  facts.time("ref_time", body.ref);
  facts.time("slot_time", body.slot);
  addTarget(body.target, body.weighedTarget, facts);
  facts.number("promised_ahead", body.promise.ahead);
  facts.number("promised_counters", body.promise.countersOpen);
  facts.length("promised_wait_p50_ms", body.promise.waitP50);
  facts.length("promised_wait_p90_ms", body.promise.waitP90);
  facts.number("offline_serial", body.offlineSerial);
}
void add(const domain::TicketDue&, Facts&) {}
void add(const domain::TicketCancelled& body, Facts& facts) {
  facts.flag("by_applicant", body.byApplicant);
}
void add(const domain::TicketDiverted& body, Facts& facts) {
  facts.text("to", wordOf(*v1::DivertTo_descriptor(), body.to));
}
void addNumbers(const char* key, const std::vector<std::uint16_t>& numbers, Facts& facts) {
  for (const std::uint16_t number : numbers) facts.list(key).add_values()->set_number_value(number);
}
void add(const domain::TicketPreChecked& body, Facts& facts) {
  facts.text("result", wordOf(*v1::PreCheckResult_descriptor(), body.result));
  addNumbers("missing_materials", body.missing, facts);
  facts.number("guide_version", body.guideVersion);
}
void add(const domain::TicketReprinted&, Facts&) {}
void add(const domain::TicketPrintReported& body, Facts& facts) {
  facts.text("state", wordOf(*v1::PrintState_descriptor(), body.state));
}
void add(const domain::TicketUpgraded& body, Facts& facts) {
  facts.code("queue_id", body.queue);
  facts.code("item_id", body.item);
  facts.number("item_revision", body.itemRevision);
  addTarget(body.target, body.weighedTarget, facts);
}
void add(const domain::AssistanceSet& body, Facts& facts) {
  facts.flag("assistance", body.assistance != 0);
}
void add(const domain::TicketClosedBySystem& body, Facts& facts) {
  facts.text("from_state", wordOf(*v1::TicketState_descriptor(), body.from));
}

// ---- calling ------------------------------------------------------------------------------------

void add(const domain::TicketCalled& body, Facts& facts) {
  const domain::Explanation& why = body.explanation;
  facts.number("call_id", body.call.value);
  facts.staff("at_counter", body.staff);
  facts.text("rule", wordOf(*v1::CallRule_descriptor(), why.rule));
  facts.length("age_ms", why.age);
  facts.length("slack_ms", why.slack);
  facts.number("eligible", why.eligible);
  facts.number("waiting", why.waiting);
  for (const domain::Explanation::Candidate& candidate : why.nearest) {
    auto& fields = *facts.list("nearest").add_values()->mutable_struct_value()->mutable_fields();
    fields["ticket_id"].set_string_value(textOf(candidate.ticket));
    fields["age_ms"].set_number_value(static_cast<double>(candidate.age.count()));
    fields["slack_ms"].set_number_value(static_cast<double>(candidate.slack.count()));
  }
  facts.secret("reason", body.reason);
  facts.flag("to_ready_counter", body.toReady);
}
void add(const domain::TicketRecalled& body, Facts& facts) {
  facts.number("call_id", body.call.value);
  facts.number("ordinal", body.ordinal);
}
void add(const domain::CallDelivered& body, Facts& facts) {
  facts.number("call_id", body.call.value);
  facts.text("by", wordOf(*v1::DeliveryOutput_descriptor(), body.by));
}
void add(const domain::CallDropped& body, Facts& facts) {
  facts.number("call_id", body.call.value);
}
void add(const domain::TicketUncalled&, Facts&) {}
void add(const domain::TicketNoShow& body, Facts& facts) {
  facts.flag("given_up", body.givenUp);
}
void add(const domain::TicketRestored& body, Facts& facts) {
  facts.number("calls_until_callable", body.callsUntilCallable);
  facts.length("absence_ms", body.absence);
  facts.secret("reason", body.reason);
}

// ---- serving ------------------------------------------------------------------------------------

void addOutcomes(const std::vector<domain::ItemOutcome>& outcomes, Facts& facts) {
  for (const domain::ItemOutcome& outcome : outcomes) {
    Facts one(facts.names());
    one.code("item_id", outcome.item);
    one.number("copies", outcome.copies);
    one.text("outcome", wordOf(*v1::Outcome_descriptor(), outcome.outcome));
    if (outcome.ground != domain::RefusalGround::None) {
      one.text("refusal_ground", wordOf(*v1::RefusalGround_descriptor(), outcome.ground));
    }
    one.number("condition_number", outcome.conditionNumber);
    one.code("right_department_id", outcome.rightBody);
    one.secret("text", outcome.text);
    addNumbers("materials", outcome.materials, one);
    one.number("guide_version", outcome.guideVersion);
    one.flag("own_wish_asked", outcome.ownWishAsked);
    *facts.list("outcomes").add_values()->mutable_struct_value() = one.take();
  }
}

void add(const domain::ServingStarted& body, Facts& facts) {
  facts.number("serving_id", body.serving.value);
  facts.staff("at_counter", body.staff);
  facts.flag("walk_up", body.walkUp);
}
void add(const domain::ServingFinished& body, Facts& facts) {
  facts.number("serving_id", body.serving.value);
  addOutcomes(body.outcomes, facts);
  facts.secret("note", body.note);
}
void add(const domain::ServingReopened& body, Facts& facts) {
  facts.number("serving_id", body.serving.value);
}
void add(const domain::ServingCorrected& body, Facts& facts) {
  facts.number("serving_id", body.serving.value);
  addOutcomes(body.outcomes, facts);
  facts.secret("reason", body.reason);
}
void add(const domain::ServingEntered& body, Facts& facts) {
  facts.number("serving_id", body.serving.value);
  facts.staff("at_counter", body.staff);
  facts.time("begin_time", body.began);
  facts.time("end_time", body.ended);
  addOutcomes(body.outcomes, facts);
  facts.secret("note", body.note);
  facts.secret("reason", body.reason);
}
void add(const domain::TicketHeld& body, Facts& facts) {
  facts.text("kind", wordOf(*v1::HoldKind_descriptor(), body.kind));
  facts.secret("note", body.note);
}
void add(const domain::HeldWoken&, Facts&) {}
void add(const domain::TicketReturned&, Facts&) {}
void add(const domain::TicketResumed& body, Facts& facts) {
  facts.staff("at_counter", body.staff);
}
void add(const domain::TicketTransferred& body, Facts& facts) {
  facts.code("queue_id", body.queue);
  facts.code("item_id", body.item);
  facts.code("to_counter_id", body.toCounter);
  facts.number("theme_step", body.themeStep);
  facts.flag("wrong_queue", body.wrongQueue);
  facts.flag("by_theme", body.byTheme);
  addTarget(body.target, body.weighedTarget, facts);
  addOutcomes(body.outcomes, facts);
}
void add(const domain::TicketMoved& body, Facts& facts) {
  facts.code("queue_id", body.queue);
  facts.code("item_id", body.item);
  facts.code("to_counter_id", body.toCounter);
  facts.flag("wrong_queue", body.wrongQueue);
  addTarget(body.target, body.weighedTarget, facts);
  facts.secret("reason", body.reason);
}

// ---- counters -----------------------------------------------------------------------------------

void add(const domain::CounterSignedIn& body, Facts& facts) {
  facts.staff("at_counter", body.staff);
  facts.device("from_device_id", body.device);
}
void add(const domain::CounterSignedOff& body, Facts& facts) {
  facts.secret("override_reason", body.overrideReason);
}
void add(const domain::CounterTakenOver& body, Facts& facts) {
  facts.staff("at_counter", body.staff);
  facts.device("from_device_id", body.device);
  facts.secret("override_reason", body.overrideReason);
}
void add(const domain::CounterPaused& body, Facts& facts) {
  facts.text("pause_reason", wordOf(*v1::PauseReason_descriptor(), body.reason));
  facts.time("until_time", body.until);
}
void add(const domain::CounterResumed&, Facts&) {}
void add(const domain::CounterReady& body, Facts& facts) {
  facts.time("until_time", body.until);
}
void add(const domain::CounterReadyEnded&, Facts&) {}
void add(const domain::CounterSet& body, Facts& facts) {
  facts.text("kind", wordOf(*v1::CounterKind_descriptor(), body.kind));
  facts.code("zone_id", body.zone);
  facts.queues("queue_ids", body.queues);
  for (int ground = 1; ground <= v1::Ground_MAX; ++ground) {
    if ((body.onlyGrounds >> ground & 1) == 0) continue;
    facts.list("only_grounds")
        .add_values()
        ->set_string_value(wordFor(*v1::Ground_descriptor(), ground));
  }
  facts.queues("staff_queue_ids", body.staffQueues);
}

// ---- alerts -------------------------------------------------------------------------------------

void add(const domain::AlertRaised& body, Facts& facts) {
  facts.number("alert_id", body.alert.id.value);
  facts.text("rule", wordOf(*v1::AlertRule_descriptor(), body.alert.rule));
  facts.text("level", wordOf(*v1::AlertLevel_descriptor(), body.alert.level));
  facts.text("subject", subjectText(facts.names(), body.alert.subject));
}
void add(const domain::AlertAcknowledged& body, Facts& facts) {
  facts.number("alert_id", body.alert.value);
}
void add(const domain::AlertCleared& body, Facts& facts) {
  facts.number("alert_id", body.alert.value);
}

}  // namespace

std::string_view kindOf(const domain::EventBody& body) {
  return kKinds[body.index()];
}

bool isEventKind(std::string_view kind) {
  return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

google::protobuf::Struct factsOf(const domain::EventBody& body, const domain::HallState& names) {
  Facts facts(names);
  std::visit([&](const auto& one) { add(one, facts); }, body);
  return facts.take();
}

domain::TicketId ticketOf(const domain::EventBody& body) {
  return std::visit(
      [](const auto& one) -> domain::TicketId {
        using Body = std::decay_t<decltype(one)>;
        if constexpr (std::is_same_v<Body, domain::TicketIssued>) {
          return one.id;
        } else if constexpr (requires { domain::TicketId{one.ticket}; }) {
          return one.ticket;
        } else {
          return {};
        }
      },
      body
  );
}

domain::CounterId counterOf(const domain::EventBody& body) {
  return std::visit(
      [](const auto& one) -> domain::CounterId {
        using Body = std::decay_t<decltype(one)>;
        if constexpr (std::is_same_v<Body, domain::DeviceRecorded>) {
          return one.device.counter;
        } else if constexpr (requires { domain::CounterId{one.counter}; }) {
          return one.counter;
        } else {
          return {};
        }
      },
      body
  );
}

}  // namespace hall::api
