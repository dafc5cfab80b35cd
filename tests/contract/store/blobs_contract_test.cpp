#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "tests/contract/store/stores.h"

namespace hall::contract {
namespace {

template <class Stores>
class BlobsContract : public testing::Test {
 protected:
  engine::Store& store() { return stores_.store(); }
  engine::Blobs& blobs() { return stores_.store().blobs(); }
  void restart() { stores_.restart(); }

 private:
  Stores stores_;
};
TYPED_TEST_SUITE(BlobsContract, EveryStore);

TYPED_TEST(BlobsContract, SameBytesHaveTheSameNameOthersAnother) {
  const std::string long1(100'000, 'x');
  const std::string long2 = long1 + "y";
  const std::string name = this->blobs().put(long1);
  EXPECT_EQ(name.size(), 64U);
  EXPECT_EQ(this->blobs().put(long1), name);
  EXPECT_NE(this->blobs().put(long2), name);
  EXPECT_EQ(this->blobs().get(name), long1);
}

TYPED_TEST(BlobsContract, BlobIsKeptByTheCommit) {
  const std::string kept = this->blobs().put("kept");
  ASSERT_TRUE(commit(this->store(), {messaged("a")}));
  const std::string dropped = this->blobs().put("dropped");
  this->restart();
  EXPECT_EQ(this->blobs().get(kept), "kept");
  EXPECT_FALSE(this->blobs().get(dropped));
  EXPECT_EQ(this->blobs().put("kept"), kept);
}

TYPED_TEST(BlobsContract, NamesThatNameNothingGiveNothing) {
  EXPECT_FALSE(this->blobs().get(""));
  EXPECT_FALSE(this->blobs().get("no hash"));
  EXPECT_FALSE(this->blobs().get(std::string(64, '0')));
}

TYPED_TEST(BlobsContract, ACatalogueIsEncodedAsideUnderTheNameItIsPutUnder) {
  domain::Catalogue::Content content;
  content.version = 1;
  const domain::Catalogue catalogue(content);
  engine::StoredCatalogue aside;
  std::thread([&] { aside = this->blobs().encoded(catalogue); }).join();
  const std::vector<Event> published{
      {at(0), {}, domain::CataloguePublished{1, aside.hash, nullptr}}};

  EXPECT_FALSE(commit(this->store(), published)) << "encoded is not put";
  this->blobs().put(aside);
  EXPECT_TRUE(commit(this->store(), published));

  this->restart();
  const auto read = this->store().log().read({}, {}, 1);
  ASSERT_TRUE(read);
  const auto& event = std::get<domain::CataloguePublished>(read->front().event.body);
  ASSERT_NE(event.catalogue, nullptr);
  EXPECT_EQ(event.catalogue->content(), content);
  EXPECT_EQ(this->blobs().putCatalogue(catalogue), aside.hash);
}

TYPED_TEST(BlobsContract, SameCatalogueHasTheSameName) {
  domain::Catalogue::Content content;
  content.version = 1;
  const std::string name = this->blobs().putCatalogue(domain::Catalogue(content));
  EXPECT_EQ(this->blobs().putCatalogue(domain::Catalogue(content)), name);
  content.hall.code = "H1";
  EXPECT_NE(this->blobs().putCatalogue(domain::Catalogue(content)), name);
}

}  // namespace
}  // namespace hall::contract
