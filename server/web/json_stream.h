#pragma once

#include <google/protobuf/arena.h>

#include <memory>
#include <mutex>
#include <string_view>

#include "server/api/call.h"
#include "server/web/held_calls.h"
#include "server/web/json_call.h"
#include "server/web/web_methods.h"

namespace hall::web {

/// What carries the messages of one stream to the browser: a WebSocket, or the body of an answer.
/// Tells the JsonStream by onWritten() and onOver(), never from inside these.
class StreamWire {
 public:
  virtual ~StreamWire() = default;
  /// Sends one message; onWritten() follows. One at a time. From any thread.
  virtual void send(api::SharedBytes message) = 0;
  /// Ends the stream with `status`; onOver() follows. Once, with no message on its way. From any
  /// thread.
  virtual void end(const api::CallStatus& status) = 0;
};

/// A server-streaming call of a browser; its messages travel as JSON. Lives until its wire is over
/// and its holder has let go.
class JsonStream final : public api::StreamCall, public std::enable_shared_from_this<JsonStream> {
 public:
  JsonStream(const WebMethod& method, CallHead head, HeldCalls& held);

  /// Reads `body` into the request. Else what it is refused with.
  std::optional<api::CallStatus> read(std::string_view body);
  /// Gives the stream to `handler`.
  static void handOver(
      const std::shared_ptr<JsonStream>& stream,
      std::shared_ptr<StreamWire> wire,
      api::Handler& handler
  );

  // ---- from the wire, on its thread ----
  void onWritten();
  void onOver();

  // ---- from the handler ----
  api::PeerIdentity peer() const override { return head_.peer; }
  bool start(std::shared_ptr<api::StreamListener> listener) override;
  bool write(api::SharedBytes bytes) override;
  bool write(const google::protobuf::Message& message) override;
  void finish(const api::CallStatus& status) override;

 private:
  void release() noexcept override;

  const CallHead head_;
  const HeldCalls::Hold hold_;
  google::protobuf::Arena memory_;
  google::protobuf::Message* message_;

  std::mutex mutex_;
  // State below is protected by mutex_.
  std::shared_ptr<StreamWire> wire_;  ///< null once it is over
  std::shared_ptr<api::StreamListener> listener_;
  std::shared_ptr<JsonStream> self_;  ///< the handler's hold
  bool writing_ = false;
  bool finishing_ = false;
  api::CallStatus finalStatus_;
};

}  // namespace hall::web
