#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

#include "server/log/checkpoint.h"
#include "server/log/exported_log.h"
#include "server/log/files.h"
#include "tests/unit/app/app_fixture.h"

/// ListEvents, VerifyLog, ExportLog and ExplainCall over the real log.
namespace hall::app {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

class RecordRpcTest : public AppFixture {
 protected:
  // ---- events ----
  client::Failure list(const v1::ListEventsRequest& request, v1::ListEventsResponse& response) {
    return supervisor().call(request, response);
  }
  v1::ListEventsResponse events(const v1::ListEventsRequest& request = {}) {
    v1::ListEventsResponse response;
    const auto failure = list(request, response);
    EXPECT_TRUE(failure.ok()) << failure.message;
    return response;
  }
  static std::vector<std::uint64_t> positions(const v1::ListEventsResponse& response) {
    std::vector<std::uint64_t> positions;
    for (const auto& event : response.events()) positions.push_back(event.position());
    return positions;
  }
  static google::protobuf::Struct body(const v1::EventRecord& event) {
    google::protobuf::Struct facts;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(event.body_json(), &facts).ok());
    return facts;
  }

  // ---- verifying ----
  struct Verified {
    std::vector<v1::VerifyLogResponse> told;
    client::Failure failure;
    const v1::VerifyLogResponse& last() const { return told.back(); }
  };
  Verified verify(const v1::VerifyLogRequest& request = {}) {
    Verified verified;
    v1::VerifyLogResponse response;
    verified.failure = supervisor().read(request, response, kPatience, [&] {
      verified.told.push_back(response);
      return true;
    });
    return verified;
  }

  // ---- exporting ----
  struct Exported {
    std::string bytes;
    std::vector<v1::ExportLogResponse> pieces;  ///< without their content
    client::Failure failure;
  };
  Exported exported(const v1::ExportLogRequest& request) {
    Exported exported;
    v1::ExportLogResponse piece;
    exported.failure = supervisor().read(request, piece, kPatience, [&] {
      EXPECT_LE(piece.ByteSizeLong(), 256U * 1024U);
      exported.bytes += piece.content();
      piece.clear_content();
      exported.pieces.push_back(piece);
      return true;
    });
    return exported;
  }
  Exported stored(std::uint64_t after = 0, std::uint64_t until = 0) {
    v1::ExportLogRequest request;
    request.set_format(v1::LOG_EXPORT_FORMAT_STORED);
    request.set_after_position(after);
    request.set_until_position(until);
    return exported(request);
  }
  log::VerifyReport reportOn(const std::string& bytes) const {
    const auto path = folder_ / "exported.log";
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    return log::ExportedLog(path).verify().value();
  }

  /// Calls the next one; the call's id.
  std::uint64_t callOne() {
    v1::CallNextRequest call;
    call.set_request_id(client::newRequestId());
    call.set_counter_id("1");
    v1::CallNextResponse called;
    const auto failure = counter().call(call, called);
    EXPECT_TRUE(failure.ok()) << failure.message;
    return called.call_id();
  }
};

// ---- ListEvents ---------------------------------------------------------------------------------

TEST_F(RecordRpcTest, ListsEventsInTheOrderOfTheLogWithWhoAndWhat) {
  start();
  const std::string number = this->number();

  v1::ListEventsRequest request;
  request.add_kinds("ticket_issued");
  const auto found = events(request);

  ASSERT_EQ(found.events_size(), 1);
  const v1::EventRecord& issued = found.events(0);
  EXPECT_EQ(issued.kind(), "ticket_issued");
  EXPECT_EQ(issued.number(), number);
  EXPECT_EQ(issued.device_id(), "kiosk-1");
  EXPECT_EQ(issued.actor_role(), "kiosk");
  EXPECT_EQ(issued.staff_number(), "");
  EXPECT_EQ(body(issued).fields().at("queue_id").string_value(), "pension");
  EXPECT_EQ(body(issued).fields().at("item_id").string_value(), "card");
  EXPECT_EQ(body(issued).fields().at("ref_time").string_value(), "2026-03-02T00:50:00Z");
  EXPECT_EQ(found.position(), status().position());
}

TEST_F(RecordRpcTest, PagesJoinToTheWholeInBothDirections) {
  start();
  for (int i = 0; i < 5; ++i) number();
  const auto last = status().position();
  for (const bool latestFirst : {false, true}) {
    v1::ListEventsRequest request;
    request.set_page_size(3);
    request.set_latest_first(latestFirst);
    std::vector<std::uint64_t> all;
    do {
      const auto page = events(request);
      EXPECT_LE(page.events_size(), 3);
      for (const auto position : positions(page)) all.push_back(position);
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    if (latestFirst) std::reverse(all.begin(), all.end());
    ASSERT_EQ(all.size(), last);
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i], i + 1);
  }
}

