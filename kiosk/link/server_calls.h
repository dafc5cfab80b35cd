#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <utility>

#include "client/hall_client.h"

namespace hall::kiosk {

/// Calls to the hall's server that end when the kiosk stops: a call under way is cancelled, a pause
/// before the next try is cut short. From any thread but the pages'.
class ServerCalls {
 public:
  using Milliseconds = std::chrono::milliseconds;

  struct Patience {
    Milliseconds perTry{2500};
    Milliseconds inAll{8000};
    Milliseconds pause{300};
  };

  explicit ServerCalls(const client::Endpoint& endpoint) : client_(endpoint) {}

  client::HallClient& client() { return client_; }

  /// Cancels what runs; every later call fails at once.
  void stop();
  bool isStopping() const;
  /// True: the time is over; false: it stops, or `wake` was called.
  bool pause(Milliseconds length);
  /// Cuts pauses short: something is known now that a waiting call wants to hear.
  void wake();

  /// One try.
  template <class Stub, class Request, class Response>
  client::Failure once(
      Stub& stub,
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
      const Request& request,
      Response& response,
      Milliseconds length
  ) {
    grpc::ClientContext context;
    client_.prepare(context, length);
    const Open open(*this, context);
    return client::failureOf((stub.*method)(&context, request, &response));
  }

  /// Until there is an answer that is not passing, or the patience is over.
  template <class Stub, class Request, class Response>
  client::Failure call(
      Stub& stub,
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
      const Request& request,
      Response& response,
      Patience patience
  ) {
    const auto until = std::chrono::steady_clock::now() + patience.inAll;
    while (true) {
      client::Failure failure = once(stub, method, request, response, patience.perTry);
      const bool over = std::chrono::steady_clock::now() + patience.pause >= until;
      if (!failure.isPassing() || over || isStopping()) return failure;
      pause(patience.pause);
    }
  }

  /// While it lives, `stop` cancels this call.
  class Open {
   public:
    Open(ServerCalls& calls, grpc::ClientContext& context);
    ~Open();
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;

   private:
    ServerCalls& calls_;
    grpc::ClientContext& context_;
  };

 private:
  client::HallClient client_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  std::set<grpc::ClientContext*> open_;
  bool stopping_ = false;
  unsigned woken_ = 0;
};

}  // namespace hall::kiosk
