#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>

#include "client/failure.h"
#include "client/hall_channel.h"
#include "hall/v1/admin_service.grpc.pb.h"
#include "hall/v1/auth_service.grpc.pb.h"
#include "hall/v1/counter_service.grpc.pb.h"
#include "hall/v1/guide_service.grpc.pb.h"
#include "hall/v1/report_service.grpc.pb.h"
#include "hall/v1/ticket_service.grpc.pb.h"
#include "hall/v1/watch_service.grpc.pb.h"

namespace hall::client {

/// How long and how often a call is tried. A retry sends the same request id, so it can do no harm.
struct Patience {
  std::chrono::milliseconds perTry{5000};
  std::chrono::milliseconds inAll{8000};  ///< no try begins later; zero: one try
  std::chrono::milliseconds pause{300};   ///< between two tries
};

/// One hall server seen from a client: kiosk, counter, rehearsal. Thread-safe.
class HallClient : public HallChannel {
 public:
  using Milliseconds = std::chrono::milliseconds;

  explicit HallClient(const Endpoint& endpoint, Patience patience = {});

  v1::TicketService::Stub& tickets() { return *tickets_; }
  v1::GuideService::Stub& guides() { return *guides_; }
  v1::CounterService::Stub& counters() { return *counters_; }
  v1::WatchService::Stub& watches() { return *watches_; }
  v1::ReportService::Stub& reports() { return *reports_; }
  v1::AdminService::Stub& admin() { return *admin_; }
  v1::AuthService::Stub& auth() { return *auth_; }

  /// One try.
  template <class Stub, class Request, class Response>
  Failure once(
      Stub& stub,
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
      const Request& request,
      Response& response,
      Milliseconds length
  ) {
    grpc::ClientContext context;
    prepare(context, length);
    const Open open(*this, context);
    return failureOf((stub.*method)(&context, request, &response));
  }

  /// Calls until there is an answer that is not passing, or the patience is over, or it stops:
  /// `client.call(client.tickets(), &v1::TicketService::Stub::IssueTicket, request, response)`.
  template <class Stub, class Request, class Response>
  Failure call(
      Stub& stub,
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
      const Request& request,
      Response& response
  ) {
    const auto until = std::chrono::steady_clock::now() + patience_.inAll;
    while (true) {
      Failure failure = once(stub, method, request, response, patience_.perTry);
      const bool over = std::chrono::steady_clock::now() + patience_.pause >= until;
      if (!failure.isPassing() || over || isStopping()) return failure;
      pause(patience_.pause);
    }
  }

  /// Cancels what runs; every later call fails at once.
  void stop();
  bool isStopping() const;
  /// True: the time is over; false: it stops, or `wake` was called.
  bool pause(Milliseconds length);
  /// Cuts pauses short: something is known now that a waiting call wants to hear.
  void wake();

  /// While it lives, `stop` cancels this call. For streams, which have no method here.
  class Open {
   public:
    Open(HallClient& client, grpc::ClientContext& context);
    ~Open();
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;

   private:
    HallClient& client_;
    grpc::ClientContext& context_;
  };

 private:
  const Patience patience_;
  std::unique_ptr<v1::TicketService::Stub> tickets_;
  std::unique_ptr<v1::GuideService::Stub> guides_;
  std::unique_ptr<v1::CounterService::Stub> counters_;
  std::unique_ptr<v1::WatchService::Stub> watches_;
  std::unique_ptr<v1::ReportService::Stub> reports_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
  std::unique_ptr<v1::AuthService::Stub> auth_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  std::set<grpc::ClientContext*> open_;
  bool stopping_ = false;
  unsigned woken_ = 0;
};

}  // namespace hall::client
