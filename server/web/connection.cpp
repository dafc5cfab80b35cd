#include "server/web/connection.h"

#include <openssl/ssl.h>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <array>
#include <optional>
#include <utility>

#include "server/web/answer_fields.h"
#include "server/web/compression.h"
#include "server/web/json.h"
#include "server/web/watch_socket.h"

namespace hall::web {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr std::uint32_t kHeadBytesMax = 8 * 1024;
constexpr std::uint64_t kBodyBytesMax = std::uint64_t{18} << 20;  ///< of the largest method

std::string text(beast::string_view view) {
  return {view.data(), view.size()};
}

/// "session" of "/ws?caller=session".
std::string callerInQuery(std::string_view target) {
  constexpr std::string_view kKey = "caller=";
  std::size_t at = target.find('?');
  while (at != std::string_view::npos) {
    const std::string_view rest = target.substr(at + 1);
    if (rest.starts_with(kKey)) {
      return std::string(rest.substr(kKey.size(), rest.find('&') - kKey.size()));
    }
    at = target.find('&', at + 1);
  }
  return {};
}

/// Common name of the certificate that the browser has proven; empty without.
std::string certificateName(TlsStream& stream) {
  SSL* ssl = stream.native_handle();
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      SSL_get1_peer_certificate(ssl), &X509_free
  );
  if (certificate == nullptr || SSL_get_verify_result(ssl) != X509_V_OK) return {};
  std::array<char, 256> name{};
  const int length = X509_NAME_get_text_by_NID(
      X509_get_subject_name(certificate.get()), NID_commonName, name.data(), name.size()
  );
  return length > 0 ? std::string(name.data(), static_cast<std::size_t>(length)) : std::string();
}

/// Two lengths, of which two readers may believe different ones (request smuggling).
template <class Head>
bool hasTwoLengths(const Head& head) {
  return head.count(http::field::content_length) + head.count(http::field::transfer_encoding) > 1;
}

