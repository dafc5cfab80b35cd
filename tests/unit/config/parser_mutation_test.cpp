#include <gtest/gtest.h>

#include <random>

#include "server/config/item_csv.h"
#include "server/config/machine_config.h"
#include "tests/support/damaged_text.h"
#include "tests/unit/config/small_hall.h"

/// Damaged files: the parsers answer with faults, whatever the bytes.
namespace hall::config {
namespace {

const int kRounds = support::mutations(60, 3000);

constexpr std::string_view kBits[] = {
    "[[",
    "]]",
    "\"",
    "'''",
    "=",
    "\n",
    "{",
    "}",
    "a.b",
    "#",
    "\\",
    ",",
    "1e999",
    "inf",
    "\xFF",
    "9999-99-99"};

void damage(std::string& text, std::mt19937& random) {
  support::damage(text, random, kBits);
}

TEST(ParserMutationTest, DamagedCatalogueNeverCrashes) {
  Faults faults;
  const CatalogueFiles whole =
      readCatalogueFolder(sourceFolder() / "config" / "catalogue" / "township", faults);
  ASSERT_EQ(listed(faults), "");
  std::mt19937 random(20260302);
  std::size_t refused = 0;

  for (int round = 0; round < kRounds; ++round) {
    CatalogueFiles files = whole;
    for (auto& [name, text] : files.files) {
      if (random() % 4 == 0) damage(text, random);
    }
    const ParsedCatalogue parsed = parseCatalogue(files);
    if (!parsed.ok()) ++refused;
    EXPECT_EQ(parsed.ok(), listed(parsed.faults).empty());
  }

  EXPECT_GT(refused, static_cast<std::size_t>(kRounds) / 2);
}

TEST(ParserMutationTest, DamagedSmallHallNeverCrashes) {
  std::mt19937 random(20260303);

  for (int round = 0; round < 20 * kRounds; ++round) {
    CatalogueFiles files = smallHall();
    auto file = std::next(files.files.begin(), static_cast<long>(random() % files.files.size()));
    for (std::size_t i = 0; i < 1 + random() % 3; ++i) damage(file->second, random);
    parseCatalogue(files);
  }
}

TEST(ParserMutationTest, DamagedMachineConfigNeverCrashes) {
  const LoadedMachineConfig whole = loadMachineConfig(sourceFolder() / "config" / "hall.toml");
  const std::string text = printed(whole);
  std::mt19937 random(20260304);

  for (int round = 0; round < 5 * kRounds; ++round) {
    std::string damaged = text;
    for (int i = 0; i < 3; ++i) damage(damaged, random);
    const LoadedMachineConfig loaded = parseMachineConfig(damaged, "hall.toml");
    EXPECT_EQ(loaded.ok(), loaded.faults.empty());
  }
}

TEST(ParserMutationTest, DamagedCsvNeverMakesAFileThatIsNoToml) {
  const std::string whole =
      "code,name,kind,promised,source,quote,readings,search_words\n"
      "x,Water,promised,2 workdays,plan,\"two days, \"\"all in\"\"\",yong shui,水表、装水\n"
      "y,Gas,promised,3 workdays,plan,,,\n";
  std::mt19937 random(20260305);

  for (int round = 0; round < 10 * kRounds; ++round) {
    std::string damaged = whole;
    for (int i = 0; i < 2; ++i) damage(damaged, random);
    const ItemCsv csv = itemsFromCsv(damaged, "list.csv", {"social", "pension"});
    if (!csv.ok()) continue;
    const ParsedCatalogue parsed =
        parseCatalogue(smallHallWith("city/items/social.toml", csv.toml));
    for (const Fault& fault : parsed.faults) EXPECT_NE(fault.rule, "syntax") << csv.toml;
  }
}

TEST(ParserMutationTest, DeepDottedKeysAreRefusedBeforeTheyNest) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "a.";
  std::string lines;
  for (int i = 0; i < 3000; ++i) lines += "a.";

  EXPECT_EQ(
      faultsOf(smallHallWith("city/rules.toml", deep + "a = 1\n")),
      "city/rules.toml:1: is over 8 KiB; break it into several lines\n"
  );
  EXPECT_EQ(
      faultsOf(smallHallWith("city/rules.toml", lines + "a = 1\n")),
      "city/rules.toml: nests tables deeper than any file of this hall\n"
  );
}

TEST(ParserMutationTest, ManyFaultsAreListedInReasonableTime) {
  std::string keys = "[[queue]]\n";
  for (int i = 0; i < 20'000; ++i) keys += "key" + std::to_string(i) + " = 1\n";

  const ParsedCatalogue parsed = parseCatalogue(smallHallWith("city/queues.toml", keys));

  EXPECT_GT(parsed.faults.size(), 100U);
  EXPECT_LT(parsed.faults.size(), 300U);
}

}  // namespace
}  // namespace hall::config
