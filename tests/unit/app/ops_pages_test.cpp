#include <arpa/inet.h>
#include <grpcpp/grpcpp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <sstream>

#include "grpc/health/v1/health.grpc.pb.h"
#include "tests/unit/app/app_fixture.h"

namespace hall::app {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

/// /metrics, /livez and /readyz as a monitoring program asks for them.
class OpsPagesTest : public AppFixture {
 protected:
  /// Everything the listener sends for this request.
  std::string ask(const std::string& request) const { return ask(started_.metricsPort, request); }
  std::string ask(std::uint16_t port, const std::string& request) const {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as sockets are.
    EXPECT_EQ(::connect(socket, reinterpret_cast<sockaddr*>(&at), sizeof at), 0);
    EXPECT_EQ(::send(socket, request.data(), request.size(), 0), std::ssize(request));
    std::string answer;
    char part[4096];
    for (ssize_t got = 0; (got = ::recv(socket, part, sizeof part, 0)) > 0;) {
      answer.append(part, static_cast<std::size_t>(got));
    }
    ::close(socket);
    return answer;
  }
  std::string page(const std::string& path) const {
    return ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  /// The value of a figure; fails the test when there is none.
  double figure(const std::string& name) const {
    std::istringstream lines(page("/metrics"));
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with(name + " ")) return std::stod(line.substr(name.size() + 1));
    }
    ADD_FAILURE() << "there is no " << name;
    return -1;
  }
};

TEST_F(OpsPagesTest, TheFiguresAreThoseOfTheRunningHall) {
  start();
  for (int i = 0; i < 3; ++i) number();

  EXPECT_EQ(figure("hall_position"), static_cast<double>(status().position()));
  EXPECT_GE(figure("hall_commits_total"), 3);
  EXPECT_GE(figure("hall_syncs_total"), figure("hall_commits_total"));
  EXPECT_EQ(figure("hall_ready"), 1);
  EXPECT_EQ(figure("hall_inbox_limit"), 4096);
  EXPECT_GT(figure("hall_disk_free_bytes"), 0);
  EXPECT_GT(figure("hall_wal_bytes"), 0);
  EXPECT_EQ(figure("hall_clock_held"), 0);
  EXPECT_EQ(figure("hall_storage_low"), 0);
  EXPECT_EQ(figure("hall_open_alerts{level=\"red\"}"), 0);
  EXPECT_GE(figure("hall_backup_age_seconds"), 0);
  EXPECT_GE(figure("hall_core_turns_total"), 1);
  for (const char* name :
       {"hall_inbox_depth",
        "hall_watchers",
        "hall_watch_lag_events",
        "hall_views_lag_events",
        "hall_snapshot_position",
        "hall_checkpoint_position",
        "hall_backup_position",
        "hall_last_commit_seconds",
        "hall_uptime_seconds"}) {
    EXPECT_GE(figure(name), 0) << name;
  }
}

TEST_F(OpsPagesTest, WhatIsTurnedAwayIsCountedAndToldWithoutItsWords) {
  start();
  EXPECT_THAT(ask(started_.webPort, "rubbish of a stranger\r\n\r\n"), HasSubstr("400"));

  EXPECT_EQ(figure("hall_web_refused_total{why=\"malformed\"}"), 1);
  EXPECT_EQ(figure("hall_web_refused_total{why=\"too-large\"}"), 0);
  const std::string line = journal_.wait(Happening::RequestsRefused);
  EXPECT_THAT(line, HasSubstr("\"requests\":1"));
  EXPECT_THAT(line, testing::Not(HasSubstr("stranger")));
}

TEST_F(OpsPagesTest, EveryFigureHasAHelpAndItsType) {
  start();
  std::istringstream lines(page("/metrics"));
  std::string help, type;
  int figures = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# HELP ")) help = line.substr(7, line.find(' ', 7) - 7);
    if (line.starts_with("# TYPE ")) type = line.substr(7, line.find(' ', 7) - 7);
    if (!line.starts_with("hall_")) continue;
    const std::string name = line.substr(0, line.find_first_of(" {"));
    EXPECT_EQ(name, help);
    EXPECT_EQ(name, type);
    ++figures;
  }
  EXPECT_GT(figures, 30);
}

TEST_F(OpsPagesTest, NoFigureNamesATicketOrAPerson) {
  start();
  const std::string number = this->number();
  const std::string all = page("/metrics");
  for (const std::string& secret : {number, std::string("张三"), std::string("1001")}) {
    EXPECT_THAT(all, testing::Not(HasSubstr("\"" + secret + "\"")));
  }
}

TEST_F(OpsPagesTest, AStopIsHeardAsNotServingBeforeTheServerIsGone) {
  using grpc::health::v1::HealthCheckResponse;
  start();
  const auto health = grpc::health::v1::Health::NewStub(grpc::CreateChannel(
      "127.0.0.1:" + std::to_string(started_.rpcPort), grpc::InsecureChannelCredentials()
  ));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  const auto watch = health->Watch(&context, grpc::health::v1::HealthCheckRequest());
  HealthCheckResponse heard;
  ASSERT_TRUE(watch->Read(&heard));
  ASSERT_EQ(heard.status(), HealthCheckResponse::SERVING);

  stop();

  ASSERT_TRUE(watch->Read(&heard));
  EXPECT_EQ(heard.status(), HealthCheckResponse::NOT_SERVING);
  EXPECT_FALSE(watch->Read(&heard));
}

TEST_F(OpsPagesTest, LifeAndReadinessAreAnsweredApart) {
  start();
  EXPECT_THAT(page("/livez"), HasSubstr("200 OK"));
  EXPECT_THAT(page("/readyz"), HasSubstr("200 OK"));
  EXPECT_THAT(page("/nothing"), HasSubstr("404"));
  EXPECT_THAT(ask("POST /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"), HasSubstr("405"));
}

TEST_F(OpsPagesTest, AHallWhoseClockIsHeldIsAliveAndNotReady) {
  start();
  number();
  stop();
  Options earlier = options();
  // A rehearsal goes on where its log ended; a real clock may stand before it.
  tamper("UPDATE meta SET value = 'real' WHERE name = 'clock_mode'");
  earlier.clock = ClockChoice{};
  earlier.clock.time = {
      [] { return stepped("2026-03-01T08:50:00+08:00").start; }, &std::chrono::steady_clock::now};
  start(std::move(earlier));

  EXPECT_THAT(page("/livez"), HasSubstr("200 OK"));
  EXPECT_THAT(page("/readyz"), HasSubstr("503"));
  EXPECT_EQ(figure("hall_clock_held"), 1);
}

}  // namespace
}  // namespace hall::app
