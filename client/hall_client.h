#pragma once

#include <google/protobuf/message.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>

#include "client/failure.h"
#include "client/hall_channel.h"
#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "hall/v1/report_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "hall/v1/watch_service.pb.h"

namespace hall::client {

/// How long and how often a call is tried. A retry sends the same request id, so it can do no harm.
struct Patience {
  std::chrono::milliseconds perTry{5000};
  std::chrono::milliseconds inAll{8000};  ///< no try begins later; zero: one try
  std::chrono::milliseconds pause{300};   ///< between two tries
};

/// One hall server seen from a client: kiosk, counter, rehearsal. A request says by its type which
/// method it is for, and the response has to be that method's. Thread-safe.
class HallClient : public HallChannel {
 public:
  using Message = google::protobuf::Message;
  using Milliseconds = std::chrono::milliseconds;

  explicit HallClient(const Endpoint& endpoint, Patience patience = {})
      : HallChannel(endpoint), patience_(patience) {}

  /// One try.
  Failure once(const Message& request, Message& response, Milliseconds length);
  /// Calls until there is an answer that is not passing, or the patience is over, or it stops.
  Failure call(const Message& request, Message& response);
  /// A stream of the server's: `each` is overwritten by every message, after which `take` is
  /// called; false from it ends the stream, which then has not failed. `length` zero: no deadline.
  Failure read(
      const Message& request, Message& each, Milliseconds length, const std::function<bool()>& take
  );

  /// Cancels what runs; every later call fails at once.
  void stop();
  bool isStopping() const;
  /// True: the time is over; false: it stops, or `wake` was called.
  bool pause(Milliseconds length);
  /// Cuts pauses short: something is known now that a waiting call wants to hear.
  void wake();

 private:
  /// While it lives, `stop` cancels this call.
  class Open;

  const Patience patience_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  std::set<grpc::ClientContext*> open_;
  bool stopping_ = false;
  unsigned woken_ = 0;
};

}  // namespace hall::client
