#include "server/domain/reason.h"

#include <algorithm>
#include <array>

namespace hall::domain {

namespace {

struct Name {
  Reason reason;
  std::string_view text;
};

constexpr std::array kNames{
    Name{Reason::MalformedRequest, "MalformedRequest"},
    Name{Reason::UnknownMethod, "UnknownMethod"},
    Name{Reason::RequestIdMissing, "RequestIdMissing"},
    Name{Reason::RequestIdReused, "RequestIdReused"},
    Name{Reason::MessageTooLarge, "MessageTooLarge"},
    Name{Reason::DeadlinePassed, "DeadlinePassed"},
    Name{Reason::NotSignedIn, "NotSignedIn"},
    Name{Reason::SessionRevoked, "SessionRevoked"},
    Name{Reason::WrongDevice, "WrongDevice"},
    Name{Reason::NotPermitted, "NotPermitted"},
    Name{Reason::BadCredentials, "BadCredentials"},
    Name{Reason::TooManyAttempts, "TooManyAttempts"},
    Name{Reason::PasswordTooWeak, "PasswordTooWeak"},
    Name{Reason::TokenInvalid, "TokenInvalid"},
    Name{Reason::DeviceRevoked, "DeviceRevoked"},
    Name{Reason::StaffDisabled, "StaffDisabled"},
    Name{Reason::TicketNotFound, "TicketNotFound"},
    Name{Reason::CounterNotFound, "CounterNotFound"},
    Name{Reason::QueueNotFound, "QueueNotFound"},
    Name{Reason::ItemNotFound, "ItemNotFound"},
    Name{Reason::ThemeNotFound, "ThemeNotFound"},
    Name{Reason::StaffNotFound, "StaffNotFound"},
    Name{Reason::DeviceNotFound, "DeviceNotFound"},
    Name{Reason::ServingNotFound, "ServingNotFound"},
    Name{Reason::CallNotFound, "CallNotFound"},
    Name{Reason::AlertNotFound, "AlertNotFound"},
    Name{Reason::ZoneNotFound, "ZoneNotFound"},
    Name{Reason::DepartmentNotFound, "DepartmentNotFound"},
    Name{Reason::GuideNotFound, "GuideNotFound"},
    Name{Reason::PersonNotFound, "PersonNotFound"},
    Name{Reason::PositionNotFound, "PositionNotFound"},
    Name{Reason::QueueClosed, "QueueClosed"},
    Name{Reason::HallSuspended, "HallSuspended"},
    Name{Reason::StaleItem, "StaleItem"},
    Name{Reason::IdentityRequired, "IdentityRequired"},
    Name{Reason::IdentityInvalid, "IdentityInvalid"},
    Name{Reason::IdentityDoubtful, "IdentityDoubtful"},
    Name{Reason::AlreadyWaiting, "AlreadyWaiting"},
    Name{Reason::GroundNotMet, "GroundNotMet"},
    Name{Reason::AgentDataMissing, "AgentDataMissing"},
    Name{Reason::CopiesOutOfRange, "CopiesOutOfRange"},
    Name{Reason::StorageLow, "StorageLow"},
    Name{Reason::NoCounterServes, "NoCounterServes"},
    Name{Reason::AppointmentNotAccepted, "AppointmentNotAccepted"},
    Name{Reason::ImportInexact, "ImportInexact"},
    Name{Reason::WrongTicketState, "WrongTicketState"},
    Name{Reason::CounterNotSignedIn, "CounterNotSignedIn"},
    Name{Reason::CounterBusy, "CounterBusy"},
    Name{Reason::CounterPaused, "CounterPaused"},
    Name{Reason::CounterNotPaused, "CounterNotPaused"},
    Name{Reason::CounterTaken, "CounterTaken"},
    Name{Reason::ForeignCounter, "ForeignCounter"},
    Name{Reason::TicketTaken, "TicketTaken"},
    Name{Reason::NotAble, "NotAble"},
    Name{Reason::ReasonRequired, "ReasonRequired"},
    Name{Reason::CallNotDelivered, "CallNotDelivered"},
    Name{Reason::TooEarly, "TooEarly"},
    Name{Reason::RestoreUsed, "RestoreUsed"},
    Name{Reason::SomebodyWaits, "SomebodyWaits"},
    Name{Reason::NotYetDue, "NotYetDue"},
    Name{Reason::OutcomeRequired, "OutcomeRequired"},
    Name{Reason::OutcomeIncomplete, "OutcomeIncomplete"},
    Name{Reason::OutsideGuide, "OutsideGuide"},
    Name{Reason::ReopenTooLate, "ReopenTooLate"},
    Name{Reason::CorrectionNotYours, "CorrectionNotYours"},
    Name{Reason::CorrectionTooLate, "CorrectionTooLate"},
    Name{Reason::ServingOpen, "ServingOpen"},
    Name{Reason::LastAbleCounter, "LastAbleCounter"},
    Name{Reason::StaffElsewhere, "StaffElsewhere"},
    Name{Reason::HoldKindForbidden, "HoldKindForbidden"},
    Name{Reason::SameQueue, "SameQueue"},
    Name{Reason::NothingToTakeOver, "NothingToTakeOver"},
    Name{Reason::UpgradeOnlyConsult, "UpgradeOnlyConsult"},
    Name{Reason::NobodyCalled, "NobodyCalled"},
    Name{Reason::ResultPending, "ResultPending"},
    Name{Reason::CatalogueInvalid, "CatalogueInvalid"},
    Name{Reason::CatalogueStale, "CatalogueStale"},
    Name{Reason::CalendarInvalid, "CalendarInvalid"},
    Name{Reason::AlreadyExists, "AlreadyExists"},
    Name{Reason::NothingChanged, "NothingChanged"},
    Name{Reason::SampleTextInRealMode, "SampleTextInRealMode"},
    Name{Reason::OnlyInSteppedRehearsal, "OnlyInSteppedRehearsal"},
    Name{Reason::HallNotSuspended, "HallNotSuspended"},
    Name{Reason::AlertClosed, "AlertClosed"},
    Name{Reason::EnrolmentExpired, "EnrolmentExpired"},
    Name{Reason::ReviewerIsEditor, "ReviewerIsEditor"},
    Name{Reason::NotReady, "NotReady"},
    Name{Reason::Overloaded, "Overloaded"},
    Name{Reason::CommitFailed, "CommitFailed"},
    Name{Reason::ClockStepped, "ClockStepped"},
    Name{Reason::BackupFailed, "BackupFailed"},
    Name{Reason::LogDamaged, "LogDamaged"},
    Name{Reason::NewerFormat, "NewerFormat"},
    Name{Reason::NotInThisMode, "NotInThisMode"},
    Name{Reason::PositionNotReached, "PositionNotReached"},
    Name{Reason::Internal, "Internal"},
    Name{Reason::DirectoryInUse, "DirectoryInUse"},
    Name{Reason::AddressInUse, "AddressInUse"},
    Name{Reason::ConfigurationInvalid, "ConfigurationInvalid"},
    Name{Reason::KeyFileUnusable, "KeyFileUnusable"},
};

}  // namespace

std::string_view nameOf(Reason reason) {
  const auto found = std::find_if(kNames.begin(), kNames.end(), [reason](const Name& name) {
    return name.reason == reason;
  });
  return found == kNames.end() ? "Unknown" : found->text;
}

}  // namespace hall::domain
