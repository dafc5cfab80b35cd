#include "server/app/numbers_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "server/log/files.h"
#include "server/log/store_problem.h"
#include "tests/support/temporary_directory.h"

namespace hall::app {
namespace {

using domain::Instant;
using domain::LocalDay;
using domain::TicketNumber;
using std::chrono::March;

constexpr LocalDay kMonday{std::chrono::year{2026} / March / 2};

/// "A599" may be in somebody's hand.
domain::LogRestored::Prefix upTo(std::string_view prefix, std::uint32_t serial) {
  return {TicketNumber::makePrefix(prefix), serial};
}

// ---- what is written ----------------------------------------------------------------------------

TEST(GivenNumbersTest, EachPrefixIsAheadByAtLeastAHundredUpToTheEndOfOne) {
  struct Row {
    std::uint32_t lastGiven;
    std::uint32_t upTo;
  };
  for (const Row& row :
       {Row{0, 199},
        Row{1, 199},
        Row{99, 199},
        Row{100, 299},
        Row{418, 599},
        Row{499, 599},
        Row{500, 699},
        Row{1'050, 1'199}}) {
    domain::HallState state;
    state.day.day = kMonday;
    state.day.nextSerials[TicketNumber::makePrefix("A")] = row.lastGiven + 1;

    const GivenNumbers numbers = givenNumbersOf(state, Instant{});

    ASSERT_EQ(numbers.upTo.size(), 1U);
    EXPECT_EQ(numbers.upTo[0], upTo("A", row.upTo)) << row.lastGiven;
    EXPECT_GE(numbers.upTo[0].nextSerial, row.lastGiven + 100) << row.lastGiven;
    EXPECT_EQ(numbers.day, kMonday);
  }
}

TEST(GivenNumbersTest, ADayWithoutANumberHasNone) {
  EXPECT_TRUE(givenNumbersOf(domain::HallState(), Instant{}).upTo.empty());
}

// ---- the file -----------------------------------------------------------------------------------

class NumbersFileTest : public testing::Test {
 protected:
  static GivenNumbers numbers() {
    return {
        kMonday,
        Instant{std::chrono::sys_days{kMonday.time_since_epoch()}} + std::chrono::hours{7},
        {upTo("A", 599), upTo("K12", 199)}};
  }
  std::string refusalOf(const NumbersFile& other) {
    const auto read = other.read();
    EXPECT_FALSE(read);
    return read ? std::string() : log::sentenceOf(read.refusal());
  }
  void replace(std::string_view bytes) { std::ofstream(file.path(), std::ios::binary) << bytes; }

  support::TemporaryDirectory folder;
  NumbersFile file{folder / "outside/notes.numbers", "410500"};
};

TEST_F(NumbersFileTest, WhatIsWrittenIsRead) {
  ASSERT_TRUE(file.write(numbers()));
  EXPECT_EQ(file.read().value(), numbers());
  GivenNumbers later = numbers();
  later.upTo[0].nextSerial = 699;
  ASSERT_TRUE(file.write(later));
  EXPECT_EQ(file.read().value(), later);
}

TEST_F(NumbersFileTest, AnOperatorCanReadIt) {
  ASSERT_TRUE(file.write(numbers()));
  const std::string bytes = log::readFile(file.path()).value();
  EXPECT_TRUE(
      bytes.starts_with("yichuang.hall/410500 numbers\nday 2026-03-02\n"
                        "time 2026-03-02T07:00:00.000Z\nA 599\nK12 199\nsha256 ")
  ) << bytes;
}

TEST_F(NumbersFileTest, OneThatIsNotThereIsRefused) {
  EXPECT_NE(refusalOf(file).find("cannot be read"), std::string::npos);
}

TEST_F(NumbersFileTest, AnotherHallsIsRefused) {
  ASSERT_TRUE(file.write(numbers()));
  const NumbersFile other(file.path(), "410501");
  EXPECT_NE(refusalOf(other).find("not of this hall"), std::string::npos);
}

TEST_F(NumbersFileTest, EveryChangedAndEveryMissingByteIsFound) {
  ASSERT_TRUE(file.write(numbers()));
  const std::string whole = log::readFile(file.path()).value();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    replace(changed);
    EXPECT_FALSE(file.read()) << "byte " << i;
    replace(whole.substr(0, i));
    EXPECT_FALSE(file.read()) << "cut at " << i;
  }
}

TEST_F(NumbersFileTest, AFolderThatCannotBeWrittenIsTold) {
  std::ofstream(folder / "outside") << "a file stands here";
  const auto written = file.write(numbers());
  ASSERT_FALSE(written);
  EXPECT_NE(log::sentenceOf(written.refusal()).find("cannot be written"), std::string::npos);
}

}  // namespace
}  // namespace hall::app
