#include "tools/hallctl/verb_commands.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "hall/v1/report_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "hall/v1/watch_service.pb.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/connection.h"
#include "tools/hallctl/field_values.h"
#include "tools/hallctl/fills.h"
#include "tools/hallctl/lists.h"
#include "tools/hallctl/raw_call.h"
#include "tools/hallctl/secret_input.h"
#include "tools/hallctl/words.h"

namespace hall::hallctl {

namespace {

using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

/// nullptr: there is none.
CLI::App* childNamed(CLI::App& app, const std::string& name) {
  const auto found =
      app.get_subcommands([&](const CLI::App* child) { return child->get_name() == name; });
  return found.empty() ? nullptr : found.front();
}

/// A stream stays open until the server ends it.
int timeoutOf(const MethodDescriptor& method, const Invocation& run) {
  return method.server_streaming() ? 0 : run.timeoutSeconds;
}

std::string requestIdOf(const Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
  return field == nullptr ? std::string() : request.GetReflection()->GetString(request, field);
}

/// Names the option that a field of the request has on the command line, and after a lost answer
/// how to learn what became of the request.
void explain(
    Invocation& run, client::Failure failure, const Message& request, const RequestFields& fields
) {
  auto& metadata = *failure.detail.mutable_metadata();
  const auto field = metadata.find("field");
  if (field != metadata.end() && !run.json) {
    const std::string option = fields.optionOf(field->second, run.style);
    if (!option.empty()) field->second = option;
  }
  complain(run, failure);
  const std::string id = requestIdOf(request);
  const bool unknown = failure.isPassing() || failure.reason() == v1::REASON_COMMIT_FAILED;
  if (!unknown || id.empty() || run.json) return;
  std::fprintf(
      stderr,
      "%s --request-id %s\n",
      run.style
          .say(
              "是否已办成不清楚；重复这条命令并加上后面的选项，不会办两次：",
              "Whether it was done is not known; repeat the command, safely, with:"
          )
          .c_str(),
      id.c_str()
  );
}

void printAnswer(const Invocation& run, const Message& answer, bool oneLine) {
  print(run.json ? answerJson(answer, oneLine) : answerText(answer, run.style));
}

/// The answer of the last message that came.
client::Failure askOnce(
    Asking& asking, const MethodDescriptor& method, Message& request, bool joined, Message& answer
) {
  Invocation& run = asking.run;
  client::HallChannel& client = asking.connection.client();
  if (joined) return callPaged(client, method, request, run.timeoutSeconds, answer);
  return callRaw(client, method, {&request}, timeoutOf(method, run), [&](const Message& response) {
    answer.CopyFrom(response);
    if (method.server_streaming()) printAnswer(run, response, true);
  });
}

bool hasPageSize(const Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("page_size");
  return field != nullptr && request.GetReflection()->GetInt32(request, field) != 0;
}

/// The same facts as a request of another method; fields it does not have are left out.
MessagePtr asRequestOf(const MethodDescriptor& method, const Message& request) {
  std::string json;
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  MessagePtr other = newMessage(*method.input_type());
  const bool copied = google::protobuf::util::MessageToJsonString(request, &json).ok() &&
                      google::protobuf::util::JsonStringToMessage(json, other.get(), options).ok();
  return copied ? std::move(other) : nullptr;
}

/// Whoever may do a thing by either of two rpcs: rights come as the numbers of roles, "1 4 5".
void joinRights(const client::Failure& first, client::Failure& second) {
  const std::string before = first.at("right");
  std::string& right = (*second.detail.mutable_metadata())["right"];
  const bool roles = (before + right).find_first_not_of("0123456789 ") == std::string::npos;
  if (roles && !before.empty() && !right.empty()) right = before + " " + right;
}

void askVerb(Asking& asking, const Verb& verb, Message& request, const RequestFields& fields) {
  const MethodDescriptor& method = methodNamed(verb.method);
  if (!fillTicketId(asking, request)) return;
  if (verb.fill != nullptr && !verb.fill(asking, request)) return;
  MessagePtr answer = newMessage(*method.output_type());
  const bool joined = isPaged(method) && !hasPageSize(request);
  client::Failure failure = askOnce(asking, method, request, joined, *answer);
  if (failure.reason() == v1::REASON_NOT_PERMITTED && !verb.alternative.empty()) {
    const MethodDescriptor& other = methodNamed(verb.alternative);
    if (const MessagePtr same = asRequestOf(other, request)) {
      answer = newMessage(*other.output_type());
      const client::Failure first = std::move(failure);
      failure = askOnce(asking, other, *same, false, *answer);
      if (failure.reason() == v1::REASON_NOT_PERMITTED) joinRights(first, failure);
    }
  }
  if (!failure.ok()) return explain(asking.run, failure, request, fields);
  if (!method.server_streaming()) printAnswer(asking.run, *answer, false);
  if (verb.after != nullptr) verb.after(asking, request, *answer);
}

std::string putGiven(Message& request, const Verb& verb, const Style& style) {
  for (const Given& given : verb.given) {
    const auto* field = request.GetDescriptor()->FindFieldByName(std::string(given.path));
    const std::string wrong = putValue(request, *field, std::string(given.value), style);
    if (!wrong.empty()) return wrong;
  }
  return {};
}

/// Which rpc it is, and where its fields are explained.
std::string rpcFoot(const MethodDescriptor& method, const Style& style) {
  const std::string rpc = method.service()->name() + "." + method.name();
  const std::string proto = "proto/" + method.service()->file()->name();
  return style.chinese() ? "接口 " + rpc + "，各字段的含义见 " + proto + "。"
                         : "The rpc " + rpc + "; its fields are explained in " + proto + ".";
}

/// And of a verb, how the fields are given that its help does not list.
std::string verbFoot(const MethodDescriptor& method, const Style& style) {
  const bool once = method.input_type()->FindFieldByName("request_id") != nullptr;
  const std::string more =
      style.chinese() ? std::string("没有列出的字段也可以写，还可以用 ") +
                            (once ? "--request-id 和 --request-json。" : "--request-json。")
                      : std::string(" Fields not listed may be given, too, and ") +
                            (once ? "--request-id and --request-json." : "--request-json.");
  return rpcFoot(method, style) + more;
}

void addVerb(CLI::App& app, const Verb& verb, Invocation& run) {
  CLI::App& command = addCommand(app, verb.group, verb.name, verb.help, run);
  const MethodDescriptor& method = methodNamed(verb.method);
  command.footer(verbFoot(method, run.style));
  const auto fields = std::make_shared<RequestFields>(
      command, *method.input_type(), verb.fields, RequestFields::Shown::Named, run.style
  );
  command.callback([&run, &verb, fields] {
    std::string wrong;
    const auto request = fields->build(wrong, run.style, &readSecret);
    if (wrong.empty()) wrong = putGiven(*request, verb, run.style);
    if (!wrong.empty()) return complain(run, ExitCode::Usage, wrong);
    const auto connection = Connection::open(run);
    if (connection == nullptr) return;
    Asking asking{run, *connection};
    askVerb(asking, verb, *request, *fields);
  });
}

void addMethod(CLI::App& group, const MethodDescriptor& method, Invocation& run) {
  const std::string name = commandWord(method.name());
  // A verb of this name asks the same rpc and takes the same fields.
  if (childNamed(group, name) != nullptr) return;
  CLI::App* command = group.add_subcommand(name, method.service()->name() + "." + method.name());
  command->group(rpcHeading(run.style));
  command->get_help_ptr()->group(run.style.say("选项", "Options"));
  command->footer(rpcFoot(method, run.style));
  const auto fields = std::make_shared<RequestFields>(
      *command,
      *method.input_type(),
      std::span<const FieldName>{},
      RequestFields::Shown::Every,
      run.style
  );
  command->callback([&run, &method, fields] {
    std::string wrong;
    const auto request = fields->build(wrong, run.style, &readSecret);
    if (!wrong.empty()) return complain(run, ExitCode::Usage, wrong);
    const auto connection = Connection::open(run);
    if (connection == nullptr) return;
    Asking asking{run, *connection};
    if (!fillTicketId(asking, *request)) return;
    const MessagePtr answer = newMessage(*method.output_type());
    const client::Failure failure = askOnce(asking, method, *request, false, *answer);
    if (!failure.ok()) return explain(run, failure, *request, *fields);
    if (!method.server_streaming()) printAnswer(run, *answer, false);
  });
}

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

}  // namespace

CLI::App& groupNamed(CLI::App& app, std::string_view name, const Style& style) {
  const std::string word(name);
  if (CLI::App* known = childNamed(app, word)) return *known;
  std::string help;
  for (const Group& group : groups()) {
    if (group.name == name) help = style.say(group.help);
  }
  CLI::App* group = app.add_subcommand(word, help);
  group->require_subcommand(1);
  group->group(verbHeading(style));
  group->get_help_ptr()->group(style.say("选项", "Options"));
  return *group;
}

std::string verbHeading(const Style& style) {
  return style.say("命令", "Commands");
}

std::string rpcHeading(const Style& style) {
  return style.say("按接口逐个调用", "Every rpc");
}

CLI::App& addCommand(
    CLI::App& app,
    std::string_view group,
    std::string_view name,
    client::Wording help,
    Invocation& run
) {
  CLI::App& parent = group.empty() ? app : groupNamed(app, group, run.style);
  CLI::App* command = parent.add_subcommand(std::string(name), run.style.say(help));
  command->group(verbHeading(run.style));
  command->get_help_ptr()->group(run.style.say("选项", "Options"));
  return *command;
}

void addVerbCommands(CLI::App& app, Invocation& run) {
  for (const auto verbs : {ticketVerbs(), counterVerbs(), administrationVerbs()}) {
    for (const Verb& verb : verbs) addVerb(app, verb, run);
  }
}

void addRpcCommands(CLI::App& app, Invocation& run) {
  constexpr std::string_view kSuffix = "Service";
  for (const auto* file : apiFiles()) {
    for (int i = 0; i < file->service_count(); ++i) {
      const ServiceDescriptor& service = *file->service(i);
      const std::string name = service.name().substr(0, service.name().size() - kSuffix.size());
      const bool known = childNamed(app, commandWord(name)) != nullptr;
      CLI::App& group = groupNamed(app, commandWord(name), run.style);
      if (!known) group.group(rpcHeading(run.style));
      for (int k = 0; k < service.method_count(); ++k) addMethod(group, *service.method(k), run);
    }
  }
}

}  // namespace hall::hallctl
