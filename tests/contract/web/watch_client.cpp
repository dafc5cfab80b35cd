#include "tests/contract/web/watch_client.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

namespace hall::web {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;

struct WatchClient::Parts {
  asio::io_context context;
  websocket::stream<tcp::socket> socket{context};
  websocket::response_type answer;
};

WatchClient::WatchClient(std::uint16_t port) : parts_(std::make_unique<Parts>()) {
  parts_->socket.next_layer().connect({asio::ip::address_v4::loopback(), port});
}

WatchClient::~WatchClient() = default;

bool WatchClient::open(
    const std::string& target, const std::string& origin, const std::string& cookie
) {
  parts_->socket.set_option(websocket::stream_base::decorator([&](websocket::request_type& request
                                                              ) {
    if (!origin.empty()) request.set(beast::http::field::origin, origin);
    if (!cookie.empty()) request.set(beast::http::field::cookie, cookie);
  }));
  boost::system::error_code error;
  parts_->socket.handshake(parts_->answer, "hall", target, error);
  return !error;
}

unsigned WatchClient::status() const {
  return parts_->answer.result_int();
}

std::string WatchClient::field(const std::string& name) const {
  return std::string(parts_->answer[name]);
}

void WatchClient::send(const std::string& text) {
  boost::system::error_code ignored;
  parts_->socket.text(true);
  parts_->socket.write(asio::buffer(text), ignored);
}

void WatchClient::sendRaw(const std::string& bytes) {
  boost::system::error_code ignored;
  asio::write(parts_->socket.next_layer(), asio::buffer(bytes), ignored);
}

void WatchClient::closeSending() {
  boost::system::error_code ignored;
  parts_->socket.next_layer().shutdown(tcp::socket::shutdown_send, ignored);
}

std::optional<std::string> WatchClient::read() {
  beast::flat_buffer buffer;
  boost::system::error_code error;
  parts_->socket.read(buffer, error);
  if (error) return std::nullopt;
  return beast::buffers_to_string(buffer.data());
}

int WatchClient::closeCode() const {
  return parts_->socket.reason().code;
}

std::string WatchClient::closeReason() const {
  return {parts_->socket.reason().reason.data(), parts_->socket.reason().reason.size()};
}

}  // namespace hall::web