TEST_F(RecordRpcTest, FiltersByTicketCounterPersonAndTime) {
  start();
  signIn();
  v1::IssueTicketResponse first;
  ASSERT_TRUE(issue(first).ok());
  advance(10min);
  number();
  callOne();

  v1::ListEventsRequest ofTicket;
  ofTicket.set_ticket_id(first.ticket().ticket_id());
  std::vector<std::string> kinds;
  const auto ofTicketFound = events(ofTicket);
  for (const auto& event : ofTicketFound.events()) {
    kinds.push_back(event.kind());
    EXPECT_EQ(event.number(), first.ticket().number());
  }
  EXPECT_THAT(kinds, ElementsAre("ticket_issued", "ticket_called"));

  v1::ListEventsRequest atCounter;
  atCounter.set_counter_id("1");
  atCounter.add_kinds("counter_signed_in");
  EXPECT_EQ(events(atCounter).events_size(), 1);
  v1::ListEventsRequest byPerson;
  byPerson.set_staff_number("1001");
  const auto byPersonFound = events(byPerson);
  for (const auto& event : byPersonFound.events()) EXPECT_EQ(event.staff_number(), "1001");
  EXPECT_GE(events(byPerson).events_size(), 2);

  v1::ListEventsRequest later;
  later.mutable_begin_time()->set_seconds(first.ticket().issue_time().seconds() + 60);
  later.add_kinds("ticket_issued");
  EXPECT_EQ(events(later).events_size(), 1);
  v1::ListEventsRequest earlier;
  *earlier.mutable_end_time() = later.begin_time();
  earlier.add_kinds("ticket_issued");
  ASSERT_EQ(events(earlier).events_size(), 1);
  EXPECT_EQ(events(earlier).events(0).ticket_id(), first.ticket().ticket_id());
}

TEST_F(RecordRpcTest, ATicketOfAPastDayIsFoundWithItsNumber) {
  start();
  v1::IssueTicketResponse issued;
  ASSERT_TRUE(issue(issued).ok());
  advance(48h);

  v1::ListEventsRequest request;
  request.set_ticket_id(issued.ticket().ticket_id());
  request.set_latest_first(true);
  const auto found = events(request);

  ASSERT_EQ(found.events_size(), 2);
  EXPECT_EQ(found.events(0).kind(), "ticket_closed_by_system");
  EXPECT_EQ(found.events(0).number(), "A001");
}

TEST_F(RecordRpcTest, NobodysDataStandInAnEvent) {
  start();
  v1::IssueTicketRequest request;
  request.set_request_id(client::newRequestId());
  request.mutable_errand()->set_item_id("card");
  request.mutable_errand()->mutable_applicant()->set_resident_id("11010519491231002X");
  request.mutable_errand()->mutable_applicant()->set_name("钱八");
  request.mutable_errand()->mutable_applicant()->set_source(v1::IDENTITY_SOURCE_CARD);
  v1::IssueTicketResponse response;
  ASSERT_TRUE(kiosk().call(request, response).ok());

  bool seen = false;
  const auto all = events();
  for (const auto& event : all.events()) {
    const std::string text = event.DebugString();
    for (const char* secret : {"11010519491231002X", "钱八", "张三"}) {
      EXPECT_THAT(text, Not(HasSubstr(secret)));
    }
    if (event.kind() == "ticket_issued") {
      seen = body(event).fields().at("applicant").bool_value();
    }
  }
  EXPECT_TRUE(seen) << "that there is a person is told";
}

TEST_F(RecordRpcTest, RefusesWhatItCannotList) {
  start();
  const auto reason = [this](const v1::ListEventsRequest& request) {
    v1::ListEventsResponse response;
    return list(request, response).reason();
  };
  v1::ListEventsRequest request;
  request.add_kinds("ticket_eaten");
  EXPECT_EQ(reason(request), v1::REASON_MALFORMED_REQUEST);
  request.Clear();
  for (int i = 0; i < 51; ++i) request.add_kinds("ticket_issued");
  EXPECT_EQ(reason(request), v1::REASON_MALFORMED_REQUEST);
  request.Clear();
  request.set_ticket_id("A001");
  EXPECT_EQ(reason(request), v1::REASON_MALFORMED_REQUEST);
  request.Clear();
  request.set_page_token("x");
  EXPECT_EQ(reason(request), v1::REASON_MALFORMED_REQUEST);
  request.Clear();
  request.set_page_size(-1);
  EXPECT_EQ(reason(request), v1::REASON_MALFORMED_REQUEST);
  request.Clear();
  request.set_counter_id("99");
  EXPECT_EQ(reason(request), v1::REASON_COUNTER_NOT_FOUND);
  request.Clear();
  request.set_staff_number("99");
  EXPECT_EQ(reason(request), v1::REASON_STAFF_NOT_FOUND);
  request.Clear();
  request.set_after_position(1'000'000);
  EXPECT_EQ(reason(request), v1::REASON_POSITION_NOT_FOUND);
}

