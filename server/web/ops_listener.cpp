#include "server/web/ops_listener.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <thread>
#include <utility>

namespace hall::web {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr auto kPatience = std::chrono::seconds{10};
constexpr std::uint32_t kHeaderMax = 8 * 1024;

}  // namespace

class OpsListener::Running {
 public:
  Running(const Options& options, const std::map<std::string, Page>& pages)
      : options_(options), pages_(pages), acceptor_(context_) {}

  ~Running() {
    context_.stop();
    if (thread_.joinable()) thread_.join();
  }

  std::optional<std::string> start() {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options_.address, error);
    if (error) return "`" + options_.address + "` is no IP address";
    if (!address.is_loopback()) return "metrics are served on a loopback address only";
    const tcp::endpoint endpoint(address, options_.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
      return "cannot listen on " + options_.address + ":" + std::to_string(options_.port) + ": " +
             error.message();
    }
    accept();
    thread_ = std::thread([this] { context_.run(); });
    return std::nullopt;
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

 private:
  /// One connection, one request, one answer.
  class Session : public std::enable_shared_from_this<Session> {
   public:
    Session(Running& owner, tcp::socket socket) : owner_(owner), stream_(std::move(socket)) {
      ++owner_.connections_;
      parser_.header_limit(kHeaderMax);
      parser_.body_limit(0);
    }
    ~Session() { --owner_.connections_; }

    void run() {
      stream_.expires_after(kPatience);
      http::async_read(
          stream_,
          buffer_,
          parser_,
          [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (!error) self->answer();
          }
      );
    }

   private:
    void answer() {
      const auto& request = parser_.get();
      const Answer answer = owner_.answerTo(request.method_string() == "GET", request.target());
      response_.result(static_cast<unsigned>(answer.status));
      response_.set(http::field::content_type, answer.type);
      response_.keep_alive(false);
      response_.body() = answer.body;
      response_.prepare_payload();
      http::async_write(
          stream_,
          response_,
          [self = shared_from_this()](beast::error_code, std::size_t) {
            beast::error_code ignored;
            self->stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
          }
      );
    }

    Running& owner_;
    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    http::request_parser<http::empty_body> parser_;
    http::response<http::string_body> response_;
  };

  void accept() {
    acceptor_.async_accept([this](boost::system::error_code error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      // Beyond the bound a connection is closed at once: whoever asks can ask again.
      if (!error && connections_ < options_.connectionsMax) {
        std::make_shared<Session>(*this, std::move(socket))->run();
      }
      accept();
    });
  }

  Answer answerTo(bool isGet, std::string_view target) const {
    if (!isGet) return {405, "text/plain; charset=utf-8", "GET only\n"};
    const auto page = pages_.find(std::string(target.substr(0, target.find('?'))));
    if (page == pages_.end()) return {404, "text/plain; charset=utf-8", "no such page\n"};
    return page->second();
  }

  const Options& options_;
  const std::map<std::string, Page>& pages_;
  int connections_ =
      0;  ///< touched by the listener's thread only; outlives the sessions in context_
  asio::io_context context_{1};
  tcp::acceptor acceptor_;
  std::thread thread_;
};

OpsListener::OpsListener(Options options, std::map<std::string, Page> pages)
    : options_(std::move(options)), pages_(std::move(pages)) {}

OpsListener::~OpsListener() {
  stop();
}

std::optional<std::string> OpsListener::start() {
  running_ = std::make_unique<Running>(options_, pages_);
  auto wrong = running_->start();
  if (wrong) running_.reset();
  return wrong;
}

std::uint16_t OpsListener::port() const {
  return running_ == nullptr ? 0 : running_->port();
}

void OpsListener::stop() {
  running_.reset();
}

}  // namespace hall::web
