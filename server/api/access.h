#pragma once

#include <google/protobuf/descriptor.h>

#include <cstdint>

#include "server/domain/people.h"

namespace hall::api {

/// Who may call: a bit per role, and whether no session is needed. Read once from the proto's
/// options; the default is deny.
struct AccessRule {
  std::uint32_t roles = 0;
  bool publicAccess = false;

  bool allows(domain::Role role) const {
    return ((roles >> static_cast<unsigned>(role)) & 1U) != 0;
  }
};

AccessRule accessOf(const google::protobuf::MethodDescriptor& method);
/// Of a value of the View enumeration.
AccessRule accessOfView(int view);

}  // namespace hall::api
