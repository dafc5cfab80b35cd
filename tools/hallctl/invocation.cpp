#include "tools/hallctl/invocation.h"

#include <google/protobuf/struct.pb.h>

#include <cstdio>

#include "client/reason_texts.h"
#include "hall/v1/error.pb.h"
#include "tools/hallctl/answer.h"

namespace hall::hallctl {

namespace {

ExitCode endOf(const client::Failure& failure) {
  if (failure.reason() == v1::REASON_LOG_DAMAGED) return ExitCode::Damaged;
  const bool unreached = failure.reason() == v1::REASON_UNSPECIFIED &&
                         (failure.code == grpc::StatusCode::UNAVAILABLE ||
                          failure.code == grpc::StatusCode::DEADLINE_EXCEEDED);
  return unreached ? ExitCode::Unreachable : ExitCode::Refused;
}

google::protobuf::Value textValue(const std::string& text) {
  google::protobuf::Value value;
  value.set_string_value(text);
  return value;
}

void say(
    Invocation& run, ExitCode end, const std::string& sentence, google::protobuf::Struct facts
) {
  run.end = end;
  if (run.json) {
    auto& fields = *facts.mutable_fields();
    fields["sentence"] = textValue(sentence);
    fields["exit_code"].set_number_value(static_cast<int>(end));
    std::fprintf(stderr, "%s", answerJson(facts, true).c_str());
    return;
  }
  std::fprintf(stderr, "hallctl: %s\n", sentence.c_str());
}

}  // namespace

void complain(Invocation& run, ExitCode end, const std::string& sentence) {
  say(run, end, sentence, {});
}

void complain(Invocation& run, const client::Failure& failure, const std::string& about) {
  google::protobuf::Struct facts;
  if (failure.reason() != v1::REASON_UNSPECIFIED) {
    (*facts.mutable_fields())["reason"] = textValue(v1::Reason_Name(failure.reason()));
    auto& details = *(*facts.mutable_fields())["metadata"].mutable_struct_value();
    for (const auto& [key, value] : failure.detail.metadata()) {
      (*details.mutable_fields())[key] = textValue(value);
    }
  }
  say(run, endOf(failure), about + client::sentenceOf(failure, sentenceStyle(run.style)), facts);
}

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

}  // namespace hall::hallctl
