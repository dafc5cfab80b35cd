#pragma once

// The seam between the transports (rpc/, web/) and api/.
//
// A transport turns whatever came over its wire into a UnaryCall or a StreamCall and gives it to
// the one Handler of the process. api/ answers through the call object and never learns which wire
// it was: it sees protobuf messages, no gRPC and no HTTP types.
//
// Threads: a transport calls Handler::handle on its own threads, several at once; the handler must
// not block there. A call may be answered from any thread, usually the core thread after the
// commit. Ownership: whoever holds the UnaryCallPtr or StreamCallPtr owns the call. Dropping one
// that was not answered answers INTERNAL, so that no caller waits for ever. A transport that shuts
// down waits for every call to be let go, so a call must never be kept longer than its answer
// needs.

#include <google/protobuf/arena.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <atomic>
#include <cassert>
#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace hall::api {

/// Outcome of a call, numbered as gRPC numbers them (google.rpc.Code); web/ maps them to HTTP.
enum class StatusCode : int {
  Ok = 0,
  Cancelled = 1,
  Unknown = 2,
  InvalidArgument = 3,
  DeadlineExceeded = 4,
  NotFound = 5,
  AlreadyExists = 6,
  PermissionDenied = 7,
  ResourceExhausted = 8,
  FailedPrecondition = 9,
  Aborted = 10,
  OutOfRange = 11,
  Unimplemented = 12,
  Internal = 13,
  Unavailable = 14,
  DataLoss = 15,
  Unauthenticated = 16,
};

/// Why a call is refused. `message` is English for developers (AIP-193); what a person reads is
/// made at the client from `details`, the serialized error message of hall.v1 (binary; empty for
/// none).
struct CallStatus {
  StatusCode code = StatusCode::Ok;
  std::string message;
  std::string details;

  [[nodiscard]] bool ok() const { return code == StatusCode::Ok; }
};

/// Who is at the other end of the wire. Only `certificateName` is proven (by mutual TLS).
struct PeerIdentity {
  std::string address;          ///< "10.1.2.3:50412" or "[::1]:50412"; for logs and rate limits
  std::string certificateName;  ///< common name of the verified client certificate; empty without
  bool loopback = false;        ///< the address is of this machine
};

/// Immutable encoded bytes that any number of streams send without copying: encode once, write to
/// each. Never null when written.
using SharedBytes = std::shared_ptr<const std::string>;

/// How the messages of a stream travel, so that bytes can be encoded once for all of one kind.
enum class Encoding { Protobuf, Json };

/// What every call has. Filled by the transport before the handler sees it, constant afterwards.
class Call {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;
  /// For the transport alone: whoever holds a call lets go of it by its pointer's CallRelease.
  virtual ~Call() = default;

  /// The method called; its full_name() is "hall.v1.TicketService.IssueTicket".
  [[nodiscard]] const google::protobuf::MethodDescriptor& method() const { return *method_; }

  /// The token of `authorization: Bearer <token>`; empty when absent or of another scheme. Valid as
  /// long as the call is held.
  [[nodiscard]] std::string_view bearerToken() const { return bearerToken_; }

  /// When the caller stops waiting; TimePoint::max() when it did not say.
  [[nodiscard]] TimePoint deadline() const { return deadline_; }

  /// True when nobody waits for the answer any more: the deadline passed or the caller went away.
  /// From any thread.
  [[nodiscard]] bool expired(TimePoint now = std::chrono::steady_clock::now()) const {
    return now >= deadline_ || cancelled_.load(std::memory_order_relaxed);
  }

  /// Looks the peer up; costs allocations, so ask only where it matters. From any thread.
  [[nodiscard]] virtual PeerIdentity peer() const = 0;

  /// Memory of this call: the requests live here and the reply may. Freed with the call.
  [[nodiscard]] google::protobuf::Arena& arena() { return *arena_; }

 protected:
  Call() = default;

  /// Checked view of a message as its generated type.
  template <class Message>
  static const Message& as(const google::protobuf::Message& message) {
    assert(message.GetDescriptor() == Message::descriptor());
    return static_cast<const Message&>(message);
  }

