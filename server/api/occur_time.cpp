#include "server/api/occur_time.h"

#include <algorithm>

#include "server/api/wire.h"

namespace hall::api {

std::optional<domain::Instant> occurTimeOf(
    const google::protobuf::Message& request,
    const google::protobuf::FieldDescriptor* field,
    domain::Instant earliest,
    domain::Instant now
) {
  if (field == nullptr) return std::nullopt;
  const google::protobuf::Reflection& reflection = *request.GetReflection();
  if (!reflection.HasField(request, field)) return std::nullopt;
  const auto& stated =
      static_cast<const google::protobuf::Timestamp&>(reflection.GetMessage(request, field));
  return std::clamp(read(stated), std::min(earliest, now), now);
}

}  // namespace hall::api
