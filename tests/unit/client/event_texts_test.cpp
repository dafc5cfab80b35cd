#include "client/event_texts.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <variant>

#include "client/enum_texts.h"
#include "hall/v1/access.pb.h"
#include "server/api/event_facts.h"
#include "server/domain/event.h"

namespace hall::client {
namespace {

TEST(EventTextsTest, HaveAChineseWordForEveryKindOfTheLogAndForNoOther) {
  std::set<std::string_view> words;
  EXPECT_EQ(eventKinds().size(), std::variant_size_v<domain::EventKind>);
  for (const EventKind& kind : eventKinds()) {
    EXPECT_TRUE(api::isEventKind(kind.name)) << kind.name;
    EXPECT_EQ(eventKindText(kind.name, Language::Chinese), kind.zh);
    EXPECT_TRUE(words.insert(kind.zh).second) << kind.zh << " means two kinds";
  }
}

TEST(EventTextsTest, SayAKindInEnglishByItsName) {
  EXPECT_EQ(eventKindText("ticket_issued", Language::English), "ticket issued");
  EXPECT_EQ(eventKindText("ticket_eaten", Language::Chinese), "ticket eaten");
}

TEST(EventTextsTest, CallWhoDidItByTheirRole) {
  EXPECT_EQ(actorRoleText("hall_manager", Language::Chinese), "大厅管理员");
  EXPECT_EQ(actorRoleText("hall_manager", Language::English), "hall manager");
  EXPECT_EQ(actorRoleText("kiosk", Language::Chinese), "取号机");
  EXPECT_EQ(actorRoleText("", Language::Chinese), "");
  EXPECT_EQ(actorRoleText("stranger", Language::Chinese), "stranger");
}

}  // namespace
}  // namespace hall::client
