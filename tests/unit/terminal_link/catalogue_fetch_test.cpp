#include "terminal/link/catalogue_fetch.h"

#include "tests/support/terminal/sample_catalogue.h"
#include "tests/support/terminal/served_hall.h"

namespace hall::terminal {
namespace {

class CatalogueFetchTest : public sample::ServedHall {
 protected:
  KnownCataloguePtr fetch(client::HallClient& server, std::uint32_t known = 0) {
    return fetchCatalogue(server, known, copy_, [this](const std::string& line) {
      journal_.push_back(line);
    });
  }

  const CatalogueCopy copy_{folder_ / "catalogue"};
  std::vector<std::string> journal_;
};

TEST_F(CatalogueFetchTest, TheWholeCatalogueComesAndIsKept) {
  const auto catalogue = fetch(direct());
  ASSERT_NE(catalogue, nullptr);
  EXPECT_NE(catalogue->words->guide("social-card"), nullptr) << "with its guides";
  const auto kept = copy_.load().catalogue;
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(kept->words->version, catalogue->words->version);
  EXPECT_TRUE(journal_.empty());
}

TEST_F(CatalogueFetchTest, AServerThatDoesNotAnswerLeavesTheCopyAlone) {
  ASSERT_EQ(copy_.store(sample::sampleCatalogue(4)), std::nullopt);
  relay_->set(sample::SilentRelay::Way::Cut);
  client::HallClient lost({relay_->address(), {}, {}, {}});
  EXPECT_EQ(fetch(lost), nullptr);
  ASSERT_NE(copy_.load().catalogue, nullptr);
  EXPECT_EQ(copy_.load().catalogue->words->version, 4U);
}

TEST_F(CatalogueFetchTest, OneThatCannotBeKeptIsGoodAllTheSame) {
  const CatalogueCopy nowhere{folder_ / "no-such-folder" / "catalogue"};
  const auto catalogue = fetchCatalogue(direct(), 0, nowhere, [this](const std::string& line) {
    journal_.push_back(line);
  });
  EXPECT_NE(catalogue, nullptr);
  EXPECT_EQ(journal_.size(), 1U);
}

}  // namespace
}  // namespace hall::terminal
