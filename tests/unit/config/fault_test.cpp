#include "server/config/fault.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hall::config {
namespace {

TEST(FaultTest, NamesFileLineSentenceAndNearest) {
  const Fault fault{{"config/hall.toml", 12}, "[rpc] has no key `lisen`", "listen"};

  EXPECT_EQ(fault.text(), "config/hall.toml:12: [rpc] has no key `lisen`; nearest: `listen`");
}

TEST(FaultTest, NamesTheFileAloneWhenTheFaultHasNoLine) {
  const Fault fault{{"city/queue.toml", 0}, "is no file of a catalogue", ""};

  EXPECT_EQ(fault.text(), "city/queue.toml: is no file of a catalogue");
}

TEST(FaultTest, KeepsControlCharactersOfAFileAwayFromTheTerminal) {
  const Fault fault{{"hall.toml", 1}, "has no key `\x1b[2J\n`", ""};

  EXPECT_THAT(fault.text(), testing::Not(testing::HasSubstr("\x1b")));
  EXPECT_THAT(fault.text(), testing::Not(testing::HasSubstr("\n")));
}

TEST(FaultTest, FaultsAreSortedByFileAndLine) {
  Faults faults{{{"b", 1}, "3", ""}, {{"a", 9}, "2", ""}, {{"a", 2}, "1", ""}};

  sortFaults(faults);

  EXPECT_EQ(listed(faults), "a:2: 1\na:9: 2\nb:1: 3\n");
}

TEST(FaultTest, RefusalCarriesEveryTextAndTheirNumber) {
  const Faults faults{{{"a", 1}, "one", ""}, {{"a", 2}, "two", ""}};

  const domain::Refusal refusal = refusalOf(faults);

  EXPECT_EQ(refusal.reason, domain::Reason::CatalogueInvalid);
  const std::vector<domain::Detail> wanted{
      {"faults", "2"}, {"fault", "a:1: one"}, {"fault", "a:2: two"}};
  EXPECT_EQ(refusal.details, wanted);
}

TEST(FaultTest, RefusalOfManyFaultsStaysSmall) {
  const Faults faults(5000, Fault{{"a", 1}, "one", ""});

  EXPECT_EQ(refusalOf(faults).details.size(), 101U);
}

TEST(NearestTest, FindsTheWordWithTheLeastEditDistance) {
  EXPECT_EQ(nearestOf("lisen", {"lanes", "listen", "level"}), "listen");
  EXPECT_EQ(nearestOf("Queue", {"zone", "queue"}), "queue");
  EXPECT_EQ(nearestOf("nmae", {"zone", "name", "note"}), "name");
}

TEST(NearestTest, NamesNothingThatNobodyCanHaveMeant) {
  EXPECT_EQ(nearestOf("xyz", {"first", "other"}), "");
  EXPECT_EQ(nearestOf("version", {"login", "logout"}), "");
  EXPECT_EQ(nearestOf("enterprise", {"utilities"}), "");
  EXPECT_EQ(nearestOf("--foo", {"--ca", "--json"}), "");
  EXPECT_EQ(nearestOf("Z", {"A", "B"}), "") << "one letter for another is no slip";
  EXPECT_EQ(nearestOf("a", {"A", "B"}), "A");
  EXPECT_EQ(nearestOf("tx", {"ta"}), "ta");
  EXPECT_EQ(nearestOf("xyz", {}), "");
}

TEST(NearestTest, CountsAChineseCharacterOnce) {
  EXPECT_EQ(nearestOf("老人", {"残疾人", "老年人"}), "老年人");
  EXPECT_EQ(nearestOf("排队好", {"取号时间", "排队号"}), "排队号");
  EXPECT_EQ(nearestOf("税务", {"社保", "公安"}), "");
}

TEST(NearestTest, TakesBytesThatAreNoText) {
  EXPECT_EQ(nearestOf("\xFF\xFE\xFD", {"\xFF\xFE\xFC"}), "\xFF\xFE\xFC");
}

}  // namespace
}  // namespace hall::config
