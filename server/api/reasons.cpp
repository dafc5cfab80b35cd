#include "server/api/reasons.h"

#include <algorithm>
#include <array>

#include "hall/v1/error.pb.h"

namespace hall::api {

namespace {

using domain::Reason;

constexpr std::string_view kDomain = "hall.v1";

constexpr std::array kRows{
    ReasonRow{
        Reason::MalformedRequest, StatusCode::InvalidArgument, 400, "reason.malformed_request"},
    ReasonRow{Reason::UnknownMethod, StatusCode::Unimplemented, 501, "reason.unknown_method"},
    ReasonRow{
        Reason::RequestIdMissing, StatusCode::InvalidArgument, 400, "reason.request_id_missing"},
    ReasonRow{Reason::RequestIdReused, StatusCode::Aborted, 409, "reason.request_id_reused"},
    ReasonRow{
        Reason::MessageTooLarge, StatusCode::ResourceExhausted, 413, "reason.message_too_large"},
    ReasonRow{Reason::DeadlinePassed, StatusCode::DeadlineExceeded, 504, "reason.deadline_passed"},
    ReasonRow{Reason::NotSignedIn, StatusCode::Unauthenticated, 401, "reason.not_signed_in"},
    ReasonRow{Reason::SessionRevoked, StatusCode::Unauthenticated, 401, "reason.session_revoked"},
    ReasonRow{Reason::WrongDevice, StatusCode::PermissionDenied, 403, "reason.wrong_device"},
    ReasonRow{Reason::NotPermitted, StatusCode::PermissionDenied, 403, "reason.not_permitted"},
    ReasonRow{Reason::BadCredentials, StatusCode::Unauthenticated, 401, "reason.bad_credentials"},
    ReasonRow{
        Reason::TooManyAttempts, StatusCode::ResourceExhausted, 429, "reason.too_many_attempts"},
    ReasonRow{
        Reason::PasswordTooWeak, StatusCode::InvalidArgument, 400, "reason.password_too_weak"},
    ReasonRow{Reason::TokenInvalid, StatusCode::Unauthenticated, 401, "reason.token_invalid"},
    ReasonRow{Reason::DeviceRevoked, StatusCode::PermissionDenied, 403, "reason.device_revoked"},
    ReasonRow{Reason::StaffDisabled, StatusCode::PermissionDenied, 403, "reason.staff_disabled"},
    ReasonRow{Reason::TicketNotFound, StatusCode::NotFound, 404, "reason.ticket_not_found"},
    ReasonRow{Reason::CounterNotFound, StatusCode::NotFound, 404, "reason.counter_not_found"},
    ReasonRow{Reason::QueueNotFound, StatusCode::NotFound, 404, "reason.queue_not_found"},
    ReasonRow{Reason::ItemNotFound, StatusCode::NotFound, 404, "reason.item_not_found"},
    ReasonRow{Reason::ThemeNotFound, StatusCode::NotFound, 404, "reason.theme_not_found"},
    ReasonRow{Reason::StaffNotFound, StatusCode::NotFound, 404, "reason.staff_not_found"},
    ReasonRow{Reason::DeviceNotFound, StatusCode::NotFound, 404, "reason.device_not_found"},
    ReasonRow{Reason::ServingNotFound, StatusCode::NotFound, 404, "reason.serving_not_found"},
    ReasonRow{Reason::CallNotFound, StatusCode::NotFound, 404, "reason.call_not_found"},
    ReasonRow{Reason::AlertNotFound, StatusCode::NotFound, 404, "reason.alert_not_found"},
    ReasonRow{Reason::ZoneNotFound, StatusCode::NotFound, 404, "reason.zone_not_found"},
    ReasonRow{Reason::DepartmentNotFound, StatusCode::NotFound, 404, "reason.department_not_found"},
    ReasonRow{Reason::GuideNotFound, StatusCode::NotFound, 404, "reason.guide_not_found"},
    ReasonRow{Reason::PersonNotFound, StatusCode::NotFound, 404, "reason.person_not_found"},
    ReasonRow{Reason::PositionNotFound, StatusCode::NotFound, 404, "reason.position_not_found"},
    ReasonRow{Reason::QueueClosed, StatusCode::FailedPrecondition, 409, "reason.queue_closed"},
    ReasonRow{Reason::HallSuspended, StatusCode::FailedPrecondition, 409, "reason.hall_suspended"},
    ReasonRow{Reason::StaleItem, StatusCode::Aborted, 409, "reason.stale_item"},
    ReasonRow{
        Reason::IdentityRequired, StatusCode::InvalidArgument, 400, "reason.identity_required"},
    ReasonRow{Reason::IdentityInvalid, StatusCode::InvalidArgument, 400, "reason.identity_invalid"},
    ReasonRow{
        Reason::IdentityDoubtful, StatusCode::FailedPrecondition, 409, "reason.identity_doubtful"},
    ReasonRow{Reason::AlreadyWaiting, StatusCode::AlreadyExists, 409, "reason.already_waiting"},
    ReasonRow{Reason::GroundNotMet, StatusCode::InvalidArgument, 400, "reason.ground_not_met"},
    ReasonRow{
        Reason::AgentDataMissing, StatusCode::InvalidArgument, 400, "reason.agent_data_missing"},
    ReasonRow{
        Reason::CopiesOutOfRange, StatusCode::InvalidArgument, 400, "reason.copies_out_of_range"},
    ReasonRow{Reason::StorageLow, StatusCode::ResourceExhausted, 429, "reason.storage_low"},
    ReasonRow{
        Reason::NoCounterServes, StatusCode::FailedPrecondition, 409, "reason.no_counter_serves"},
    ReasonRow{
        Reason::AppointmentNotAccepted,
        StatusCode::FailedPrecondition,
        409,
        "reason.appointment_not_accepted"},
    ReasonRow{Reason::ImportInexact, StatusCode::InvalidArgument, 400, "reason.import_inexact"},
    ReasonRow{
        Reason::WrongTicketState, StatusCode::FailedPrecondition, 409, "reason.wrong_ticket_state"},
    ReasonRow{
        Reason::CounterNotSignedIn,
        StatusCode::FailedPrecondition,
        409,
        "reason.counter_not_signed_in"},
    ReasonRow{Reason::CounterBusy, StatusCode::FailedPrecondition, 409, "reason.counter_busy"},
    ReasonRow{Reason::CounterPaused, StatusCode::FailedPrecondition, 409, "reason.counter_paused"},
    ReasonRow{
        Reason::CounterNotPaused, StatusCode::FailedPrecondition, 409, "reason.counter_not_paused"},
    ReasonRow{Reason::CounterTaken, StatusCode::FailedPrecondition, 409, "reason.counter_taken"},
    ReasonRow{Reason::ForeignCounter, StatusCode::PermissionDenied, 403, "reason.foreign_counter"},
    ReasonRow{Reason::TicketTaken, StatusCode::Aborted, 409, "reason.ticket_taken"},
    ReasonRow{Reason::NotAble, StatusCode::FailedPrecondition, 409, "reason.not_able"},
    ReasonRow{Reason::ReasonRequired, StatusCode::InvalidArgument, 400, "reason.reason_required"},
    ReasonRow{
        Reason::CallNotDelivered, StatusCode::FailedPrecondition, 409, "reason.call_not_delivered"},
    ReasonRow{Reason::TooEarly, StatusCode::FailedPrecondition, 409, "reason.too_early"},
    ReasonRow{Reason::RestoreUsed, StatusCode::FailedPrecondition, 409, "reason.restore_used"},
    ReasonRow{Reason::SomebodyWaits, StatusCode::FailedPrecondition, 409, "reason.somebody_waits"},
    ReasonRow{Reason::NotYetDue, StatusCode::FailedPrecondition, 409, "reason.not_yet_due"},
    ReasonRow{Reason::OutcomeRequired, StatusCode::InvalidArgument, 400, "reason.outcome_required"},
    ReasonRow{
        Reason::OutcomeIncomplete, StatusCode::InvalidArgument, 400, "reason.outcome_incomplete"},
    ReasonRow{Reason::OutsideGuide, StatusCode::InvalidArgument, 400, "reason.outside_guide"},
    ReasonRow{Reason::ReopenTooLate, StatusCode::FailedPrecondition, 409, "reason.reopen_too_late"},
    ReasonRow{
        Reason::CorrectionNotYours,
        StatusCode::PermissionDenied,
        403,
        "reason.correction_not_yours"},
    ReasonRow{
        Reason::CorrectionTooLate,
        StatusCode::FailedPrecondition,
        409,
        "reason.correction_too_late"},
    ReasonRow{Reason::ServingOpen, StatusCode::FailedPrecondition, 409, "reason.serving_open"},
    ReasonRow{
        Reason::LastAbleCounter, StatusCode::FailedPrecondition, 409, "reason.last_able_counter"},
    ReasonRow{
        Reason::StaffElsewhere, StatusCode::FailedPrecondition, 409, "reason.staff_elsewhere"},
    ReasonRow{
        Reason::HoldKindForbidden, StatusCode::InvalidArgument, 400, "reason.hold_kind_forbidden"},
    ReasonRow{Reason::SameQueue, StatusCode::FailedPrecondition, 409, "reason.same_queue"},
    ReasonRow{
        Reason::NothingToTakeOver,
        StatusCode::FailedPrecondition,
        409,
        "reason.nothing_to_take_over"},
    ReasonRow{
        Reason::UpgradeOnlyConsult,
        StatusCode::FailedPrecondition,
        409,
        "reason.upgrade_only_consult"},
    ReasonRow{Reason::NobodyCalled, StatusCode::FailedPrecondition, 409, "reason.nobody_called"},
    ReasonRow{Reason::ResultPending, StatusCode::FailedPrecondition, 409, "reason.result_pending"},
    ReasonRow{
        Reason::CatalogueInvalid, StatusCode::InvalidArgument, 400, "reason.catalogue_invalid"},
    ReasonRow{Reason::CatalogueStale, StatusCode::Aborted, 409, "reason.catalogue_stale"},
    ReasonRow{Reason::CalendarInvalid, StatusCode::InvalidArgument, 400, "reason.calendar_invalid"},
    ReasonRow{Reason::AlreadyExists, StatusCode::AlreadyExists, 409, "reason.already_exists"},
    ReasonRow{
        Reason::NothingChanged, StatusCode::FailedPrecondition, 409, "reason.nothing_changed"},
    ReasonRow{
        Reason::SampleTextInRealMode,
        StatusCode::InvalidArgument,
        400,
        "reason.sample_text_in_real_mode"},
    ReasonRow{
        Reason::OnlyInSteppedRehearsal,
        StatusCode::Unimplemented,
        501,
        "reason.only_in_stepped_rehearsal"},
    ReasonRow{
        Reason::HallNotSuspended, StatusCode::FailedPrecondition, 409, "reason.hall_not_suspended"},
    ReasonRow{Reason::AlertClosed, StatusCode::FailedPrecondition, 409, "reason.alert_closed"},
    ReasonRow{
        Reason::EnrolmentExpired, StatusCode::FailedPrecondition, 409, "reason.enrolment_expired"},
    ReasonRow{
        Reason::ReviewerIsEditor, StatusCode::InvalidArgument, 400, "reason.reviewer_is_editor"},
    ReasonRow{Reason::NotReady, StatusCode::Unavailable, 503, "reason.not_ready"},
    ReasonRow{Reason::Overloaded, StatusCode::ResourceExhausted, 429, "reason.overloaded"},
    ReasonRow{Reason::CommitFailed, StatusCode::Unavailable, 503, "reason.commit_failed"},
    ReasonRow{Reason::ClockStepped, StatusCode::Unavailable, 503, "reason.clock_stepped"},
    ReasonRow{Reason::BackupFailed, StatusCode::Internal, 500, "reason.backup_failed"},
    ReasonRow{Reason::LogDamaged, StatusCode::DataLoss, 500, "reason.log_damaged"},
    ReasonRow{Reason::NewerFormat, StatusCode::DataLoss, 500, "reason.newer_format"},
    ReasonRow{Reason::NotInThisMode, StatusCode::Unimplemented, 501, "reason.not_in_this_mode"},
    ReasonRow{
        Reason::PositionNotReached,
        StatusCode::DeadlineExceeded,
        504,
        "reason.position_not_reached"},
    ReasonRow{Reason::Internal, StatusCode::Internal, 500, "reason.internal"},
    ReasonRow{Reason::DirectoryInUse, StatusCode::Unavailable, 503, "reason.directory_in_use"},
    ReasonRow{Reason::AddressInUse, StatusCode::Unavailable, 503, "reason.address_in_use"},
    ReasonRow{
        Reason::ConfigurationInvalid,
        StatusCode::FailedPrecondition,
        409,
        "reason.configuration_invalid"},
    ReasonRow{Reason::KeyFileUnusable, StatusCode::Unavailable, 503, "reason.key_file_unusable"},
};

}  // namespace

std::span<const ReasonRow> reasonTable() {
  return kRows;
}

const ReasonRow& rowOf(domain::Reason reason) {
  const auto found = std::find_if(kRows.begin(), kRows.end(), [reason](const ReasonRow& row) {
    return row.reason == reason;
  });
  return found == kRows.end() ? rowOf(Reason::Internal) : *found;
}

CallStatus statusOf(const domain::Refusal& refusal) {
  const ReasonRow& row = rowOf(refusal.reason);
  v1::ErrorDetail detail;
  detail.set_reason(static_cast<v1::Reason>(refusal.reason));
  detail.set_domain(std::string(kDomain));
  detail.set_message_key(std::string(row.messageKey));
  std::string message(domain::nameOf(refusal.reason));
  for (const domain::Detail& one : refusal.details) {
    (*detail.mutable_metadata())[one.key] = one.value;
    message += (&one == &refusal.details.front() ? ": " : ", ") + one.key + "=" + one.value;
  }
  return {row.code, std::move(message), detail.SerializeAsString()};
}

}  // namespace hall::api
