#include "tools/hallctl/fills.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tools/hallctl/lists.h"
#include "tools/hallctl/raw_call.h"

namespace hall::hallctl {

namespace {

using google::protobuf::FieldDescriptor;
using Items = google::protobuf::RepeatedPtrField<v1::ItemOutcome>;

std::string textOf(const Message& request, const char* field) {
  const FieldDescriptor* descriptor = request.GetDescriptor()->FindFieldByName(field);
  return descriptor == nullptr ? std::string()
                               : request.GetReflection()->GetString(request, descriptor);
}

void setText(Message& request, const char* field, const std::string& text) {
  const FieldDescriptor* descriptor = request.GetDescriptor()->FindFieldByName(field);
  request.GetReflection()->SetString(&request, descriptor, text);
}

/// Asks, and says why where it was refused.
template <class Response>
bool asked(Asking& asking, std::string_view method, const Message& request, Response& response) {
  const client::Failure failure =
      callAs(asking.connection.client(), method, request, asking.run.timeoutSeconds, response);
  if (!failure.ok()) complain(asking.run, failure);
  return failure.ok();
}

// ---- outcomes -----------------------------------------------------------------------------------

/// Outcomes that need no item: the domain's rule, so that nothing is asked in vain.
bool needsItem(v1::Outcome outcome) {
  return outcome != v1::OUTCOME_CONSULTED && outcome != v1::OUTCOME_GIVEN_UP &&
         outcome != v1::OUTCOME_WRONG_NUMBER && outcome != v1::OUTCOME_UNSPECIFIED;
}

/// Item of the ticket that the counter now serves; empty: there is none.
bool itemServedAt(Asking& asking, const std::string& counterId, std::string& item) {
  const auto counter = counterWithCode(asking, counterId);
  if (!counter) return false;
  if (counter->ticket_id().empty()) return true;
  v1::GetTicketRequest request;
  request.set_ticket_id(counter->ticket_id());
  v1::GetTicketResponse response;
  if (!asked(asking, "TicketService.GetTicket", request, response)) return false;
  item = response.ticket().item_id();
  return true;
}

bool fillItems(Asking& asking, const std::string& counterId, Items& items) {
  for (v1::ItemOutcome& item : items) {
    if (!item.item_id().empty() || !needsItem(item.outcome())) continue;
    std::string served;
    if (!itemServedAt(asking, counterId, served)) return false;
    item.set_item_id(served);
  }
  return true;
}

bool fillVersions(Asking& asking, Items& items) {
  for (v1::ItemOutcome& item : items) {
    if (item.item_id().empty() || item.guide_version() != 0) continue;
    v1::GetGuideRequest request;
    request.set_item_id(item.item_id());
    v1::GetGuideResponse response;
    if (!asked(asking, "GuideService.GetGuide", request, response)) return false;
    item.set_guide_version(response.guide().version());
  }
  return true;
}

// ---- masks --------------------------------------------------------------------------------------

/// Names of the fields that were given, among those an update may change.
google::protobuf::FieldMask maskOf(
    const Message& message, std::initializer_list<std::string_view> changeable
) {
  google::protobuf::FieldMask mask;
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (std::find(changeable.begin(), changeable.end(), field->name()) != changeable.end()) {
      mask.add_paths(field->name());
    }
  }
  return mask;
}

/// Under which name a device's session is kept: the one that was named, unless a person's stands
/// there, else the device's code.
std::string nameForDevice(const Invocation& run, const std::string& deviceId) {
  if (run.session == Invocation().session) return deviceId;
  const auto there = run.sessions.read(run.session);
  return there && !there->staffNumber.empty() ? deviceId : run.session;
}

bool isUuid(const std::string& text) {
  return text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-';
}

}  // namespace

bool fillCounter(Asking& asking, Message& request) {
  if (!textOf(request, "counter_id").empty()) return true;
  const auto& session = asking.connection.session();
  if (session && !session->counterId.empty()) {
    setText(request, "counter_id", session->counterId);
    return true;
  }
  complain(
      asking.run,
      ExitCode::Usage,
      asking.run.style.say(
          "请用 --counter 写明窗口；签到（counter sign-in）之后可以不写。",
          "Name the counter with --counter; after counter sign-in it may be left out."
      )
  );
  return false;
}

bool fillOutcome(Asking& asking, Message& request) {
  if (!fillCounter(asking, request)) return false;
  auto& finish = static_cast<v1::FinishServingRequest&>(request);
  return fillItems(asking, finish.counter_id(), *finish.mutable_items()) &&
         fillVersions(asking, *finish.mutable_items());
}

bool fillEntered(Asking& asking, Message& request) {
  if (!fillCounter(asking, request)) return false;
  return fillVersions(asking, *static_cast<v1::EnterServingRequest&>(request).mutable_items());
}

bool fillTransfer(Asking& asking, Message& request) {
  if (!fillCounter(asking, request)) return false;
  auto& transfer = static_cast<v1::TransferTicketRequest&>(request);
  return fillItems(asking, transfer.counter_id(), *transfer.mutable_items()) &&
         fillVersions(asking, *transfer.mutable_items());
}

bool fillGuideVersions(Asking& asking, Message& request) {
  return fillVersions(asking, *static_cast<v1::CorrectServingRequest&>(request).mutable_items());
}

