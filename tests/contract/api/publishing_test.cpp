#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "server/config/catalogue_parser.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

class PublishingTest : public ApiFixture {
 protected:
  using Files = std::map<std::string, std::string>;

  std::vector<v1::PublishCatalogueRequest> upload(const Files& files, const std::string& etag) {
    std::vector<v1::PublishCatalogueRequest> messages;
    v1::PublishCatalogueRequest head;
    head.set_request_id(freshId());
    head.set_etag(etag);
    messages.push_back(head);
    for (const auto& [name, content] : files) {
      for (std::size_t at = 0; at == 0 || at < content.size(); at += kPiece) {
        v1::PublishCatalogueRequest message;
        message.mutable_piece()->set_file_name(name);
        message.mutable_piece()->set_content(content.substr(at, kPiece));
        message.mutable_piece()->set_last(at + kPiece >= content.size());
        messages.push_back(message);
      }
    }
    return messages;
  }
  Answer<v1::PublishCatalogueResponse> send(const std::vector<v1::PublishCatalogueRequest>& messages
  ) {
    v1::PublishCatalogueRequest none;
    CallArguments call =
        arguments("AdminService.PublishCatalogue", none, as(v1::ROLE_HALL_MANAGER));
    call.requests.clear();
    for (const auto& message : messages) call.requests.push_back(&message);
    return answerTo<v1::PublishCatalogueResponse>(call);
  }
  Answer<v1::PublishCatalogueResponse> publish() {
    return send(upload({{"hall.toml", "x"}}, etag()));
  }
  std::string etag() {
    return ask<v1::GetStatusResponse>(
               "AdminService.GetStatus", v1::GetStatusRequest(), as(v1::ROLE_ADMINISTRATOR)
    )
        ->catalogue_etag();
  }
  std::uint32_t version() { return state().catalogue->version(); }

  static constexpr std::size_t kPiece = 1024;
};

TEST_F(PublishingTest, PublishesWhatTheFilesSay) {
  catalogues.content.items[0].name.zh = "公司设立登记";
  const std::string before = etag();

  const auto published =
      send(upload({{"hall.toml", std::string(3000, 'h')}, {"items/a.toml", "i"}}, before));

  ASSERT_TRUE(published.ok()) << published.ending.status.message;
  EXPECT_TRUE(published->published());
  EXPECT_EQ(published->catalogue_version(), 2U);
  EXPECT_EQ(published->finding_count(), 0U);
  ASSERT_EQ(published->changed_rows_size(), 1);
  EXPECT_EQ(published->changed_rows(0), "item:company-set-up");
  EXPECT_EQ(published->etag(), etag());
  EXPECT_NE(published->etag(), before);
  EXPECT_EQ(catalogues.lastFiles.at("hall.toml"), std::string(3000, 'h'));
  EXPECT_EQ(catalogues.lastFiles.at("items/a.toml"), "i");
  const domain::HallState now = state();
  EXPECT_EQ(now.catalogue->itemByCode("company-set-up")->name.zh, "公司设立登记");
  EXPECT_EQ(now.catalogue->itemByCode("company-set-up")->revision, 2U);
  EXPECT_EQ(now.catalogue->itemByCode("house-transfer")->revision, 1U);
  EXPECT_EQ(published->position(), now.position.value);
}

TEST_F(PublishingTest, ARefusedPublishingLeavesNothingInTheStore) {
  catalogues.content.items[0].name.zh = "公司设立登记";
  const std::size_t before = store.cataloguesPut();

  EXPECT_EQ(send(upload({{"hall.toml", "x"}}, "9-0")).reason(), v1::REASON_CATALOGUE_STALE);
  ASSERT_TRUE(perform(domain::MessageCounter{support::kCounter1, "请来。"}));

  EXPECT_EQ(store.cataloguesPut(), before) << "the next commit took it along";
  ASSERT_TRUE(publish().ok());
  EXPECT_EQ(store.cataloguesPut(), before + 1);
}

