#include "tools/simulator/visits.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace hall::simulator {
namespace {

constexpr std::uint64_t kDays = 200;

/// Mean number of visits a day, by kind.
std::vector<double> visitsADay(const Layout& layout, double load) {
  std::vector<double> mean(layout.visitors.size(), 0.0);
  for (std::uint64_t seed = 1; seed <= kDays; ++seed) {
    for (const Visit& visit : visitsOf(layout, load, seed)) mean[visit.kind] += 1.0 / kDays;
  }
  return mean;
}

TEST(VisitsTest, RepeatWithTheirSeed) {
  const Layout layout = referenceLayout();
  const auto signature = [&](std::uint64_t seed) {
    std::vector<std::int64_t> times;
    for (const Visit& visit : visitsOf(layout, 1.0, seed)) {
      times.push_back(visit.ref.time_since_epoch().count());
      times.push_back(visit.service.count());
    }
    return times;
  };

  EXPECT_EQ(signature(1000), signature(1000));
  EXPECT_NE(signature(1000), signature(1001));
}

TEST(VisitsTest, ComeInOrderWhileTheHallIsOpen) {
  const Layout layout = referenceLayout();

  const std::vector<Visit> visits = visitsOf(layout, 1.0, 1000);

  EXPECT_TRUE(std::is_sorted(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) {
    return a.ref < b.ref;
  }));
  EXPECT_GE(visits.front().ref, kOpening);
  EXPECT_LT(visits.back().ref, kOpening + std::chrono::minutes{500 + 15});
  for (const Visit& visit : visits) EXPECT_GT(visit.service.count(), 0);
}

TEST(VisitsTest, AreAsManyAsTheReferenceHallHas) {
  const std::vector<double> mean = visitsADay(referenceLayout(), 1.0);

  // 349.5 minutes of the shape, times .62, .20, .19, .075; 34 slots of 1.364 appointments.
  EXPECT_NEAR(mean[0], 216.7, 5.0);
  EXPECT_NEAR(mean[1], 69.9, 3.0);
  EXPECT_NEAR(mean[2], 66.4, 3.0);
  EXPECT_NEAR(mean[3], 26.2, 1.5);
  EXPECT_NEAR(mean[4], 32.5, 1.5);
  EXPECT_NEAR(mean[5], 13.9, 1.0);
}

TEST(VisitsTest, GrowWithTheLoadButForAppointments) {
  const std::vector<double> normal = visitsADay(referenceLayout(), 1.0);
  const std::vector<double> high = visitsADay(referenceLayout(), 1.1);

  EXPECT_NEAR(high[0] / normal[0], 1.1, 0.03);
  EXPECT_NEAR(high[4] / normal[4], 1.0, 0.03);
}

TEST(VisitsTest, HaveTheServiceTimesOfTheirKind) {
  const Layout layout = referenceLayout();
  std::vector<double> sum(layout.visitors.size(), 0.0);
  std::vector<double> count(layout.visitors.size(), 0.0);
  for (std::uint64_t seed = 1; seed <= kDays; ++seed) {
    for (const Visit& visit : visitsOf(layout, 1.0, seed)) {
      sum[visit.kind] += static_cast<double>(visit.service.count()) / 60'000.0;
      count[visit.kind] += 1.0;
    }
  }

  for (std::size_t kind = 0; kind < sum.size(); ++kind) {
    const double expected = layout.visitors[kind].serviceMinutes;
    EXPECT_NEAR(sum[kind] / count[kind], expected, 0.05 * expected) << layout.visitors[kind].name;
  }
}

TEST(VisitsTest, LoseTheirAppointmentWhenTheyComeTooLate) {
  Layout layout = referenceLayout();
  layout.punctualityMean = 60.0;
  layout.punctualityDeviation = 0.0;

  for (const Visit& visit : visitsOf(layout, 1.0, 1)) {
    EXPECT_NE(layout.visitors[visit.kind].ticketClass, domain::TicketClass::Appointment);
  }
}

TEST(VisitsTest, CountFromTheSlotForWhoComesEarly) {
  Layout layout = referenceLayout();
  layout.punctualityMean = -10.0;
  layout.punctualityDeviation = 0.0;

  for (const Visit& visit : visitsOf(layout, 1.0, 1)) {
    if (layout.visitors[visit.kind].ticketClass != domain::TicketClass::Appointment) continue;
    EXPECT_EQ((visit.ref - kOpening) % std::chrono::minutes{15}, domain::Duration{0});
  }
}

}  // namespace
}  // namespace hall::simulator
