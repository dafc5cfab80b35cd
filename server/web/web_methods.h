#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace hall::web {

/// One method as browsers reach it, made from its descriptor alone.
struct WebMethod {
  enum class Kind {
    Unary,
    Upload,  ///< the client streams: the body is a list of messages
    Stream,  ///< the server streams: the answer is a line for each message
    Watch,   ///< the stream of the hall, over a WebSocket only
  };

  const google::protobuf::MethodDescriptor* descriptor = nullptr;
  const google::protobuf::Message* request = nullptr;  ///< prototype
  Kind kind = Kind::Unary;

  std::size_t bodyMax() const;  ///< bytes of JSON; more is MessageTooLarge
};

/// The methods by their address: /api/v1/TicketService/IssueTicket. Constant after the start.
class WebMethods {
 public:
  /// `watched`: full name of the stream that is followed over a WebSocket.
  explicit WebMethods(std::string watched = "hall.v1.WatchService.WatchHall")
      : watched_(std::move(watched)) {}

  /// All services of a file.
  void add(const google::protobuf::FileDescriptor& file);

  /// Null: no such method.
  const WebMethod* find(std::string_view path) const;
  /// WatchHall; null until its file was added.
  const WebMethod* watch() const { return watch_; }

  static bool isApi(std::string_view path) { return path.starts_with(kPrefix); }

 private:
  static constexpr std::string_view kPrefix = "/api/";

  const std::string watched_;
  std::map<std::string, WebMethod, std::less<>> methods_;
  const WebMethod* watch_ = nullptr;
};

}  // namespace hall::web
