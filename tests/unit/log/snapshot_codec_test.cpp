#include "server/log/snapshot_codec.h"

#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/unit/log/filler.h"

namespace hall::log {
namespace {

using domain::HallState;
using domain::Ticket;

std::shared_ptr<const domain::Catalogue> anyCatalogue(std::string_view) {
  static const auto kCatalogue =
      std::make_shared<const domain::Catalogue>(domain::Catalogue::Content{});
  return kCatalogue;
}

/// A floor as no hall would ever look, but with every list in use and every field filled.
void fillFloor(support::Filler& filler, domain::Floor& floor, std::uint64_t tickets) {
  for (std::uint64_t i = 0; i < tickets; ++i) {
    auto ticket = filler.filled<Ticket>();
    ticket.queue = domain::QueueId{static_cast<std::uint32_t>(filler.number(1, 4))};
    while (!domain::isOpen(ticket.state)) filler.fill(ticket.state);
    if (filler.number(0, 1) == 0) ticket.exemption = domain::Exemption::None;
    if (filler.number(0, 1) == 0) ticket.boundTo = {};
    if (filler.number(0, 1) == 0) ticket.counter = {};
    floor.add(ticket);
  }
  for (std::uint64_t i = filler.number(0, 5); i > 0; --i) {
    const auto counter = filler.filled<domain::Counter>();
    floor.counterFor(counter.id) = counter;
  }
  for (std::uint32_t queue = 1; queue <= 5; ++queue) {
    domain::QueueFigures& figures = floor.figuresFor(domain::QueueId{queue});
    const auto filled = filler.filled<domain::QueueFigures>();
    figures.issuedToday = filled.issuedToday;
    figures.priorityToday = filled.priorityToday;
    figures.callsToday = filled.callsToday;
    figures.meanService = filled.meanService;
    figures.serviceVarianceS2 = filled.serviceVarianceS2;
  }
}

void fillDay(support::Filler& filler, domain::Day& day) {
  filler.fill(day.day);
  for (std::uint64_t i = filler.number(1, 5); i > 0; --i) {
    day.nextSerials[filler.filled<std::array<char, 4>>()] = filler.filled<std::uint32_t>();
    const auto closed = filler.filled<Ticket>();
    day.closed.emplace(closed.id, closed);
    const auto serving = filler.filled<domain::Serving>();
    day.servings.emplace(serving.id.value, serving);
    day.byNumber[closed.number.text()] = closed.id;
  }
}

HallState filledState(std::uint64_t seed) {
  support::Filler filler(seed);
  HallState state;
  filler.fill(state.mode);
  filler.fill(state.hallCode);
  state.opened = true;
  filler.fill(state.epoch);
  filler.fill(state.position);
  filler.fill(state.lastRecorded);
  filler.fill(state.catalogueHash);
  fillFloor(filler, state.floor, filler.number(0, 60));
  fillDay(filler, state.day);
  for (std::uint64_t i = filler.number(1, 4); i > 0; --i) {
    const auto staff = filler.filled<domain::Staff>();
    state.staff.emplace(staff.id, staff);
    const auto device = filler.filled<domain::Device>();
    state.devices.emplace(device.id, device);
    const auto alert = filler.filled<domain::Alert>();
    state.alerts.emplace(alert.id, alert);
    const auto call = filler.filled<domain::Call>();
    state.calls[call.zone].push_back(call);
    state.notices.push_back(filler.filled<domain::Notice>());
    state.offlineSerials[filler.filled<std::uint32_t>()] = {filler.number(1, 9), 77};
    state.lastIssued[device.id] = filler.filled<domain::Instant>();
  }
  state.suspended = true;
  filler.fill(state.suspendedSince);
  filler.fill(state.suspendedUntil);
  filler.fill(state.suspensionText);
  filler.fill(state.nextCall);
  filler.fill(state.nextServing);
  filler.fill(state.nextAlert);
  filler.fill(state.nextStaff);
  filler.fill(state.nextDevice);
  return state;
}

TEST(SnapshotCodecTest, RandomStateComesBackEqual) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const HallState state = filledState(seed);

    const auto decoded = decodeState(encodeState(state), anyCatalogue);

    ASSERT_TRUE(decoded) << seed;
    EXPECT_TRUE(*decoded == state) << seed;
    EXPECT_NE(decoded->catalogue, nullptr);
  }
}

TEST(SnapshotCodecTest, TicketsOutsideTheLinesKeepTheirOrder) {
  HallState state;
  support::Filler filler(5);
  fillFloor(filler, state.floor, 500);

  const auto decoded = decodeState(encodeState(state), anyCatalogue);

  ASSERT_TRUE(decoded);
  ASSERT_GT(state.floor.exempt().size(), 1U);
  ASSERT_GT(state.floor.held().size(), 1U);
  EXPECT_EQ(decoded->floor.exempt(), state.floor.exempt());
  EXPECT_EQ(decoded->floor.held(), state.floor.held());
}

TEST(SnapshotCodecTest, EmptyStateComesBackEqual) {
  const auto decoded = decodeState(encodeState(HallState{}), anyCatalogue);

  ASSERT_TRUE(decoded);
  EXPECT_TRUE(*decoded == HallState{});
  EXPECT_EQ(decoded->catalogue, nullptr);
}

TEST(SnapshotCodecTest, StateWhoseCatalogueIsGoneIsRefused) {
  const std::string bytes = encodeState(filledState(2));

  EXPECT_FALSE(decodeState(bytes, [](std::string_view) {
    return std::shared_ptr<const domain::Catalogue>{};
  }));
}

TEST(SnapshotCodecTest, SameStateGivesSameBytes) {
  const HallState state = filledState(9);
  const auto again = decodeState(encodeState(state), anyCatalogue);

  ASSERT_TRUE(again);
  EXPECT_EQ(encodeState(*again), encodeState(state));
}

TEST(SnapshotCodecTest, GarbageNeverDoesMoreThanFail) {
  const google::protobuf::LogSilencer quiet;
  std::mt19937_64 chance(17);
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(chance);
  };
  const std::string sound = encodeState(filledState(3));
  std::size_t refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string bytes = sound;
    for (int edits = 0; edits < 3; ++edits) {
      bytes[below(bytes.size())] = static_cast<char>(below(256));
    }
    bytes.resize(bytes.size() - below(20));
    if (!decodeState(bytes, anyCatalogue)) ++refused;
  }
  EXPECT_GT(refused, 0U);
}

}  // namespace
}  // namespace hall::log
