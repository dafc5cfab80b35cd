#pragma once

#include "server/api/call.h"

namespace hall::rpc {

/// The yardstick of the measurements: hall.bench.v1.Bench/Empty takes and answers
/// google.protobuf.Empty at once, on the transport's thread, without access or inbox. What a real
/// call costs above it is ours; what it costs itself is gRPC's. Off in a real hall.
class BenchService final : public api::Handler {
 public:
  /// Made at run time, so that no proto file and no generated code exist for it.
  static const google::protobuf::ServiceDescriptor& descriptor();

  void handle(api::UnaryCallPtr call) override;
  void handle(api::StreamCallPtr call) override;
};

}  // namespace hall::rpc
