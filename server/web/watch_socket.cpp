#include "server/web/watch_socket.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <optional>
#include <utility>

#include "server/api/reasons.h"
#include "server/web/answer_fields.h"
#include "server/web/json.h"

namespace hall::web {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using ErrorCode = boost::system::error_code;

constexpr std::size_t kWatchRequestMax = std::size_t{4} * 1024;
constexpr std::uint16_t kCloseCodes = 4000;  ///< plus the code of the refusal
/// Left to itself the system would keep megabytes of old frames for a browser that reads slowly,
/// where the hub has newer ones merged into one.
constexpr int kSendBuffer = 16 * 1024;

/// Bytes that break the protocol; a browser that closes or is gone breaks nothing.
bool isBadFrame(const ErrorCode& error) {
  return error != websocket::error::closed &&
         error.category() == websocket::make_error_code(websocket::error::bad_opcode).category();
}

/// A connection that follows the hall.
template <class Stream>
class WatchSocket final : public OpenConnection,
                          public StreamWire,
                          public std::enable_shared_from_this<WatchSocket<Stream>> {
 public:
  WatchSocket(Connections& shared, Stream stream, Request request, Direction direction)
      : shared_(shared),
        socket_(std::move(stream)),
        request_(std::move(request)),
        direction_(std::move(direction)) {
    shared_.open.insert(this);
    beast::get_lowest_layer(socket_).expires_never();
    ErrorCode ignored;  // the connection may be gone already, which the first read tells
    beast::get_lowest_layer(socket_).socket().set_option(
        asio::socket_base::send_buffer_size(kSendBuffer), ignored
    );
    websocket::stream_base::timeout patience{};
    patience.handshake_timeout = shared_.options.headPatience;
    patience.idle_timeout = shared_.options.watchPatience;
    patience.keep_alive_pings = true;
    socket_.set_option(patience);
    socket_.read_message_max(kWatchRequestMax);
    socket_.text(true);
  }
  ~WatchSocket() override { shared_.open.erase(this); }

  void begin(const RequestHead& head) {
    self_ = this->shared_from_this();
    socket_.set_option(websocket::stream_base::decorator([this](websocket::response_type& answer) {
      for (const auto& [name, value] : answerFields(request_)) answer.set(name, value);
      answer.set(http::field::server, "hall");  // left empty, Beast names itself
      keepDevice(answer);
    }));
    socket_.async_accept(
        http::request<http::empty_body>(head), whileAlive([](WatchSocket& self, ErrorCode error) {
          if (error) return self.over();
          self.read();
        })
    );
  }

  void close() override { over(); }

  void send(api::SharedBytes message) override {
    asio::post(
        socket_.get_executor(),
        [self = this->shared_from_this(), message = std::move(message)] { self->write(message); }
    );
  }

  void end(const api::CallStatus& status) override {
    asio::post(socket_.get_executor(), [self = this->shared_from_this(), status] {
      self->leave(status);
    });
  }

 private:
  /// A handler of Beast's that does not keep this alive: where the browser is gone in the middle of
  /// a farewell, Beast may lay a handler aside for ever. over() decides when this ends.
  template <class Act>
  auto whileAlive(Act act) {
    return [weak = this->weak_from_this(), act](ErrorCode error, auto...) {
      if (const auto self = weak.lock()) act(*self, error);
    };
  }

  /// A device that is in use never loses its cookie to the browser's calendar.
  template <class Response>
  void keepDevice(Response& answer) const {
    if (direction_.speaker != Speaker::Device) return;
    const std::string_view token = tokenOf(request_, Speaker::Device);
    if (token.empty()) return;
    answer.set(http::field::set_cookie, cookieThatKeeps(Speaker::Device, token, request_.secure));
  }

  void read() {
    socket_.async_read(incoming_, whileAlive([](WatchSocket& self, ErrorCode error) {
                         if (isBadFrame(error)) self.shared_.refused.countBadFrame();
                         if (error) return self.over();
                         self.onMessage();
                       }));
  }

  void write(const api::SharedBytes& message) {
    outgoing_ = message;
    socket_.async_write(asio::buffer(*message), whileAlive([](WatchSocket& self, ErrorCode error) {
                          self.outgoing_.reset();
                          if (error) return self.over();
                          if (auto stream = self.stream_) stream->onWritten();
                        }));
  }

  /// The first message says what is watched; there is no second.
  void onMessage() {
    const std::string message = beast::buffers_to_string(incoming_.data());
    incoming_.consume(incoming_.size());
    read();  // pongs, and the browser's own farewell
    if (asked_) {
      return leave(api::statusOf({domain::Reason::MalformedRequest, {}}));
    }
    asked_ = true;
    const auto refused = shared_.reception.stream(
        request_,
        direction_,
        message,
        [this](const std::shared_ptr<JsonStream>& stream) {
          stream_ = stream;
          return this->shared_from_this();
        }
    );
    if (refused) leave(*refused);
  }

  /// Says farewell, and waits for the browser's own no longer than for a head.
  void leave(const api::CallStatus& status) {
    auto stream = std::exchange(stream_, nullptr);
    if (stream != nullptr) stream->onOver();
    if (std::exchange(leaving_, true) || self_ == nullptr) return;
    websocket::close_reason why(websocket::close_code::normal);
    if (!status.ok()) {
      why.code = static_cast<std::uint16_t>(kCloseCodes + static_cast<int>(status.code));
      why.reason = refusalJson(status).reason;
    }
    farewell_.emplace(shared_.reception.held());
    socket_.async_close(why, whileAlive([](WatchSocket& self, ErrorCode) { self.over(); }));
    patience_.expires_after(shared_.options.headPatience);
    patience_.async_wait(whileAlive([](WatchSocket& self, ErrorCode error) {
      if (!error) self.over();
    }));
  }

  /// Lets everything go. Whoever calls holds this until it returns.
  void over() {
    shared_.open.erase(this);
    farewell_.reset();
    patience_.cancel();
    ErrorCode ignored;
    beast::get_lowest_layer(socket_).socket().close(ignored);
    auto stream = std::exchange(stream_, nullptr);
    if (stream != nullptr) stream->onOver();
    if (self_ != nullptr) shared_.retired.push_back(std::exchange(self_, nullptr));
  }

  Connections& shared_;
  websocket::stream<Stream> socket_;
  beast::flat_buffer incoming_;
  Request request_;
  Direction direction_;
  std::shared_ptr<JsonStream> stream_;
  api::SharedBytes outgoing_;
  asio::steady_timer patience_{socket_.get_executor()};
  std::shared_ptr<WatchSocket> self_;  ///< until over()
  bool asked_ = false;
  bool leaving_ = false;
  std::optional<HeldCalls::Hold> farewell_;  ///< until its last frame has left
};

template <class Stream>
void begin(
    Connections& shared,
    Stream stream,
    const RequestHead& head,
    Request request,
    Direction direction
) {
  std::make_shared<WatchSocket<Stream>>(
      shared, std::move(stream), std::move(request), std::move(direction)
  )
      ->begin(head);
}

}  // namespace

bool isUpgrade(const RequestHead& head) {
  return websocket::is_upgrade(head);
}

void beginWatch(
    Connections& shared,
    PlainStream stream,
    const RequestHead& head,
    Request request,
    Direction direction
) {
  begin(shared, std::move(stream), head, std::move(request), std::move(direction));
}

void beginWatch(
    Connections& shared,
    TlsStream stream,
    const RequestHead& head,
    Request request,
    Direction direction
) {
  begin(shared, std::move(stream), head, std::move(request), std::move(direction));
}

}  // namespace hall::web
