#include "server/api/access.h"

#include "hall/v1/access.pb.h"
#include "hall/v1/watch_service.pb.h"

namespace hall::api {

namespace {

AccessRule ruleFrom(const v1::Access& access) {
  AccessRule rule;
  rule.publicAccess = access.public_access();
  for (const int role : access.roles()) rule.roles |= 1U << static_cast<unsigned>(role);
  return rule;
}

}  // namespace

AccessRule accessOf(const google::protobuf::MethodDescriptor& method) {
  return ruleFrom(method.options().GetExtension(v1::access));
}

AccessRule accessOfView(int view) {
  const auto* value = v1::View_descriptor()->FindValueByNumber(view);
  return value == nullptr ? AccessRule{} : ruleFrom(value->options().GetExtension(v1::view_access));
}

}  // namespace hall::api
