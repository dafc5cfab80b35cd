#pragma once

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>

#include "echo.grpc.pb.h"
#include "server/api/call.h"
#include "server/rpc/rpc_server.h"
#include "tests/support/transport/scripted_handler.h"

namespace hall::rpc {

using test::rpc::Echo;
using test::rpc::RefusalDetail;
using test::rpc::SayReply;
using test::rpc::SayRequest;

using support::eventually;
using support::kPatience;
using support::RecordingListener;
using support::saying;
using support::ScriptedHandler;

/// A real server on a free loopback port with a scripted handler, and a client of it.
class RpcFixture : public testing::Test {
 protected:
  /// Starts the server; the test fails when it does not start.
  void start(RpcOptions options = {});
  void TearDown() override;

  [[nodiscard]] std::string target() const;
  [[nodiscard]] std::unique_ptr<Echo::Stub> stub(const grpc::ChannelArguments& arguments = {})
      const;
  static void setPatience(grpc::ClientContext& context);

  /// Calls a method by its path with `bytes` for a request, which need not be a message.
  [[nodiscard]] grpc::Status callBytes(const std::string& path, const std::string& bytes) const;

  ScriptedHandler handler_;
  std::unique_ptr<RpcServer> server_;
};

/// Options whose methods take messages of at most `bytes`.
RpcOptions optionsWithMaxRequest(std::size_t bytes);

}  // namespace hall::rpc
