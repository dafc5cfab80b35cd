#include <gtest/gtest.h>

#include <QStringList>
#include <set>
#include <utility>
#include <vector>

#include "client/request_id.h"
#include "kiosk/link/homecoming.h"
#include "kiosk/link/intention_book.h"
#include "tests/unit/kiosk_link/link_hall.h"

/// The kiosk's link while the server is lost, and when it is back.
namespace hall::kiosk {
namespace {

using Cause = Denial::Cause;
using sample::SilentRelay;

class LostServerTest : public sample::LinkHall {
 protected:
  void SetUp() override { openWorkingLink(); }

  void lose() {
    relay_->set(SilentRelay::Way::Cut);
    ASSERT_TRUE(untilOnline(false));
  }
  void comeBack() {
    relay_->set(SilentRelay::Way::Open);
    ASSERT_TRUE(untilOnline());
  }
  TicketSlip take(const QString& item = "social-card") {
    return given(issue(newId(), forItem(item)));
  }
  /// At the guide desk, past the relay.
  v1::Ticket takeAtDesk() {
    v1::IssueForApplicantRequest request;
    request.set_request_id(client::newRequestId());
    request.mutable_errand()->set_item_id("social-card");
    v1::IssueForApplicantResponse response;
    const auto failure = manager().call(request, response);
    EXPECT_TRUE(failure.ok()) << failure.message;
    return response.ticket();
  }
  static qint64 ms(const google::protobuf::Timestamp& at) {
    return at.seconds() * 1000 + at.nanos() / 1'000'000;
  }
};

TEST_F(LostServerTest, AKilledServerIsLostAndItsNumbersAreUploadedOnceWhenItIsBack) {
  EXPECT_EQ(take().number, "A001");
  killServer();
  ASSERT_TRUE(untilOnline(false));

  const TicketSlip first = take();
  const TicketSlip second = take("elderly-card");

  EXPECT_TRUE(first.offline && second.offline);
  EXPECT_TRUE(first.number.startsWith("KA"));
  EXPECT_EQ(second.number.mid(2).toInt(), first.number.mid(2).toInt() + 1);
  EXPECT_EQ(link_->waitingForUpload(), 2);
  startServer("09:40:00");
  ASSERT_TRUE(untilOnline());
  EXPECT_EQ(link_->waitingForUpload(), 0);
  EXPECT_EQ(take().number, "A002");
  EXPECT_EQ(issuedToday(), 4);
  EXPECT_EQ(ticket(first.number).ticket().channel(), v1::CHANNEL_OFFLINE);
  EXPECT_EQ(ticket(first.number).ticket().item_id(), "social-card");
  EXPECT_LT(
      ms(ticket(first.number).ticket().issue_time()),
      ms(ticket(second.number).ticket().issue_time())
  );
  // After a start of the kiosk nothing goes up again.
  openWorkingLink();
  EXPECT_EQ(take().number, "A003");
  EXPECT_EQ(issuedToday(), 5);
}

/// A server that is killed in the middle of a morning and stays away while a hundred and twenty
/// come.
TEST_F(LostServerTest, AMorningWithoutTheServerIsUploadedOnceAndInItsSequence) {
  constexpr int kBefore = 5;
  constexpr int kAlone = 120;
  for (int i = 0; i < kBefore; ++i) EXPECT_FALSE(take().offline);
  killServer();
  ASSERT_TRUE(untilOnline(false));
  std::vector<TicketSlip> alone;
  alone.reserve(kAlone);
  for (int i = 0; i < kAlone; ++i)
    alone.push_back(take(i % 3 == 0 ? "elderly-card" : "social-card"));
  ASSERT_EQ(link_->waitingForUpload(), kAlone);

  startServer("09:40:00");
  ASSERT_TRUE(untilOnline());

  EXPECT_EQ(link_->waitingForUpload(), 0);
  qint64 last = 0;
  std::set<std::string> tickets;
  for (const TicketSlip& slip : alone) {
    EXPECT_TRUE(slip.offline);
    const v1::Ticket known = ticket(slip.number).ticket();
    EXPECT_TRUE(tickets.insert(known.ticket_id()).second) << slip.number.toStdString();
    EXPECT_EQ(known.channel(), v1::CHANNEL_OFFLINE) << slip.number.toStdString();
    EXPECT_EQ(known.state(), v1::TICKET_STATE_WAITING);
    EXPECT_GE(ms(known.issue_time()), last) << slip.number.toStdString();
    last = ms(known.issue_time());
  }
  EXPECT_EQ(issuedToday(), kBefore + kAlone);
  // Neither a second loss nor a start of the kiosk brings anything up again.
  lose();
  comeBack();
  openWorkingLink();
  EXPECT_EQ(take().number, "A006");
  EXPECT_EQ(issuedToday(), kBefore + kAlone + 1);
}

TEST_F(LostServerTest, WhatBecameOfTheirPapersIsToldOnceTheServerHasTheNumbers) {
  lose();
  const TicketSlip slip = take();
  const TicketSlip other = take();
  link_->reportPrint(slip, PrintOutcome::Printed);
  link_->reportPrint(other, PrintOutcome::NoPaper);

  comeBack();

  const auto reports = [this] {
    v1::ListEventsRequest request;
    request.add_kinds("ticket_print_reported");
    v1::ListEventsResponse events;
    return manager().call(request, events).ok() ? events.events_size() : -1;
  };
  EXPECT_TRUE(until([&] { return reports() == 2; }));
}

TEST_F(LostServerTest, OfflineNumbersStandInTheQueueByTheTimeOfTheirIssue) {
  lose();
  const TicketSlip before = take();
  const v1::Ticket between = takeAtDesk();
  // The kiosk's reckoning of the hall's time is late by what a frame takes.
  ASSERT_TRUE(until([&] {
    return link_->hallTime().toMSecsSinceEpoch() > ms(between.issue_time()) + 300;
  }));
  const TicketSlip after = take();

  comeBack();

  EXPECT_EQ(ticket(before.number).people_ahead(), 0U);
  EXPECT_EQ(ticket(QString::fromStdString(between.number())).people_ahead(), 1U);
  EXPECT_EQ(ticket(after.number).people_ahead(), 2U);
}

TEST_F(LostServerTest, WhatWasCommittedWithoutAnAnswerIsCancelledAndTheApplicantHasOneNumber) {
  relay_->set(SilentRelay::Way::Mute);
  const QString requestId = newId();

  const TicketSlip slip = given(issue(requestId, forItem()));

  EXPECT_TRUE(slip.offline) << "given once the watch said that the server is lost";
  EXPECT_FALSE(link_->isOnline());
  ASSERT_EQ(ticket("A001").ticket().state(), v1::TICKET_STATE_WAITING)
      << "the server made a number of it all the same";
  EXPECT_EQ(given(issue(requestId, forItem())).number, slip.number);
  relay_->set(SilentRelay::Way::Cut);
  comeBack();
  EXPECT_TRUE(until([this] { return ticket("A001").ticket().state() == v1::TICKET_STATE_CANCELLED; }
  ));
  EXPECT_EQ(ticket(slip.number).ticket().state(), v1::TICKET_STATE_WAITING);
  EXPECT_EQ(take().number, "A002");
}

TEST_F(LostServerTest, TheOrphanIsCancelledAfterAPowerCutOfTheKioskToo) {
  relay_->set(SilentRelay::Way::Mute);
  const TicketSlip slip = given(issue(newId(), forItem()));
  link_.reset();
  relay_->set(SilentRelay::Way::Cut);
  relay_->set(SilentRelay::Way::Open);

  openLink();

  EXPECT_FALSE(link_->isOnline()) << "what was given goes up first";
  ASSERT_TRUE(untilOnline());
  EXPECT_TRUE(until([this] { return ticket("A001").ticket().state() == v1::TICKET_STATE_CANCELLED; }
  ));
  EXPECT_EQ(ticket(slip.number).ticket().state(), v1::TICKET_STATE_WAITING);
}

TEST_F(LostServerTest, AfterAPowerCutBetweenCommitAndAnswerTheNumberIsFoundByItsRequest) {
  auto book = FileIntentionBook::open(folder_ / "intentions").book;
  const QString requestId = book->begin();
  relay_->set(SilentRelay::Way::Mute);
  link_->issue(requestId, forItem(), [](const Answer<TicketSlip>&) {});
  ASSERT_TRUE(until([this] { return ticket("A001").ticket().number() == "A001"; }));
  link_.reset();
  book.reset();
  relay_->set(SilentRelay::Way::Cut);
  relay_->set(SilentRelay::Way::Open);

  book = FileIntentionBook::open(folder_ / "intentions").book;
  openWorkingLink();
  ASSERT_EQ(book->open().size(), 1);
  Slip found;
  link_->numberOf(book->open().front().requestId, [&](const auto& answer) { found = answer; });
  ASSERT_TRUE(until([&] { return found.has_value(); }));

  EXPECT_EQ(given(*found).number, "A001");
}

TEST_F(LostServerTest, WhileTheServerLivesAndDoesNotAnswerNoNumberIsGivenTwice) {
  // Mute for less than the silence: the watch says that it lives.
  Slip answer;
  relay_->set(SilentRelay::Way::Mute);
  const QString requestId = newId();
  link_->issue(requestId, forItem(), [&](const auto& given) { answer = given; });
  ASSERT_TRUE(until([this] { return ticket("A001").ticket().number() == "A001"; }));
  relay_->set(SilentRelay::Way::Cut);
  relay_->set(SilentRelay::Way::Open);
  ASSERT_TRUE(until([&] { return answer.has_value(); }));

  EXPECT_EQ(given(*answer).number, "A001");
  EXPECT_TRUE(link_->isOnline());
  EXPECT_EQ(issuedToday(), 1);
}

TEST_F(LostServerTest, GuidesAndPromisesGoOnAndWhatNeedsTheServerIsDenied) {
  const quint32 version = link_->catalogue()->version;
  lose();
  EXPECT_EQ(link_->catalogue()->version, version);
  EXPECT_TRUE(link_->now().queues["general"].issuing) << "by the hours";
  std::optional<Answer<Promise>> promise;
  link_->estimate({Purpose::Kind::Item, "social-card"}, Ground::None, [&](const auto& given) {
    promise = given;
  });
  ASSERT_TRUE(until([&] { return promise.has_value(); }));
  EXPECT_TRUE(std::get<Promise>(*promise).issuing);
  int denied = 0;
  const auto count = [&](const Answer<TicketSlip>& answer) {
    const auto* denial = std::get_if<Denial>(&answer);
    if (denial != nullptr && denial->cause == Cause::NotReachable) ++denied;
  };
  link_->find("A001", count);
  link_->numberOf(newId(), count);
  link_->reprint("x", count);
  link_->restore("x", count);
  link_->reportReturn("x", count);
  EXPECT_TRUE(until([&] { return denied == 5; }));
}

TEST_F(LostServerTest, AHallThatStandsStillIsSaidAlsoWithoutTheServer) {
  v1::SuspendHallRequest suspend;
  suspend.set_request_id(client::newRequestId());
  suspend.set_reason_text("演习");
  suspend.set_public_text("因停电暂停服务");
  v1::SuspendHallResponse suspended;
  const auto failure = manager().call(suspend, suspended);
  ASSERT_TRUE(failure.ok()) << failure.message;
  ASSERT_TRUE(until([this] { return link_->now().suspended; }));

  lose();

  EXPECT_EQ(link_->now().suspensionText, "因停电暂停服务");
  EXPECT_FALSE(link_->takesNumbers());
  const auto answer = issue(newId(), forItem());
  ASSERT_TRUE(std::holds_alternative<Denial>(answer));
  EXPECT_EQ(std::get<Denial>(answer).cause, Cause::Suspended);
}

TEST_F(LostServerTest, AloneForTooLongItGivesNoNumbersAndSaysSo) {
  LinkSettings soon = settings();
  soon.alone = soon.silence + std::chrono::seconds{3};
  openLink(soon);
  ASSERT_TRUE(until([this] { return link_->isOnline() && link_->issuesAlone(); }));
  int told = 0;
  QObject::connect(link_.get(), &HallPort::onlineChanged, link_.get(), [&told] { ++told; });
  lose();
  EXPECT_TRUE(link_->takesNumbers());

  ASSERT_TRUE(until([this] { return !link_->issuesAlone(); }));

  EXPECT_EQ(told, 2) << "lost, and alone for too long";
  EXPECT_FALSE(link_->takesNumbers());
  const auto answer = issue(newId(), forItem());
  ASSERT_TRUE(std::holds_alternative<Denial>(answer));
  EXPECT_EQ(std::get<Denial>(answer).cause, Cause::NoneAlone);
}

TEST_F(LostServerTest, AnUploadWhoseAnswerIsCutMakesNoDuplicates) {
  lose();
  const TicketSlip first = take();
  const TicketSlip second = take();
  link_.reset();
  auto book =
      OfflineBook::open(folder_ / "kiosk" / "offline-numbers", [](const std::string&) {}).book;
  int uploads = 0;
  Homecoming::Server calls;
  calls.upload = [&](const auto& request, auto& response) {
    client::Failure failure = direct().call(request, response);
    if (++uploads == 1) failure.code = grpc::StatusCode::UNAVAILABLE;
    return failure;
  };
  Homecoming homecoming(
      *book, calls, [](const v1::UploadedTicket&) {}, [](const std::string&) {}
  );
  EXPECT_FALSE(homecoming.upload());
  EXPECT_EQ(issuedToday(), 2);
  book.reset();
  relay_->set(SilentRelay::Way::Open);

  openWorkingLink();

  EXPECT_EQ(link_->waitingForUpload(), 0);
  EXPECT_EQ(issuedToday(), 2);
  EXPECT_EQ(ticket(first.number).people_ahead(), 0U);
  EXPECT_EQ(ticket(second.number).people_ahead(), 1U);
}

}  // namespace
}  // namespace hall::kiosk
