#include "tools/hallctl/first_frame.h"

#include <grpcpp/client_context.h>

#include <chrono>

#include "client/blocking_call.h"
#include "client/message_bytes.h"

namespace hall::hallctl {

std::optional<v1::WatchFrame> firstFrame(
    Invocation& run, Connection& connection, const v1::WatchHallRequest& request
) {
  grpc::ClientContext context;
  connection.client().prepare(context, std::chrono::seconds{run.timeoutSeconds});
  v1::WatchFrame frame;
  const client::Failure failure = client::callBlocking(
      connection.client(),
      context,
      client::methodOf(*v1::WatchHallRequest::GetDescriptor()),
      {&request},
      frame,
      [&frame] { return !frame.has_snapshot(); }
  );
  if (failure.ok() && frame.has_snapshot()) return frame;
  complain(run, failure);
  return std::nullopt;
}

}  // namespace hall::hallctl
