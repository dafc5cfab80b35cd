#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <string>

#include "client/failure.h"
#include "hall/v1/admin_service.grpc.pb.h"
#include "hall/v1/auth_service.grpc.pb.h"
#include "hall/v1/counter_service.grpc.pb.h"
#include "hall/v1/guide_service.grpc.pb.h"
#include "hall/v1/report_service.grpc.pb.h"
#include "hall/v1/ticket_service.grpc.pb.h"
#include "hall/v1/watch_service.grpc.pb.h"

namespace hall::client {

/// Where the server is and how to trust it.
struct Endpoint {
  std::string address;          ///< "127.0.0.1:7300"
  std::string serverAuthority;  ///< PEM text; empty: no TLS, loopback only
  std::string certificate;      ///< PEM text of the client; empty: none
  std::string privateKey;
};

/// How often and how long a call is tried. A retry sends the same request id, so it can do no harm.
struct Patience {
  std::chrono::milliseconds perTry{5000};
  int triesMax = 4;
  std::chrono::milliseconds firstPause{200};  ///< doubles with each try
};

/// One hall server seen from a client: kiosk, counter, hallctl, rehearsal. Thread-safe.
class HallClient {
 public:
  explicit HallClient(const Endpoint& endpoint, Patience patience = {});

  /// The session token that goes with every call from now on.
  void setToken(std::string token);
  std::string token() const;

  v1::TicketService::Stub& tickets() { return *tickets_; }
  v1::GuideService::Stub& guides() { return *guides_; }
  v1::CounterService::Stub& counters() { return *counters_; }
  v1::WatchService::Stub& watches() { return *watches_; }
  v1::ReportService::Stub& reports() { return *reports_; }
  v1::AdminService::Stub& admin() { return *admin_; }
  v1::AuthService::Stub& auth() { return *auth_; }

  /// Calls until there is an answer that is not passing, at most `triesMax` times:
  /// `client.call(client.tickets(), &v1::TicketService::Stub::IssueTicket, request, response)`.
  template <class Stub, class Request, class Response>
  Failure call(
      Stub& stub,
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
      const Request& request,
      Response& response
  ) {
    for (int attempt = 1;; ++attempt) {
      grpc::ClientContext context;
      prepare(context, patience_.perTry);
      const Failure failure = failureOf((stub.*method)(&context, request, &response));
      if (!failure.isPassing() || attempt >= patience_.triesMax) return failure;
      pause(attempt);
    }
  }

  /// Token and deadline of one call or stream; no deadline when `length` is zero.
  void prepare(grpc::ClientContext& context, std::chrono::milliseconds length) const;
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

 private:
  void pause(int attempt) const;

  const Patience patience_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::TicketService::Stub> tickets_;
  std::unique_ptr<v1::GuideService::Stub> guides_;
  std::unique_ptr<v1::CounterService::Stub> counters_;
  std::unique_ptr<v1::WatchService::Stub> watches_;
  std::unique_ptr<v1::ReportService::Stub> reports_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
  std::unique_ptr<v1::AuthService::Stub> auth_;
  mutable std::mutex mutex_;
  std::string token_;  ///< protected by mutex_
};

}  // namespace hall::client
