#pragma once

#include <chrono>
#include <memory>

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

/// How often and how long a call is tried. A retry sends the same request id, so it can do no harm.
struct Patience {
  std::chrono::milliseconds perTry{5000};
  int triesMax = 4;
  std::chrono::milliseconds firstPause{200};  ///< doubles with each try
};

/// One hall server seen from a client: kiosk, counter, rehearsal. Thread-safe.
class HallClient : public HallChannel {
 public:
  explicit HallClient(const Endpoint& endpoint, Patience patience = {});

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
      Failure failure = failureOf((stub.*method)(&context, request, &response));
      if (!failure.isPassing() || attempt >= patience_.triesMax) return failure;
      pause(attempt);
    }
  }

 private:
  void pause(int attempt) const;

  const Patience patience_;
  std::unique_ptr<v1::TicketService::Stub> tickets_;
  std::unique_ptr<v1::GuideService::Stub> guides_;
  std::unique_ptr<v1::CounterService::Stub> counters_;
  std::unique_ptr<v1::WatchService::Stub> watches_;
  std::unique_ptr<v1::ReportService::Stub> reports_;
  std::unique_ptr<v1::AdminService::Stub> admin_;
  std::unique_ptr<v1::AuthService::Stub> auth_;
};

}  // namespace hall::client