  const google::protobuf::MethodDescriptor* method_ = nullptr;
  google::protobuf::Arena* arena_ = nullptr;
  std::string_view bearerToken_;
  TimePoint deadline_ = TimePoint::max();
  std::atomic<bool> cancelled_{false};

 private:
  /// The owner lets go. The transport frees or reuses the call once it is done with it, too.
  virtual void release() noexcept = 0;
  friend struct CallRelease;
};

/// Deleter of the owning pointers: calls are pooled by their transport, not deleted.
struct CallRelease {
  void operator()(Call* call) const noexcept { call->release(); }
};

/// A call with one answer: unary methods, and client-streaming ones, whose messages the transport
/// has collected up to its bound and hands over at once.
class UnaryCall : public Call {
 public:
  /// The messages received, in order; exactly one for a unary method, any number for an upload.
  [[nodiscard]] std::span<const google::protobuf::Message* const> requests() const {
    return requests_;
  }

  /// The only message of a unary method.
  [[nodiscard]] const google::protobuf::Message& request() const { return *requests_.front(); }
  template <class Request>
  [[nodiscard]] const Request& requestAs() const {
    return as<Request>(request());
  }

  /// Answers with `response`, of the method's output type; encoded before this returns, so it may
  /// live anywhere. Once per call, from any thread. Harmless when the caller is gone.
  virtual void reply(const google::protobuf::Message& response) = 0;

  /// Answers with a refusal; `why.code` is not Ok. Once per call, from any thread.
  virtual void refuse(const CallStatus& why) = 0;

 protected:
  std::span<const google::protobuf::Message* const> requests_;
};
using UnaryCallPtr = std::unique_ptr<UnaryCall, CallRelease>;

/// Told what happens to a stream, on a transport thread, one call at a time for each stream. Must
/// not block. It may call write() and finish() of its stream from inside; the transport holds no
/// lock.
class StreamListener {
 public:
  virtual ~StreamListener() = default;

  /// The outstanding write has left: the next one may be given. Pull what is newest now.
  virtual void onWritable() = 0;

  /// The stream is over (caller gone, deadline, finish() sent, shutdown). Once, and nothing after
  /// it.
  virtual void onClosed() = 0;
};

/// A server-streaming call. There is no queue: one write is outstanding at most, and what comes up
/// meanwhile stays with the writer as state, not as messages, until onWritable().
class StreamCall : public Call {
 public:
  [[nodiscard]] const google::protobuf::Message& request() const { return *request_; }
  template <class Request>
  [[nodiscard]] const Request& requestAs() const {
    return as<Request>(request());
  }

  [[nodiscard]] Encoding encoding() const { return encoding_; }

  /// Opens the stream: from now on `listener` is told. Once, before the first write, from any
  /// thread. The transport keeps the listener until onClosed(), so a listener may hold the
  /// StreamCallPtr of its stream and drops it in onClosed(). False when the stream is already over;
  /// the listener is then never told.
  virtual bool start(std::shared_ptr<StreamListener> listener) = 0;

  /// Sends one message, taking a reference to `bytes` encoded as encoding() says. False, with
  /// nothing sent, while a write is outstanding and after finish() or onClosed(). From any thread.
  virtual bool write(SharedBytes bytes) = 0;

  /// Encodes one message for this stream alone and sends it; else as above.
  virtual bool write(const google::protobuf::Message& message) = 0;

  /// Ends the stream with `status` (Ok for a proper end) as soon as the outstanding write has left.
  /// Only the first call counts. From any thread.
  virtual void finish(const CallStatus& status) = 0;

 protected:
  const google::protobuf::Message* request_ = nullptr;
  Encoding encoding_ = Encoding::Protobuf;
};
using StreamCallPtr = std::unique_ptr<StreamCall, CallRelease>;

/// What a transport serves. One per process, implemented by api/; outlives every transport. Called
/// on transport threads, several at once; must return quickly and must not throw.
class Handler {
 public:
  virtual ~Handler() = default;

  /// Takes a unary or upload call; answers it now or later, from any thread.
  virtual void handle(UnaryCallPtr call) = 0;

  /// Takes a server-streaming call; refuses it with finish() or opens it with start().
  virtual void handle(StreamCallPtr call) = 0;
};

}  // namespace hall::api
