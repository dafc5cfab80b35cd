#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "server/web/web_server.h"
#include "tests/contract/web/raw_client.h"
#include "tests/support/transport/scripted_handler.h"
#include "tests/support/transport/test_certificates.h"

namespace hall::web {

using support::eventually;
using support::kPatience;
using support::RecordingListener;
using support::SayReply;
using support::SayRequest;
using support::ScriptedHandler;

/// A real server on a free loopback port with a scripted handler and two pages.
class WebFixture : public testing::Test {
 protected:
  WebFixture();
  void TearDown() override;

  void start(WebOptions options = {});

  /// One request on a connection of its own.
  HttpReply ask(const std::string& raw) const { return RawClient(port()).ask(raw); }
  /// A call as a page makes it; `fields` are further lines of its head.
  HttpReply call(
      const std::string& method,
      const std::string& json,
      const std::string& fields = "X-Hall-Caller: public\r\n"
  ) const;
  static std::string callText(
      const std::string& method, const std::string& json, const std::string& fields
  );
  std::uint16_t port() const { return server_->port(); }

  support::TemporaryFolder folder_;
  ScriptedHandler handler_;
  StaticPages pages_;
  WebMethods methods_{"hall.test.rpc.Echo.Watch"};
  std::uint64_t refused(std::string_view why) const {
    for (const RefusedRequests::Sum& sum : refused_.sums()) {
      if (sum.why == why) return sum.count;
    }
    ADD_FAILURE() << "nothing is refused as " << why;
    return 0;
  }

  RefusedRequests refused_;
  std::unique_ptr<WebServer> server_;
};

}  // namespace hall::web
