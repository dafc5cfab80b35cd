#include "tools/rehearsal/server_process.h"

#include <gtest/gtest.h>

#include <fstream>
#include <system_error>

#include "tests/support/temporary_directory.h"

/// With a shell script in place of the server.
namespace hall::rehearsal {
namespace {

constexpr std::chrono::seconds kLimit{20};

class ServerProcessTest : public testing::Test {
 protected:
  ServerPlace placeFor(const std::string& script) {
    ServerPlace place;
    place.program = folder_ / "server";
    std::ofstream(place.program) << "#!/bin/sh\n" << script;
    std::filesystem::permissions(place.program, std::filesystem::perms::owner_all);
    place.folder = folder_.path();
    place.catalogue = "catalogue";
    place.clock = "real";
    return place;
  }

  support::TemporaryDirectory folder_;
};

TEST_F(ServerProcessTest, HearsTheBannerAndStopsInOrder) {
  ServerProcess server(
      placeFor("trap 'kill $!; exit 0' TERM\n"
               "echo 'gRPC 127.0.0.1:7'\n"
               "tail -f /dev/null &\n"
               "echo READY\n"
               "wait\n")
  );
  const auto banner = server.waitUntilReady(kLimit);
  ASSERT_TRUE(banner.has_value());
  EXPECT_EQ(banner->rpcAddress, "127.0.0.1:7");
  EXPECT_EQ(server.stop(kLimit), 0);
}

TEST_F(ServerProcessTest, ServerThatEndsBeforeItIsReadyHasNoBanner) {
  ServerProcess server(placeFor("echo 'gRPC 127.0.0.1:7'\nexit 3\n"));
  EXPECT_FALSE(server.waitUntilReady(kLimit).has_value());
  EXPECT_EQ(server.waitUntilEnded(kLimit), 3);
}

TEST_F(ServerProcessTest, KilledServerHasNoExitCode) {
  ServerProcess server(placeFor("echo READY\nexec tail -f /dev/null\n"));
  ASSERT_TRUE(server.waitUntilReady(kLimit).has_value());
  server.kill();
  EXPECT_EQ(server.waitUntilEnded(kLimit), std::nullopt);
  EXPECT_EQ(server.stop(kLimit), std::nullopt);
}

TEST_F(ServerProcessTest, WhatItSaysOnStandardErrorIsKept) {
  ServerProcess server(placeFor("echo 'disk full' >&2\nexit 1\n"));
  EXPECT_EQ(server.waitUntilEnded(kLimit), 1);
  std::ifstream log(folder_ / "server.log");
  std::string said;
  std::getline(log, said);
  EXPECT_EQ(said, "disk full");
}

TEST_F(ServerProcessTest, ProgramThatIsNotThereIsNamed) {
  auto place = placeFor("");
  place.program = "/nowhere/hall-server";
  try {
    const ServerProcess server(place);
    FAIL() << "it cannot start";
  } catch (const std::system_error& error) {
    EXPECT_NE(std::string(error.what()).find("/nowhere/hall-server"), std::string::npos);
  }
}

}  // namespace
}  // namespace hall::rehearsal
