#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "server/config/catalogue_files.h"
#include "terminal/words/item_search.h"
#include "tests/unit/kiosk_link/link_hall.h"
#include "tools/hallctl/catalogue_check.h"
#include "tools/hallctl/raw_call.h"

/// What the hall publishes is found at the kiosk: the files of a catalogue, PublishCatalogue, the
/// server's readings, GetCatalogue, the kiosk's copy, ItemSearch.
namespace hall::kiosk {
namespace {

/// An item of the hall of its own in the township's first queue.
std::string itemText(
    const std::string& code, const std::string& name, const std::string& more = ""
) {
  return "[[item]]\ncode = \"" + code + "\"\nname = \"" + name +
         "\"\ndepartment = \"township-office\"\nqueue = \"general\"\nkind = \"on-the-spot\"\n" +
         more + "\n";
}

class FindingTest : public sample::LinkHall {
 protected:
  /// Publishes the township's catalogue with more items, and waits until the kiosk has it.
  void publish(const std::string& items) {
    config::Faults faults;
    config::CatalogueFiles files = config::readCatalogueFolder(
        std::filesystem::path(std::getenv("HALL_SOURCE_DIR")) / "config/catalogue/township", faults
    );
    ASSERT_TRUE(faults.empty()) << config::listed(faults);
    files.files[files.hallFolder + "/items/more.toml"] = items;
    const auto upload = hallctl::uploadOf(files, etag(), false);
    std::vector<const google::protobuf::Message*> pieces;
    pieces.reserve(upload.size());
    for (const auto& piece : upload) pieces.push_back(&piece);
    std::string answer;
    const client::Failure failure = hallctl::callRaw(
        manager(),
        hallctl::methodNamed("AdminService.PublishCatalogue"),
        pieces,
        30,
        [&answer](const auto& response) { answer = response.ShortDebugString(); }
    );
    ASSERT_TRUE(failure.ok()) << failure.message;
    ASSERT_TRUE(until([this] { return link_->catalogue()->version == 2; })) << answer;
  }
  /// Of the catalogue that was published before.
  std::string etag() {
    v1::GetStatusResponse status;
    const client::Failure failure =
        hallctl::callAs(manager(), "AdminService.GetStatus", v1::GetStatusRequest{}, 10, status);
    EXPECT_TRUE(failure.ok()) << failure.message;
    return status.catalogue_etag();
  }
  QStringList found(const char* letters) {
    QStringList codes;
    const terminal::ItemSearch search(*link_->catalogue());
    for (const auto& hit : search.find(QString::fromUtf8(letters), Audience::Both, 5)) {
      codes << hit.code;
    }
    return codes;
  }
};

TEST_F(FindingTest, WhatIsPublishedIsFoundByLettersInTheReadingPeopleUse) {
  openWorkingLink();

  publish(
      itemText("accountants", "会计人员信息采集") + itemText("bank", "银行账户变更备案") +
      itemText("adjusting", "参保单位会计传达人员养老保险待遇调整") +
      itemText("licence", "内资公司设立登记", "search_words = [\"营业执照\"]") +
      itemText("road", "尉犁路占道许可", "readings = [\"yu li lu zhan dao xu ke\"]")
  );

  EXPECT_EQ(found("KJ").value(0), "accountants");
  EXPECT_EQ(found("YH").value(0), "bank");
  EXPECT_EQ(found("TZ"), QStringList{"adjusting"}) << "after many other readings";
  EXPECT_EQ(found("YYZZ").value(0), "licence") << "another name, on a keyboard of letters";
  EXPECT_EQ(found("YLLZD"), QStringList{"road"}) << "as the hall says it is read";
  EXPECT_EQ(found("WLLZD"), QStringList{}) << "no longer as the computer reads it";
}

}  // namespace
}  // namespace hall::kiosk