// ---- VerifyLog ----------------------------------------------------------------------------------

TEST_F(RecordRpcTest, AWholeLogIsSaidToBeWhole) {
  start();
  for (int i = 0; i < 3; ++i) number();

  const Verified verified = verify();

  ASSERT_TRUE(verified.failure.ok()) << verified.failure.message;
  EXPECT_TRUE(verified.last().finished());
  EXPECT_EQ(verified.last().result(), v1::VERIFY_RESULT_WHOLE);
  EXPECT_EQ(verified.last().checked_position(), verified.last().position());
  EXPECT_GE(verified.last().position(), 3U);
  EXPECT_EQ(verified.last().chain_hash().size(), 64U);
  EXPECT_FALSE(verified.told.front().finished()) << "progress comes first";
}

TEST_F(RecordRpcTest, TheFirstBadEventIsNamed) {
  start();
  for (int i = 0; i < 3; ++i) number();
  stop();
  tamper("UPDATE event SET occurred_us = 7 WHERE place & 0xFFFF = 3");
  start();

  const Verified verified = verify();

  EXPECT_EQ(verified.last().result(), v1::VERIFY_RESULT_CHAIN_BROKEN);
  EXPECT_EQ(verified.last().first_bad_position(), 3U);
  EXPECT_THAT(verified.last().detail(), HasSubstr("hash-wrong"));
  v1::VerifyLogRequest later;
  later.set_from_position(4);
  EXPECT_EQ(verify(later).last().result(), v1::VERIFY_RESULT_WHOLE);
}

TEST_F(RecordRpcTest, ACheckpointShowsACutTailAndAForgedOneIsRefused) {
  start();
  const std::string key = started_.checkpointKey;
  for (int i = 0; i < 3; ++i) number();
  const auto position = status().position();
  stop();
  const std::string notes = log::readFile(checkpoints()).value();
  const std::string note = notes.substr(notes.rfind("yichuang.hall/small\n"));
  start();
  v1::VerifyLogRequest request;
  request.set_checkpoint(note.substr(0, note.size() - 1));
  EXPECT_EQ(verify(request).last().result(), v1::VERIFY_RESULT_WHOLE);

  std::string forged = request.checkpoint();
  forged.replace(forged.find("\nhash sm3"), 9, "\nhash sm4");
  request.set_checkpoint(forged);
  EXPECT_EQ(verify(request).last().result(), v1::VERIFY_RESULT_CHECKPOINT_INVALID);

  stop();
  fs::remove_all(data() / "snapshots");
  tamper("DELETE FROM event WHERE place & 0xFFFF = " + std::to_string(position));
  start();
  request.set_checkpoint(note.substr(0, note.size() - 1));
  const Verified cut = verify(request);
  EXPECT_EQ(cut.last().result(), v1::VERIFY_RESULT_CHECKPOINT_MISSED);
  EXPECT_EQ(cut.last().first_bad_position(), position);
}

TEST_F(RecordRpcTest, VerifyingBeyondTheEndIsRefused) {
  start();
  v1::VerifyLogRequest request;
  request.set_from_position(1'000'000);
  EXPECT_EQ(verify(request).failure.reason(), v1::REASON_POSITION_NOT_FOUND);
  request.set_from_position(0);
  request.set_checkpoint(std::string(5000, 'x'));
  EXPECT_EQ(verify(request).failure.reason(), v1::REASON_MALFORMED_REQUEST);
}

TEST_F(RecordRpcTest, TheHallGoesOnWhileTheLogIsVerified) {
  start();
  for (int i = 0; i < 200; ++i) number();
  std::thread verifying([this] { EXPECT_EQ(verify().last().result(), v1::VERIFY_RESULT_WHOLE); });
  for (int i = 0; i < 20; ++i) number();
  verifying.join();
}

// ---- ExportLog ----------------------------------------------------------------------------------

TEST_F(RecordRpcTest, TheStoredFormVerifiesWithoutThisServer) {
  start();
  for (int i = 0; i < 3; ++i) number();
  const auto position = status().position();

  const Exported whole = stored();

  ASSERT_TRUE(whole.failure.ok()) << whole.failure.message;
  EXPECT_TRUE(whole.pieces.back().last());
  EXPECT_EQ(whole.pieces.back().exported_position(), position);
  EXPECT_EQ(whole.pieces.front().position(), position);
  const auto report = reportOn(whole.bytes);
  EXPECT_TRUE(report.sound());
  EXPECT_EQ(report.verified, position);
}

