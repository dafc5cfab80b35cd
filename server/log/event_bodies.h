#pragma once

#include "hall/log/v1/event.pb.h"
#include "server/domain/event.h"
#include "server/log/stored_values.h"

/// Between each event's body and its stored message. One pair an event, in the file of its area. A
/// test fills every field of every body and sends it there and back, so that none is forgotten.
namespace hall::log {

// ---- event_bodies_hall.cpp ----
void encode(const domain::HallOpened& from, v1::HallOpened& to);
void decode(const v1::HallOpened& from, domain::HallOpened& to, FieldReader& reader);
void encode(const domain::LogRestored& from, v1::LogRestored& to);
void decode(const v1::LogRestored& from, domain::LogRestored& to, FieldReader& reader);
void encode(const domain::ClockStepped& from, v1::ClockStepped& to);
void decode(const v1::ClockStepped& from, domain::ClockStepped& to, FieldReader& reader);
void encode(const domain::CataloguePublished& from, v1::CataloguePublished& to);
void decode(
    const v1::CataloguePublished& from, domain::CataloguePublished& to, FieldReader& reader
);
void encode(const domain::HallSuspended& from, v1::HallSuspended& to);
void decode(const v1::HallSuspended& from, domain::HallSuspended& to, FieldReader& reader);
void encode(const domain::HallResumed& from, v1::HallResumed& to);
void decode(const v1::HallResumed& from, domain::HallResumed& to, FieldReader& reader);
void encode(const domain::BroadcastSent& from, v1::BroadcastSent& to);
void decode(const v1::BroadcastSent& from, domain::BroadcastSent& to, FieldReader& reader);
void encode(const domain::CounterMessaged& from, v1::CounterMessaged& to);
void decode(const v1::CounterMessaged& from, domain::CounterMessaged& to, FieldReader& reader);
void encode(const domain::DayClosed& from, v1::DayClosed& to);
void decode(const v1::DayClosed& from, domain::DayClosed& to, FieldReader& reader);
// ---- event_bodies_people.cpp ----
void encode(const domain::StaffRecorded& from, v1::StaffRecorded& to);
void decode(const v1::StaffRecorded& from, domain::StaffRecorded& to, FieldReader& reader);
void encode(const domain::PasswordReset& from, v1::PasswordReset& to);
void decode(const v1::PasswordReset& from, domain::PasswordReset& to, FieldReader& reader);
void encode(const domain::DeviceRecorded& from, v1::DeviceRecorded& to);
void decode(const v1::DeviceRecorded& from, domain::DeviceRecorded& to, FieldReader& reader);
void encode(const domain::DeviceReported& from, v1::DeviceReported& to);
void decode(const v1::DeviceReported& from, domain::DeviceReported& to, FieldReader& reader);
void encode(const domain::IdentityRevealed& from, v1::IdentityRevealed& to);
void decode(const v1::IdentityRevealed& from, domain::IdentityRevealed& to, FieldReader& reader);
// ---- event_bodies_issuing.cpp ----
void encode(const domain::TicketIssued& from, v1::TicketIssued& to);
void decode(const v1::TicketIssued& from, domain::TicketIssued& to, FieldReader& reader);
void encode(const domain::TicketDue& from, v1::TicketDue& to);
void decode(const v1::TicketDue& from, domain::TicketDue& to, FieldReader& reader);
void encode(const domain::TicketCancelled& from, v1::TicketCancelled& to);
void decode(const v1::TicketCancelled& from, domain::TicketCancelled& to, FieldReader& reader);
void encode(const domain::TicketDiverted& from, v1::TicketDiverted& to);
void decode(const v1::TicketDiverted& from, domain::TicketDiverted& to, FieldReader& reader);
void encode(const domain::TicketPreChecked& from, v1::TicketPreChecked& to);
void decode(const v1::TicketPreChecked& from, domain::TicketPreChecked& to, FieldReader& reader);
void encode(const domain::TicketReprinted& from, v1::TicketReprinted& to);
void decode(const v1::TicketReprinted& from, domain::TicketReprinted& to, FieldReader& reader);
void encode(const domain::TicketPrintReported& from, v1::TicketPrintReported& to);
void decode(
    const v1::TicketPrintReported& from, domain::TicketPrintReported& to, FieldReader& reader
);
void encode(const domain::TicketUpgraded& from, v1::TicketUpgraded& to);
void decode(const v1::TicketUpgraded& from, domain::TicketUpgraded& to, FieldReader& reader);
void encode(const domain::TicketClosedBySystem& from, v1::TicketClosedBySystem& to);
void decode(
    const v1::TicketClosedBySystem& from, domain::TicketClosedBySystem& to, FieldReader& reader
);
void encode(const domain::AssistanceSet& from, v1::AssistanceSet& to);
void decode(const v1::AssistanceSet& from, domain::AssistanceSet& to, FieldReader& reader);
// ---- event_bodies_calling.cpp ----
void encode(const domain::TicketCalled& from, v1::TicketCalled& to);
void decode(const v1::TicketCalled& from, domain::TicketCalled& to, FieldReader& reader);
void encode(const domain::TicketRecalled& from, v1::TicketRecalled& to);
void decode(const v1::TicketRecalled& from, domain::TicketRecalled& to, FieldReader& reader);
void encode(const domain::CallDelivered& from, v1::CallDelivered& to);
void decode(const v1::CallDelivered& from, domain::CallDelivered& to, FieldReader& reader);
void encode(const domain::CallDropped& from, v1::CallDropped& to);
void decode(const v1::CallDropped& from, domain::CallDropped& to, FieldReader& reader);
void encode(const domain::TicketUncalled& from, v1::TicketUncalled& to);
void decode(const v1::TicketUncalled& from, domain::TicketUncalled& to, FieldReader& reader);
void encode(const domain::TicketNoShow& from, v1::TicketNoShow& to);
void decode(const v1::TicketNoShow& from, domain::TicketNoShow& to, FieldReader& reader);
void encode(const domain::TicketRestored& from, v1::TicketRestored& to);
void decode(const v1::TicketRestored& from, domain::TicketRestored& to, FieldReader& reader);
// ---- event_bodies_serving.cpp ----
void encode(const domain::ServingStarted& from, v1::ServingStarted& to);
void decode(const v1::ServingStarted& from, domain::ServingStarted& to, FieldReader& reader);
void encode(const domain::ServingFinished& from, v1::ServingFinished& to);
void decode(const v1::ServingFinished& from, domain::ServingFinished& to, FieldReader& reader);
void encode(const domain::ServingReopened& from, v1::ServingReopened& to);
void decode(const v1::ServingReopened& from, domain::ServingReopened& to, FieldReader& reader);
void encode(const domain::ServingCorrected& from, v1::ServingCorrected& to);
void decode(const v1::ServingCorrected& from, domain::ServingCorrected& to, FieldReader& reader);
void encode(const domain::ServingEntered& from, v1::ServingEntered& to);
void decode(const v1::ServingEntered& from, domain::ServingEntered& to, FieldReader& reader);
void encode(const domain::TicketHeld& from, v1::TicketHeld& to);
void decode(const v1::TicketHeld& from, domain::TicketHeld& to, FieldReader& reader);
void encode(const domain::HeldWoken& from, v1::HeldWoken& to);
void decode(const v1::HeldWoken& from, domain::HeldWoken& to, FieldReader& reader);
void encode(const domain::TicketReturned& from, v1::TicketReturned& to);
void decode(const v1::TicketReturned& from, domain::TicketReturned& to, FieldReader& reader);
void encode(const domain::TicketResumed& from, v1::TicketResumed& to);
void decode(const v1::TicketResumed& from, domain::TicketResumed& to, FieldReader& reader);
void encode(const domain::TicketTransferred& from, v1::TicketTransferred& to);
void decode(const v1::TicketTransferred& from, domain::TicketTransferred& to, FieldReader& reader);
void encode(const domain::TicketMoved& from, v1::TicketMoved& to);
void decode(const v1::TicketMoved& from, domain::TicketMoved& to, FieldReader& reader);
// ---- event_bodies_counters.cpp ----
void encode(const domain::CounterSignedIn& from, v1::CounterSignedIn& to);
void decode(const v1::CounterSignedIn& from, domain::CounterSignedIn& to, FieldReader& reader);
void encode(const domain::CounterSignedOff& from, v1::CounterSignedOff& to);
void decode(const v1::CounterSignedOff& from, domain::CounterSignedOff& to, FieldReader& reader);
void encode(const domain::CounterTakenOver& from, v1::CounterTakenOver& to);
void decode(const v1::CounterTakenOver& from, domain::CounterTakenOver& to, FieldReader& reader);
void encode(const domain::CounterPaused& from, v1::CounterPaused& to);
void decode(const v1::CounterPaused& from, domain::CounterPaused& to, FieldReader& reader);
void encode(const domain::CounterResumed& from, v1::CounterResumed& to);
void decode(const v1::CounterResumed& from, domain::CounterResumed& to, FieldReader& reader);
void encode(const domain::CounterReady& from, v1::CounterReady& to);
void decode(const v1::CounterReady& from, domain::CounterReady& to, FieldReader& reader);
void encode(const domain::CounterReadyEnded& from, v1::CounterReadyEnded& to);
void decode(const v1::CounterReadyEnded& from, domain::CounterReadyEnded& to, FieldReader& reader);
void encode(const domain::CounterSet& from, v1::CounterSet& to);
void decode(const v1::CounterSet& from, domain::CounterSet& to, FieldReader& reader);
// ---- event_bodies_alerts.cpp ----
void encode(const domain::AlertRaised& from, v1::AlertRaised& to);
void decode(const v1::AlertRaised& from, domain::AlertRaised& to, FieldReader& reader);
void encode(const domain::AlertAcknowledged& from, v1::AlertAcknowledged& to);
void decode(const v1::AlertAcknowledged& from, domain::AlertAcknowledged& to, FieldReader& reader);
void encode(const domain::AlertCleared& from, v1::AlertCleared& to);
void decode(const v1::AlertCleared& from, domain::AlertCleared& to, FieldReader& reader);

}  // namespace hall::log
