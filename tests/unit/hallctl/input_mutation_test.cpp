#include <google/protobuf/message.h>
#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/report_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tests/support/damaged_text.h"
#include "tools/hallctl/catalogue_check.h"
#include "tools/hallctl/field_values.h"
#include "tools/hallctl/handwritten_list.h"

/// Whatever people type or paste: hallctl takes it, and then the server can read it, or says in a
/// sentence what is wrong.
namespace hall::hallctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const Style kChinese{client::Language::Chinese};
const Style kEnglish{client::Language::English};

// ---- numbers written by hand --------------------------------------------------------------------

std::string table() {
  const std::vector<std::vector<std::string>> rows{
      {"排队号", "事项编码", "取号时间", "号别", "优先事由", "件数"},
      {"W001", "card", "08:31", "", "老年人", "2"},
      {"W002", "card", "2026-03-02 9:05", "普通号", "", ""},
      {"\"W003\"", "record", "8:40", "", "\"退役军人和“三属”\"", "1"}};
  std::string text;
  for (const auto& cells : rows) {
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : ",") + cells[i];
    text += "\n";
  }
  return text;
}

constexpr std::string_view kTableBits[] = {
    ",",
    "\n",
    "\"",
    "\"\"",
    "\r\n",
    "排队号",
    "queue",
    "队列编码",
    "W001",
    "24:00",
    "9999-12-31 23:59",
    "0000-01-01 00:00",
    "-9999-01-01 00:00",
    "2026-03-02T08:50:60.999999+99:59",
    "99999999999999999999",
    "-1",
    "老人",
    "\xED\xA0\x80",
    "\xFF"};

HallFacts facts() {
  HallFacts facts;
  facts.items = {"card"};
  facts.queueOfItem = {{"card", "pension"}};
  v1::Queue queue;
  queue.set_queue_id("pension");
  queue.set_prefix("A");
  facts.queues = {queue};
  v1::CounterPlace counter;
  counter.add_queue_ids("pension");
  facts.counters = {counter};
  facts.priorityPrefix = "V";
  facts.appointmentPrefix = "Y";
  facts.copiesMax = 50;
  facts.now = *parseMoment("2026-03-02 12:00", kChinese.zone);
  return facts;
}

void expectSentences(const HandwrittenList& list, std::size_t linesMax) {
  for (const v1::LintFinding& finding : list.findings) {
    EXPECT_NE(finding.rule(), "");
    EXPECT_NE(finding.detail(), "");
    EXPECT_LE(finding.line(), linesMax);
  }
  for (const Style& style : {kChinese, kEnglish}) {
    EXPECT_EQ(findingsText(list.findings, style).empty(), list.findings.empty());
  }
}

void expectWhole(const HandwrittenList& list) {
  std::set<std::string> requests;
  for (const v1::OfflineTicket& ticket : list.tickets) {
    EXPECT_NE(ticket.number(), "");
    EXPECT_NE(ticket.purpose_case(), v1::OfflineTicket::PURPOSE_NOT_SET);
    EXPECT_TRUE(ticket.has_issue_time());
    EXPECT_TRUE(v1::OfflineTicket().ParseFromString(ticket.SerializeAsString()));
    const std::string request = requestIdOf(ticket, kChinese);
    EXPECT_EQ(request.size(), 36U);
    EXPECT_TRUE(requests.insert(request).second) << request;
  }
  EXPECT_FALSE(list.tickets.empty());
}

TEST(InputMutationTest, DamagedTableIsReadOrItsFaultsAreListed) {
  const google::protobuf::LogSilencer quiet;
  const int rounds = support::mutations(600, 30'000);
  std::mt19937 random(20260310);
  int refused = 0;
  for (int round = 0; round < rounds; ++round) {
    std::string damaged = table();
    for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
      support::damage(damaged, random, kTableBits);
    }
    SCOPED_TRACE(damaged);
    const std::string day = random() % 4 == 0 ? "" : "2026-03-02";
    HandwrittenList list = readHandwritten(damaged, "t.csv", day, kChinese);
    const auto lines =
        static_cast<std::size_t>(std::count(damaged.begin(), damaged.end(), '\n')) + 1;
    expectSentences(list, lines + 1);
    ASSERT_EQ(list.tickets.size(), list.lines.size());
    if (list.findings.empty()) {
      expectWhole(list);
    } else {
      ++refused;
    }
    checkAgainst(facts(), kChinese, list);
    expectSentences(list, lines + 1);
  }
  EXPECT_GT(refused, rounds / 4);
  EXPECT_LT(refused, rounds);
}

