#include "server/web/web_server.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <future>
#include <thread>
#include <utility>
#include <vector>

#include "server/web/connection.h"

namespace hall::web {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

/// What a closed connection left under way has ended long before.
constexpr std::chrono::seconds kSweep{2};

}  // namespace

class WebServer::Running {
 public:
  Running(
      const WebOptions& options,
      const StaticPages& pages,
      const WebMethods& methods,
      api::Handler& handler,
      RefusedRequests& refused
  )
      : options_(options),
        reception_(options.reception, pages, methods, handler),
        shared_{options, reception_, refused, {}, false, {}},
        acceptor_(context_) {}

  ~Running() {
    if (!thread_.joinable()) return;
    std::promise<void> closed;
    asio::post(context_, [&] {
      closeAll();
      closed.set_value();
    });
    closed.get_future().wait();
    reception_.held().waitUntilNone();
    context_.stop();
    thread_.join();
    // What waits for them in the context is only thrown away now, and touches them no more.
    shared_.retired.clear();
    retiredBefore_.clear();
  }

  std::optional<std::string> start() {
    if (auto wrong = prepareTls()) return wrong;
    ErrorCode error;
    const auto address = asio::ip::make_address(options_.address, error);
    if (error) return "`" + options_.address + "` is no IP address";
    const tcp::endpoint endpoint(address, options_.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
      return "cannot listen on " + options_.address + ":" + std::to_string(options_.port) + ": " +
             error.message();
    }
    port_ = acceptor_.local_endpoint().port();
    accept();
    sweep();
    thread_ = std::thread([this] { context_.run(); });
    return std::nullopt;
  }

  std::uint16_t port() const { return port_; }

  void shutdown(std::chrono::milliseconds grace) {
    if (!thread_.joinable()) return;
    asio::post(context_, [this] {
      ErrorCode ignored;
      acceptor_.close(ignored);
    });
    reception_.held().waitUntilNone(grace);
  }

 private:
  std::optional<std::string> prepareTls() {
    if (!options_.tls) return std::nullopt;
    namespace ssl = asio::ssl;
    tls_.emplace(ssl::context::tls_server);
    ErrorCode error;
    tls_->set_options(
        ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1 | ssl::context::no_compression, error
    );
    if (!error) tls_->use_certificate_chain_file(options_.tls->certificate, error);
    if (error) return "cannot use the certificate " + options_.tls->certificate;
    tls_->use_private_key_file(options_.tls->privateKey, ssl::context::pem, error);
    if (error) return "cannot use the private key " + options_.tls->privateKey;
    if (options_.tls->clientAuthority.empty()) return std::nullopt;
    tls_->set_verify_mode(ssl::verify_peer, error);
    if (!error) tls_->load_verify_file(options_.tls->clientAuthority, error);
    if (error) return "cannot use the authority " + options_.tls->clientAuthority;
    return std::nullopt;
  }

  void accept() {
    acceptor_.async_accept([this](ErrorCode error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) return acceptLater();
      // Beyond the bound it is closed at once: whoever asks can ask again.
      if (shared_.open.size() < options_.connectionsMax) {
        serveConnection(std::move(socket), tls_ ? &*tls_ : nullptr, shared_);
      }
      accept();
    });
  }

  /// Out of file handles: trying again at once would only keep the thread busy.
  void acceptLater() {
    pause_.expires_after(std::chrono::milliseconds{100});
    pause_.async_wait([this](ErrorCode error) {
      if (!error && acceptor_.is_open()) accept();
    });
  }

  void sweep() {
    retiredBefore_.clear();
    retiredBefore_.swap(shared_.retired);
    sweep_.expires_after(kSweep);
    sweep_.async_wait([this](ErrorCode error) {
      if (!error) sweep();
    });
  }

  void closeAll() {
    ErrorCode ignored;
    sweep_.cancel();
    acceptor_.close(ignored);
    pause_.cancel();
    shared_.closing = true;
    // Closing one takes it out of the set.
    while (!shared_.open.empty()) (*shared_.open.begin())->close();
  }

  const WebOptions& options_;
  Reception reception_;
  Connections shared_;
  std::optional<asio::ssl::context> tls_;
  asio::io_context context_{1};
  /// The thread runs until it is told to stop, with connections or without.
  asio::executor_work_guard<asio::io_context::executor_type> work_{context_.get_executor()};
  tcp::acceptor acceptor_;
  asio::steady_timer pause_{context_};
  asio::steady_timer sweep_{context_};
  std::vector<std::shared_ptr<OpenConnection>> retiredBefore_;  ///< the last sweep
  std::uint16_t port_ = 0;
  std::thread thread_;
};

WebServer::WebServer(
    WebOptions options,
    const StaticPages& pages,
    const WebMethods& methods,
    api::Handler& handler,
    RefusedRequests& refused
)
    : options_(std::move(options)),
      pages_(pages),
      methods_(methods),
      handler_(handler),
      refused_(refused) {}

WebServer::~WebServer() {
  shutdown(std::chrono::milliseconds{0});
}

std::optional<std::string> WebServer::start() {
  running_ = std::make_unique<Running>(options_, pages_, methods_, handler_, refused_);
  auto wrong = running_->start();
  if (wrong) running_.reset();
  return wrong;
}

std::uint16_t WebServer::port() const {
  return running_ == nullptr ? 0 : running_->port();
}

void WebServer::shutdown(std::chrono::milliseconds grace) {
  if (running_ == nullptr) return;
  running_->shutdown(grace);
  running_.reset();
}

}  // namespace hall::web
