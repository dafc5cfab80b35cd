#pragma once

#include "hall/log/v1/catalogue.pb.h"
#include "hall/log/v1/event.pb.h"
#include "hall/log/v1/values.pb.h"
#include "hall/log/v1/vault.pb.h"

/// Whether a stored number names a value of its enumeration. 0 is named too; `FieldReader`
/// refuses it where it has no meaning.
namespace hall::log {

inline bool known(v1::ClockMode value) {
  return v1::ClockMode_IsValid(value);
}
inline bool known(v1::TicketState value) {
  return v1::TicketState_IsValid(value);
}
inline bool known(v1::TicketClass value) {
  return v1::TicketClass_IsValid(value);
}
inline bool known(v1::Ground value) {
  return v1::Ground_IsValid(value);
}
inline bool known(v1::Channel value) {
  return v1::Channel_IsValid(value);
}
inline bool known(v1::HoldKind value) {
  return v1::HoldKind_IsValid(value);
}
inline bool known(v1::Exemption value) {
  return v1::Exemption_IsValid(value);
}
inline bool known(v1::CounterKind value) {
  return v1::CounterKind_IsValid(value);
}
inline bool known(v1::CounterState value) {
  return v1::CounterState_IsValid(value);
}
inline bool known(v1::PauseReason value) {
  return v1::PauseReason_IsValid(value);
}
inline bool known(v1::Outcome value) {
  return v1::Outcome_IsValid(value);
}
inline bool known(v1::RefusalGround value) {
  return v1::RefusalGround_IsValid(value);
}
inline bool known(v1::Role value) {
  return v1::Role_IsValid(value);
}
inline bool known(v1::DeviceKind value) {
  return v1::DeviceKind_IsValid(value);
}
inline bool known(v1::AlertLevel value) {
  return v1::AlertLevel_IsValid(value);
}
inline bool known(v1::AlertRule value) {
  return v1::AlertRule_IsValid(value);
}
inline bool known(v1::DivertTo value) {
  return v1::DivertTo_IsValid(value);
}
inline bool known(v1::PreCheckResult value) {
  return v1::PreCheckResult_IsValid(value);
}
inline bool known(v1::PrintState value) {
  return v1::PrintState_IsValid(value);
}
inline bool known(v1::CallRule value) {
  return v1::CallRule_IsValid(value);
}
inline bool known(v1::DeliveredBy value) {
  return v1::DeliveredBy_IsValid(value);
}
inline bool known(v1::HallLevel value) {
  return v1::HallLevel_IsValid(value);
}
inline bool known(v1::ItemKind value) {
  return v1::ItemKind_IsValid(value);
}
inline bool known(v1::Audience value) {
  return v1::Audience_IsValid(value);
}
inline bool known(v1::LimitUnit value) {
  return v1::LimitUnit_IsValid(value);
}
inline bool known(v1::QueueKind value) {
  return v1::QueueKind_IsValid(value);
}
inline bool known(v1::IdentityRule value) {
  return v1::IdentityRule_IsValid(value);
}
inline bool known(v1::IdentityExtent value) {
  return v1::IdentityExtent_IsValid(value);
}
inline bool known(v1::DocumentKind value) {
  return v1::DocumentKind_IsValid(value);
}

}  // namespace hall::log