TEST(InputMutationTest, ATableThatIsNoUtf8IsRefused) {
  // An invalid byte, half a surrogate, an overlong slash, a character behind the last one.
  for (const char* bytes :
       {"\xFF", "\xED\xA0\x80", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80"}) {
    const auto list = readHandwritten(
        std::string("number,item,time\nW001,") + bytes + ",08:31\n", "t.csv", "2026-03-02", kEnglish
    );
    ASSERT_EQ(list.findings.size(), 1) << findingsText(list.findings, kEnglish);
    EXPECT_TRUE(list.findings[0].detail().starts_with("is not in UTF-8"));
  }
}

// ---- the values of a command --------------------------------------------------------------------

constexpr std::string_view kWords[] = {
    "3",
    "true",
    "elderly",
    "done",
    "ticket-issued",
    "2026-03-02",
    "2026-03-02 08:50",
    "2026-03-02T08:50:00+08:00",
    "15min",
    "900s",
    "item_id,queue_id",
    R"({"outcome":"OUTCOME_DONE","item_id":"a","copies":1})",
    "张三"};

constexpr std::string_view kWordBits[] = {
    "\"",
    "{",
    "}",
    "[",
    "null",
    "\\u0000",
    "\\ud800",
    ":",
    ",",
    "-",
    ".",
    "99999999999999999999",
    "1e999",
    "9999-99-99",
    " ",
    "\n",
    "\xED\xA0\x80",
    "\xFF"};

/// Every message of these files and of those they name.
std::vector<const Descriptor*> messages() {
  std::vector<const Descriptor*> found;
  std::set<const google::protobuf::FileDescriptor*> seen;
  const std::function<void(const google::protobuf::FileDescriptor*)> take = [&](const auto* file) {
    if (file->package() != "hall.v1" || !seen.insert(file).second) return;
    for (int i = 0; i < file->message_type_count(); ++i) found.push_back(file->message_type(i));
    for (int i = 0; i < file->dependency_count(); ++i) take(file->dependency(i));
  };
  for (const Descriptor* start :
       {v1::GetStatusRequest::descriptor(),
        v1::CallNextRequest::descriptor(),
        v1::GetReportRequest::descriptor(),
        v1::IssueTicketRequest::descriptor()}) {
    take(start->file());
  }
  return found;
}

std::unique_ptr<Message> made(const Descriptor& type) {
  const Message* prototype =
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(&type);
  return std::unique_ptr<Message>(prototype->New());
}

/// Taken: the server can read it. Refused: a sentence that begins with what was typed, and a plain
/// field is as it was.
bool takes(const FieldDescriptor& field, const std::string& text, const Style& style) {
  const auto message = made(*field.containing_type());
  const std::string wrong = putValue(*message, field, text, style);
  if (wrong.empty()) {
    EXPECT_TRUE(made(*field.containing_type())->ParseFromString(message->SerializeAsString()));
    return true;
  }
  const std::string begin = style.say("“" + text + "”不对，", "`" + text + "` does not fit; ");
  EXPECT_TRUE(wrong.starts_with(begin)) << wrong;
  EXPECT_GT(wrong.size(), begin.size());
  if (field.message_type() == nullptr) {
    EXPECT_EQ(message->ByteSizeLong(), 0U);
  }
  return false;
}

TEST(InputMutationTest, DamagedValuesAreTakenOrRefusedWithASentence) {
  const google::protobuf::LogSilencer quiet;
  const int rounds = support::mutations(8, 400);
  std::mt19937 random(20260311);
  int taken = 0;
  int refused = 0;
  for (const Descriptor* type : messages()) {
    for (int i = 0; i < type->field_count(); ++i) {
      for (int round = 0; round < rounds; ++round) {
        std::string text(kWords[random() % std::size(kWords)]);
        if (round % 4 != 0) support::damage(text, random, kWordBits);
        SCOPED_TRACE(type->field(i)->full_name() + ": " + text);
        ++(takes(*type->field(i), text, round % 2 == 0 ? kChinese : kEnglish) ? taken : refused);
      }
    }
  }
  EXPECT_GT(taken, 500);
  EXPECT_GT(refused, 500);
}

TEST(InputMutationTest, ATextThatIsNoUtf8IsRefused) {
  v1::MessageCounterRequest request;
  const auto* field = v1::MessageCounterRequest::descriptor()->FindFieldByName("text");

  EXPECT_EQ(
      putValue(request, *field, "\xB4\xB0", kEnglish),
      "`\xB4\xB0` does not fit; a text in UTF-8 is wanted"
  );
  EXPECT_EQ(request.text(), "");
}

TEST(InputMutationTest, DeeplyNestedJsonIsRefused) {
  const google::protobuf::LogSilencer quiet;
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += R"({"items":[)";
  EXPECT_FALSE(
      takes(*v1::FinishServingRequest::descriptor()->FindFieldByName("items"), deep, kEnglish)
  );
}

}  // namespace
}  // namespace hall::hallctl
