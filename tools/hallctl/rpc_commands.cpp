#include "tools/hallctl/rpc_commands.h"

#include <google/protobuf/util/json_util.h>

#include <array>
#include <cstdio>
#include <memory>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "hall/v1/report_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "hall/v1/watch_service.pb.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/request_fields.h"
#include "tools/hallctl/words.h"

namespace hall::hallctl {

namespace {

using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

std::array<const google::protobuf::FileDescriptor*, 7> apiFiles() {
  return {
      v1::IssueTicketRequest::descriptor()->file(),
      v1::CallNextRequest::descriptor()->file(),
      v1::GetGuideRequest::descriptor()->file(),
      v1::WatchHallRequest::descriptor()->file(),
      v1::GetReportRequest::descriptor()->file(),
      v1::GetStatusRequest::descriptor()->file(),
      v1::LoginRequest::descriptor()->file()};
}

void printJson(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  std::string text;
  if (google::protobuf::util::MessageToJsonString(message, &text, options).ok()) {
    std::printf("%s", text.c_str());
    std::fflush(stdout);
  }
}

/// A stream stays open until the server ends it.
int timeoutOf(const MethodDescriptor& method, const ConnectionOptions& options) {
  return method.server_streaming() ? 0 : options.timeoutSeconds;
}

void addMethod(
    CLI::App& group, const MethodDescriptor& method, const ConnectionOptions& options, int& exitCode
) {
  CLI::App* command = group.add_subcommand(commandWord(method.name()), "");
  const auto fields = std::make_shared<RequestFields>(*command, *method.input_type());
  command->callback([&method, &options, &exitCode, fields] {
    std::string wrong;
    const auto request = fields->build(wrong);
    if (!wrong.empty()) {
      std::fprintf(stderr, "%s\n", wrong.c_str());
      exitCode = 3;
      return;
    }
    const auto client = connect(options);
    const auto failure = callRaw(*client, method, *request, timeoutOf(method, options), &printJson);
    if (failure.ok()) return;
    printFailure(failure);
    exitCode = 2;
  });
}

}  // namespace

void printFailure(const client::Failure& failure) {
  if (failure.reason() != v1::REASON_UNSPECIFIED) {
    std::fprintf(stderr, "%s", v1::Reason_Name(failure.reason()).c_str());
    for (const auto& [key, value] : failure.detail.metadata()) {
      std::fprintf(stderr, "\n  %s: %s", key.c_str(), value.c_str());
    }
    std::fprintf(stderr, "\n");
  } else {
    std::fprintf(stderr, "%s\n", failure.message.c_str());
  }
}

void addRpcCommands(CLI::App& app, const ConnectionOptions& options, int& exitCode) {
  constexpr std::string_view kSuffix = "Service";
  for (const auto* file : apiFiles()) {
    for (int i = 0; i < file->service_count(); ++i) {
      const ServiceDescriptor& service = *file->service(i);
      const std::string name = service.name().substr(0, service.name().size() - kSuffix.size());
      CLI::App* group = app.add_subcommand(commandWord(name), service.name());
      group->require_subcommand(1);
      for (int k = 0; k < service.method_count(); ++k) {
        addMethod(*group, *service.method(k), options, exitCode);
      }
    }
  }
}

}  // namespace hall::hallctl