TEST_F(PublishingTest, TheCoreThreadEncodesNoCatalogue) {
  catalogues.content.items[0].name.zh = "公司设立登记";
  std::atomic<std::thread::id> encoder;
  store.onEncoding = [&] { encoder = std::this_thread::get_id(); };

  ASSERT_TRUE(publish().ok());

  std::thread::id coreThread;
  ASSERT_TRUE(inTurn([&](engine::Turn&) -> domain::Result<Done> {
    coreThread = std::this_thread::get_id();
    return Done{};
  }));
  EXPECT_NE(encoder.load(), std::thread::id());
  EXPECT_NE(encoder.load(), coreThread);
}

TEST_F(PublishingTest, ADryRunPublishesNothing) {
  catalogues.content.items[0].name.zh = "公司设立登记";
  auto messages = upload({{"hall.toml", "x"}}, etag());
  messages.front().set_dry_run(true);

  const auto checked = send(messages);

  ASSERT_TRUE(checked.ok()) << checked.ending.status.message;
  EXPECT_FALSE(checked->published());
  EXPECT_EQ(checked->catalogue_version(), 1U);
  EXPECT_EQ(checked->etag(), etag());
  EXPECT_EQ(checked->changed_rows_size(), 1);
  EXPECT_EQ(version(), 1U);
}

TEST_F(PublishingTest, ADryRunTellsWhatTheChangedRowsSayNowAndWouldSay) {
  const std::string former = catalogues.content.items[0].name.zh;
  catalogues.content.items[0].name.zh = "公司设立登记";
  catalogues.content.rules.elderlyAge = 65;
  auto messages = upload({{"hall.toml", "x"}}, etag());
  messages.front().set_dry_run(true);

  const auto checked = send(messages);

  ASSERT_TRUE(checked.ok()) << checked.ending.status.message;
  EXPECT_EQ(checked->before().head().settings().elderly_age(), 60U);
  EXPECT_EQ(checked->after().head().settings().elderly_age(), 65U);
  EXPECT_FALSE(checked->after().head().has_hours()) << "nothing of what stays";
  ASSERT_EQ(checked->before().rows().items_size(), 1);
  ASSERT_EQ(checked->after().rows().items_size(), 1);
  EXPECT_EQ(checked->before().rows().items(0).name().zh(), former);
  EXPECT_EQ(checked->after().rows().items(0).name().zh(), "公司设立登记");
  EXPECT_EQ(checked->after().rows().queues_size(), 0);
  EXPECT_FALSE(publish()->has_after()) << "only a dry run asks for it";
}

TEST_F(PublishingTest, ListsEveryFaultOfTheFilesWithItsLine) {
  catalogues.faults = {
      {"queues.toml", 12, "unknown_key", "[queue] has no key `prefx`", "prefix"},
      {"hall.toml", 0, "missing", "names no hall", ""}};

  const auto answer = publish();

  ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
  EXPECT_FALSE(answer->published());
  EXPECT_EQ(answer->finding_count(), 2U);
  const v1::LintFinding& first = answer->findings(0);
  EXPECT_EQ(first.severity(), v1::LINT_SEVERITY_FAULT);
  EXPECT_EQ(first.file_name(), "queues.toml");
  EXPECT_EQ(first.line(), 12U);
  EXPECT_EQ(first.rule(), "unknown_key");
  EXPECT_EQ(first.nearest_key(), "prefix");
  EXPECT_EQ(version(), 1U);
}

TEST_F(PublishingTest, ListsWhatTheRulesFindWithThePlaceInTheFiles) {
  catalogues.content.items[0].guide->procedure.zh.clear();
  catalogues.placeOf = [](std::string_view path) {
    return path.starts_with("item.company-set-up") ? FilePlace{"items/a.toml", 7} : FilePlace{};
  };

  const auto answer = publish();

  ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
  EXPECT_FALSE(answer->published());
  ASSERT_GE(answer->findings_size(), 1);
  EXPECT_EQ(answer->findings(0).severity(), v1::LINT_SEVERITY_FAULT);
  EXPECT_EQ(answer->findings(0).file_name(), "items/a.toml");
  EXPECT_EQ(answer->findings(0).line(), 7U);
  EXPECT_TRUE(answer->findings(0).subject().starts_with("item.company-set-up.guide"));
  EXPECT_EQ(version(), 1U);
}

