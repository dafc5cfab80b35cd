#include "terminal/link/words_of.h"

#include <gtest/gtest.h>

namespace hall::terminal {
namespace {

TEST(PlainText, DropsWhatIsNoText) {
  struct Row {
    std::string text;
    QString plain;
  };
  const Row rows[] = {
      {"社保卡办理", "社保卡办理"},
      {"a\tb\r\nc", "abc"},
      {std::string("a\0b", 3), "ab"},
      {"\x1b@\x1dV\x41", "@VA"},
      {std::string("\xE2\x80") + "\xAE" + "abc", "abc"},  // right to left from here
      {"a\xE2\x80\xA8"
       "b",
       "ab"},  // end of a line
      {"\xEF\xBB\xBF"
       "abc",
       "abc"},                           // byte order mark
      {"\xF0\xA0\xAE\xB7 吉", "𠮷 吉"},  // beyond the first plane
      {"", ""}};
  for (const Row& row : rows) EXPECT_EQ(plainText(row.text), row.plain) << row.text;
  EXPECT_EQ(plainLines("a\r\nb\x07"), "a\nb");
}

TEST(LimitWords, SayWhatTheDocumentSays) {
  struct Row {
    v1::LimitUnit unit;
    int count;
    QString zh;
    QString en;
  };
  const Row rows[] = {
      {v1::LIMIT_UNIT_UNSPECIFIED, 0, "", ""},
      {v1::LIMIT_UNIT_NONE, 0, "", ""},
      {v1::LIMIT_UNIT_ON_THE_SPOT, 0, "即办", "on the spot"},
      {v1::LIMIT_UNIT_HOURS, 2, "2 小时", "2 hours"},
      {v1::LIMIT_UNIT_HALF_WORKDAYS, 1, "半个工作日", "half a working day"},
      {v1::LIMIT_UNIT_HALF_WORKDAYS, 2, "1 个工作日", "1 working day"},
      {v1::LIMIT_UNIT_HALF_WORKDAYS, 3, "1 个半工作日", "1½ working days"},
      {v1::LIMIT_UNIT_WORKDAYS, 20, "20 个工作日", "20 working days"},
      {v1::LIMIT_UNIT_CALENDAR_DAYS, 45, "45 个自然日", "45 calendar days"}};
  for (const Row& row : rows) {
    v1::Limit limit;
    limit.set_unit(row.unit);
    limit.set_count(row.count);
    EXPECT_EQ(limitWords(limit).zh, row.zh);
    EXPECT_EQ(limitWords(limit).en, row.en);
  }
}

void add(google::protobuf::RepeatedPtrField<v1::Session>& sessions, int from, int until) {
  v1::Session& session = *sessions.Add();
  session.set_from_minute(from);
  session.set_until_minute(until);
}

TEST(HoursWords, NameTheDaysThatAreOpen) {
  v1::OpeningHours hours;
  v1::Season& season = *hours.add_seasons();
  season.set_first_day(101);
  season.set_last_day(1231);
  add(*season.mutable_workday(), 540, 720);
  add(*season.mutable_workday(), 780, 1050);
  EXPECT_EQ(hoursWords(hours).zh, "周一至周五 9:00–12:00、13:00–17:30");
  EXPECT_EQ(hoursWords(hours).en, "Mon–Fri 9:00–12:00, 13:00–17:30");
  add(*season.mutable_saturday(), 540, 725);
  EXPECT_EQ(hoursWords(hours).zh, "周一至周五 9:00–12:00、13:00–17:30；周六 9:00–12:05");
  add(*season.mutable_sunday(), 540, 725);
  EXPECT_EQ(hoursWords(hours).zh, "周一至周五 9:00–12:00、13:00–17:30；周六、周日 9:00–12:05");
  add(*season.mutable_holiday(), 600, 660);
  EXPECT_TRUE(hoursWords(hours).zh.endsWith("；法定节假日 10:00–11:00"));
  EXPECT_TRUE(hoursWords(v1::OpeningHours()).isEmpty());
}

TEST(HoursWords, NameTheSeasonsWhereThereAreSeveral) {
  v1::OpeningHours hours;
  for (const auto& [first, last] : {std::pair{501, 930}, std::pair{1001, 430}}) {
    v1::Season& season = *hours.add_seasons();
    season.set_first_day(first);
    season.set_last_day(last);
    add(*season.mutable_workday(), 540, 720);
  }
  EXPECT_EQ(
      hoursWords(hours).zh,
      "5月1日至9月30日 周一至周五 9:00–12:00；10月1日至4月30日 周一至周五 9:00–12:00"
  );
}

TEST(ItemWords, TakeEveryFieldOfTheCatalogue) {
  v1::Item item;
  item.set_item_id("card");
  item.mutable_name()->set_zh("社保卡\x1b办理");
  item.mutable_name()->set_en("Social card");
  item.mutable_name()->set_sample(true);
  item.set_department_id("hrss");
  item.set_queue_id("general");
  item.set_kind(v1::ITEM_KIND_ON_THE_SPOT);
  item.set_audience(v1::AUDIENCE_ENTERPRISE);
  item.mutable_promised_limit()->set_unit(v1::LIMIT_UNIT_ON_THE_SPOT);
  item.mutable_statutory_limit()->set_unit(v1::LIMIT_UNIT_WORKDAYS);
  item.mutable_statutory_limit()->set_count(20);
  item.set_frequent(true);
  item.set_asks_copies(true);
  item.set_revision(7);
  item.set_guide_version(3);
  item.mutable_search_keys()->set_reading("she bao ka/qia ban li");
  item.mutable_search_keys()->add_words("医保卡");
  item.mutable_search_keys()->add_word_readings("yi bao ka/qia");

  const Item words = itemOf(item);

  EXPECT_EQ(words.code, "card");
  EXPECT_EQ(words.name, (Words{"社保卡办理", "Social card", true}));
  EXPECT_EQ(words.department, "hrss");
  EXPECT_EQ(words.queue, "general");
  EXPECT_EQ(words.audience, Audience::Enterprise);
  EXPECT_TRUE(words.onTheSpot && words.frequent && words.asksCopies);
  EXPECT_EQ(words.promisedLimit.zh, "即办");
  EXPECT_EQ(words.statutoryLimit.zh, "20 个工作日");
  EXPECT_EQ(words.revision, 7U);
  EXPECT_EQ(words.guideVersion, 3U);
  EXPECT_EQ(words.keys.reading, "she bao ka/qia ban li");
  EXPECT_EQ(words.keys.words, QStringList{"医保卡"});
  EXPECT_EQ(words.keys.wordReadings, QStringList{"yi bao ka/qia"});
}

TEST(GuideWords, TakeEveryTextAndMaterial) {
  v1::Guide guide;
  guide.set_version(4);
  guide.mutable_effective_date()->set_year(2026);
  guide.mutable_effective_date()->set_month(1);
  guide.mutable_effective_date()->set_day(5);
  const auto text = [&guide](const char* field) {
    const auto* descriptor = v1::Guide::descriptor()->FindFieldByName(field);
    auto* message = v1::Guide::GetReflection()->MutableMessage(&guide, descriptor);
    static_cast<v1::DisplayText*>(message)->set_zh(field);
  };
  for (const char* field :
       {"accepted_by",
        "legal_basis",
        "procedure",
        "review_standard",
        "time_limit",
        "fees",
        "contact",
        "complaints",
        "gaps_allowed",
        "commitment",
        "online_depth",
        "application_modes",
        "place"}) {
    text(field);
  }
  guide.add_conditions()->set_zh("本市户籍");
  guide.set_visits(1);
  v1::Material& material = *guide.add_materials();
  material.mutable_name()->set_zh("身份证");
  material.set_required(true);
  material.set_deferrable(true);
  material.set_originals(1);
  material.set_copies(2);
  material.mutable_note()->set_zh("正反面");
  material.set_issuer("公安机关");
  material.set_form_address("https://hall.example.cn/forms/empty.pdf");
  material.set_sample_address("https://hall.example.cn/forms/filled.pdf");

  const Guide words = guideOf(guide);

  EXPECT_EQ(words.version, 4);
  EXPECT_EQ(words.effective, QDate(2026, 1, 5));
  EXPECT_EQ(words.acceptedBy.zh, "accepted_by");
  EXPECT_EQ(words.legalBasis.zh, "legal_basis");
  EXPECT_EQ(words.procedure.zh, "procedure");
  EXPECT_EQ(words.reviewStandard.zh, "review_standard");
  EXPECT_EQ(words.timeLimit.zh, "time_limit");
  EXPECT_EQ(words.fees.zh, "fees");
  EXPECT_EQ(words.contact.zh, "contact");
  EXPECT_EQ(words.complaints.zh, "complaints");
  EXPECT_EQ(words.gapsAllowed.zh, "gaps_allowed");
  EXPECT_EQ(words.commitment.zh, "commitment");
  EXPECT_EQ(words.onlineDepth.zh, "online_depth");
  EXPECT_EQ(words.applicationModes.zh, "application_modes");
  EXPECT_EQ(words.place.zh, "place");
  EXPECT_EQ(words.conditions.size(), 1);
  EXPECT_EQ(words.visits, 1);
  ASSERT_EQ(words.materials.size(), 1);
  EXPECT_EQ(words.materials[0].name.zh, "身份证");
  EXPECT_EQ(words.materials[0].originals, 1);
  EXPECT_EQ(words.materials[0].copies, 2);
  EXPECT_TRUE(words.materials[0].required && words.materials[0].deferrable);
  EXPECT_EQ(words.materials[0].note.zh, "正反面");
  EXPECT_EQ(words.materials[0].issuer, "公安机关");
  EXPECT_EQ(words.materials[0].formAddress, "https://hall.example.cn/forms/empty.pdf");
  EXPECT_EQ(words.materials[0].sampleAddress, "https://hall.example.cn/forms/filled.pdf");
}

}  // namespace
}  // namespace hall::terminal
