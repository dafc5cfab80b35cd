#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "tests/support/damaged_text.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/rehearsal/record_head.h"
#include "tools/rehearsal/call_record.h"
#include "tools/rehearsal/server_banner.h"

/// Damaged input of the rehearsal: the record of calls is refused with a sentence or makes a day
/// that can be rehearsed; of a banner nothing is taken that is not there.
namespace hall::rehearsal {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// ---- the record of calls ------------------------------------------------------------------------

/// Below the head.
constexpr const char* kRecordRows =
    "1999-01-03,100,PS,0,100,100,100,130,30,AGENT,130,190,60,A01\n"
    "1999-01-03,145,NW,2,145,145,145,185,40,AGENT,215,275,60,A01\n"
    "1999-01-03,8,NW,2,2,8,8,148,140,HANG,,,0,\n"
    "1999-01-03,136464,PS,0,50066,136464,,,0,AGENT,50065,50100,35,A02\n"
    "1999-01-04,20,TT,0,19,20,,,0,PHANTOM,20,5320,5300,A01\n";

constexpr std::string_view kRecordBits[] = {
    ",",
    ",,",
    "\n",
    "\r",
    "-",
    "-1",
    "1999-01-04",
    "1999-1-3",
    " 1999-01-03",
    "0000-00-00",
    "AGENT",
    "HANG",
    "NE",
    "9223372036854775807",
    "-9223372036854775808",
    "86400",
    "1e9",
    "\xFF"};

void expectRehearsable(const DayPlan& plan) {
  for (const Visit& visit : plan.visits) {
    EXPECT_GE(visit.arrival, Duration{0});
    EXPECT_LE(visit.arrival, hours{48});
    EXPECT_GT(visit.service, Duration{0});
    EXPECT_LE(visit.service, hours{48});
    if (visit.patience) {
      EXPECT_GE(*visit.patience, Duration{0});
    }
  }
  for (const StaffDay& person : plan.staff) {
    EXPECT_NE(person.number, "");
    for (const Shift& shift : person.shifts) {
      EXPECT_GE(shift.from, Duration{0});
      EXPECT_LT(shift.from, shift.until);
    }
  }
  for (const Duration wrapUp : plan.wrapUps) {
    EXPECT_GE(wrapUp, Duration{0});
    EXPECT_LT(wrapUp, minutes{5});
  }
}

TEST(InputMutationTest, DamagedCallRecordIsReadOrRefusedWithASentence) {
  const support::TemporaryDirectory folder;
  const auto file = folder / "calls.csv";
  const int rounds = support::mutations(500, 15'000);
  std::mt19937 random(20260307);
  int refused = 0;
  for (int round = 0; round < rounds; ++round) {
    std::string damaged = std::string(kRecordHead) + kRecordRows;
    for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
      support::damage(damaged, random, kRecordBits);
    }
    SCOPED_TRACE(damaged);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << damaged;
    try {
      const CallDay day = readCallDay(file, std::nullopt);
      EXPECT_FALSE(day.calls.empty());
      expectRehearsable(planOf(day, {}));
      EXPECT_EQ(readCallDay(file, day.date).calls.size(), day.calls.size());
    } catch (const std::runtime_error& error) {
      ++refused;
      const std::string said = error.what();
      EXPECT_TRUE(said.starts_with(file.string())) << said;
      EXPECT_GT(said.size(), file.string().size() + std::string_view(" is no date").size()) << said;
    }
  }
  EXPECT_GT(refused, rounds / 4);
  EXPECT_LT(refused, rounds);
}

TEST(InputMutationTest, ADateIsTakenOnlyAsItIsWritten) {
  constexpr std::string_view kBits[] = {"-", "+", " ", "0", "99999999999", "-1", "\t"};
  std::mt19937 random(20260308);
  for (int round = 0; round < support::mutations(2000, 200'000); ++round) {
    std::string damaged = "2026-03-02";
    for (std::size_t i = 0; i < 1 + random() % 2; ++i) support::damage(damaged, random, kBits);
    const auto date = parseDate(damaged);
    if (date) {
      EXPECT_EQ(dateText(*date), damaged);
    }
  }
}

// ---- the banner ---------------------------------------------------------------------------------

constexpr const char* kBanner =
    "Accounts made at this first start; each password is shown once:\n"
    "  1001       rT3vb9smKqN552XK         张三\n"
    "  5001       nW5RgrB94pStPNCP         赵六\n"
    "Devices and their tokens, shown once:\n"
    "  kiosk-1        s1.0.1\n"
    "gRPC     127.0.0.1:38201\n"
    "metrics  http://127.0.0.1:36767/metrics\n"
    "READY\n";

constexpr std::string_view kBannerBits[] = {
    "\n", "  ", "\r", "\t", "Accounts", "Devices", "gRPC ", "READY\n", "READY", "\xFF"};

TEST(InputMutationTest, ADamagedBannerGivesOnlyWhatStandsInIt) {
  std::mt19937 random(20260309);
  for (int round = 0; round < support::mutations(1000, 100'000); ++round) {
    std::string damaged = kBanner;
    for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
      support::damage(damaged, random, kBannerBits);
    }
    SCOPED_TRACE(damaged);

    const ServerBanner banner = readBanner(damaged);

    const auto stands = [&](const std::string& word) {
      return !word.empty() && damaged.find(word) != std::string::npos;
    };
    for (const auto& account : banner.accounts) {
      EXPECT_TRUE(stands(account.number) && stands(account.password)) << account.number;
    }
    for (const auto& [code, token] : banner.deviceTokens) {
      EXPECT_TRUE(stands(code) && stands(token)) << code;
    }
    EXPECT_TRUE(banner.rpcAddress.empty() || stands(banner.rpcAddress));
    EXPECT_TRUE(!banner.ready || stands("READY"));
    EXPECT_EQ(textOf(readBanner(textOf(banner))), textOf(banner));
  }
}

}  // namespace
}  // namespace hall::rehearsal
