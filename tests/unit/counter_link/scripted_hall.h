#pragma once

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/server.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "hall/v1/counter_service.pb.h"

namespace hall::counter::sample {

/// A server that answers as a test says, for answers that no good server gives. It knows staff 1001
/// at counter 1 and one ticket there. Other methods than a counter needs are not known to it.
class ScriptedHall : private grpc::CallbackGenericService {
 public:
  ScriptedHall();
  ~ScriptedHall() override;

  std::string address() const { return address_; }
  /// Answers this method so from now on: "FinishServing".
  void answer(const std::string& method, grpc::StatusCode code);
  /// What stands at the counter; told to whoever watches from now on.
  void stand(const std::string& ticketId, const std::string& number, v1::TicketState state);
  /// Request ids of what was asked for so far.
  std::vector<std::string> asked(const std::string& method) const;
  /// Ids of the tickets they were meant for.
  std::vector<std::string> meant(const std::string& method) const;

 private:
  class Call;

  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext* call) override;
  grpc::Status answerTo(
      const std::string& method, grpc::ByteBuffer& request, grpc::ByteBuffer& response
  );
  template <class Request>
  void note(const std::string& method, grpc::ByteBuffer& bytes);
  grpc::ByteBuffer frame();
  v1::Counter counter() const;

  mutable std::mutex mutex_;
  // State below is protected by mutex_.
  std::map<std::string, grpc::StatusCode> codes_;
  std::map<std::string, std::vector<std::string>> asked_;
  std::map<std::string, std::vector<std::string>> meant_;
  v1::Ticket ticket_;

  std::string address_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace hall::counter::sample