TEST_F(PublishingTest, ARealHallShowsNoSampleText) {
  catalogues.content.items[0].guide->fees.sample = true;

  EXPECT_EQ(publish().reason(), v1::REASON_SAMPLE_TEXT_IN_REAL_MODE);
  EXPECT_EQ(version(), 1U);
}

TEST_F(PublishingTest, NobodyReviewsTheOwnGuide) {
  catalogues.content.items[0].guide->reviewer = catalogues.content.items[0].guide->editor;

  EXPECT_EQ(publish().reason(), v1::REASON_REVIEWER_IS_EDITOR);
}

TEST_F(PublishingTest, RefusesWhatWasEditedFromAnotherCatalogue) {
  catalogues.content.items[0].name.zh = "公司设立登记";
  const auto stale = upload({{"hall.toml", "x"}}, etag());
  ASSERT_TRUE(publish().ok());
  catalogues.content.items[0].name.zh = "企业登记";

  EXPECT_EQ(send(stale).reason(), v1::REASON_CATALOGUE_STALE);
  EXPECT_EQ(send(upload({{"hall.toml", "x"}}, "")).reason(), v1::REASON_CATALOGUE_STALE);
  EXPECT_EQ(send(upload({{"hall.toml", "x"}}, "2-0")).reason(), v1::REASON_CATALOGUE_STALE);
}

TEST_F(PublishingTest, RefusesWhatChangesNothing) {
  EXPECT_EQ(publish().reason(), v1::REASON_NOTHING_CHANGED);
}

TEST_F(PublishingTest, AnswersARepeatWithTheFirstVersion) {
  catalogues.content.items[0].name.zh = "公司设立登记";
  const auto once = upload({{"hall.toml", "x"}}, etag());
  const auto first = send(once);

  const auto second = send(once);
  auto other = once;
  other.back().mutable_piece()->set_content("y");

  ASSERT_TRUE(second.ok()) << second.ending.status.message;
  EXPECT_EQ(second->catalogue_version(), first->catalogue_version());
  EXPECT_EQ(second->position(), first->position());
  EXPECT_EQ(version(), 2U);
  EXPECT_EQ(send(other).reason(), v1::REASON_REQUEST_ID_REUSED);
}

TEST_F(PublishingTest, RefusesAnUploadThatIsNone) {
  const std::string now = etag();
  auto unfinished = upload({{"hall.toml", "x"}}, now);
  unfinished.back().mutable_piece()->set_last(false);
  auto afterItsEnd = upload({{"hall.toml", "x"}}, now);
  afterItsEnd.push_back(afterItsEnd.back());
  auto tooLong = upload({{"hall.toml", "x"}}, now);
  tooLong.back().mutable_piece()->set_content(std::string(64 * 1024 + 1, 'x'));
  auto noId = upload({{"hall.toml", "x"}}, now);
  noId.front().clear_request_id();

  EXPECT_EQ(send({}).reason(), v1::REASON_REQUEST_ID_MISSING);
  EXPECT_EQ(send(noId).reason(), v1::REASON_REQUEST_ID_MISSING);
  EXPECT_EQ(send(upload({}, now)).reason(), v1::REASON_CATALOGUE_INVALID);
  EXPECT_EQ(send(unfinished).reason(), v1::REASON_CATALOGUE_INVALID);
  EXPECT_EQ(send(afterItsEnd).detail("field"), "piece.file_name");
  EXPECT_EQ(send(tooLong).reason(), v1::REASON_MESSAGE_TOO_LARGE);
  for (const std::string name : {"../hall.toml", "/hall.toml", "a//b.toml", "大厅.toml", "a/"}) {
    EXPECT_EQ(send(upload({{name, "x"}}, now)).detail("field"), "piece.file_name") << name;
  }
  EXPECT_EQ(version(), 1U);
}