/// One connection: requests one after another, each answered before the next is read.
template <class Stream>
class HttpConnection final : public OpenConnection,
                             public std::enable_shared_from_this<HttpConnection<Stream>> {
 public:
  template <class... Args>
  explicit HttpConnection(Connections& shared, Args&&... args)
      : shared_(shared), stream_(std::forward<Args>(args)...) {
    shared_.open.insert(this);
    ErrorCode error;
    const tcp::endpoint peer = beast::get_lowest_layer(stream_).socket().remote_endpoint(error);
    request_.secure = std::is_same_v<Stream, TlsStream>;
    request_.peer.address = peer.address().is_v6() ? "[" + peer.address().to_string() + "]"
                                                   : peer.address().to_string();
    request_.peer.address += ":" + std::to_string(peer.port());
    request_.peer.loopback = peer.address().is_loopback();
  }

  ~HttpConnection() override { shared_.open.erase(this); }

  void begin() {
    if constexpr (std::is_same_v<Stream, TlsStream>) {
      expires(shared_.options.headPatience);
      stream_.async_handshake(
          asio::ssl::stream_base::server,
          [self = this->shared_from_this()](ErrorCode error) {
            if (error) return;
            self->request_.peer.certificateName = certificateName(self->stream_);
            self->readHead(self->shared_.options.headPatience);
          }
      );
    } else {
      readHead(shared_.options.headPatience);
    }
  }

  void close() override {
    shared_.open.erase(this);
    busy_.reset();
    ErrorCode ignored;
    beast::get_lowest_layer(stream_).socket().close(ignored);
    if (lines_ != nullptr) std::exchange(lines_, nullptr)->onOver();
  }

 private:
  /// A stream's messages as lines of the answer: {"result":{...}} each, {"error":{...}} at a bad
  /// end.
  class LineWire final : public StreamWire {
   public:
    explicit LineWire(std::shared_ptr<HttpConnection> connection)
        : connection_(std::move(connection)) {}
    void send(api::SharedBytes message) override {
      onOwnThread([message = std::move(message)](HttpConnection& connection) {
        connection.sendLine("{\"result\":" + *message + "}\n");
      });
    }
    void end(const api::CallStatus& status) override {
      onOwnThread([status](HttpConnection& connection) { connection.endLines(status); });
    }

   private:
    template <class Act>
    void onOwnThread(Act act) {
      asio::post(
          connection_->stream_.get_executor(),
          [connection = connection_, act = std::move(act)] { act(*connection); }
      );
    }
    const std::shared_ptr<HttpConnection> connection_;
  };

  void expires(std::chrono::seconds patience) {
    beast::get_lowest_layer(stream_).expires_after(patience);
  }

  void readHead(std::chrono::seconds patience) {
    parser_.emplace();
    parser_->header_limit(kHeadBytesMax);
    parser_->body_limit(kBodyBytesMax);
    expires(patience);
    http::async_read_header(
        stream_,
        buffer_,
        *parser_,
        [self = this->shared_from_this()](ErrorCode error, std::size_t) { self->onHead(error); }
    );
  }

  void onHead(ErrorCode error) {
    if (!isOpen()) return;  // closed while this was on its way
    if (error == http::error::header_limit) return answerAndClose(431, "the head is too large\n");
    if (error == http::error::body_limit) return answerAndClose(413, "the body is too large\n");
    // What is no HTTP gets a word; who is gone, late or silent gets none.
    const bool isHttp =
        error.category() == http::make_error_code(http::error::bad_method).category();
    if (error && isHttp && error != http::error::end_of_stream &&
        error != http::error::partial_message) {
      return answerAndClose(400, "this is no request\n");
    }
    if (error) return finishTls();
    const auto& head = parser_->get();
    if (head.version() != 11 || hasTwoLengths(head)) {
      return answerAndClose(400, "this is no request\n");
    }
    fillRequest(head);
    direction_ = shared_.reception.look(request_, std::chrono::steady_clock::now());
    switch (direction_.kind) {
      case Direction::Kind::Answer:
        return answer(std::move(direction_.answer));
      case Direction::Kind::Watch:
        return watch();
      default:
        return readBody();
    }
  }

  template <class Head>
  void fillRequest(const Head& head) {
    request_.method = text(head.method_string());
    request_.target = text(head.target());
    request_.host = text(head[http::field::host]);
    request_.origin = text(head[http::field::origin]);
    request_.fetchSite = text(head["Sec-Fetch-Site"]);
    request_.caller = text(head["X-Hall-Caller"]);
    request_.cookie = text(head[http::field::cookie]);
    request_.contentType = text(head[http::field::content_type]);
    request_.acceptEncoding = text(head[http::field::accept_encoding]);
    request_.ifNoneMatch = text(head[http::field::if_none_match]);
    request_.wantsUpgrade = isUpgrade(head);
    if (request_.wantsUpgrade) request_.caller = callerInQuery(request_.target);
    request_.body.clear();
  }

  void readBody() {
    const std::size_t most = direction_.method->bodyMax();
    const auto length = parser_->content_length();
    if (length && *length > most) return refuseSize(most);
    parser_->body_limit(most);
    expires(shared_.options.bodyPatience);
    http::async_read(
        stream_,
        buffer_,
        *parser_,
        [self = this->shared_from_this(), most](ErrorCode error, std::size_t) {
          if (error == http::error::body_limit) return self->refuseSize(most);
          if (error) return self->finishTls();
          self->request_.body = std::move(self->parser_->get().body());
          self->act();
        }
    );
  }

  void refuseSize(std::size_t most) {
    closes_ = true;
    answer(Reception::answerOf(
        domain::Refusal{domain::Reason::MessageTooLarge, {}}.with("limit", std::to_string(most))
    ));
  }

  /// The handler takes its time; the browser only waits.
  void act() {
    beast::get_lowest_layer(stream_).expires_never();
    busy_.emplace(shared_.reception.held());
    auto self = this->shared_from_this();
    if (direction_.kind == Direction::Kind::Call) {
      shared_.reception.call(request_, direction_, [self](CallOutcome outcome) {
        asio::post(
            self->stream_.get_executor(),
            [self, outcome = std::make_shared<CallOutcome>(std::move(outcome))] {
              Answer answer =
                  Reception::answerOf(self->direction_, std::move(*outcome), self->request_.secure);
              compress(answer, self->request_);
              self->answer(std::move(answer));
            }
        );
      });
      return;
    }
    const auto refused = shared_.reception.stream(
        request_,
        direction_,
        request_.body,
        [&self](const std::shared_ptr<JsonStream>& stream) {
          self->lines_ = stream;
          return std::make_shared<LineWire>(self);
        }
    );
    if (refused) answer(Reception::answerOf(*refused));
  }

  void answerAndClose(int status, std::string sentence) {
    closes_ = true;
    answer(Answer::of(status, "text/plain; charset=utf-8", std::move(sentence)));
  }

  void answer(Answer answer) {
    shared_.refused.countStatus(answer.status);
    if (!isOpen()) return busy_.reset();
    // A body that nobody has read would be taken for the next request.
    if (!parser_->is_done()) closes_ = true;
    answer_ = std::move(answer);
    auto& response = response_.emplace();
    response.result(static_cast<unsigned>(answer_.status));
    fillFields(response);
    const bool headOnly = request_.method == "HEAD" || answer_.body == nullptr;
    if (answer_.body != nullptr) {
      response.content_length(answer_.body->size());
      if (!headOnly) response.body() = {answer_.body->data(), answer_.body->size()};
    } else if (answer_.status != 304) {
      response.content_length(0);
    }
    response.keep_alive(!closes_ && parser_->keep_alive());
    expires(shared_.options.bodyPatience);
    http::async_write(
        stream_,
        response,
        [self = this->shared_from_this(),
         close = !response.keep_alive()](ErrorCode error, std::size_t) {
          self->busy_.reset();
          if (error) return;
          self->response_.reset();
          self->answer_ = {};
          if (close) return self->finishTls();
          self->readHead(self->shared_.options.quietPatience);
        }
    );
  }

  template <class Response>
  void fillFields(Response& response) const {
    response.version(11);
    for (const auto& [name, value] : answerFields(request_)) response.set(name, value);
    if (!answer_.type.empty()) response.set(http::field::content_type, answer_.type);
    for (const auto& [name, value] : answer_.fields) response.set(name, value);
  }

  // ---- a stream as lines -----------------------------------------------------------------------

  void sendLine(std::string line) {
    if (!isOpen()) return;
    line_ = std::move(line);
    expires(shared_.options.bodyPatience);
    if (linesBegun_) return writeLine();
    linesBegun_ = true;
    answer_ = {200, "application/x-ndjson", nullptr, {}};
    auto& head = linesHead_.emplace();
    head.result(http::status::ok);
    fillFields(head);
    head.chunked(true);
    head.keep_alive(parser_->keep_alive());
    linesSerializer_.emplace(head);
    http::async_write_header(
        stream_,
        *linesSerializer_,
        [self = this->shared_from_this()](ErrorCode error, std::size_t) {
          if (error) return self->close();
          self->writeLine();
        }
    );
  }

  void writeLine() {
    asio::async_write(
        stream_,
        http::make_chunk(asio::buffer(line_)),
        [self = this->shared_from_this()](ErrorCode error, std::size_t) {
          if (error) return self->close();
          beast::get_lowest_layer(self->stream_).expires_never();
          if (auto lines = self->lines_) lines->onWritten();
        }
    );
  }

  void endLines(const api::CallStatus& status) {
    auto lines = std::exchange(lines_, nullptr);
    if (lines != nullptr) lines->onOver();
    if (!isOpen()) return busy_.reset();
    if (!std::exchange(linesBegun_, false)) {
      return status.ok() ? answer({200, "application/x-ndjson", nullptr, {}})
                         : answer(Reception::answerOf(status));
    }
    line_ = status.ok() ? "" : "{\"error\":" + refusalJson(status).body + "}\n";
    last_.clear();
    if (!line_.empty()) {
      last_ = beast::buffers_to_string(http::make_chunk(asio::buffer(line_)));
    }
    last_ += beast::buffers_to_string(http::make_chunk_last());
    asio::async_write(
        stream_,
        asio::buffer(last_),
        [self = this->shared_from_this(),
         again = parser_->keep_alive()](ErrorCode error, std::size_t) {
          self->busy_.reset();
          if (error) return;
          if (!again) return self->finishTls();
          self->readHead(self->shared_.options.quietPatience);
        }
    );
  }

  void watch();

  bool isOpen() { return beast::get_lowest_layer(stream_).socket().is_open(); }

  void finishTls() {
    ErrorCode ignored;
    auto& socket = beast::get_lowest_layer(stream_).socket();
    socket.shutdown(tcp::socket::shutdown_send, ignored);
  }

  Connections& shared_;
  Stream stream_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  Request request_;
  Direction direction_;
  Answer answer_;
  std::optional<http::response<http::span_body<const char>>> response_;
  bool closes_ = false;
  std::optional<HeldCalls::Hold> busy_;  ///< from a call until its answer has left

  std::shared_ptr<JsonStream> lines_;
  bool linesBegun_ = false;
  std::string line_;
  std::string last_;
  std::optional<http::response<http::empty_body>> linesHead_;
  std::optional<http::response_serializer<http::empty_body>> linesSerializer_;
};

template <class Stream>
void HttpConnection<Stream>::watch() {
  beginWatch(
      shared_, std::move(stream_), parser_->get().base(), std::move(request_), std::move(direction_)
  );
}

}  // namespace

void serveConnection(tcp::socket socket, asio::ssl::context* tls, Connections& shared) {
  if (shared.closing) return;
  ErrorCode ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  if (tls != nullptr) {
    std::make_shared<HttpConnection<TlsStream>>(shared, std::move(socket), *tls)->begin();
  } else {
    std::make_shared<HttpConnection<PlainStream>>(shared, std::move(socket))->begin();
  }
}

}  // namespace hall::web
