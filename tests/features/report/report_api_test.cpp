#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "hall/v1/report_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "server/domain/alert_subject.h"
#include "server/engine/in_turn.h"
#include "server/views/projector.h"
#include "tests/contract/api/api_fixture.h"
#include "tests/features/report/csv_table.h"
#include "tests/support/temporary_directory.h"

/// Reports as managers, supervisors and chief representatives ask for them, over a hall that runs.
namespace hall::api {

namespace {

using v1::GetReportRequest;
using v1::GetReportResponse;

constexpr const char* kApplicant = "王小明";
constexpr const char* kDocument = "11010519491231002X";

class ReportApiTest : public ApiFixture {
 protected:
  void SetUp() override {
    ApiFixture::SetUp();
    issue("company-set-up");
    issue("company-change");
    issue("house-transfer");
    last_ = issue("company-set-up");
  }
  void equip(Services& services) override {
    views_ = std::make_unique<views::Projector>(folder_ / "views.db", *core, viewsOptions());
    core->observe(*views_);
    views_->start();
    services.reports = views_.get();
  }
  void TearDown() override {
    ApiFixture::TearDown();
    views_.reset();
  }
  static views::Projector::Options viewsOptions() { return {}; }

  /// With a name and a number that no report may show.
  std::uint64_t issue(const std::string& item) {
    v1::IssueTicketRequest request;
    request.set_request_id(freshId());
    request.mutable_errand()->set_item_id(item);
    request.mutable_errand()->set_allow_duplicate(true);
    v1::Identity& identity = *request.mutable_errand()->mutable_applicant();
    identity.set_resident_id(kDocument);
    identity.set_name(kApplicant);
    const auto answer =
        ask<v1::IssueTicketResponse>("TicketService.IssueTicket", request, as(v1::ROLE_KIOSK));
    EXPECT_TRUE(answer.ok()) << answer.ending.status.message;
    return answer->position();
  }

  GetReportRequest monday(const std::vector<v1::ReportDimension>& groupBy = {}) const {
    GetReportRequest request;
    request.set_min_position(last_);
    v1::ReportQuery& query = *request.mutable_query();
    query.set_period(v1::REPORT_PERIOD_DAY);
    query.mutable_date()->set_year(2026);
    query.mutable_date()->set_month(3);
    query.mutable_date()->set_day(2);
    for (const v1::ReportDimension dimension : groupBy) query.add_group_by(dimension);
    return request;
  }
  Answer<GetReportResponse> report(
      const GetReportRequest& request, v1::Role role = v1::ROLE_HALL_MANAGER
  ) {
    return ask<GetReportResponse>("ReportService.GetReport", request, as(role));
  }
  /// The file and its name.
  std::pair<std::string, std::string> exported(
      const GetReportRequest& asked, v1::ReportFormat format, bool english = false
  ) {
    v1::ExportReportRequest request;
    request.set_min_position(asked.min_position());
    *request.mutable_query() = asked.query();
    request.set_format(format);
    request.set_english(english);
    const auto call = stream("ReportService.ExportReport", request, as(v1::ROLE_SUPERVISOR));
    std::pair<std::string, std::string> file;
    for (const std::string& bytes : call->readAll()) {
      v1::ExportReportResponse piece;
      EXPECT_TRUE(piece.ParseFromString(bytes));
      if (!piece.file_name().empty()) file.second = piece.file_name();
      file.first += piece.content();
    }
    EXPECT_TRUE(call->status().ok()) << call->status().message;
    return file;
  }
  static const v1::ReportCell* cellOf(const v1::ReportRow& row, v1::ReportFigure figure) {
    for (const v1::ReportCell& cell : row.cells()) {
      if (cell.figure() == figure) return &cell;
    }
    return nullptr;
  }

