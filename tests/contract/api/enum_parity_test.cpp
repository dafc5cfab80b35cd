#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "hall/v1/access.pb.h"
#include "hall/v1/admin_service.pb.h"
#include "hall/v1/alert.pb.h"
#include "hall/v1/catalogue.pb.h"
#include "hall/v1/counter.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/identity.pb.h"
#include "hall/v1/people.pb.h"
#include "hall/v1/serving.pb.h"
#include "hall/v1/ticket.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "hall/v1/watch_service.pb.h"
#include "server/api/upkeep.h"
#include "server/domain/catalogue_lint.h"
#include "server/domain/command.h"
#include "server/domain/hall_state.h"
#include "server/engine/watch_hub.h"

namespace hall::api {
namespace {

/// A value of the domain under the name its proto twin must have.
struct Row {
  std::string_view name;
  int value;
};

template <class Enum>
Row row(std::string_view name, Enum value) {
  return {name, static_cast<int>(value)};
}

/// Numbers and names are the same on both sides, and neither has a value that the other lacks.
void expectTwins(
    const google::protobuf::EnumDescriptor* proto,
    std::string_view prefix,
    const std::vector<Row>& domain
) {
  ASSERT_EQ(proto->FindValueByNumber(0)->name(), std::string(prefix) + "UNSPECIFIED");
  for (const Row& one : domain) {
    const auto* found = proto->FindValueByName(std::string(prefix) + std::string(one.name));
    ASSERT_NE(found, nullptr) << proto->full_name() << " lacks " << one.name;
    EXPECT_EQ(found->number(), one.value) << found->full_name();
  }
  EXPECT_EQ(proto->value_count(), static_cast<int>(domain.size()) + 1) << proto->full_name();
}

TEST(EnumParityTest, RolesAndDevicesAreEqual) {
  using domain::DeviceKind;
  using domain::Role;
  expectTwins(
      v1::Role_descriptor(),
      "ROLE_",
      {row("COUNTER_STAFF", Role::CounterStaff),
       row("GUIDE_STAFF", Role::GuideStaff),
       row("BACK_OFFICE", Role::BackOffice),
       row("CHIEF_REPRESENTATIVE", Role::ChiefRepresentative),
       row("HALL_MANAGER", Role::HallManager),
       row("DUTY_MANAGER", Role::DutyManager),
       row("SUPERVISOR", Role::Supervisor),
       row("ADMINISTRATOR", Role::Administrator),
       row("KIOSK", Role::Kiosk),
       row("BOARD", Role::Board),
       row("VOICE", Role::Voice),
       row("SIGN", Role::Sign),
       row("PAD", Role::Pad)}
  );
  expectTwins(
      v1::DeviceKind_descriptor(),
      "DEVICE_KIND_",
      {row("KIOSK", DeviceKind::Kiosk),
       row("COUNTER_PC", DeviceKind::CounterPc),
       row("BOARD", DeviceKind::Board),
       row("SIGN", DeviceKind::Sign),
       row("PAD", DeviceKind::Pad),
       row("PRINTER", DeviceKind::Printer),
       row("VOICE", DeviceKind::Voice),
       row("DESK", DeviceKind::Desk)}
  );
}

TEST(EnumParityTest, TicketsAreEqual) {
  using namespace domain;  // NOLINT: a table of the domain's words
  expectTwins(
      v1::TicketState_descriptor(),
      "TICKET_STATE_",
      {row("NOT_YET_DUE", TicketState::NotYetDue),
       row("WAITING", TicketState::Waiting),
       row("CALLED", TicketState::Called),
       row("SERVING", TicketState::Serving),
       row("ON_HOLD", TicketState::OnHold),
       row("NO_SHOW", TicketState::NoShow),
       row("FINISHED", TicketState::Finished),
       row("CANCELLED", TicketState::Cancelled),
       row("DIVERTED", TicketState::Diverted),
       row("CLOSED_BY_SYSTEM", TicketState::ClosedBySystem)}
  );
  expectTwins(
      v1::TicketClass_descriptor(),
      "TICKET_CLASS_",
      {row("ORDINARY", TicketClass::Ordinary),
       row("PRIORITY", TicketClass::Priority),
       row("APPOINTMENT", TicketClass::Appointment)}
  );
  expectTwins(
      v1::Ground_descriptor(),
      "GROUND_",
      {row("NONE", Ground::None),
       row("DISABLED", Ground::Disabled),
       row("ELDERLY", Ground::Elderly),
       row("SERVICEMAN", Ground::Serviceman),
       row("VETERAN_FAMILY", Ground::VeteranFamily),
       row("FIRE_RESCUE", Ground::FireRescue),
       row("PREGNANT", Ground::Pregnant),
       row("WITH_INFANT", Ground::WithInfant),
       row("OTHER", Ground::Other)}
  );
  expectTwins(
      v1::DivertTo_descriptor(),
      "DIVERT_TO_",
      {row("PRE_CHECKED", DivertTo::PreChecked),
       row("SELF_SERVICE", DivertTo::SelfService),
       row("ONLINE", DivertTo::Online),
       row("OTHER_SITE", DivertTo::OtherSite),
       row("CONSULTED_ONLY", DivertTo::ConsultedOnly)}
  );
  expectTwins(
      v1::PreCheckResult_descriptor(),
      "PRE_CHECK_RESULT_",
      {row("COMPLETE", PreCheckResult::Complete), row("INCOMPLETE", PreCheckResult::Incomplete)}
  );
  expectTwins(
      v1::PrintState_descriptor(),
      "PRINT_STATE_",
      {row("PRINTED", PrintState::Printed),
       row("FAILED", PrintState::Failed),
       row("PAPER_OUT", PrintState::PaperOut),
       row("PRINTER_GONE", PrintState::PrinterGone)}
  );
  expectTwins(
      v1::HoldKind_descriptor(),
      "HOLD_KIND_",
      {row("PAPERS_TO_FETCH", HoldKind::PapersToFetch),
       row("PAPERS_LEFT_HERE", HoldKind::PapersLeftHere),
       row("WAITING_FOR_RESULT", HoldKind::WaitingForResult)}
  );
}

TEST(EnumParityTest, OutcomesAndWaysInAreEqual) {
  using namespace domain;  // NOLINT: a table of the domain's words
  expectTwins(
      v1::Outcome_descriptor(),
      "OUTCOME_",
      {row("DONE", Outcome::Done),
       row("ACCEPTED", Outcome::Accepted),
       row("ACCEPTED_WITH_GAPS", Outcome::AcceptedWithGaps),
       row("ON_COMMITMENT", Outcome::OnCommitment),
       row("ONE_TIME_NOTICE", Outcome::OneTimeNotice),
       row("REFUSED", Outcome::Refused),
       row("CONSULTED", Outcome::Consulted),
       row("SUPPLEMENT_RECEIVED", Outcome::SupplementReceived),
       row("HANDED_OUT", Outcome::HandedOut),
       row("GIVEN_UP", Outcome::GivenUp),
       row("WRONG_NUMBER", Outcome::WrongNumber),
       row("UNFINISHED", Outcome::Unfinished)}
  );
  expectTwins(
      v1::RefusalGround_descriptor(),
      "REFUSAL_GROUND_",
      {row("NONE", RefusalGround::None),
       row("NOT_REQUIRED_BY_LAW", RefusalGround::NotRequiredByLaw),
       row("NOT_THIS_BODY", RefusalGround::NotThisBody),
       row("CONDITION_NOT_MET", RefusalGround::ConditionNotMet)}
  );
  expectTwins(
      v1::AssistanceMark_descriptor(),
      "ASSISTANCE_MARK_",
      {row("WHEELCHAIR", AssistanceMark::Wheelchair),
       row("HEARING", AssistanceMark::Hearing),
       row("SIGHT", AssistanceMark::Sight),
       row("LANGUAGE", AssistanceMark::Language),
       row("OTHER", AssistanceMark::Other)}
  );
  expectTwins(
      v1::Channel_descriptor(),
      "CHANNEL_",
      {row("KIOSK", Channel::Kiosk),
       row("GUIDE_DESK", Channel::GuideDesk),
       row("COUNTER", Channel::Counter),
       row("PHONE", Channel::Phone),
       row("TELEPHONE", Channel::Telephone),
       row("OFFLINE", Channel::Offline),
       row("HANDWRITTEN", Channel::Handwritten)}
  );
  expectTwins(
      v1::Exemption_descriptor(),
      "EXEMPTION_",
      {row("NONE", Exemption::None),
       row("RESTORED", Exemption::Restored),
       row("RETURNED", Exemption::Returned),
       row("TRANSFERRED", Exemption::Transferred)}
  );
  expectTwins(
      v1::DocumentKind_descriptor(),
      "DOCUMENT_KIND_",
      {row("RESIDENT_ID", engine::DocumentKind::ResidentId),
       row("UNIFIED_SOCIAL_CREDIT", engine::DocumentKind::UnifiedSocialCredit),
       row("PASSPORT", engine::DocumentKind::Passport),
       row("OTHER", engine::DocumentKind::Other),
       row("PHONE_ONLY", engine::DocumentKind::PhoneOnly)}
  );
  expectTwins(
      v1::IdentityExtent_descriptor(),
      "IDENTITY_EXTENT_",
      {row("MASKED", IdentityExtent::Masked), row("FULL", IdentityExtent::Full)}
  );
  expectTwins(
      v1::DeliveryOutput_descriptor(),
      "DELIVERY_OUTPUT_",
      {row("BOARD", DeliveredBy::Board),
       row("VOICE", DeliveredBy::Voice),
       row("SIGN", DeliveredBy::Sign),
       row("PHONE", DeliveredBy::Phone),
       row("ALOUD", DeliveredBy::Aloud)}
  );
  expectTwins(
      v1::AlertRule_descriptor(),
      "ALERT_RULE_",
      {row("PAUSE_OVERRUN", AlertRule::PauseOverrun),
       row("QUEUE_UNSERVED", AlertRule::QueueUnserved),
       row("PRIORITY_SHARE", AlertRule::PriorityShare),
       row("ZONE_WITHOUT_OUTPUT", AlertRule::ZoneWithoutOutput),
       row("SIGN_OFF_OVERRIDE", AlertRule::SignOffOverride),
       row("CASE_LIMIT", AlertRule::CaseLimit),
       row("DAY_ENDED_WITH_OPEN", AlertRule::DayEndedWithOpen),
       row("IMPORTED_TICKETS", AlertRule::ImportedTickets),
       row("SECOND_NOTICE", AlertRule::SecondNotice),
       row("OUTSIDE_GUIDE_ASKED", AlertRule::OutsideGuideAsked),
       row("DISK_SPACE", AlertRule::DiskSpace),
       row("LOG_SIZE", AlertRule::LogSize),
       row("CLOCK_STEP", AlertRule::ClockStep),
       row("BACKUP_AGE", AlertRule::BackupAge),
       row("DEVICE_FAULT", AlertRule::DeviceFault),
       row("LOG_RESTORED", AlertRule::LogRestored),
       row("TARGET_AT_RISK", AlertRule::TargetAtRisk),
       row("WAIT_OVER_TARGET", AlertRule::WaitOverTarget),
       row("QUEUE_CROWDED", AlertRule::QueueCrowded),
       row("QUEUE_NOT_CALLED", AlertRule::QueueNotCalled),
       row("OVERTIME_EXPECTED", AlertRule::OvertimeExpected)}
  );
  expectTwins(
      v1::ResetReason_descriptor(),
      "RESET_REASON_",
      {row("EPOCH_CHANGED", engine::ResetReason::EpochChanged),
       row("POSITION_GONE", engine::ResetReason::PositionGone)}
  );
  expectTwins(
      v1::GoodbyeReason_descriptor(),
      "GOODBYE_REASON_",
      {row("SHUTDOWN", engine::GoodbyeReason::Shutdown),
       row("SESSION_ENDED", engine::GoodbyeReason::SessionEnded),
       row("SCOPE_GONE", engine::GoodbyeReason::ScopeGone),
       row("OVERLOADED", engine::GoodbyeReason::Overloaded)}
  );
}

TEST(EnumParityTest, CountersAreEqual) {
  using namespace domain;  // NOLINT: a table of the domain's words
  expectTwins(
      v1::CounterKind_descriptor(),
      "COUNTER_KIND_",
      {row("UNIVERSAL", CounterKind::Universal),
       row("DOMAIN", CounterKind::Domain),
       row("DEPARTMENT", CounterKind::Department),
       row("THEME", CounterKind::Theme),
       row("CONSULT", CounterKind::Consult),
       row("HANDOUT", CounterKind::Handout),
       row("SPECIAL", CounterKind::Special)}
  );
  expectTwins(
      v1::CounterState_descriptor(),
      "COUNTER_STATE_",
      {row("OFFLINE", CounterState::Offline),
       row("IDLE", CounterState::Idle),
       row("READY", CounterState::Ready),
       row("CALLING", CounterState::Calling),
       row("SERVING", CounterState::Serving),
       row("PAUSED", CounterState::Paused)}
  );
  expectTwins(
      v1::PauseReason_descriptor(),
      "PAUSE_REASON_",
      {row("MEAL", PauseReason::Meal),
       row("MEETING", PauseReason::Meeting),
       row("SYSTEM_FAULT", PauseReason::SystemFault),
       row("DELIVERING_PAPERS", PauseReason::DeliveringPapers),
       row("SHORT_ABSENCE", PauseReason::ShortAbsence),
       row("OTHER", PauseReason::Other)}
  );
  expectTwins(
      v1::CallRule_descriptor(),
      "CALL_RULE_",
      {row("LEAST_SLACK", CallRule::LeastSlack),
       row("LATE_PLATEAU", CallRule::LatePlateau),
       row("STARVATION_CAP", CallRule::StarvationCap),
       row("RETURNED", CallRule::Returned),
       row("MANUAL_PICK", CallRule::ManualPick),
       row("THEME_NEXT", CallRule::ThemeNext),
       row("WALK_UP", CallRule::WalkUp)}
  );
}

TEST(EnumParityTest, TheCatalogueIsEqual) {
  using namespace domain;  // NOLINT: a table of the domain's words
  expectTwins(
      v1::HallLevel_descriptor(),
      "HALL_LEVEL_",
      {row("CITY", HallLevel::City),
       row("COUNTY", HallLevel::County),
       row("TOWNSHIP", HallLevel::Township),
       row("VILLAGE", HallLevel::Village)}
  );
  expectTwins(
      v1::ItemKind_descriptor(),
      "ITEM_KIND_",
      {row("ON_THE_SPOT", ItemKind::OnTheSpot), row("PROMISED", ItemKind::Promised)}
  );
  expectTwins(
      v1::Audience_descriptor(),
      "AUDIENCE_",
      {row("PERSONAL", Audience::Personal),
       row("ENTERPRISE", Audience::Enterprise),
       row("BOTH", Audience::Both)}
  );
  expectTwins(
      v1::LimitUnit_descriptor(),
      "LIMIT_UNIT_",
      {row("NONE", Limit::Unit::None),
       row("ON_THE_SPOT", Limit::Unit::OnTheSpot),
       row("HOURS", Limit::Unit::Hours),
       row("HALF_WORKDAYS", Limit::Unit::HalfWorkdays),
       row("WORKDAYS", Limit::Unit::Workdays),
       row("CALENDAR_DAYS", Limit::Unit::CalendarDays)}
  );
  expectTwins(
      v1::QueueKind_descriptor(),
      "QUEUE_KIND_",
      {row("HANDLING", QueueKind::Handling),
       row("CONSULT", QueueKind::Consult),
       row("HANDOUT", QueueKind::Handout),
       row("FAILED_ERRAND", QueueKind::FailedErrand)}
  );
  expectTwins(
      v1::IdentityRule_descriptor(),
      "IDENTITY_RULE_",
      {row("NONE", IdentityRule::None),
       row("OPTIONAL", IdentityRule::Optional),
       row("REQUIRED", IdentityRule::Required)}
  );
  expectTwins(
      v1::LintSeverity_descriptor(),
      "LINT_SEVERITY_",
      {row("FAULT", LintSeverity::Fault), row("DOUBT", LintSeverity::Doubt)}
  );
}

TEST(EnumParityTest, TheServerIsEqual) {
  expectTwins(
      v1::ClockMode_descriptor(),
      "CLOCK_MODE_",
      {row("REAL", domain::ClockMode::Real), row("REHEARSAL", domain::ClockMode::Rehearsal)}
  );
  expectTwins(
      v1::BackupStep_descriptor(),
      "BACKUP_STEP_",
      {row("COPYING", BackupStep::Copying),
       row("VERIFYING", BackupStep::Verifying),
       row("DONE", BackupStep::Done)}
  );
  expectTwins(
      v1::AlertLevel_descriptor(),
      "ALERT_LEVEL_",
      {row("YELLOW", domain::AlertLevel::Yellow), row("RED", domain::AlertLevel::Red)}
  );
  expectTwins(
      v1::View_descriptor(),
      "VIEW_",
      {row("BOARD", engine::View::Board),
       row("SIGN", engine::View::Sign),
       row("PAD", engine::View::Pad),
       row("PHONE", engine::View::Phone),
       row("KIOSK", engine::View::Kiosk),
       row("COUNTER", engine::View::Counter),
       row("DESK", engine::View::Desk),
       row("MANAGER", engine::View::Manager)}
  );
}

}  // namespace
}  // namespace hall::api