TEST_F(PublishingTest, AStaleItemIsRefusedAndAnUnchangedOneIsNot) {
  catalogues.content.items[0].name.zh = "公司设立登记";
  ASSERT_TRUE(publish().ok());
  v1::IssueTicketRequest issue;
  issue.mutable_errand()->set_item_revision(1);
  const std::string kiosk = as(v1::ROLE_KIOSK);
  const auto reasonFor = [&](const std::string& item) {
    issue.set_request_id(freshId());
    issue.mutable_errand()->set_item_id(item);
    return ask<v1::IssueTicketResponse>("TicketService.IssueTicket", issue, kiosk).reason();
  };

  EXPECT_EQ(reasonFor("company-set-up"), v1::REASON_STALE_ITEM);
  EXPECT_EQ(reasonFor("house-transfer"), v1::REASON_UNSPECIFIED);
}

TEST_F(PublishingTest, AThemeAndAQueueThatAreTakenOutAreOfferedNoMore) {
  catalogues.content.themes.clear();
  catalogues.content.queues.pop_back();  // consult
  catalogues.content.counters[3].queues = {};
  const auto published = publish();
  ASSERT_TRUE(published.ok()) << published.ending.status.message;
  ASSERT_TRUE(published->published());
  const std::string kiosk = as(v1::ROLE_KIOSK);
  v1::IssueTicketRequest theme;
  theme.set_request_id(freshId());
  theme.mutable_errand()->set_theme_id("open-shop");
  v1::IssueTicketRequest queue;
  queue.set_request_id(freshId());
  queue.mutable_errand()->set_queue_id("consult");
  v1::EstimateWaitRequest wait;
  wait.set_theme_id("open-shop");
  v1::GetThemeRequest guide;
  guide.set_theme_id("open-shop");
  v1::SearchItemsRequest search;
  search.set_query("wykd");

  EXPECT_EQ(
      ask<v1::IssueTicketResponse>("TicketService.IssueTicket", theme, kiosk).reason(),
      v1::REASON_THEME_NOT_FOUND
  );
  EXPECT_EQ(
      ask<v1::IssueTicketResponse>("TicketService.IssueTicket", queue, kiosk).reason(),
      v1::REASON_QUEUE_NOT_FOUND
  );
  EXPECT_EQ(
      ask<v1::EstimateWaitResponse>("TicketService.EstimateWait", wait, kiosk).reason(),
      v1::REASON_THEME_NOT_FOUND
  );
  EXPECT_EQ(
      ask<v1::GetThemeResponse>("GuideService.GetTheme", guide).reason(), v1::REASON_THEME_NOT_FOUND
  );
  EXPECT_EQ(ask<v1::SearchItemsResponse>("GuideService.SearchItems", search)->hits_size(), 0);
  const auto queues =
      ask<v1::ListQueuesResponse>("TicketService.ListQueues", v1::ListQueuesRequest(), kiosk);
  EXPECT_EQ(queues->queues_size(), 2);
  const auto parts = stream("GuideService.GetCatalogue", v1::GetCatalogueRequest(), kiosk);
  v1::CatalogueRows rows;
  for (const std::string& bytes : parts->readAll()) {
    v1::GetCatalogueResponse part;
    ASSERT_TRUE(part.ParseFromString(bytes));
    rows.MergeFrom(part.rows());
  }
  EXPECT_EQ(rows.themes_size(), 0);
  ASSERT_EQ(rows.queues_size(), 2);
  EXPECT_EQ(rows.queues(1).queue_id(), "estate");
}

