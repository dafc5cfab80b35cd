#include "terminal/link/catalogue_copy.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/support/temporary_directory.h"
#include "tests/support/terminal/sample_catalogue.h"

namespace hall::terminal {
namespace {

using sample::sampleCatalogue;

class CatalogueCopyTest : public testing::Test {
 protected:
  std::string bytes() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void put(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
  }

  support::TemporaryDirectory folder_;
  const std::filesystem::path path_ = folder_ / "catalogue";
  const CatalogueCopy copy_{path_};
};

TEST_F(CatalogueCopyTest, GivesBackTheCatalogueThatWasKept) {
  EXPECT_EQ(copy_.load().catalogue, nullptr) << "there is none yet";
  ASSERT_EQ(copy_.store(sampleCatalogue(4)), std::nullopt);
  ASSERT_EQ(copy_.store(sampleCatalogue(5)), std::nullopt);

  const auto stored = copy_.load();

  ASSERT_NE(stored.catalogue, nullptr);
  EXPECT_EQ(stored.catalogue->words->version, 5U);
  EXPECT_EQ(stored.catalogue->words->items.size(), 4);
  EXPECT_EQ(stored.parts.size(), 4U);
}

TEST_F(CatalogueCopyTest, AHalfFileIsNoCopyWhereverItEnds) {
  ASSERT_EQ(copy_.store(sampleCatalogue()), std::nullopt);
  const std::string whole = bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    put(whole.substr(0, size));
    EXPECT_EQ(copy_.load().catalogue, nullptr) << size;
  }
}

TEST_F(CatalogueCopyTest, AWrongByteAnywhereMakesItNoCopy) {
  ASSERT_EQ(copy_.store(sampleCatalogue()), std::nullopt);
  const std::string whole = bytes();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string wrong = whole;
    wrong[i] = static_cast<char>(wrong[i] ^ 0x10);
    put(wrong);
    EXPECT_EQ(copy_.load().catalogue, nullptr) << i;
  }
}

TEST_F(CatalogueCopyTest, AForeignFileIsNoCopyAndIsWrittenOver) {
  put("[catalogue]\nversion = 3\n");
  EXPECT_EQ(copy_.load().catalogue, nullptr);
  ASSERT_EQ(copy_.store(sampleCatalogue()), std::nullopt);
  EXPECT_NE(copy_.load().catalogue, nullptr);
}

TEST_F(CatalogueCopyTest, AFolderThatIsGoneIsSaid) {
  const CatalogueCopy nowhere(folder_.path() / "gone" / "catalogue");
  EXPECT_NE(nowhere.store(sampleCatalogue()), std::nullopt);
}

TEST(KnownCatalogue, IsWholeOrNone) {
  using Parts = std::vector<v1::GetCatalogueResponse>;
  struct Row {
    const char* what;
    std::function<void(Parts&)> spoil;
  };
  const Row rows[] = {
      {"nothing came", [](Parts& parts) { parts.clear(); }},
      {"no end", [](Parts& parts) { parts.pop_back(); }},
      {"no head", [](Parts& parts) { parts.erase(parts.begin()); }},
      {"a part is missing", [](Parts& parts) { parts.erase(parts.begin() + 1); }},
      {"a part came twice", [](Parts& parts) { parts.insert(parts.begin() + 1, parts[1]); }},
      {"a row too many", [](Parts& parts) { parts.back().mutable_end()->set_row_count(13); }},
      {"two heads", [](Parts& parts) { parts[1] = parts[0]; }},
      {"unchanged", [](Parts& parts) { parts[0].mutable_head()->set_unchanged(true); }}};
  for (const Row& row : rows) {
    Parts parts = sampleCatalogue();
    row.spoil(parts);
    EXPECT_EQ(knownCatalogueOf(parts), nullptr) << row.what;
  }
  EXPECT_NE(knownCatalogueOf(sampleCatalogue()), nullptr);
}

TEST(KnownCatalogue, HoldsWhatPagesShowAndWhatTheLinkDecidesBy) {
  const auto known = sample::sampleKnown();
  const Catalogue& words = *known->words;
  EXPECT_EQ(words.hallName.zh, "测试市政务服务中心");
  EXPECT_EQ(words.complaintPhone, "0370-12345");
  EXPECT_EQ(words.elderlyAge, 65);
  EXPECT_EQ(words.copiesMax, 50);
  EXPECT_EQ(words.openingHours.zh, "周一至周五 9:00–12:00、13:00–17:00");
  EXPECT_EQ(words.queue("general")->counters, (QStringList{"1", "诊室"}));
  EXPECT_EQ(words.theme("newborn")->items, (QStringList{"card", "house"}));
  EXPECT_EQ(words.guide("card")->version, 3);
  EXPECT_EQ(known->prefixes, (QStringList{"V", "Y", "A", "Z", "E", "L", "M"}));
  EXPECT_EQ(known->dayOf(sample::at(2, 59)), QDate(2026, 3, 1)) << "the day ends at 3";
  EXPECT_EQ(known->dayOf(sample::at(3, 0)), QDate(2026, 3, 2));
  EXPECT_EQ(known->timeOf(sample::at(9, 5)).toString("yyyy-MM-dd H:mm"), "2026-03-02 9:05");
}

}  // namespace
}  // namespace hall::terminal
