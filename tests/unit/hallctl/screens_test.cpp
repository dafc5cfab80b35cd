#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "hall/v1/report_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "hall/v1/watch_service.pb.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/field_titles.h"
#include "tools/hallctl/report_table.h"
#include "tools/hallctl/value_text.h"
#include "tools/hallctl/watch_screens.h"

namespace hall::hallctl {
namespace {

const Style kChinese{client::Language::Chinese};
const Style kEnglish{client::Language::English};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// ---- answers ------------------------------------------------------------------------------------

TEST(AnswerTest, ShowsAnEntityAsARowAndTheRestAsLines) {
  v1::CallNextResponse answer;
  answer.mutable_ticket()->set_number("A017");
  answer.mutable_ticket()->set_state(v1::TICKET_STATE_CALLED);
  answer.set_call_id(9);

  EXPECT_EQ(answerText(answer, kChinese), "排队号  状态\nA017    已叫号\n叫号编号  9\n");
}

TEST(AnswerTest, SaysThatNobodyWasCalledAndThatAListIsEmpty) {
  EXPECT_TRUE(holds(answerText(v1::CallNextResponse(), kChinese), "没有可叫的号"));
  EXPECT_EQ(answerText(v1::ListStaffResponse(), kEnglish), "None.\n");
}

TEST(AnswerTest, SaysThatThePreviewFoundNobody) {
  EXPECT_EQ(answerText(v1::PreviewCallResponse(), kChinese), "现在没有可叫的号。\n");
}

TEST(AnswerTest, SaysThatThereIsNoWaitWhereOneAskedForIt) {
  v1::EstimateWaitResponse estimate;
  estimate.set_queue_id("tax");
  estimate.set_issuing(true);
  EXPECT_TRUE(holds(answerText(estimate, kChinese), "预计等候  现在不用等候\n"));
  estimate.set_issuing(false);
  EXPECT_FALSE(holds(answerText(estimate, kChinese), "预计等候"));

  v1::GetTicketResponse waiting;
  waiting.mutable_wait();
  EXPECT_TRUE(holds(answerText(waiting, kEnglish), "no wait now")) << "not from 0 to 0 minutes";
  EXPECT_FALSE(holds(answerText(v1::GetTicketResponse(), kEnglish), "no wait"));
}

TEST(AnswerTest, ShowsTheResultOfThePreCheck) {
  v1::PreCheckTicketResponse answer;
  answer.mutable_ticket()->set_number("A017");
  answer.mutable_ticket()->set_pre_check(v1::PRE_CHECK_RESULT_INCOMPLETE);

  EXPECT_EQ(answerText(answer, kChinese), "排队号  预审\nA017    材料不全\n");
}

TEST(AnswerTest, ComparesARehearsalsClockWithNoClockOnTheWall) {
  v1::GetStatusResponse status;
  status.mutable_clock()->mutable_offset_duration()->set_seconds(3);
  status.mutable_clock()->set_mode(v1::CLOCK_MODE_REAL);
  EXPECT_TRUE(holds(answerText(status, kChinese), "与墙钟相差"));
  status.mutable_clock()->set_mode(v1::CLOCK_MODE_REHEARSAL);
  EXPECT_FALSE(holds(answerText(status, kChinese), "与墙钟相差"));
}

TEST(AnswerTest, ShowsKindsOfEventsAndWhoMadeThemInTheHallsWords) {
  v1::ListEventsResponse answer;
  v1::EventRecord& event = *answer.add_events();
  event.set_kind("ticket_issued");
  event.set_actor_role("hall_manager");

  EXPECT_EQ(answerText(answer, kChinese), "类型  操作角色\n取号  大厅管理员\n");
  EXPECT_TRUE(holds(answerText(answer, kEnglish), "ticket issued"));
  EXPECT_TRUE(holds(answerJson(answer, true), "\"ticket_issued\"")) << "programs keep the name";
}

TEST(AnswerTest, ShowsOpeningHoursAsClocksAndKeepsTheTablesOfACatalogueApart) {
  v1::GetCatalogueResponse part;
  v1::CatalogueHead& head = *part.mutable_head();
  v1::Season& season = *head.mutable_hours()->add_seasons();
  season.set_first_day(1001);
  season.set_last_day(430);
  v1::Session& morning = *season.add_workday();
  morning.set_from_minute(510);
  morning.set_until_minute(720);
  v1::Session& afternoon = *season.add_workday();
  afternoon.set_from_minute(840);
  afternoon.set_until_minute(1050);
  head.mutable_hours()->add_exceptions()->set_reason("停电");
  head.mutable_work_calendar()->add_days()->set_name("国庆节");
  head.mutable_settings()->set_day_end_minute(180);

  const std::string text = answerText(part, kChinese);

  EXPECT_TRUE(holds(text, "10-01  04-30  08:30–12:00、14:00–17:30\n")) << text;
  EXPECT_TRUE(holds(text, "\n\n例外日期\n原因\n停电\n")) << text;
  EXPECT_TRUE(holds(text, "\n\n工作日历\n名称\n国庆节\n")) << text;
  EXPECT_TRUE(holds(text, "03:00")) << text;
}

TEST(AnswerTest, ShortensALongListInACell) {
  v1::ListCountersResponse answer;
  auto& counter = *answer.add_counters();
  counter.set_counter_id("5");
  for (int i = 0; i < 9; ++i) counter.add_queue_ids("q" + std::to_string(i));

  EXPECT_TRUE(holds(answerText(answer, kEnglish), "q0, q1, q2, q3… of 9"));
}

TEST(AnswerTest, GivesProgramsTheNamesOfTheProto) {
  v1::CallNextResponse answer;
  answer.mutable_ticket()->set_ticket_class(v1::TICKET_CLASS_ORDINARY);

  EXPECT_EQ(
      answerJson(answer, true), "{\"ticket\":{\"ticket_class\":\"TICKET_CLASS_ORDINARY\"}}\n"
  );
}

TEST(AnswerTest, MarksTextOfAGuideThatStandsInNoSource) {
  v1::GetGuideResponse answer;
  answer.mutable_guide()->mutable_fees()->set_zh("不收费");
  answer.mutable_guide()->mutable_fees()->set_en("Free of charge");
  answer.mutable_guide()->mutable_fees()->set_sample(true);
  answer.mutable_guide()->mutable_contact()->set_zh("12345");

  EXPECT_TRUE(holds(answerText(answer, kChinese), "收费标准  不收费（示例）\n"));
  EXPECT_TRUE(holds(answerText(answer, kChinese), "联系方式  12345\n"));
  EXPECT_TRUE(holds(answerText(answer, kEnglish), "Free of charge (sample)"));
}

struct LimitRow {
  v1::LimitUnit unit;
  int count;
  const char* zh;
  const char* en;
};

TEST(AnswerTest, ShowsLimitsAsDocumentsWriteThemAndHalfDaysInDays) {
  const std::vector<LimitRow> rows{
      {v1::LIMIT_UNIT_NONE, 0, "无", "none"},
      {v1::LIMIT_UNIT_ON_THE_SPOT, 0, "即时", "on the spot"},
      {v1::LIMIT_UNIT_HOURS, 4, "4 小时", "4 hours"},
      {v1::LIMIT_UNIT_HALF_WORKDAYS, 1, "0.5 个工作日", "0.5 workdays"},
      {v1::LIMIT_UNIT_HALF_WORKDAYS, 3, "1.5 个工作日", "1.5 workdays"},
      {v1::LIMIT_UNIT_HALF_WORKDAYS, 4, "2 个工作日", "2 workdays"},
      {v1::LIMIT_UNIT_WORKDAYS, 3, "3 个工作日", "3 workdays"},
      {v1::LIMIT_UNIT_CALENDAR_DAYS, 10, "10 个自然日", "10 calendar days"}};
  for (const LimitRow& row : rows) {
    v1::Item item;
    item.mutable_promised_limit()->set_unit(row.unit);
    item.mutable_promised_limit()->set_count(row.count);
    EXPECT_EQ(valueAt(item, "promised_limit", kChinese), row.zh);
    EXPECT_EQ(valueAt(item, "promised_limit", kEnglish), row.en);
  }
}

// ---- titles -------------------------------------------------------------------------------------

using google::protobuf::Descriptor;

/// Every message that an answer of the API may hold and that is shown field by field.
void collect(const Descriptor& type, std::set<const Descriptor*>& all) {
  if (isOneValue(type) || !all.insert(&type).second) return;
  for (int i = 0; i < type.field_count(); ++i) {
    if (const Descriptor* inner = type.field(i)->message_type()) collect(*inner, all);
  }
}

std::set<const Descriptor*> messagesOfAnswers() {
  std::set<const Descriptor*> all;
  for (const auto* request :
       {v1::GetStatusRequest::descriptor(),
        v1::LoginRequest::descriptor(),
        v1::CallNextRequest::descriptor(),
        v1::GetGuideRequest::descriptor(),
        v1::GetReportRequest::descriptor(),
        v1::IssueTicketRequest::descriptor(),
        v1::WatchHallRequest::descriptor()}) {
    const auto& service = *request->file()->service(0);
    for (int i = 0; i < service.method_count(); ++i) {
      collect(*service.method(i)->output_type(), all);
    }
  }
  return all;
}

TEST(FieldTitlesTest, HaveAChineseTitleForEveryFieldOfEveryAnswer) {
  const auto all = messagesOfAnswers();
  EXPECT_GT(all.size(), 100U);
  for (const Descriptor* type : all) {
    for (int i = 0; i < type->field_count(); ++i) {
      const std::string& name = type->field(i)->name();
      const std::string title = fieldTitle(*type, name, client::Language::Chinese);
      EXPECT_EQ(title.find_first_of("abcdefghijklmnopqrstuvwxyz_"), std::string::npos)
          << type->full_name() << "." << name << ": " << title;
    }
  }
}

TEST(FieldTitlesTest, TellPhotocopiesOfAMaterialFromTheCopiesOfAnErrand) {
  const auto chinese = client::Language::Chinese;
  EXPECT_EQ(fieldTitle(*v1::Material::descriptor(), "copies", chinese), "复印件");
  EXPECT_EQ(fieldTitle(*v1::ThemeMaterial::descriptor(), "material.copies", chinese), "复印件");
  EXPECT_EQ(fieldTitle(*v1::Ticket::descriptor(), "copies", chinese), "件数");
  EXPECT_EQ(fieldTitle(*v1::Ticket::descriptor(), "issue_time~", chinese), "取号时间");
}

// ---- the live screens ---------------------------------------------------------------------------

v1::WatchSnapshot board() {
  v1::WatchSnapshot snapshot;
  auto& view = *snapshot.mutable_board();
  view.mutable_hall()->mutable_name()->set_zh("云川市政务服务中心");
  view.mutable_hall()->set_in_session(true);
  auto& call = *view.add_calls();
  call.set_number("L001");
  call.mutable_counter_label()->set_zh("20");
  call.set_open(true);
  auto& queue = *view.add_queues();
  queue.mutable_name()->set_zh("社保业务");
  queue.set_waiting_count(3);
  queue.add_next_numbers("L002");
  return snapshot;
}

TEST(WatchScreensTest, ShowCallsAndQueuesOfABoard) {
  const std::string screen = joined(screenOf(board(), {}, kChinese));

  EXPECT_TRUE(holds(screen, "L001"));
  EXPECT_TRUE(holds(screen, "20 号窗口"));
  EXPECT_TRUE(holds(screen, "社保业务"));
  EXPECT_TRUE(holds(screen, "L002"));
  EXPECT_FALSE(holds(screen, "连接中断"));
}

TEST(WatchScreensTest, SayAfterTenSecondsOfSilenceThatTheLinkIsLost) {
  WatchMoment moment;
  moment.silence = std::chrono::milliseconds{9999};
  EXPECT_FALSE(holds(joined(screenOf(board(), moment, kChinese)), "连接中断"));

  moment.silence = std::chrono::seconds{10};
  EXPECT_TRUE(holds(joined(screenOf(board(), moment, kChinese)), "连接中断，请以现场叫号为准"));
}

TEST(WatchScreensTest, SayThatItIsARehearsalAndThatTheHallIsSuspended) {
  v1::WatchSnapshot snapshot = board();
  snapshot.mutable_board()->mutable_hall()->set_rehearsal(true);
  snapshot.mutable_board()->mutable_hall()->set_suspended(true);
  snapshot.mutable_board()->mutable_hall()->set_suspension_text("停电");

  const std::string screen = joined(screenOf(snapshot, {}, kChinese));

  EXPECT_TRUE(holds(screen, "【演练】"));
  EXPECT_TRUE(holds(screen, "暂停服务：停电"));
}

TEST(WatchScreensTest, ShowAManagerOnlyCountersWithStaffAndDevicesAtFault) {
  v1::WatchSnapshot snapshot;
  auto& view = *snapshot.mutable_manager();
  auto& busy = *view.add_counters();
  busy.set_counter_id("20");
  busy.set_state(v1::COUNTER_STATE_SERVING);
  auto& closed = *view.add_counters();
  closed.set_counter_id("99");
  closed.set_state(v1::COUNTER_STATE_OFFLINE);
  auto& broken = *view.add_devices();
  broken.set_device_id("kiosk-2");
  broken.set_condition(v1::DEVICE_CONDITION_PAPER_OUT);
  view.add_devices()->set_device_id("kiosk-3");

  const std::string screen = joined(screenOf(snapshot, {}, kChinese));

  EXPECT_TRUE(holds(screen, "办理中"));
  EXPECT_FALSE(holds(screen, "99"));
  EXPECT_TRUE(holds(screen, "缺纸"));
  EXPECT_FALSE(holds(screen, "kiosk-3"));
}

TEST(WatchScreensTest, SayWhatDoesNotFitTheTerminal) {
  const std::vector<std::string> lines{"1", "2", "3", "4"};

  EXPECT_EQ(fitted(lines, 4, kChinese), lines);
  EXPECT_EQ(
      fitted(lines, 3, kChinese),
      (std::vector<std::string>{"1", "2", "……还有 2 行，把终端放高就能看全"})
  );
}

TEST(WatchScreensTest, StressWhatMustNotBeOverlooked) {
  WatchMoment silent;
  silent.silence = std::chrono::seconds{10};
  for (const Style& style : {kChinese, kEnglish}) {
    const auto lines = screenOf(board(), silent, style);
    EXPECT_EQ(std::count_if(lines.begin(), lines.end(), &isAlarm), 1);
  }
  EXPECT_FALSE(isAlarm("暂停服务"));
}

TEST(WatchScreensTest, ListAViewWithoutAScreenOfItsOwnFieldByField) {
  v1::WatchSnapshot snapshot;
  snapshot.mutable_sign()->mutable_counter()->set_number("A001");

  EXPECT_TRUE(holds(joined(screenOf(snapshot, {}, kChinese)), "A001"));
}

// ---- reports ------------------------------------------------------------------------------------

v1::GetReportResponse report() {
  v1::GetReportResponse response;
  auto& issued = *response.add_definitions();
  issued.set_figure(v1::REPORT_FIGURE_ISSUED);
  issued.mutable_name()->set_zh("取号数");
  issued.mutable_definition()->set_zh("取出的号数。");
  auto& wait = *response.add_definitions();
  wait.set_figure(v1::REPORT_FIGURE_WAIT_MEAN);
  wait.mutable_name()->set_zh("平均等候时间");
  auto& row = *response.add_rows();
  auto& count = *row.add_cells();
  count.set_figure(v1::REPORT_FIGURE_ISSUED);
  count.set_count(17);
  auto& mean = *row.add_cells();
  mean.set_figure(v1::REPORT_FIGURE_WAIT_MEAN);
  mean.mutable_duration()->set_seconds(303);
  mean.set_sample_count(12);
  mean.set_inexact(true);
  return response;
}

TEST(ReportTableTest, ShowsAFigureALineForTheWholeHall) {
  const std::string text = reportText(report(), {}, kChinese);

  EXPECT_TRUE(holds(text, "取号数        17"));
  EXPECT_TRUE(holds(text, "5 分 3 秒*"));
  EXPECT_TRUE(holds(text, "* 含日终关闭或导入的号，不精确。"));
  EXPECT_FALSE(holds(text, "取出的号数"));
}

TEST(ReportTableTest, AddsDefinitionsAndSamplesOnRequest) {
  const std::string text = reportText(report(), {true, true}, kChinese);

  EXPECT_TRUE(holds(text, "取号数：取出的号数。"));
  EXPECT_TRUE(holds(text, "5 分 3 秒*（12）"));
}

TEST(ReportTableTest, ShowsARowForEachKeyAndTheTotal) {
  v1::GetReportResponse grouped = report();
  auto& key = *grouped.mutable_rows(0)->add_keys();
  key.set_dimension(v1::REPORT_DIMENSION_QUEUE);
  key.set_code("tax");
  key.mutable_label()->set_zh("税务业务");
  *grouped.mutable_total() = report().rows(0);

  const std::string text = reportText(grouped, {}, kChinese);

  EXPECT_TRUE(holds(text, "tax 税务业务"));
  EXPECT_TRUE(holds(text, "合计"));
}

TEST(ReportTableTest, ShowsSharesInPercentAndNothingWhereThereIsNothing) {
  v1::ReportCell share;
  share.set_share_permille(965);

  EXPECT_EQ(cellText(share, kEnglish), "96.5 %");
  EXPECT_EQ(cellText(v1::ReportCell(), kEnglish), "");
}

}  // namespace
}  // namespace hall::hallctl
