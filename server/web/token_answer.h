#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <optional>
#include <string>

namespace hall::web {

/// Takes a token out of the answer of a method that gives one (Login, ChangePassword, Enroll) and
/// returns the Set-Cookie that keeps it: a script that could read it could carry it away. For
/// Logout the Set-Cookie that forgets it. Nothing for every other method.
std::optional<std::string> takeToken(
    const google::protobuf::MethodDescriptor& method, google::protobuf::Message& answer, bool secure
);

}  // namespace hall::web
