#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/config/catalogue_parser.h"
#include "tests/unit/config/small_hall.h"

namespace hall::config {
namespace {

using testing::HasSubstr;

/// A county below the small hall, with one queue for everything.
CatalogueFiles county() {
  CatalogueFiles files = smallHall();
  files.files["city/themes.toml"] =
      "[[theme]]\ncode = \"start\"\nname = \"参保一件事\"\nitems = [\"card\", \"record\"]\n";
  files.files["city/rules.toml"] = "elderly_age = 65\nready_for = \"20 min\"\n";
  files.files["city/guides/social.toml"] =
      "[[guide]]\nitem = \"card\"\nversion = 2\neffective_from = 2026-01-01\n"
      "next_review = 2026-12-31\naccepted_by = \"市人社局\"\nfees = \"不收费\"\n";
  files.files["county/hall.toml"] =
      "code = \"county\"\nname = \"县厅\"\nlevel = \"county\"\ninherits = \"../city\"\n";
  files.files["county/queues.toml"] =
      "[[queue]]\ncode = \"general\"\nname = \"综合业务\"\nprefix = \"A\"\nzone = \"all\"\n"
      "replaces = [\"*\"]\n";
  files.files["county/counters.toml"] =
      "[[zone]]\ncode = \"all\"\nname = \"大厅\"\n"
      "[[counter]]\ncode = \"1\"\nzone = \"all\"\nkind = \"universal\"\nqueues = [\"*\"]\n";
  files.hallFolder = "county";
  return files;
}

CatalogueFiles countyWith(const std::string& name, std::string text) {
  CatalogueFiles files = county();
  files.files[name] = std::move(text);
  return files;
}

TEST(InheritanceTest, LowerHallTakesEverythingButItsFloor) {
  const ParsedCatalogue parsed = parseCatalogue(county());

  ASSERT_EQ(listed(parsed.faults), "");
  const domain::Catalogue::Content& content = parsed.content;
  EXPECT_EQ(content.hall.code, "county");
  EXPECT_EQ(content.hall.parent, "small");
  EXPECT_EQ(content.items.size(), 2U);
  EXPECT_EQ(content.themes.size(), 1U);
  EXPECT_EQ(content.departments.size(), 1U);
  EXPECT_EQ(content.rules.elderlyAge, 65);
  EXPECT_EQ(content.hours.seasons.size(), 1U);
  EXPECT_EQ(content.calendar.knownYears, std::vector<int>{2026});
  EXPECT_EQ(content.queues.size(), 1U);
  EXPECT_EQ(content.counters.size(), 1U);
  EXPECT_EQ(content.items[0].queue, content.queues[0].id);
  EXPECT_TRUE(content.items[0].guide);
}

TEST(InheritanceTest, OverrideChangesOnlyWhatItNames) {
  const ParsedCatalogue parsed = parseCatalogue(countyWith(
      "county/items/changes.toml",
      "[[item]]\ncode = \"record\"\noverride = true\npromised = \"1 workday\"\n"
      "[[guide]]\nitem = \"card\"\noverride = true\nversion = 3\naccepted_by = \"县人社局\"\n"
  ));

  ASSERT_EQ(listed(parsed.faults), "");
  EXPECT_EQ(parsed.content.items[1].promised.count, 1);
  EXPECT_EQ(parsed.content.items[1].name.zh, "参保证明");
  EXPECT_EQ(parsed.content.items[0].guide->acceptedBy.zh, "县人社局");
  EXPECT_EQ(parsed.content.items[0].guide->fees.zh, "不收费");
  EXPECT_EQ(parsed.content.items[0].guide->version, 3U);
}

/// Zones and counters are not inherited, so neither is the place where they stand.
TEST(InheritanceTest, GuideOfALowerHallSendsNobodyToTheParent) {
  CatalogueFiles files = county();
  files.files["city/hall.toml"] += "[guide_defaults]\nplace = \"市厅\"\ncontact = \"市热线\"\n";
  files.files["city/guides/social.toml"] += "place = \"市厅C区\"\n";

  const ParsedCatalogue without = parseCatalogue(files);
  files.files["county/hall.toml"] += "[guide_defaults]\nplace = \"县厅\"\n";
  const ParsedCatalogue with = parseCatalogue(files);
  files.files["county/guides/own.toml"] =
      "[[guide]]\nitem = \"card\"\noverride = true\nversion = 3\nplace = \"县厅1号窗口\"\n";
  const ParsedCatalogue own = parseCatalogue(files);

  ASSERT_EQ(listed(without.faults) + listed(with.faults) + listed(own.faults), "");
  EXPECT_EQ(without.content.items[0].guide->place.zh, "");
  EXPECT_EQ(without.content.items[0].guide->contact.zh, "市热线");
  EXPECT_EQ(with.content.items[0].guide->place.zh, "县厅");
  EXPECT_EQ(own.content.items[0].guide->place.zh, "县厅1号窗口");
}

TEST(InheritanceTest, OwnExceptionTakesThePlaceOfTheInheritedOne) {
  CatalogueFiles files = countyWith(
      "county/hours.toml",
      "[[hours]]\ncode = \"hall\"\noverride = true\n[[hours.exception]]\nday = 2026-03-03\n"
      "sessions = [\"09:00-10:00\"]\nreason = \"值班\"\n"
  );
  files.files["city/hours.toml"] +=
      "[[hours.exception]]\nday = 2026-03-03\nsessions = []\nreason = \"停电\"\n";

  const ParsedCatalogue parsed = parseCatalogue(files);

  ASSERT_EQ(listed(parsed.faults), "");
  ASSERT_EQ(parsed.content.hours.exceptions.size(), 1U);
  EXPECT_EQ(parsed.content.hours.exceptions[0].reason, "值班");
  EXPECT_EQ(parsed.content.hours.seasons.size(), 1U);
}

TEST(InheritanceTest, WithdrawnItemIsGoneWithItsGuide) {
  CatalogueFiles files = countyWith("county/items/changes.toml", "withdraw = [\"card\"]\n");
  files.files["county/themes.toml"] = "withdraw = [\"start\"]\n";

  const ParsedCatalogue parsed = parseCatalogue(files);

  ASSERT_EQ(listed(parsed.faults), "");
  ASSERT_EQ(parsed.content.items.size(), 1U);
  EXPECT_EQ(parsed.content.items[0].code, "record");
  EXPECT_FALSE(parsed.content.items[0].guide);
}

TEST(InheritanceTest, KeepLeavesOnlyWhatItNames) {
  CatalogueFiles files = countyWith("county/items/kept.toml", "keep = [\"record\"]\n");
  files.files["county/themes.toml"] = "keep = []\n";

  const ParsedCatalogue parsed = parseCatalogue(files);

  ASSERT_EQ(listed(parsed.faults), "");
  ASSERT_EQ(parsed.content.items.size(), 1U);
  EXPECT_EQ(parsed.content.items[0].code, "record");
  EXPECT_TRUE(parsed.content.themes.empty());
}

TEST(InheritanceTest, DepartmentWithoutAnItemLeftIsLeftOut) {
  CatalogueFiles files = countyWith("county/items/kept.toml", "keep = []\n");
  files.files["county/themes.toml"] = "keep = []\n";

  const ParsedCatalogue parsed = parseCatalogue(files);

  ASSERT_EQ(listed(parsed.faults), "");
  EXPECT_TRUE(parsed.content.departments.empty());
}

TEST(InheritanceTest, ThemeOfAWithdrawnItemIsAFault) {
  EXPECT_THAT(
      faultsOf(countyWith("county/items/changes.toml", "withdraw = [\"card\"]\n")),
      HasSubstr("city/themes.toml:4: theme `start` names the item `card`, which this hall has not")
  );
}

TEST(InheritanceTest, OwnItemStandsBesideInheritedOnes) {
  const ParsedCatalogue parsed = parseCatalogue(countyWith(
      "county/items/own.toml",
      "[[item]]\ncode = \"well\"\nname = \"取水许可\"\ndepartment = \"social\"\n"
      "queue = \"general\"\nkind = \"promised\"\npromised = \"5 workdays\"\n"
  ));

  ASSERT_EQ(listed(parsed.faults), "");
  EXPECT_EQ(parsed.content.items.size(), 3U);
}

TEST(InheritanceTest, InheritedCodeNeedsTheWordOverride) {
  EXPECT_THAT(
      faultsOf(countyWith(
          "county/items/own.toml",
          "[[item]]\ncode = \"card\"\nname = \"x\"\ndepartment = \"social\"\nqueue = \"general\"\n"
          "kind = \"on-the-spot\"\n"
      )),
      HasSubstr("county/items/own.toml:2: [[item]] `card` is inherited from "
                "city/items/social.toml; write "
                "`override = true`")
  );
}

TEST(InheritanceTest, OverrideOfAnUnknownCodeNamesTheNearest) {
  EXPECT_THAT(
      faultsOf(countyWith("county/items/own.toml", "[[item]]\ncode = \"crad\"\noverride = true\n")),
      HasSubstr(
          "county/items/own.toml:2: [[item]] `crad` overrides what is not inherited; nearest: "
          "`card`"
      )
  );
}

TEST(InheritanceTest, OverridingTwiceIsAFault) {
  EXPECT_THAT(
      faultsOf(countyWith(
          "county/items/own.toml",
          "[[item]]\ncode = \"card\"\noverride = true\n[[item]]\ncode = \"card\"\noverride = true\n"
      )),
      HasSubstr("county/items/own.toml:5: [[item]] `card` stands twice; the first is in "
                "county/items/own.toml:1")
  );
}

TEST(InheritanceTest, WithdrawingAnUnknownCodeNamesTheNearest) {
  EXPECT_THAT(
      faultsOf(countyWith("county/items/own.toml", "withdraw = [\n\"recrod\"]\n")),
      HasSubstr("county/items/own.toml:2: items/own.toml names `recrod`, which is not inherited; "
                "nearest: `record`")
  );
}

TEST(InheritanceTest, InheritedItemNeedsAQueueOfThisHall) {
  CatalogueFiles files = county();
  std::string& queues = files.files["county/queues.toml"];
  queues = queues.substr(0, queues.find("replaces"));

  EXPECT_THAT(
      faultsOf(files),
      HasSubstr("county/hall.toml:1: the inherited item `card` goes to the queue `pension`, which "
                "this hall has not: let a queue say `replaces = [\"pension\"]`")
  );
}

TEST(InheritanceTest, ReplacingAnUnknownQueueNamesTheNearest) {
  CatalogueFiles files = county();
  std::string& queues = files.files["county/queues.toml"];
  queues.replace(queues.find("[\"*\"]"), 5, "[\"pensoin\", \"*\"]");

  EXPECT_THAT(
      faultsOf(files),
      HasSubstr(
          "county/queues.toml:6: queue `general` replaces `pensoin`, which is no queue of the "
          "parent; nearest: `pension`"
      )
  );
}

TEST(InheritanceTest, UnknownQueueOfAnOwnItemIsNotSwallowedByTheStar) {
  EXPECT_THAT(
      faultsOf(countyWith(
          "county/items/own.toml",
          "[[item]]\ncode = \"card\"\noverride = true\nqueue = \"genral\"\n"
      )),
      HasSubstr(
          "county/items/own.toml:4: item `card` names the queue `genral`, which this hall has "
          "not; nearest: `general`"
      )
  );
}

TEST(InheritanceTest, LevelMustLieBelowTheParents) {
  CatalogueFiles files = county();
  std::string& hall = files.files["county/hall.toml"];
  hall.replace(hall.find("level = \"county\""), 16, "level = \"city\"");

  EXPECT_THAT(faultsOf(files), HasSubstr("county/hall.toml:1: hall.toml has a `level` not below"));
}

TEST(InheritanceTest, HallThatInheritsFromItselfIsAFault) {
  CatalogueFiles files = county();
  files.files["city/hall.toml"] += "inherits = \"../county\"\n";

  EXPECT_THAT(faultsOf(files), HasSubstr("city/hall.toml:6: the hall inherits from itself"));
}

TEST(InheritanceTest, ParentThatIsNotThereNamesTheNearestHall) {
  CatalogueFiles files = county();
  std::string& hall = files.files["county/hall.toml"];
  hall.replace(hall.find("../city"), 7, "../cty");

  EXPECT_THAT(
      faultsOf(files),
      HasSubstr("county/hall.toml:4: there is no hall in `../cty` to inherit from; nearest: `city`")
  );
}

TEST(InheritanceTest, FaultsOfTheParentAreListedToo) {
  CatalogueFiles files = county();
  files.files["city/rules.toml"] = "elderly_age = 12\n";

  EXPECT_THAT(faultsOf(files), HasSubstr("city/rules.toml:1: rules.toml `elderly_age` is 12"));
}

TEST(InheritanceTest, BrokenParentIsNotBlamedOnTheChild) {
  CatalogueFiles files = countyWith(
      "county/items/own.toml", "[[item]]\ncode = \"card\"\noverride = true\nfrequent = true\n"
  );
  files.files["city/items/social.toml"] = "[[item\n";

  const ParsedCatalogue parsed = parseCatalogue(files);

  ASSERT_EQ(parsed.faults.size(), 1U) << listed(parsed.faults);
  EXPECT_EQ(parsed.faults[0].place, (Place{"city/items/social.toml", 1}));
}

TEST(InheritanceTest, UploadedFilesFindTheHallThatNobodyInherits) {
  EXPECT_EQ(uploadedFiles(county().files).hallFolder, "county");
  EXPECT_EQ(uploadedFiles(smallHall().files).hallFolder, "city");
  EXPECT_EQ(uploadedFiles({}).hallFolder, "");
}

}  // namespace
}  // namespace hall::config