  support::TemporaryDirectory folder_;
  std::unique_ptr<views::Projector> views_;
  std::uint64_t last_ = 0;
};

// ---- what is shown ----------------------------------------------------------------------------

TEST_F(ReportApiTest, EveryFigureComesWithItsDefinitionInBothLanguages) {
  const auto answer = report(monday());
  ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
  ASSERT_EQ(answer->rows_size(), 1);
  ASSERT_EQ(answer->definitions_size(), answer->rows(0).cells_size());
  EXPECT_EQ(answer->definitions_size(), v1::ReportFigure_ARRAYSIZE - 1) << "all there are";
  for (int i = 0; i < answer->definitions_size(); ++i) {
    const v1::FigureDefinition& definition = answer->definitions(i);
    EXPECT_EQ(definition.figure(), answer->rows(0).cells(i).figure());
    EXPECT_FALSE(definition.name().zh().empty());
    EXPECT_FALSE(definition.name().en().empty());
    EXPECT_FALSE(definition.definition().zh().empty());
    EXPECT_FALSE(definition.definition().en().empty());
    EXPECT_NE(definition.unit(), v1::FIGURE_UNIT_UNSPECIFIED);
  }
  EXPECT_EQ(cellOf(answer->total(), v1::REPORT_FIGURE_ISSUED)->count(), 4U);
  EXPECT_TRUE(answer->preliminary());
  EXPECT_GE(answer->position(), last_);
}

TEST_F(ReportApiTest, ADayBeforeTheHallsFirstIsOver) {
  GetReportRequest request = monday();
  request.mutable_query()->mutable_date()->set_month(2);
  request.mutable_query()->mutable_date()->set_day(20);
  const auto before = report(request);
  ASSERT_TRUE(before.ok()) << before.ending.status.message;
  EXPECT_FALSE(before->preliminary());
  EXPECT_EQ(cellOf(before->total(), v1::REPORT_FIGURE_ISSUED)->count(), 0U);

  request.mutable_query()->set_period(v1::REPORT_PERIOD_RANGE);
  *request.mutable_query()->mutable_end_date() = monday().query().date();
  const auto untilToday = report(request);
  ASSERT_TRUE(untilToday.ok()) << untilToday.ending.status.message;
  EXPECT_TRUE(untilToday->preliminary()) << "today is not over";
}

TEST_F(ReportApiTest, RowsAreNamedByCodeAndWord) {
  struct Row {
    v1::ReportDimension dimension;
    std::string code;
    std::string zh;
  };
  const std::vector<Row> rows = {
      {v1::REPORT_DIMENSION_HALL, "ceshi", "测试市政务服务中心"},
      {v1::REPORT_DIMENSION_ZONE, "main", "综合服务区"},
      {v1::REPORT_DIMENSION_QUEUE, "general", "综合受理"},
      {v1::REPORT_DIMENSION_ITEM, "company-set-up", "企业设立登记"},
      {v1::REPORT_DIMENSION_DEPARTMENT, "market", "市场监督管理局"},
      {v1::REPORT_DIMENSION_TICKET_CLASS, "ordinary", "普通号"},
      {v1::REPORT_DIMENSION_GROUND, "none", "无"},
      {v1::REPORT_DIMENSION_CHANNEL, "kiosk", "取号机"},
      {v1::REPORT_DIMENSION_HALF_HOUR, "08:30", ""},
      {v1::REPORT_DIMENSION_DAY, "2026-03-02", ""},
      {v1::REPORT_DIMENSION_WEEK, "2026-W10", ""},
      {v1::REPORT_DIMENSION_MONTH, "2026-03", ""},
      {v1::REPORT_DIMENSION_THEME, "", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(v1::ReportDimension_Name(row.dimension));
    const auto answer = report(monday({row.dimension}));
    ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
    ASSERT_GE(answer->rows_size(), 1);
    const v1::ReportKey& key = answer->rows(0).keys(0);
    EXPECT_EQ(key.dimension(), row.dimension);
    EXPECT_EQ(key.code(), row.code);
    EXPECT_EQ(key.label().zh(), row.zh);
  }
}

TEST_F(ReportApiTest, APeriodIsADayAWeekAMonthOrARange) {
  struct Row {
    v1::ReportPeriod period;
    std::string first;
    std::string last;
  };
  const auto text = [](const v1::Date& date) {
    return std::to_string(date.month()) + "-" + std::to_string(date.day());
  };
  for (const Row& row :
       {Row{v1::REPORT_PERIOD_DAY, "3-5", "3-5"},
        Row{v1::REPORT_PERIOD_WEEK, "3-2", "3-8"},
        Row{v1::REPORT_PERIOD_MONTH, "3-1", "3-31"},
        Row{v1::REPORT_PERIOD_RANGE, "3-5", "4-1"}}) {
    GetReportRequest request = monday();
    request.mutable_query()->set_period(row.period);
    request.mutable_query()->mutable_date()->set_day(5);
    if (row.period == v1::REPORT_PERIOD_RANGE) {
      v1::Date& end = *request.mutable_query()->mutable_end_date();
      end.set_year(2026);
      end.set_month(4);
      end.set_day(1);
    }
    const auto answer = report(request);
    ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
    EXPECT_EQ(text(answer->begin_date()), row.first);
    EXPECT_EQ(text(answer->end_date()), row.last);
  }
}

TEST_F(ReportApiTest, RowsComeInPagesAndTheTotalOnce) {
  GetReportRequest request = monday({v1::REPORT_DIMENSION_ITEM});
  request.set_page_size(2);
  std::vector<std::string> items;
  int totals = 0;
  do {
    const auto answer = report(request);
    ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
    for (const v1::ReportRow& row : answer->rows()) items.push_back(row.keys(0).code());
    totals += answer->has_total() ? 1 : 0;
    request.set_page_token(answer->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(
      items, (std::vector<std::string>{"company-set-up", "company-change", "house-transfer"})
  );
  EXPECT_EQ(totals, 1);
}

TEST_F(ReportApiTest, NoReportNamesAnybody) {
  using namespace v1;  // NOLINT: a table of names
  for (const ReportDimension dimension :
       {REPORT_DIMENSION_STAFF, REPORT_DIMENSION_COUNTER, REPORT_DIMENSION_ITEM}) {
    const GetReportRequest request = monday({dimension});
    const auto answer = report(request, ROLE_SUPERVISOR);
    ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
    const std::string shown = answer.ending.bytes + exported(request, REPORT_FORMAT_CSV).first +
                              exported(request, REPORT_FORMAT_JSON).first;
    for (const auto& [id, staff] : state().staff) {
      EXPECT_EQ(shown.find(staff.name), std::string::npos) << staff.name;
    }
    for (const std::string secret : {kApplicant, kDocument, "002X"}) {
      EXPECT_EQ(shown.find(secret), std::string::npos) << secret;
    }
  }
}

// ---- who may see what -------------------------------------------------------------------------

TEST_F(ReportApiTest, AChiefRepresentativeSeesTheOwnDepartmentOnly) {
  const GetReportRequest byDepartment = monday({v1::REPORT_DIMENSION_DEPARTMENT});
  const auto manager = report(byDepartment);
  ASSERT_TRUE(manager.ok());
  EXPECT_EQ(manager->rows_size(), 2);
  const auto chief = report(byDepartment, v1::ROLE_CHIEF_REPRESENTATIVE);
  ASSERT_TRUE(chief.ok()) << chief.ending.status.message;
  ASSERT_EQ(chief->rows_size(), 1);
  EXPECT_EQ(chief->rows(0).keys(0).code(), "market");
  EXPECT_EQ(cellOf(chief->total(), v1::REPORT_FIGURE_ISSUED)->count(), 3U);
  EXPECT_EQ(cellOf(chief->total(), v1::REPORT_FIGURE_PAUSES), nullptr) << "of the whole hall";
  GetReportRequest others = monday();
  others.mutable_query()->add_department_ids("estate");
  EXPECT_EQ(report(others, v1::ROLE_CHIEF_REPRESENTATIVE).reason(), v1::REASON_NOT_PERMITTED);
}

TEST_F(ReportApiTest, WhoHasNoRightGetsNoFigure) {
  for (const v1::Role role :
       {v1::ROLE_COUNTER_STAFF, v1::ROLE_GUIDE_STAFF, v1::ROLE_KIOSK, v1::ROLE_ADMINISTRATOR}) {
    EXPECT_EQ(report(monday(), role).reason(), v1::REASON_NOT_PERMITTED) << v1::Role_Name(role);
  }
}

// ---- bad questions ----------------------------------------------------------------------------

struct BadQuestion {
  std::string_view why;
  std::function<void(GetReportRequest&)> change;
  v1::Reason reason;
  std::string field;
};

TEST_F(ReportApiTest, ABadQuestionIsToldWhatIsWrongWithIt) {
  const auto date = [](v1::Date& out, int year, int month, int day) {
    out.set_year(year);
    out.set_month(month);
    out.set_day(day);
  };
  const auto malformed = v1::REASON_MALFORMED_REQUEST;
  const std::vector<BadQuestion> rows = {
      {"no period", [](auto& r) { r.mutable_query()->clear_period(); }, malformed, "query.period"},
      {"a period nobody knows",
       [](auto& r) { r.mutable_query()->set_period(static_cast<v1::ReportPeriod>(9)); },
       malformed,
       "query.period"},
      {"no date", [](auto& r) { r.mutable_query()->clear_date(); }, malformed, "query.date"},
      {"a day that does not exist",
       [&](auto& r) { date(*r.mutable_query()->mutable_date(), 2026, 2, 30); },
       malformed,
       "query.date"},
      {"a range without its end",
       [](auto& r) { r.mutable_query()->set_period(v1::REPORT_PERIOD_RANGE); },
       malformed,
       "query.end_date"},
      {"a range that ends before it begins",
       [&](auto& r) {
         r.mutable_query()->set_period(v1::REPORT_PERIOD_RANGE);
         date(*r.mutable_query()->mutable_end_date(), 2026, 3, 1);
       },
       malformed,
       "query.end_date"},
      {"a range of 401 days",
       [&](auto& r) {
         r.mutable_query()->set_period(v1::REPORT_PERIOD_RANGE);
         date(*r.mutable_query()->mutable_end_date(), 2027, 4, 7);
       },
       malformed,
       "query.end_date"},
      {"four dimensions",
       [](auto& r) {
         for (int dimension = 1; dimension <= 4; ++dimension) {
           r.mutable_query()->add_group_by(static_cast<v1::ReportDimension>(dimension));
         }
       },
       malformed,
       "query.group_by"},
      {"one dimension twice",
       [](auto& r) {
         r.mutable_query()->add_group_by(v1::REPORT_DIMENSION_ITEM);
         r.mutable_query()->add_group_by(v1::REPORT_DIMENSION_ITEM);
       },
       malformed,
       "query.group_by"},
      {"a dimension nobody knows",
       [](auto& r) { r.mutable_query()->add_group_by(static_cast<v1::ReportDimension>(99)); },
       malformed,
       "query.group_by"},
      {"a figure nobody knows",
       [](auto& r) { r.mutable_query()->add_figures(static_cast<v1::ReportFigure>(99)); },
       malformed,
       "query.figures"},
      {"a negative page", [](auto& r) { r.set_page_size(-1); }, malformed, "page_size"},
      {"a page nobody gave", [](auto& r) { r.set_page_token("x"); }, malformed, "page_token"},
      {"too many filters",
       [](auto& r) {
         for (int i = 0; i < 101; ++i) r.mutable_query()->add_queue_ids("general");
       },
       malformed,
       "query.queue_ids"},
      {"an unknown zone",
       [](auto& r) { r.mutable_query()->add_zone_ids("x"); },
       v1::REASON_ZONE_NOT_FOUND,
       ""},
      {"an unknown queue",
       [](auto& r) { r.mutable_query()->add_queue_ids("x"); },
       v1::REASON_QUEUE_NOT_FOUND,
       ""},
      {"an unknown item",
       [](auto& r) { r.mutable_query()->add_item_ids("x"); },
       v1::REASON_ITEM_NOT_FOUND,
       ""},
      {"an unknown counter",
       [](auto& r) { r.mutable_query()->add_counter_ids("x"); },
       v1::REASON_COUNTER_NOT_FOUND,
       ""},
      {"an unknown person",
       [](auto& r) { r.mutable_query()->add_staff_numbers("x"); },
       v1::REASON_STAFF_NOT_FOUND,
       ""},
      {"an unknown department",
       [](auto& r) { r.mutable_query()->add_department_ids("x"); },
       v1::REASON_DEPARTMENT_NOT_FOUND,
       ""},
      {"an unknown theme",
       [](auto& r) { r.mutable_query()->add_theme_ids("x"); },
       v1::REASON_THEME_NOT_FOUND,
       ""},
  };
  for (const BadQuestion& row : rows) {
    SCOPED_TRACE(row.why);
    GetReportRequest request = monday();
    row.change(request);
    const auto answer = report(request);
    EXPECT_EQ(answer.reason(), row.reason);
    EXPECT_EQ(answer.detail("field"), row.field);
  }
}

TEST_F(ReportApiTest, APositionThatDoesNotComeIsRefusedAtTheCallersDeadline) {
  GetReportRequest request = monday();
  request.set_min_position(last_ + 1000);
  CallArguments call = arguments("ReportService.GetReport", request, as(v1::ROLE_HALL_MANAGER));
  call.deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds{50};
  const auto answer = answerTo<GetReportResponse>(call);
  EXPECT_EQ(answer.reason(), v1::REASON_POSITION_NOT_REACHED);
}

// ---- alerts -----------------------------------------------------------------------------------

TEST_F(ReportApiTest, AnAlertNamesWhatItIsAboutByTheCodeThatPeopleKnow) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {domain::subjectOf(support::kGeneral), "queue:general"},
      {domain::subjectOf(support::kMainZone), "zone:main"},
      {domain::subjectOf(support::kCounter1), "counter:1"},
      {domain::subjectOf(support::kKiosk), "device:kiosk-1"},
      {"queue:99", "queue:99"},
      {"hall", "hall"}};
  v1::ListAlertsRequest request;
  for (const auto& [subject, shown] : rows) {
    const auto raised = engine::perform(
        *core, domain::RaiseAlert{domain::AlertRule::DeviceFault, domain::AlertLevel::Red, subject}
    );
    ASSERT_TRUE(raised.ok()) << subject;
    request.set_min_position(raised->value);
    const auto answer =
        ask<v1::ListAlertsResponse>("ReportService.ListAlerts", request, as(v1::ROLE_HALL_MANAGER));
    ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
    ASSERT_GE(answer->alerts_size(), 1);
    EXPECT_EQ(answer->alerts(0).subject(), shown);
    EXPECT_EQ(answer->alerts(0).rule(), v1::ALERT_RULE_DEVICE_FAULT);
  }
}

TEST_F(ReportApiTest, AnAlertIsAcknowledgedByAPersonAndClearedByFacts) {
  const std::string subject = domain::subjectOf(support::kGeneral);
  const auto rule = domain::AlertRule::DeviceFault;
  ASSERT_TRUE(
      engine::perform(*core, domain::RaiseAlert{rule, domain::AlertLevel::Red, subject}).ok()
  );
  v1::AcknowledgeAlertRequest seen;
  seen.set_request_id(freshId());
  seen.set_alert_id(1);
  const auto acknowledged = ask<v1::AcknowledgeAlertResponse>(
      "ReportService.AcknowledgeAlert", seen, as(v1::ROLE_HALL_MANAGER)
  );
  ASSERT_TRUE(acknowledged.ok()) << acknowledged.ending.status.message;
  EXPECT_EQ(acknowledged->alert().subject(), "queue:general");
  EXPECT_EQ(acknowledged->alert().acknowledged_by(), numberOf(v1::ROLE_HALL_MANAGER));
  const auto cleared = engine::perform(*core, domain::ClearAlert{rule, subject});
  ASSERT_TRUE(cleared.ok());

  v1::ListAlertsRequest request;
  request.set_min_position(cleared->value);
  request.set_with_cleared(true);
  const auto listed =
      ask<v1::ListAlertsResponse>("ReportService.ListAlerts", request, as(v1::ROLE_SUPERVISOR));
  ASSERT_TRUE(listed.ok()) << listed.ending.status.message;
  ASSERT_EQ(listed->alerts_size(), 1);
  EXPECT_EQ(listed->alerts(0).subject(), "queue:general");
  EXPECT_EQ(listed->alerts(0).acknowledged_by(), numberOf(v1::ROLE_HALL_MANAGER));
  EXPECT_TRUE(listed->alerts(0).has_clear_time());
}

// ---- files ------------------------------------------------------------------------------------

TEST_F(ReportApiTest, TheCsvIsATableThatASpreadsheetOpens) {
  const GetReportRequest request =
      monday({v1::REPORT_DIMENSION_ITEM, v1::REPORT_DIMENSION_TICKET_CLASS});
  const auto [content, name] = exported(request, v1::REPORT_FORMAT_CSV);
  EXPECT_EQ(name, "report-20260302-20260302.csv");
  ASSERT_EQ(content.substr(0, 3), "\xEF\xBB\xBF");
  const support::CsvTable table(content.substr(3));
  ASSERT_TRUE(table.wellFormed);
  for (const auto& record : table.records) {
    EXPECT_EQ(record.size(), table.records.front().size()) << "every record as wide as the heading";
  }
  EXPECT_EQ(table.records[0][0], "事项编码");
  EXPECT_EQ(table.records[0][1], "事项名称");
  EXPECT_EQ(table.records[0][2], "号别");
  EXPECT_EQ(table.at(1, "事项编码"), "company-set-up");
  EXPECT_EQ(table.at(1, "事项名称"), "企业设立登记");
  EXPECT_EQ(table.at(1, "号别"), "普通号");
  EXPECT_EQ(table.at(1, "取号数"), "2");
  EXPECT_EQ(table.at(1, "平均等候时间（秒）"), "") << "nobody was called";
  EXPECT_EQ(table.at(1, "平均等候时间样本数"), "0");
  EXPECT_EQ(table.at(4, "事项编码"), "合计");
  EXPECT_EQ(table.at(4, "取号数"), "4");
  EXPECT_TRUE(table.holds({"未定稿", "期间内还有未结束的一天。"}));
  EXPECT_FALSE(table.holdsKey("演练")) << "this hall is real";
  const auto answer = report(request);
  ASSERT_TRUE(answer.ok());
  for (const auto& definition : answer->definitions()) {
    EXPECT_TRUE(table.holds({definition.name().zh(), definition.definition().zh()}))
        << definition.name().zh();
  }
}

TEST_F(ReportApiTest, TheCsvSpeaksEnglishOnDemand) {
  const auto [content, name] = exported(monday(), v1::REPORT_FORMAT_CSV, true);
  const support::CsvTable table(content.substr(3));
  ASSERT_TRUE(table.wellFormed);
  EXPECT_EQ(table.records[0][0], "Issued");
  EXPECT_EQ(table.at(1, "Issued"), "4");
  EXPECT_EQ(table.records[0].back(), "Inexact figures");
  EXPECT_TRUE(table.holdsKey("Mean wait"));
}

TEST_F(ReportApiTest, TheJsonIsTheAnswerItselfWithEveryRow) {
  const GetReportRequest request = monday({v1::REPORT_DIMENSION_ITEM});
  const auto [content, name] = exported(request, v1::REPORT_FORMAT_JSON);
  EXPECT_EQ(name, "report-20260302-20260302.json");
  GetReportResponse read;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(content, &read).ok());
  const auto answer = report(request);
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(read.SerializeAsString(), answer.message.SerializeAsString());
}

TEST_F(ReportApiTest, AFormatNobodyKnowsIsRefused) {
  v1::ExportReportRequest request;
  *request.mutable_query() = monday().query();
  const auto call = stream("ReportService.ExportReport", request, as(v1::ROLE_SUPERVISOR));
  EXPECT_TRUE(call->readAll().empty());
  EXPECT_EQ(call->reason(), v1::REASON_MALFORMED_REQUEST);
}

// ---- a rehearsal ------------------------------------------------------------------------------

class RehearsedReportTest : public ReportApiTest {
 protected:
  domain::ClockMode mode() const override { return domain::ClockMode::Rehearsal; }
};

TEST_F(RehearsedReportTest, SaysSoOnEveryPaper) {
  EXPECT_TRUE(report(monday())->rehearsal());
  const auto [content, name] = exported(monday(), v1::REPORT_FORMAT_CSV);
  EXPECT_EQ(name, "rehearsal-report-20260302-20260302.csv");
  EXPECT_TRUE(support::CsvTable(content.substr(3)).holdsKey("演练"));
}

}  // namespace

}  // namespace hall::api
