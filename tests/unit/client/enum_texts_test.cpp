#include "client/enum_texts.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>

#include "client/hall_client.h"
#include "hall/v1/ticket.pb.h"

namespace hall::client {
namespace {

using google::protobuf::FileDescriptor;

/// Every enumeration of the API's files, which hang together by their imports.
void collect(const FileDescriptor& file, std::set<const google::protobuf::EnumDescriptor*>& all) {
  if (file.package() != "hall.v1") return;
  for (int i = 0; i < file.enum_type_count(); ++i) all.insert(file.enum_type(i));
  for (int i = 0; i < file.dependency_count(); ++i) collect(*file.dependency(i), all);
}

std::set<const google::protobuf::EnumDescriptor*> enumsOfTheApi() {
  std::set<const google::protobuf::EnumDescriptor*> all;
  collect(*v1::GetStatusRequest::descriptor()->file(), all);
  collect(*v1::LoginRequest::descriptor()->file(), all);
  collect(*v1::CallNextRequest::descriptor()->file(), all);
  collect(*v1::GetGuideRequest::descriptor()->file(), all);
  collect(*v1::GetReportRequest::descriptor()->file(), all);
  collect(*v1::IssueTicketRequest::descriptor()->file(), all);
  collect(*v1::WatchHallRequest::descriptor()->file(), all);
  return all;
}

TEST(EnumTextsTest, HoldAChineseWordForEveryValueOfTheApi) {
  const auto all = enumsOfTheApi();
  EXPECT_GT(all.size(), 40U);
  for (const auto* type : all) {
    // Reasons are sentences, in a table of their own.
    if (type->full_name() == "hall.v1.Reason") continue;
    for (int i = 0; i < type->value_count(); ++i) {
      const auto* value = type->value(i);
      if (value->number() == 0) continue;
      EXPECT_TRUE(hasChineseWord(value->name())) << value->name();
      EXPECT_FALSE(enumText(*value, Language::English).empty()) << value->name();
    }
  }
}

TEST(EnumTextsTest, SpeakTheWordsOfTheHall) {
  const auto* onHold = v1::TicketState_descriptor()->FindValueByNumber(v1::TICKET_STATE_ON_HOLD);
  const auto* noShow = v1::TicketState_descriptor()->FindValueByNumber(v1::TICKET_STATE_NO_SHOW);
  const auto* absent = v1::TicketState_descriptor()->FindValueByNumber(0);

  EXPECT_EQ(enumText(*onHold, Language::Chinese), "已挂起");
  EXPECT_EQ(enumText(*onHold, Language::English), "on hold");
  EXPECT_EQ(enumText(*noShow, Language::English), "no-show");
  EXPECT_EQ(enumText(*absent, Language::Chinese), "");
  EXPECT_EQ(enumCode(*onHold), "on-hold");
}

TEST(LanguageTest, IsChineseUnlessTheLocaleIsEnglishOrHasNoChineseCharacters) {
  EXPECT_EQ(languageOfLocale("zh_CN.UTF-8"), Language::Chinese);
  EXPECT_EQ(languageOfLocale("zh_CN.GB18030"), Language::Chinese);
  EXPECT_EQ(languageOfLocale("C.UTF-8"), Language::Chinese);
  EXPECT_EQ(languageOfLocale("de_DE.utf8"), Language::Chinese);
  EXPECT_EQ(languageOfLocale("en_GB.UTF-8"), Language::English);
  EXPECT_EQ(languageOfLocale("C"), Language::English);
  EXPECT_EQ(languageOfLocale(""), Language::English);
}

}  // namespace
}  // namespace hall::client
