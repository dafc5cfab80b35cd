#pragma once

#include <condition_variable>
#include <cstdint>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "hall/v1/error.pb.h"
#include "server/api/call.h"

/// Calls as a transport makes them, without a wire: the contract of api/call.h in process.
namespace hall::api {

/// How a call ended.
struct Ending {
  CallStatus status;
  std::string bytes;  ///< the answer; empty after a refusal

  v1::ErrorDetail detail() const;
  v1::Reason reason() const { return detail().reason(); }
};

/// What every fake call is made with.
struct CallArguments {
  const google::protobuf::MethodDescriptor* method = nullptr;
  std::vector<const google::protobuf::Message*> requests;  ///< copied
  std::string token;
  PeerIdentity peer{"10.0.0.1:40000", {}, false};
  Call::TimePoint deadline = Call::TimePoint::max();
};

/// Answered once, or INTERNAL when it is dropped, as rpc/ does. Deletes itself when it is let go.
class FakeCall final : public UnaryCall {
 public:
  static std::future<Ending> send(Handler& handler, const CallArguments& arguments);

  PeerIdentity peer() const override { return peer_; }
  void reply(const google::protobuf::Message& response) override;
  void refuse(const CallStatus& why) override;

 private:
  explicit FakeCall(const CallArguments& arguments);
  void release() noexcept override;
  void end(Ending ending);

  google::protobuf::Arena memory_;
  const std::string token_;
  const PeerIdentity peer_;
  std::vector<const google::protobuf::Message*> received_;
  std::promise<Ending> ending_;
  bool answered_ = false;
};

/// Plays a stream's transport on the thread that reads it: one write outstanding, then onWritable.
class FakeStream final : public StreamCall {
 public:
  /// The handler's hold on the stream is counted beside the test's. When the test lets go of it,
  /// the caller goes away.
  static std::shared_ptr<FakeStream> send(Handler& handler, const CallArguments& arguments);

  PeerIdentity peer() const override { return peer_; }
  bool start(std::shared_ptr<StreamListener> listener) override;
  bool write(SharedBytes bytes) override;
  bool write(const google::protobuf::Message& message) override;
  void finish(const CallStatus& status) override;

  /// Takes what comes until the stream ends; waits at most 10 s for each. The messages as bytes.
  std::vector<std::string> readAll();
  /// Waits for the next message and leaves it outstanding until the next read.
  std::optional<std::string> readOne();
  /// The caller goes away.
  void close();
  CallStatus status() const;
  v1::Reason reason() const;

 private:
  explicit FakeStream(const CallArguments& arguments);
  void release() noexcept override { self_.reset(); }

  google::protobuf::Arena memory_;
  const std::string token_;
  const PeerIdentity peer_;
  std::shared_ptr<FakeStream> self_;  ///< while the handler holds it

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  std::shared_ptr<StreamListener> listener_;
  std::optional<std::string> outstanding_;
  bool taken_ = false;  ///< the outstanding message was read
  std::optional<CallStatus> finished_;
  bool closed_ = false;
};

}  // namespace hall::api
