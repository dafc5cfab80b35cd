#pragma once

#include <google/protobuf/descriptor.h>

#include <vector>

namespace hall::api {

/// The proto files whose services this server answers: what a transport serves.
std::vector<const google::protobuf::FileDescriptor*> apiFiles();

}  // namespace hall::api
