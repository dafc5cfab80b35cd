#pragma once

#include <string>

#include "counter-client/ui/counter_port.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/ticket_service.pb.h"

/// Verbs of the counter as requests. The request id is the caller's affair.
namespace hall::counter {

v1::CallNextRequest requestOf(const verb::CallNext& verb, const std::string& counter);
v1::CallTicketRequest requestOf(const verb::CallTicket& verb, const std::string& counter);
v1::RecallRequest requestOf(const verb::Recall& verb, const std::string& counter);
v1::UncallRequest requestOf(const verb::Uncall& verb, const std::string& counter);
v1::ConfirmCalledAloudRequest requestOf(const verb::CalledAloud& verb, const std::string& counter);
v1::StartServingRequest requestOf(const verb::Start& verb, const std::string& counter);
v1::FinishServingRequest requestOf(const verb::Finish& verb, const std::string& counter);
v1::ReopenServingRequest requestOf(const verb::Reopen& verb, const std::string& counter);
v1::CorrectServingRequest requestOf(const verb::Correct& verb, const std::string& counter);
v1::MarkNoShowRequest requestOf(const verb::NoShow& verb, const std::string& counter);
v1::HoldTicketRequest requestOf(const verb::Hold& verb, const std::string& counter);
v1::WakeHeldRequest requestOf(const verb::Wake& verb, const std::string& counter);
v1::ResumeTicketRequest requestOf(const verb::Resume& verb, const std::string& counter);
v1::RestoreTicketRequest requestOf(const verb::Restore& verb, const std::string& counter);
v1::TransferTicketRequest requestOf(const verb::Transfer& verb, const std::string& counter);
v1::WalkUpRequest requestOf(const verb::WalkUp& verb, const std::string& counter);
v1::EnterServingRequest requestOf(const verb::Enter& verb, const std::string& counter);
v1::PauseCounterRequest requestOf(const verb::Pause& verb, const std::string& counter);
v1::ResumeCounterRequest requestOf(const verb::Back& verb, const std::string& counter);

/// What answers a request.
template <class Request>
struct AnswerTo;
template <>
struct AnswerTo<v1::CallNextRequest> {
  using Response = v1::CallNextResponse;
};
template <>
struct AnswerTo<v1::CallTicketRequest> {
  using Response = v1::CallTicketResponse;
};
template <>
struct AnswerTo<v1::RecallRequest> {
  using Response = v1::RecallResponse;
};
template <>
struct AnswerTo<v1::UncallRequest> {
  using Response = v1::UncallResponse;
};
template <>
struct AnswerTo<v1::ConfirmCalledAloudRequest> {
  using Response = v1::ConfirmCalledAloudResponse;
};
template <>
struct AnswerTo<v1::StartServingRequest> {
  using Response = v1::StartServingResponse;
};
template <>
struct AnswerTo<v1::FinishServingRequest> {
  using Response = v1::FinishServingResponse;
};
template <>
struct AnswerTo<v1::ReopenServingRequest> {
  using Response = v1::ReopenServingResponse;
};
template <>
struct AnswerTo<v1::CorrectServingRequest> {
  using Response = v1::CorrectServingResponse;
};
template <>
struct AnswerTo<v1::MarkNoShowRequest> {
  using Response = v1::MarkNoShowResponse;
};
template <>
struct AnswerTo<v1::HoldTicketRequest> {
  using Response = v1::HoldTicketResponse;
};
template <>
struct AnswerTo<v1::WakeHeldRequest> {
  using Response = v1::WakeHeldResponse;
};
template <>
struct AnswerTo<v1::ResumeTicketRequest> {
  using Response = v1::ResumeTicketResponse;
};
template <>
struct AnswerTo<v1::RestoreTicketRequest> {
  using Response = v1::RestoreTicketResponse;
};
template <>
struct AnswerTo<v1::TransferTicketRequest> {
  using Response = v1::TransferTicketResponse;
};
template <>
struct AnswerTo<v1::WalkUpRequest> {
  using Response = v1::WalkUpResponse;
};
template <>
struct AnswerTo<v1::EnterServingRequest> {
  using Response = v1::EnterServingResponse;
};
template <>
struct AnswerTo<v1::PauseCounterRequest> {
  using Response = v1::PauseCounterResponse;
};
template <>
struct AnswerTo<v1::ResumeCounterRequest> {
  using Response = v1::ResumeCounterResponse;
};

}  // namespace hall::counter