TEST_F(PublishingTest, TheCatalogueOutlivesARestart) {
  catalogues.content.items[0].name.zh = "公司设立登记";
  const auto published = publish();

  restart();

  EXPECT_EQ(etag(), published->etag());
  EXPECT_EQ(state().catalogue->itemByCode("company-set-up")->name.zh, "公司设立登记");
}

// ---- the calendar -------------------------------------------------------------------------------

class CalendarTest : public PublishingTest {
 protected:
  v1::PublishCalendarRequest request() {
    v1::PublishCalendarRequest request;
    request.set_request_id(freshId());
    request.set_etag(etag());
    v1::WorkCalendar& calendar = *request.mutable_calendar();
    calendar.set_source("国务院办公厅关于2026年部分节假日安排的通知");
    calendar.add_known_years(2026);
    add(calendar, 10, 1, false, "国庆节");
    add(calendar, 9, 27, true, "国庆节");
    return request;
  }
  static void add(v1::WorkCalendar& calendar, int month, int day, bool works, const char* name) {
    v1::WorkCalendarDay& one = *calendar.add_days();
    one.mutable_date()->set_year(2026);
    one.mutable_date()->set_month(month);
    one.mutable_date()->set_day(day);
    one.set_works(works);
    one.set_name(name);
  }
  Answer<v1::PublishCalendarResponse> put(const v1::PublishCalendarRequest& request) {
    return ask<v1::PublishCalendarResponse>(
        "AdminService.PublishCalendar", request, as(v1::ROLE_HALL_MANAGER)
    );
  }
};

TEST_F(CalendarTest, ReplacesTheCalendarAlone) {
  const auto published = put(request());

  ASSERT_TRUE(published.ok()) << published.ending.status.message;
  EXPECT_EQ(published->calendar_version(), 2U);
  EXPECT_EQ(published->catalogue_version(), 2U);
  EXPECT_EQ(published->etag(), etag());
  const domain::HallState now = state();
  using std::chrono::local_days;
  using std::chrono::year;
  const domain::WorkCalendar& calendar = now.catalogue->content().calendar;
  EXPECT_FALSE(calendar.isWork(local_days{year{2026} / 10 / 1}));
  EXPECT_TRUE(calendar.isWork(local_days{year{2026} / 9 / 27})) << "a Sunday that works";
  EXPECT_EQ(now.catalogue->content().items, support::sampleContent().items);
}

TEST_F(CalendarTest, ADryRunPublishesNothing) {
  v1::PublishCalendarRequest dry = request();
  dry.set_dry_run(true);

  const auto checked = put(dry);

  EXPECT_TRUE(checked.ok()) << checked.ending.status.message;
  EXPECT_EQ(checked->catalogue_version(), 1U);
  EXPECT_EQ(version(), 1U);
}

TEST_F(CalendarTest, RefusesACalendarThatIsNone) {
  v1::PublishCalendarRequest twice = request();
  add(*twice.mutable_calendar(), 10, 1, true, "国庆节");
  v1::PublishCalendarRequest noSuchDay = request();
  add(*noSuchDay.mutable_calendar(), 2, 30, false, "");
  v1::PublishCalendarRequest sourceless = request();
  sourceless.mutable_calendar()->clear_source();
  v1::PublishCalendarRequest stale = request();
  stale.set_etag("9-0");

  EXPECT_EQ(put(twice).reason(), v1::REASON_CALENDAR_INVALID);
  EXPECT_EQ(put(twice).detail("day"), "2026-10-01");
  EXPECT_EQ(put(noSuchDay).reason(), v1::REASON_CALENDAR_INVALID);
  EXPECT_EQ(put(noSuchDay).detail("day"), "2026-2-30");
  EXPECT_EQ(put(sourceless).reason(), v1::REASON_CALENDAR_INVALID);
  EXPECT_EQ(put(stale).reason(), v1::REASON_CATALOGUE_STALE);
}

TEST_F(CalendarTest, RefusesWhatChangesNothing) {
  ASSERT_TRUE(put(request()).ok());

  EXPECT_EQ(put(request()).reason(), v1::REASON_NOTHING_CHANGED);
}

