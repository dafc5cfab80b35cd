#include "bench/socket_crowd.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

#include <atomic>
#include <charconv>
#include <deque>
#include <stdexcept>
#include <string_view>
#include <thread>

#include "bench/arrivals.h"

namespace hall::bench {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Steady = std::chrono::steady_clock;

constexpr int kSmallestBuffer = 1;  ///< the system makes of it what it needs
constexpr std::string_view kPositionKey = "\"position\":\"";

/// Of a frame in JSON, without reading the rest of it: a client on the same machine should cost
/// little beside the server that is measured.
std::uint64_t positionIn(std::string_view frame) {
  const std::size_t at = frame.find(kPositionKey);
  std::uint64_t position = 0;
  if (at == std::string_view::npos) return position;
  const char* const begin = frame.data() + at + kPositionKey.size();
  std::from_chars(begin, frame.data() + frame.size(), position);
  return position;
}

}  // namespace

struct SocketCrowd::Parts {
  struct Watcher {
    explicit Watcher(asio::io_context& context) : socket(context) {}
    websocket::stream<tcp::socket> socket;
    beast::flat_buffer frame;
    std::size_t index = 0;
  };

  explicit Parts(std::size_t count) : arrivals(count) {}

  void open(const Options& options, Watcher& watcher);
  void read(Watcher& watcher);

  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> open_ = asio::make_work_guard(context);
  std::deque<Watcher> watchers;
  std::atomic<std::uint64_t> frames{0};
  Arrivals arrivals;
  std::thread thread;
};

void SocketCrowd::Parts::open(const Options& options, Watcher& watcher) {
  tcp::socket& socket = watcher.socket.next_layer();
  socket.open(tcp::v4());
  if (options.stalled) socket.set_option(asio::socket_base::receive_buffer_size(kSmallestBuffer));
  socket.connect({asio::ip::address_v4::loopback(), options.port});
  socket.set_option(tcp::no_delay(true));
  const std::string& token = options.tokens[watcher.index];
  watcher.socket.set_option(
      websocket::stream_base::decorator([&token](websocket::request_type& request) {
        request.set(beast::http::field::cookie, "hall_device=" + token);
      })
  );
  watcher.socket.handshake("127.0.0.1", "/ws?caller=device");
  watcher.socket.text(true);
  watcher.socket.write(asio::buffer("{\"view\":\"VIEW_BOARD\",\"zoneId\":\"" + options.zone + "\"}")
  );
}

void SocketCrowd::Parts::read(Watcher& watcher) {
  watcher.socket.async_read(watcher.frame, [this, &watcher](ErrorCode error, std::size_t) {
    if (error) return;
    const auto now = Steady::now();
    frames.fetch_add(1, std::memory_order_relaxed);
    const auto data = watcher.frame.data();
    arrivals.holds(
        watcher.index, positionIn({static_cast<const char*>(data.data()), data.size()}), now
    );
    watcher.frame.clear();
    read(watcher);
  });
}

SocketCrowd::SocketCrowd(const Options& options)
    : parts_(std::make_unique<Parts>(options.tokens.size())) {
  for (std::size_t i = 0; i < options.tokens.size(); ++i) {
    Parts::Watcher& watcher = parts_->watchers.emplace_back(parts_->context);
    watcher.index = i;
    parts_->open(options, watcher);
    if (options.stalled) {
      parts_->arrivals.open();
    } else {
      parts_->read(watcher);
    }
  }
  parts_->thread = std::thread([this] { parts_->context.run(); });
  parts_->arrivals.waitUntilOpen();
}

SocketCrowd::~SocketCrowd() {
  parts_->context.stop();
  if (parts_->thread.joinable()) parts_->thread.join();
}

void SocketCrowd::expect(std::uint64_t position) {
  parts_->arrivals.expect(position);
}

std::chrono::steady_clock::time_point SocketCrowd::arrived() {
  return parts_->arrivals.arrived();
}

double SocketCrowd::framesUntilCurrent(std::uint64_t position) {
  expect(position);
  asio::post(parts_->context, [this] {
    for (Parts::Watcher& watcher : parts_->watchers) parts_->read(watcher);
  });
  arrived();
  return static_cast<double>(parts_->frames.load()) / static_cast<double>(parts_->watchers.size());
}

}  // namespace hall::bench
