#include "server/app/expiry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace hall::app {
namespace {

using domain::Instant;
using domain::LocalDay;
using domain::Reason;
using domain::Result;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr LocalDay kMonday{days{20'514}};
constexpr Instant kMorning{hours{24 * 20'514 + 1}};

class ExpiryTest : public testing::Test {
 protected:
  Result<std::uint32_t> answer = 0U;
  std::vector<LocalDay> asked;
  std::vector<std::string> lines;
  Journal journal{
      config::LogLevel::Debug, [this](const std::string& line) { lines.push_back(line); }};
  Expiry expiry{
      days{30},
      [this](LocalDay before) {
        asked.push_back(before);
        return answer;
      },
      journal};
};

TEST_F(ExpiryTest, DeletesOnceADayWhatIsOlderThanItIsKept) {
  answer = 1U;
  expiry.ifDue(kMonday, kMorning);
  expiry.ifDue(kMonday, kMorning + hours{9});
  expiry.ifDue(kMonday + days{1}, kMorning + hours{24});

  EXPECT_THAT(asked, ElementsAre(kMonday - days{30}, kMonday - days{29}));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[0], HasSubstr("personal-data-expired"));
}

TEST_F(ExpiryTest, WhereNothingIsOldNothingIsSaid) {
  expiry.ifDue(kMonday, kMorning);
  EXPECT_EQ(asked.size(), 1U);
  EXPECT_TRUE(lines.empty());
}

TEST_F(ExpiryTest, OneThatFailedIsTriedAgainTheSameDayUntilItSucceeds) {
  answer = Reason::Overloaded;
  expiry.ifDue(kMonday, kMorning);
  expiry.ifDue(kMonday, kMorning + seconds{1});
  EXPECT_EQ(asked.size(), 1U) << "not in every round";
  expiry.ifDue(kMonday, kMorning + minutes{1});
  EXPECT_EQ(asked.size(), 2U);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[1], HasSubstr("expiry-failed"));

  answer = 2U;
  expiry.ifDue(kMonday, kMorning + minutes{2});
  expiry.ifDue(kMonday, kMorning + minutes{3});

  EXPECT_EQ(asked.size(), 3U);
  EXPECT_THAT(lines.back(), HasSubstr("\"days\":2"));
}

}  // namespace
}  // namespace hall::app