TEST_F(CalendarTest, AnswersARepeatWithTheFirstVersion) {
  const v1::PublishCalendarRequest once = request();
  const auto first = put(once);

  const auto second = put(once);

  ASSERT_TRUE(second.ok()) << second.ending.status.message;
  EXPECT_EQ(second->catalogue_version(), first->catalogue_version());
  EXPECT_EQ(second->calendar_version(), first->calendar_version());
  EXPECT_EQ(second->etag(), first->etag());
  EXPECT_EQ(version(), 2U);
}

// ---- real files ---------------------------------------------------------------------------------

/// As app/ puts config/ behind the port.
class ParsedCatalogues final : public CatalogueReader {
 public:
  Read read(std::map<std::string, std::string> files) override {
    auto parsed = std::make_shared<config::ParsedCatalogue>(
        config::parseCatalogue(config::uploadedFiles(std::move(files)))
    );
    Read read;
    for (const config::Fault& fault : parsed->faults) {
      read.faults.push_back(
          {fault.place.file, fault.place.line, "file", fault.sentence, fault.nearest}
      );
    }
    read.placeOf = [parsed](std::string_view path) {
      const config::Place place = config::placeOf(*parsed, path);
      return FilePlace{place.file, place.line};
    };
    read.content = parsed->content;
    return read;
  }
};

/// The sample hall of the repository, in rehearsal, where sample texts may be shown.
class SampleHallTest : public PublishingTest {
 protected:
  domain::ClockMode mode() const override { return domain::ClockMode::Rehearsal; }
  bool isFurnished() const override { return false; }

  void SetUp() override {
    PublishingTest::SetUp();
    ASSERT_TRUE(perform(domain::OpenHall{mode(), "sample"}));
    domain::Staff manager;
    manager.number = numberOf(v1::ROLE_HALL_MANAGER);
    manager.name = "大厅管理员";
    manager.roles = {domain::Role::HallManager, domain::Role::Administrator};
    ASSERT_TRUE(recordFirstPeople(api->services(), std::span(&manager, 1), {}));
  }
};

TEST_F(SampleHallTest, IsPublishedAndFound) {
  const char* source = std::getenv("HALL_SOURCE_DIR");
  ASSERT_NE(source, nullptr) << "HALL_SOURCE_DIR names the repository";
  const std::filesystem::path folder = std::filesystem::path(source) / "config/catalogue/city";
  config::Faults faults;
  Files files = config::readCatalogueFolder(folder, faults).files;
  ASSERT_TRUE(faults.empty()) << config::listed(faults);
  CatalogueReader::Read read = ParsedCatalogues().read(files);
  ASSERT_TRUE(read.faults.empty()) << read.faults.front().detail;
  catalogues.content = read.content;
  catalogues.placeOf = read.placeOf;
  const std::string token = asStaff(numberOf(v1::ROLE_HALL_MANAGER));
  std::vector<v1::PublishCatalogueRequest> messages = upload(files, "");
  CallArguments call = arguments("AdminService.PublishCatalogue", messages.front(), token);
  call.requests.clear();
  for (const auto& message : messages) call.requests.push_back(&message);

  const auto published = answerTo<v1::PublishCatalogueResponse>(call);

  ASSERT_TRUE(published.ok()) << published.ending.status.message;
  for (const v1::LintFinding& finding : published->findings()) {
    EXPECT_EQ(finding.severity(), v1::LINT_SEVERITY_DOUBT) << finding.ShortDebugString();
  }
  EXPECT_TRUE(published->published());
  v1::SearchItemsRequest search;
  search.set_query("shebaoka");
  const auto found = ask<v1::SearchItemsResponse>("GuideService.SearchItems", search);
  ASSERT_GE(found->hits_size(), 1);
  EXPECT_NE(found->hits(0).item().name().zh().find("社"), std::string::npos);
}

}  // namespace
}  // namespace hall::api
