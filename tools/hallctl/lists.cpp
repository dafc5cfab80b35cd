#include "tools/hallctl/lists.h"

#include <algorithm>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/error.pb.h"

namespace hall::hallctl {

namespace {

using google::protobuf::FieldDescriptor;

constexpr int kPagesMax = 1000;

void missing(Asking& asking, v1::Reason reason, const char* key, const std::string& code) {
  client::Failure failure;
  failure.code = grpc::StatusCode::NOT_FOUND;
  failure.detail.set_reason(reason);
  (*failure.detail.mutable_metadata())[key] = code;
  complain(asking.run, failure);
}

/// Every row of a list; nothing: refused, and said.
template <class Response>
std::optional<Response> whole(Asking& asking, std::string_view method, Message& request) {
  Response response;
  const client::Failure failure = callPaged(
      asking.connection.client(), methodNamed(method), request, asking.run.timeoutSeconds, response
  );
  if (failure.ok()) return response;
  complain(asking.run, failure);
  return std::nullopt;
}

template <class Rows, class Key>
auto rowWith(const Rows& rows, const std::string& code, Key key) {
  using Row = std::decay_t<decltype(*rows.begin())>;
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return key(row) == code; });
  return found == rows.end() ? std::optional<Row>() : std::optional<Row>(*found);
}

}  // namespace

bool isPaged(const google::protobuf::MethodDescriptor& method) {
  return method.input_type()->FindFieldByName("page_token") != nullptr &&
         method.output_type()->FindFieldByName("next_page_token") != nullptr;
}

client::Failure callPaged(
    client::HallChannel& client,
    const google::protobuf::MethodDescriptor& method,
    Message& request,
    int timeoutSeconds,
    Message& answer
) {
  const FieldDescriptor* token = method.input_type()->FindFieldByName("page_token");
  const FieldDescriptor* next = method.output_type()->FindFieldByName("next_page_token");
  for (int page = 0; page < kPagesMax; ++page) {
    std::string nextToken;
    const client::Failure failure =
        callRaw(client, method, {&request}, timeoutSeconds, [&](const Message& response) {
          nextToken = response.GetReflection()->GetString(response, next);
          answer.MergeFrom(response);
        });
    if (!failure.ok()) return failure;
    // A program that reads the joined list shall not look for more.
    answer.GetReflection()->ClearField(&answer, next);
    if (nextToken.empty()) break;
    request.GetReflection()->SetString(&request, token, nextToken);
  }
  return {};
}

std::optional<v1::Counter> counterWithCode(Asking& asking, const std::string& code) {
  v1::ListCountersRequest request;
  const auto list = whole<v1::ListCountersResponse>(asking, "AdminService.ListCounters", request);
  if (!list) return std::nullopt;
  auto row = rowWith(list->counters(), code, [](const v1::Counter& c) { return c.counter_id(); });
  if (!row) missing(asking, v1::REASON_COUNTER_NOT_FOUND, "counter_id", code);
  return row;
}

std::optional<v1::Staff> staffWithNumber(Asking& asking, const std::string& number) {
  v1::ListStaffRequest request;
  request.set_with_disabled(true);
  const auto list = whole<v1::ListStaffResponse>(asking, "AdminService.ListStaff", request);
  if (!list) return std::nullopt;
  auto row = rowWith(list->staff(), number, [](const v1::Staff& s) { return s.staff_number(); });
  if (!row) missing(asking, v1::REASON_STAFF_NOT_FOUND, "staff_number", number);
  return row;
}

std::optional<v1::Device> deviceWithCode(Asking& asking, const std::string& code) {
  v1::ListDevicesRequest request;
  request.set_with_revoked(true);
  const auto list = whole<v1::ListDevicesResponse>(asking, "AdminService.ListDevices", request);
  if (!list) return std::nullopt;
  auto row = rowWith(list->devices(), code, [](const v1::Device& d) { return d.device_id(); });
  if (!row) missing(asking, v1::REASON_DEVICE_NOT_FOUND, "device_id", code);
  return row;
}

}  // namespace hall::hallctl
