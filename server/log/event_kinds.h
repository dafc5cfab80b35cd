#pragma once

#include <cstdint>
#include <tuple>
#include <variant>

#include "hall/log/v1/event.pb.h"
#include "server/domain/event.h"

/// The permanent number of every kind of event. A number is never given to another kind and a kind
/// never changes its meaning; a new meaning is a new row. The areas leave room to grow; 700 is kept
/// for cases, 800 for reviews and orders, 900 for complaints, 1000 for appointments.
namespace hall::log {

template <class BodyType, class MessageType, std::uint16_t number>
struct KindRow {
  using Body = BodyType;
  using Message = MessageType;
  static constexpr std::uint16_t kKind = number;
};

using EventKinds = std::tuple<
    KindRow<domain::HallOpened, v1::HallOpened, 1>,
    KindRow<domain::LogRestored, v1::LogRestored, 2>,
    KindRow<domain::ClockStepped, v1::ClockStepped, 3>,
    KindRow<domain::CataloguePublished, v1::CataloguePublished, 4>,
    KindRow<domain::HallSuspended, v1::HallSuspended, 5>,
    KindRow<domain::HallResumed, v1::HallResumed, 6>,
    KindRow<domain::BroadcastSent, v1::BroadcastSent, 7>,
    KindRow<domain::CounterMessaged, v1::CounterMessaged, 8>,
    KindRow<domain::DayClosed, v1::DayClosed, 9>,
    KindRow<domain::StaffRecorded, v1::StaffRecorded, 100>,
    KindRow<domain::PasswordReset, v1::PasswordReset, 101>,
    KindRow<domain::DeviceRecorded, v1::DeviceRecorded, 102>,
    KindRow<domain::DeviceReported, v1::DeviceReported, 103>,
    KindRow<domain::IdentityRevealed, v1::IdentityRevealed, 104>,
    KindRow<domain::TicketIssued, v1::TicketIssued, 200>,
    KindRow<domain::TicketDue, v1::TicketDue, 201>,
    KindRow<domain::TicketCancelled, v1::TicketCancelled, 202>,
    KindRow<domain::TicketDiverted, v1::TicketDiverted, 203>,
    KindRow<domain::TicketPreChecked, v1::TicketPreChecked, 204>,
    KindRow<domain::TicketReprinted, v1::TicketReprinted, 205>,
    KindRow<domain::TicketPrintReported, v1::TicketPrintReported, 206>,
    KindRow<domain::TicketUpgraded, v1::TicketUpgraded, 207>,
    KindRow<domain::TicketClosedBySystem, v1::TicketClosedBySystem, 208>,
    KindRow<domain::AssistanceSet, v1::AssistanceSet, 209>,
    KindRow<domain::TicketCalled, v1::TicketCalled, 300>,
    KindRow<domain::TicketRecalled, v1::TicketRecalled, 301>,
    KindRow<domain::CallDelivered, v1::CallDelivered, 302>,
    KindRow<domain::CallDropped, v1::CallDropped, 303>,
    KindRow<domain::TicketUncalled, v1::TicketUncalled, 304>,
    KindRow<domain::TicketNoShow, v1::TicketNoShow, 305>,
    KindRow<domain::TicketRestored, v1::TicketRestored, 306>,
    KindRow<domain::ServingStarted, v1::ServingStarted, 400>,
    KindRow<domain::ServingFinished, v1::ServingFinished, 401>,
    KindRow<domain::ServingReopened, v1::ServingReopened, 402>,
    KindRow<domain::ServingCorrected, v1::ServingCorrected, 403>,
    KindRow<domain::TicketHeld, v1::TicketHeld, 404>,
    KindRow<domain::HeldWoken, v1::HeldWoken, 405>,
    KindRow<domain::TicketReturned, v1::TicketReturned, 406>,
    KindRow<domain::TicketResumed, v1::TicketResumed, 407>,
    KindRow<domain::TicketTransferred, v1::TicketTransferred, 408>,
    KindRow<domain::ServingEntered, v1::ServingEntered, 409>,
    KindRow<domain::TicketMoved, v1::TicketMoved, 410>,
    KindRow<domain::CounterSignedIn, v1::CounterSignedIn, 500>,
    KindRow<domain::CounterSignedOff, v1::CounterSignedOff, 501>,
    KindRow<domain::CounterTakenOver, v1::CounterTakenOver, 502>,
    KindRow<domain::CounterPaused, v1::CounterPaused, 503>,
    KindRow<domain::CounterResumed, v1::CounterResumed, 504>,
    KindRow<domain::CounterReady, v1::CounterReady, 505>,
    KindRow<domain::CounterReadyEnded, v1::CounterReadyEnded, 506>,
    KindRow<domain::CounterSet, v1::CounterSet, 507>,
    KindRow<domain::AlertRaised, v1::AlertRaised, 600>,
    KindRow<domain::AlertAcknowledged, v1::AlertAcknowledged, 601>,
    KindRow<domain::AlertCleared, v1::AlertCleared, 602>>;

static_assert(std::tuple_size_v<EventKinds> == std::variant_size_v<domain::EventKind>);

}  // namespace hall::log
