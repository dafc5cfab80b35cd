#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/byte_buffer.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace hall::bench {

using Steady = std::chrono::steady_clock;

/// One call as it goes over the wire. The texts outlive the call.
struct Request {
  const std::string* path = nullptr;    ///< "/hall.v1.TicketService/IssueTicket"
  const std::string* bearer = nullptr;  ///< "Bearer ..."
  grpc::ByteBuffer body;
};

/// One client of the server: it has one call in flight at a time. Used by one thread.
class LoadClient {
 public:
  virtual ~LoadClient() = default;
  virtual Request next() = 0;
  /// The answer to its last request. A code other than OK is counted as failed by the load.
  virtual void answered(const grpc::Status& status, grpc::ByteBuffer& body) = 0;
};

/// What a closed loop did between the end of its warm-up and its end.
struct Load {
  std::uint64_t answered = 0;  ///< OK, within the measured time
  std::uint64_t total = 0;     ///< OK, warm-up and the end included
  std::uint64_t failed = 0;    ///< not OK, ever
  std::string firstFailure;
  double seconds = 0.0;

  double perSecond() const { return static_cast<double>(answered) / seconds; }
};

/// What an open loop met between the end of its warm-up and its end.
struct OpenLoad {
  std::uint64_t answered = 0;  ///< OK
  std::uint64_t refused = 0;   ///< RESOURCE_EXHAUSTED
  std::uint64_t failed = 0;    ///< anything else, warm-up included
  std::string firstFailure;
  std::vector<double> refusalMs;  ///< from the moment a refused call was due to its refusal
  std::vector<double> answerMs;   ///< the same of answered ones
  double seconds = 0.0;
};

/// Connections to one server and the one thread that drives them, over gRPC's completion queue. All
/// loads of the bench go through it, so that both sides of a ratio pay for the same client.
class Connections {
 public:
  /// `count` TCP connections, all established when this returns. Throws when they are not.
  Connections(const std::string& address, int count);
  ~Connections();
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  /// Closed loop: each client sends its next request as soon as its last is answered; client i uses
  /// connection i modulo their count. Every call has the deadline of HallClient's.
  Load run(const std::vector<LoadClient*>& clients, double warmUpSeconds, double seconds);

  /// `count` calls, one after the other; how long each took, in microseconds. Throws when one is
  /// not OK.
  std::vector<double> latencies(LoadClient& client, int count);

  /// Open loop: `perSecond` calls leave each second whatever comes back, each on the connection
  /// with the fewest under way.
  OpenLoad flood(LoadClient& client, double perSecond, double warmUpSeconds, double seconds);

  /// One call, waited for. Throws when it is not OK.
  grpc::ByteBuffer call(Request request);

 private:
  struct Call;
  class Flood;
  void send(Call& call);

  grpc::CompletionQueue queue_;
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
};

/// Throws when something was not answered with OK.
void requireNoFailure(const Load& load, const std::string& what);

/// A message in one slice.
template <class Message>
grpc::ByteBuffer bytesOf(const Message& message) {
  grpc::Slice slice(message.ByteSizeLong());
  message.SerializeWithCachedSizesToArray(const_cast<std::uint8_t*>(slice.begin()));
  return grpc::ByteBuffer(&slice, 1);
}

/// Throws when the bytes are no such message.
template <class Message>
Message messageOf(grpc::ByteBuffer& bytes) {
  grpc::Slice slice;
  Message message;
  if (!bytes.DumpToSingleSlice(&slice).ok() ||
      !message.ParseFromArray(slice.begin(), static_cast<int>(slice.size()))) {
    throw std::runtime_error("not a " + message.GetDescriptor()->full_name());
  }
  return message;
}

}  // namespace hall::bench