bool fillIdentitySource(Asking&, Message& request) {
  auto& errand = *static_cast<v1::IssueForApplicantRequest&>(request).mutable_errand();
  const bool typed = errand.has_applicant() &&
                     errand.applicant().document_case() != v1::Identity::DOCUMENT_NOT_SET &&
                     errand.applicant().source() == v1::IDENTITY_SOURCE_UNSPECIFIED;
  if (typed) errand.mutable_applicant()->set_source(v1::IDENTITY_SOURCE_TYPED);
  return true;
}

bool fillMask(Asking&, Message& request) {
  auto& set = static_cast<v1::SetCounterRequest&>(request);
  if (set.has_update_mask()) return true;
  *set.mutable_update_mask() =
      maskOf(set, {"kind", "zone_id", "queue_ids", "only_grounds", "staff_queue_ids"});
  return true;
}

bool fillKnownStaff(Asking& asking, Message& request) {
  auto& update = static_cast<v1::UpdateStaffRequest&>(request);
  const auto known = staffWithNumber(asking, update.staff().staff_number());
  if (!known) return false;
  if (update.staff().etag().empty()) update.mutable_staff()->set_etag(known->etag());
  if (!update.has_update_mask()) {
    *update.mutable_update_mask() =
        maskOf(update.staff(), {"name", "department_id", "roles", "queue_ids", "may_pick"});
  }
  return true;
}

bool fillFirstPassword(Asking& asking, Message& request) {
  if (!textOf(request, "first_password").empty()) return true;
  asking.madePassword = newPassword();
  setText(request, "first_password", asking.madePassword);
  return true;
}

bool fillDeviceName(Asking&, Message& request) {
  auto& device = *static_cast<v1::RegisterDeviceRequest&>(request).mutable_device();
  if (device.name().empty()) device.set_name(device.device_id());
  return true;
}

bool fillKnownDevice(Asking& asking, Message& request) {
  auto& device = *static_cast<v1::RegisterDeviceRequest&>(request).mutable_device();
  const auto known = deviceWithCode(asking, device.device_id());
  if (!known) return false;
  device = *known;
  return true;
}

bool fillTicketId(Asking& asking, Message& request) {
  const FieldDescriptor* field = request.GetDescriptor()->FindFieldByName("ticket_id");
  if (field == nullptr || field->is_repeated()) return true;
  const std::string typed = request.GetReflection()->GetString(request, field);
  if (typed.empty() || isUuid(typed)) return true;
  v1::GetTicketRequest wanted;
  wanted.set_number(typed);
  if (request.GetDescriptor() == v1::GetTicketRequest::descriptor()) {
    static_cast<v1::GetTicketRequest&>(request).set_number(typed);
    return true;
  }
  v1::GetTicketResponse response;
  if (!asked(asking, "TicketService.GetTicket", wanted, response)) return false;
  request.GetReflection()->SetString(&request, field, response.ticket().ticket_id());
  return true;
}

void keepCounter(Asking& asking, const Message& request, const Message&) {
  if (!asking.connection.session()) return;
  Session session = *asking.connection.session();
  session.counterId = textOf(request, "counter_id");
  asking.run.sessions.write(asking.run.session, session);
}

void keepDevice(Asking& asking, const Message&, const Message& response) {
  const auto& enrolled = static_cast<const v1::EnrollResponse&>(response);
  if (enrolled.device_token().empty()) return;
  Session session;
  session.server = asking.connection.address();
  session.token = enrolled.device_token();
  session.deviceId = enrolled.device().device_id();
  const Style& style = asking.run.style;
  const std::string name = nameForDevice(asking.run, session.deviceId);
  if (!asking.run.sessions.write(name, session)) {
    complain(
        asking.run,
        ExitCode::Refused,
        style.say("登录存不下来：", "Cannot be written: ") + asking.run.sessions.file(name).string()
    );
    return;
  }
  if (asking.run.json) return;
  print(
      style.say("已存为登录，用法：", "Stored; use it with: ") + "hallctl --session " + name + "\n"
  );
}

void showFirstPassword(Asking& asking, const Message&, const Message&) {
  if (asking.madePassword.empty()) return;
  const Style& style = asking.run.style;
  // Beside the answer, so that a program that reads it is not disturbed.
  std::fprintf(
      stderr,
      "%s%s%s\n",
      style.say("初始口令：", "First password: ").c_str(),
      asking.madePassword.c_str(),
      style
          .say(
              "（只显示这一次，登录后请尽快修改）", " (shown once; change it soon after the login)"
          )
          .c_str()
  );
}

std::string newPassword() {
  constexpr std::array<std::string_view, 3> kKinds{
      "abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"};
  constexpr std::size_t kLength = 16;
  std::array<std::uint32_t, 2 * kLength> chance{};
  if (getrandom(chance.data(), sizeof chance, 0) != static_cast<ssize_t>(sizeof chance)) {
    throw std::system_error(errno, std::generic_category(), "getrandom");
  }
  std::string password;
  for (std::size_t i = 0; i < kLength; ++i) {
    // Each kind at least once; which of them comes next is chance after that.
    const std::string_view kind = kKinds[i < kKinds.size() ? i : chance[i] % kKinds.size()];
    password += kind[chance[kLength + i] % kind.size()];
  }
  return password;
}

}  // namespace hall::hallctl
