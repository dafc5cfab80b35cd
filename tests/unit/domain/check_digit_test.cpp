#include "server/domain/check_digit.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/unit/domain/refusal_of.h"

/// Identity numbers; vectors of GB 11643 and GB 32100 (standards.md 3.4 and 3.5).
namespace hall::support {

namespace {

using namespace hall::domain;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

LocalDay date(int y, unsigned m, unsigned d) {
  return LocalDay{year{y} / month{m} / day{d}};
}

const LocalDay kToday = date(2026, 3, 2);

// ---- resident identity numbers ------------------------------------------------------------------

TEST(ResidentNumberTest, ReadsBirthAndSexOfATrueNumber) {
  const auto first = readResidentNumber("11010519491231002X", kToday);
  ASSERT_TRUE(isAccepted(first));
  EXPECT_EQ(first->birth, date(1949, 12, 31));
  EXPECT_TRUE(first->female);
  const auto second = readResidentNumber("440524188001010014", date(1949, 10, 1));
  ASSERT_TRUE(isAccepted(second));
  EXPECT_EQ(second->birth, date(1880, 1, 1));
  EXPECT_FALSE(second->female);
}

TEST(ResidentNumberTest, TakesASmallXForACapitalOne) {
  const auto number = readResidentNumber("11010519491231002x", kToday);
  ASSERT_TRUE(isAccepted(number));
  EXPECT_EQ(number->number, "11010519491231002X");
}

TEST(ResidentNumberTest, TakesResidencePermitsAndRegionsThatWereAbolished) {
  EXPECT_TRUE(isAccepted(readResidentNumber("810000199001010019", kToday)));
  EXPECT_TRUE(isAccepted(readResidentNumber("000000199001010018", kToday)));
}

struct FaultRow {
  const char* what;
  const char* number;
  const char* fault;
};

TEST(ResidentNumberTest, SaysWhatIsWrong) {
  const std::vector<FaultRow> rows = {
      {"empty", "", "shape"},
      {"seventeen digits", "11010519491231002", "shape"},
      {"nineteen", "11010519491231002X0", "shape"},
      {"a letter inside", "1101051949123100AX", "shape"},
      {"an X too early", "1101051949123100X2", "shape"},
      {"another last letter", "11010519491231002Y", "shape"},
      {"a space", "11010519491231002 ", "shape"},
      {"full-width digits", "１１０１０５", "shape"},
      {"month 13", "110105194913310021", "date"},
      {"30 February", "110105194902300020", "date"},
      {"29 February of a common year", "110105194902290029", "date"},
      {"day 0", "110105194912000021", "date"},
      {"born tomorrow", "110105202603030021", "date"},
      {"131 years old", "440524188001010014", "date"},
      {"the wrong check", "110105194912310021", "check"},
      {"two digits swapped", "11010519491213002X", "check"},
  };
  for (const FaultRow& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_TRUE(isRefused(
        readResidentNumber(row.number, kToday), Reason::IdentityInvalid, "fault", row.fault
    ));
  }
}

TEST(ResidentNumberTest, WhoIsBornTodayHasANumber) {
  EXPECT_TRUE(isAccepted(readResidentNumber("110105202603020026", kToday)));
}

TEST(ResidentNumberTest, EachOfTheElevenChecksOccurs) {
  std::string seen;
  for (int serial = 10; serial < 99; ++serial) {
    const std::string body = "110105199001010" + std::to_string(serial);
    for (const char check : std::string("0123456789X")) {
      if (readResidentNumber(body + check, kToday).ok()) seen += check;
    }
  }
  for (const char check : std::string("0123456789X")) {
    EXPECT_NE(seen.find(check), std::string::npos) << check;
  }
}

RC_GTEST_PROP(ResidentNumberTest, FindsEveryDigitMistyped, ()) {
  const auto at = *rc::gen::inRange<std::size_t>(0, 17);
  const auto to = static_cast<char>(*rc::gen::inRange<int>('0', '9' + 1));
  std::string number = "11010519491231002X";
  RC_PRE(number[at] != to);
  number[at] = to;
  RC_ASSERT(!readResidentNumber(number, kToday).ok());
}

RC_GTEST_PROP(ResidentNumberTest, ReadsAnyBytesWithoutHarm, (const std::string& bytes)) {
  const auto number = readResidentNumber(bytes, kToday);
  if (number.ok()) RC_ASSERT(number->number.size() == 18U);
}

// ---- age ----------------------------------------------------------------------------------------

struct AgeRow {
  const char* what;
  LocalDay birth;
  LocalDay day;
  std::int32_t age;
};

TEST(AgeTest, GrowsOnTheBirthdayItself) {
  const std::vector<AgeRow> rows = {
      {"the day before", date(1966, 3, 3), kToday, 59},
      {"the birthday", date(1966, 3, 2), kToday, 60},
      {"the day after", date(1966, 3, 1), kToday, 60},
      {"born today", kToday, kToday, 0},
      {"not born yet", date(2027, 1, 1), kToday, 0},
      {"29 February, the 28th of a common year", date(2000, 2, 29), date(2026, 2, 28), 25},
      {"29 February, 1 March of a common year", date(2000, 2, 29), date(2026, 3, 1), 26},
      {"29 February, a leap year", date(2000, 2, 29), date(2028, 2, 29), 28},
  };
  for (const AgeRow& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(ageOn(row.birth, row.day), row.age);
  }
}

// ---- unified social credit codes
// ------------------------------------------------------------------

TEST(CreditCodeTest, TakesTheTrueOnes) {
  for (const char* code :
       {"91350100M000100Y43",
        "11440232MB2D06811W",
        "11330800MB0R57773W",
        "914403001922038216",
        "91110108551385082Q",
        "91440300708461136T"}) {
    EXPECT_TRUE(isAccepted(readCreditCode(code))) << code;
  }
}

TEST(CreditCodeTest, TakesSmallLettersForCapitals) {
  EXPECT_EQ(*readCreditCode("91350100m000100y43"), "91350100M000100Y43");
}

/// Many implementations index the alphabet with 31 here and crash or refuse.
TEST(CreditCodeTest, ARemainderOfZeroMakesTheCheckZero) {
  EXPECT_TRUE(isAccepted(readCreditCode("000000000000000000"))) << "the sum is 0";
  EXPECT_TRUE(isAccepted(readCreditCode("400100000000000000"))) << "4 · 1 + 1 · 27 = 31";
}

struct CodeRow {
  const char* what;
  const char* code;
  Reason reason;
};

TEST(CreditCodeTest, AWrongCheckMayBeConfirmedAWrongShapeMayNot) {
  const std::vector<CodeRow> rows = {
      {"another check", "91350100M000100Y44", Reason::IdentityDoubtful},
      {"two characters swapped", "91350100M001000Y43", Reason::IdentityDoubtful},
      {"empty", "", Reason::IdentityInvalid},
      {"too short", "91350100M000100Y4", Reason::IdentityInvalid},
      {"too long", "91350100M000100Y433", Reason::IdentityInvalid},
      {"an I", "91350100M000100I43", Reason::IdentityInvalid},
      {"an O", "9135010OM000100Y43", Reason::IdentityInvalid},
      {"an S", "91350100S000100Y43", Reason::IdentityInvalid},
      {"a letter in the region", "91A50100M000100Y43", Reason::IdentityInvalid},
  };
  for (const CodeRow& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_TRUE(isRefused(readCreditCode(row.code), row.reason));
  }
}

RC_GTEST_PROP(CreditCodeTest, ReadsAnyBytesWithoutHarm, (const std::string& bytes)) {
  const auto code = readCreditCode(bytes);
  if (code.ok()) RC_ASSERT(code->size() == 18U);
}

}  // namespace

}  // namespace hall::support
