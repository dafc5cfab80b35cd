#pragma once

// Between the two halves of a connection, and for nobody else: Beast takes long to compile.

#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include "server/web/connection.h"

namespace hall::web {

using PlainStream = boost::beast::tcp_stream;
using TlsStream = boost::beast::ssl_stream<boost::beast::tcp_stream>;
using RequestHead = boost::beast::http::request_header<>;

/// True: the request wants to go on as a WebSocket.
bool isUpgrade(const RequestHead& head);

/// Goes on as a WebSocket that follows the hall. It lives by itself until it is closed, and stands
/// in `shared.open` meanwhile.
void beginWatch(
    Connections& shared,
    PlainStream stream,
    const RequestHead& head,
    Request request,
    Direction direction
);
void beginWatch(
    Connections& shared,
    TlsStream stream,
    const RequestHead& head,
    Request request,
    Direction direction
);

}  // namespace hall::web
