#include "server/config/catalogue_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "tests/unit/config/small_hall.h"

namespace hall::config {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// The files on a disk, removed at the end.
class CatalogueFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "hall-config-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    root_ = pattern;
    for (const auto& [name, bytes] : smallHall().files) write(name, bytes);
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }

  std::string faults() {
    Faults faults;
    files_ = readCatalogueFolder(root_ / "city", faults);
    return listed(faults);
  }

  fs::path root_;
  CatalogueFiles files_;
};

TEST_F(CatalogueFilesTest, ReadsFolderAndCalendarUnderShortNames) {
  EXPECT_EQ(faults(), "");

  EXPECT_EQ(files_.hallFolder, "city");
  EXPECT_EQ(files_.files, smallHall().files);
  EXPECT_EQ(files_.shownBefore, root_.string() + "/");
}

TEST_F(CatalogueFilesTest, FaultsNameFilesAsTheyLieOnTheDisk) {
  write("city/rules.toml", "elderly_age = 1\n");

  const ParsedCatalogue parsed = loadCatalogue(root_ / "city");

  ASSERT_EQ(parsed.faults.size(), 1U);
  EXPECT_EQ(parsed.faults[0].place.file, (root_ / "city/rules.toml").string());
}

TEST_F(CatalogueFilesTest, TrailingSlashOfTheFolderMeansNothing) {
  EXPECT_EQ(listed(loadCatalogue(root_ / "city" / "").faults), "");
}

TEST_F(CatalogueFilesTest, ReadsTheParents) {
  write(
      "county/hall.toml", "code = \"c\"\nname = \"c\"\nlevel = \"county\"\ninherits = \"../city\"\n"
  );
  Faults faults;

  const CatalogueFiles files = readCatalogueFolder(root_ / "county", faults);

  EXPECT_EQ(listed(faults), "");
  EXPECT_EQ(files.hallFolder, "county");
  EXPECT_TRUE(files.files.contains("city/items/social.toml"));
  EXPECT_TRUE(files.files.contains("calendar/2026.toml"));
}

TEST_F(CatalogueFilesTest, PassesOverWhatIsNoToml) {
  write("city/README.md", "words");
  write("city/items/list.csv", "code\n");

  EXPECT_EQ(faults(), "");
  EXPECT_EQ(files_.files.size(), smallHall().files.size());
}

TEST_F(CatalogueFilesTest, HallThatInheritsFromItselfEndsTheReading) {
  write("city/hall.toml", smallHall().files.at("city/hall.toml") + "inherits = \"../city\"\n");

  EXPECT_THAT(faults(), HasSubstr("city/hall.toml: inherits from itself"));
}

TEST_F(CatalogueFilesTest, FolderThatIsNotThereIsAFault) {
  Faults faults;
  readCatalogueFolder(root_ / "cty", faults);

  EXPECT_THAT(listed(faults), HasSubstr("cty: cannot be read: No such file or directory"));
}

TEST_F(CatalogueFilesTest, FileThatIsNoFileIsAFault) {
  fs::create_directory(root_ / "city" / "themes.toml");

  EXPECT_THAT(faults(), HasSubstr("city/themes.toml: is no file"));
}

TEST_F(CatalogueFilesTest, FileThatIsTooBigIsAFault) {
  write("city/rules.toml", std::string(1024 * 1024 + 2, '\n'));

  const ParsedCatalogue parsed = loadCatalogue(root_ / "city");

  ASSERT_EQ(parsed.faults.size(), 1U);
  EXPECT_EQ(parsed.faults[0].rule, "too_big");
}

TEST(FolderFromTest, StaysInsideTheSetOfFiles) {
  EXPECT_EQ(folderFrom("catalogue/county", "../city"), "catalogue/city");
  EXPECT_EQ(folderFrom("catalogue/city", "../../calendar"), "calendar");
  EXPECT_EQ(folderFrom("", "calendar"), "calendar");
  EXPECT_EQ(folderFrom("city", "../calendar/"), "calendar");
  EXPECT_EQ(folderFrom("city", "../../etc"), "");
  EXPECT_EQ(folderFrom("city", "/etc"), "");
  EXPECT_EQ(folderFrom("city", ""), "");
}

}  // namespace
}  // namespace hall::config
