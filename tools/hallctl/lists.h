#pragma once

#include <google/protobuf/message.h>

#include <optional>
#include <string>

#include "client/failure.h"
#include "hall/v1/counter.pb.h"
#include "hall/v1/people.pb.h"
#include "tools/hallctl/fills.h"
#include "tools/hallctl/raw_call.h"

/// Lists of the API, which come in pages, and single rows of them.
namespace hall::hallctl {

/// True for a method whose answer comes in pages.
bool isPaged(const google::protobuf::MethodDescriptor& method);

/// Every page of a list joined into `answer`, up to 1,000 pages. The request's own page size holds.
client::Failure callPaged(
    client::HallChannel& client,
    const google::protobuf::MethodDescriptor& method,
    google::protobuf::Message& request,
    int timeoutSeconds,
    google::protobuf::Message& answer
);

/// The row with this code. Nothing: there is none, or it was refused; that has been said.
std::optional<v1::Counter> counterWithCode(Asking& asking, const std::string& code);
std::optional<v1::Staff> staffWithNumber(Asking& asking, const std::string& number);
std::optional<v1::Device> deviceWithCode(Asking& asking, const std::string& code);

}  // namespace hall::hallctl