TEST_F(RecordRpcTest, StretchesOfTheLogAreExportedAndVerifyToo) {
  start();
  for (int i = 0; i < 3; ++i) number();

  const auto report = reportOn(stored(4, 7).bytes);

  EXPECT_TRUE(report.sound());
  EXPECT_EQ(report.after, 4U);
  EXPECT_EQ(report.verified, 7U);
}

TEST_F(RecordRpcTest, LinesAreOneEventEachForReading) {
  start();
  number();
  v1::ExportLogRequest request;
  request.set_format(v1::LOG_EXPORT_FORMAT_JSON_LINES);

  const Exported lines = exported(request);

  ASSERT_TRUE(lines.failure.ok()) << lines.failure.message;
  std::istringstream text(lines.bytes);
  std::string line;
  std::uint64_t position = 0;
  while (std::getline(text, line)) {
    v1::EventRecord record;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(line, &record).ok()) << line;
    EXPECT_EQ(record.position(), ++position);
  }
  EXPECT_EQ(position, lines.pieces.back().exported_position());
  EXPECT_THAT(lines.bytes, Not(HasSubstr("张三")));
}

TEST_F(RecordRpcTest, ExportingRefusesWhatIsNotThere) {
  start();
  EXPECT_EQ(stored(0, 1'000'000).failure.reason(), v1::REASON_POSITION_NOT_FOUND);
  EXPECT_EQ(stored(5, 4).failure.reason(), v1::REASON_POSITION_NOT_FOUND);
  EXPECT_EQ(exported({}).failure.reason(), v1::REASON_MALFORMED_REQUEST);
}

TEST_F(RecordRpcTest, ADamagedLogIsNotExported) {
  start();
  for (int i = 0; i < 3; ++i) number();
  stop();
  tamper("UPDATE event SET occurred_us = 7 WHERE place & 0xFFFF = 3");
  start();

  const Exported broken = stored();

  EXPECT_EQ(broken.failure.reason(), v1::REASON_LOG_DAMAGED);
  EXPECT_EQ(broken.failure.at("position"), "3");
}

TEST_F(RecordRpcTest, WhoeverMayNotReadTheRecordIsRefused) {
  start();
  v1::ListEventsResponse response;
  EXPECT_EQ(counter().call(v1::ListEventsRequest{}, response).reason(), v1::REASON_NOT_PERMITTED);
}

// ---- ExplainCall --------------------------------------------------------------------------------

class ExplainEverybodyTest : public RecordRpcTest {
 protected:
  v1::ExplainCallResponse explain(std::uint64_t call, bool everybody) {
    v1::ExplainCallRequest request;
    request.set_call_id(call);
    request.set_all_candidates(everybody);
    v1::ExplainCallResponse response;
    const auto failure = manager().call(request, response);
    EXPECT_TRUE(failure.ok()) << failure.message;
    return response;
  }
  static std::vector<std::string> numbers(const v1::ExplainCallResponse& response) {
    std::vector<std::string> numbers;
    for (const auto& one : response.explanation().candidates()) numbers.push_back(one.number());
    return numbers;
  }
};

TEST_F(ExplainEverybodyTest, ComputesAnewWhoElseCouldHaveBeenCalledAtThatMoment) {
  start();
  signIn();
  for (int i = 0; i < 12; ++i) number();
  restart();  // leaves a snapshot to begin with
  const auto call = callOne();
  number();  // came later, and was no candidate

  const auto stored = explain(call, false);
  const auto everybody = explain(call, true);

  EXPECT_EQ(stored.explanation().candidates_size(), 8);
  ASSERT_EQ(everybody.explanation().candidates_size(), 11);
  EXPECT_EQ(numbers(everybody).front(), "A002");
  EXPECT_EQ(numbers(everybody).back(), "A012");
  EXPECT_EQ(everybody.number(), "A001");
  EXPECT_EQ(everybody.explanation().eligible_count(), 12U);
  EXPECT_EQ(everybody.explanation().rule(), stored.explanation().rule());
}

TEST_F(ExplainEverybodyTest, ACallOfAnotherDayIsExplainedFromTheLog) {
  start();
  signIn();
  for (int i = 0; i < 10; ++i) number();
  const auto call = callOne();
  restart();
  advance(48h);
  restart();

  const auto everybody = explain(call, true);

  EXPECT_EQ(everybody.explanation().candidates_size(), 9);
  EXPECT_EQ(everybody.number(), "A001") << "as it was known then";
  EXPECT_EQ(numbers(everybody).front(), "A002");
}

}  // namespace
}  // namespace hall::app
