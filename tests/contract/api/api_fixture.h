#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hall/v1/access.pb.h"
#include "server/api/backroom.h"
#include "server/api/catalogue_reader.h"
#include "server/api/first_people.h"
#include "server/api/hall_api.h"
#include "server/api/upkeep.h"
#include "server/domain/forecast.h"
#include "server/engine/core.h"
#include "server/engine/random_ids.h"
#include "server/engine/system_clock.h"
#include "tests/contract/api/fake_calls.h"
#include "tests/support/floor_builder.h"
#include "tests/support/memory_store.h"

namespace hall::api {

/// An answer of its type, or why there is none.
template <class Response>
struct Answer {
  Ending ending;
  Response message;

  bool ok() const { return ending.status.ok(); }
  v1::Reason reason() const { return ending.reason(); }
  /// A value of the refusal's metadata.
  std::string detail(const std::string& key) const {
    const auto metadata = ending.detail().metadata();
    const auto found = metadata.find(key);
    return found == metadata.end() ? std::string() : found->second;
  }
  const Response* operator->() const { return &message; }
};

/// Files are what the test says they are.
class ScriptedCatalogues final : public CatalogueReader {
 public:
  Read read(std::map<std::string, std::string> files) override {
    lastFiles = std::move(files);
    return {content, faults, placeOf};
  }

  domain::Catalogue::Content content = support::sampleContent();
  std::vector<FileFault> faults;
  std::function<FilePlace(std::string_view)> placeOf;
  std::map<std::string, std::string> lastFiles;
};

/// Long works that go on when the test says so.
class ScriptedUpkeep final : public Upkeep {
 public:
  ServerFacts facts() override { return known; }
  void rebuildViews(Told<RebuildProgress> told) override {
    ++rebuildings;
    rebuilding = std::move(told);
  }
  void backUp(Told<BackupProgress> told) override {
    ++backups;
    backup = std::move(told);
  }

  void recompute(engine::Position at, Recomputed then) override { then(past(at)); }

  FloorLook lookAtFloor(engine::Turn& turn) override {
    return floorLook ? floorLook(turn) : FloorLook{};
  }

  ServerFacts known;
  /// What `recompute` says.
  std::function<domain::Result<std::shared_ptr<const domain::HallState>>(engine::Position)> past =
      [](engine::Position) { return domain::Reason::NotReady; };
  /// What a look at the floor does; nothing unless set.
  std::function<FloorLook(engine::Turn&)> floorLook;
  int rebuildings = 0;
  int backups = 0;
  Told<RebuildProgress> rebuilding;
  Told<BackupProgress> backup;
};

/// A hall behind its API: real core, rules and sessions over a store in memory, a clock moved by
/// hand, calls without a wire. Monday 08:50; the small hall of floor_builder.h; one person for each
/// role and one device for each kind that has a session.
class ApiFixture : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// Starts over what the store holds: a restart.
  void start();
  void restart();
  virtual domain::ClockMode mode() const { return domain::ClockMode::Real; }
  virtual bool checksCertificates() const { return false; }
  /// A hall without catalogue and people when false.
  virtual bool isFurnished() const { return true; }
  /// Adds what only some suites have, such as read models. The core exists and does not run yet.
  virtual void equip(Services&) {}

  // ---- who calls ----
  /// A token of the person or device of this role, signed now.
  std::string as(v1::Role role);
  std::string asStaff(std::string_view number, std::string_view device = {});
  std::string deviceToken(std::string_view code);
  static std::string numberOf(v1::Role role);
  /// The password that the person was given at the start.
  std::string passwordOf(std::string_view number) const;

  // ---- calling ----
  CallArguments arguments(
      std::string_view method, const google::protobuf::Message& request, std::string token
  ) const;
  template <class Response>
  Answer<Response> ask(
      std::string_view method, const google::protobuf::Message& request, std::string token = {}
  ) {
    return answerTo<Response>(arguments(method, request, std::move(token)));
  }
  template <class Response>
  Answer<Response> answerTo(const CallArguments& call) {
    Answer<Response> answer{FakeCall::send(*api, call).get(), {}};
    if (answer.ok()) {
      EXPECT_TRUE(answer.message.ParseFromString(answer.ending.bytes));
    }
    return answer;
  }
  std::shared_ptr<FakeStream> stream(
      std::string_view method, const google::protobuf::Message& request, std::string token = {}
  ) {
    return FakeStream::send(*api, arguments(method, request, std::move(token)));
  }
  /// A fresh UUIDv7 in text form.
  std::string freshId();

  // ---- looking ----
  /// Runs in a turn of the core thread; true when its batch is durable.
  domain::Result<Done> inTurn(const std::function<domain::Result<Done>(engine::Turn&)>& step);
  domain::Result<engine::Position> perform(domain::CommandBody command);
  domain::HallState state();

  static LoginThrottle::TimePoint steadyNow() { return steady_; }
  static inline LoginThrottle::TimePoint steady_{std::chrono::hours{1}};

  std::unique_ptr<engine::IdSource> ids = engine::makeSeededIds(7);
  support::MemoryStore store{*ids};
  std::unique_ptr<engine::Clock> clock = engine::makeSteppedClock(support::at(8, 50));
  domain::GammaQueueLength forecast;
  std::unique_ptr<Readings> readings = makeReadings();
  ScriptedCatalogues catalogues;
  ScriptedUpkeep upkeep;
  std::unique_ptr<Backroom> backroom;
  std::unique_ptr<engine::Core> core;
  std::unique_ptr<HallApi> api;
  FirstPeople people;

 private:
  void furnish();
  domain::HallState replayed();

  int nextId_ = 1;
};

/// Every method that exists, in the order of the protos.
std::vector<const google::protobuf::MethodDescriptor*> everyMethod();
Methods everyBinding();

}  // namespace hall::api
