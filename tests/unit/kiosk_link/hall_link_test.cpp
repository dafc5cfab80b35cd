#include "kiosk/link/hall_link.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDateTime>
#include <utility>

#include "client/request_id.h"
#include "tests/unit/kiosk_link/link_hall.h"

/// The kiosk's link while the server is there.
namespace hall::kiosk {
namespace {

using Cause = Denial::Cause;
using sample::SilentRelay;

class HallLinkTest : public sample::LinkHall {
 protected:
  /// Of the manager, at counter 1, past the relay.
  template <class Response, class Request>
  void atCounter(Request request) {
    request.set_request_id(client::newRequestId());
    request.set_counter_id("1");
    Response response;
    const auto failure = manager().call(request, response);
    EXPECT_TRUE(failure.ok()) << v1::Reason_Name(failure.reason()) << " " << failure.message;
  }
  template <class Verb, class... Arguments>
  Answer<TicketSlip> ask(Verb verb, const Arguments&... arguments) {
    Slip answer;
    (link_.get()->*verb
    )(arguments..., [&answer](const Answer<TicketSlip>& given) { answer = given; });
    EXPECT_TRUE(until([&answer] { return answer.has_value(); }));
    return answer.value_or(Denial{});
  }
  static Cause causeOf(const Answer<TicketSlip>& answer) {
    const auto* denial = std::get_if<Denial>(&answer);
    EXPECT_NE(denial, nullptr) << "it was not denied";
    return denial == nullptr ? Cause::Other : denial->cause;
  }
};

TEST_F(HallLinkTest, KnowsTheHallItsCatalogueAndWhatTheQueuesDo) {
  openLink();
  ASSERT_NE(link_->catalogue(), nullptr) << "before anything was heard";
  EXPECT_EQ(link_->catalogue()->version, 0U);
  ASSERT_TRUE(until([this] { return link_->catalogue()->version > 0; }));

  const Catalogue& catalogue = *link_->catalogue();
  EXPECT_FALSE(catalogue.hallName.isEmpty());
  ASSERT_NE(catalogue.item("social-card"), nullptr);
  EXPECT_FALSE(catalogue.item("social-card")->keys.reading.isEmpty());
  EXPECT_NE(catalogue.guide("social-card"), nullptr);
  EXPECT_EQ(catalogue.openingHours.zh, "周一至周五 8:30–12:00、14:30–17:30；周六 9:00–12:00");
  EXPECT_TRUE(link_->now().rehearsal);
  EXPECT_TRUE(link_->now().inSession);
  EXPECT_TRUE(link_->now().queues["general"].issuing);
  EXPECT_EQ(link_->hallTime().toString("yyyy-MM-dd H"), "2026-03-02 9");
}

TEST_F(HallLinkTest, ShowsWhatStaffSayInsteadOfNumbersAndKeepsSayingItWhileTheServerIsLost) {
  LinkSettings quick = settings();
  quick.heartbeat = std::chrono::milliseconds{100};
  openLink(quick);
  ASSERT_TRUE(until([this] { return !link_->offlinePrefix().isEmpty(); }));
  EXPECT_EQ(link_->offlinePrefix(), "KA");
  v1::CloseDeviceRequest close;
  close.set_request_id(client::newRequestId());
  close.set_device_id("kiosk-1");
  close.set_text("本机维护中");
  v1::CloseDeviceResponse closed;
  const auto failure = manager().call(close, closed);
  ASSERT_TRUE(failure.ok()) << failure.message;

  EXPECT_TRUE(until([this] { return link_->now().closedText == "本机维护中"; }));
  EXPECT_TRUE(link_->isOutOfUse());
  relay_->set(SilentRelay::Way::Cut);
  ASSERT_TRUE(untilOnline(false));
  EXPECT_EQ(link_->now().closedText, "本机维护中");
}

TEST_F(HallLinkTest, KeepsItsCopyOfTheCatalogueForAStartWithoutTheServer) {
  openWorkingLink();
  const quint32 version = link_->catalogue()->version;
  relay_->set(SilentRelay::Way::Cut);

  openLink();

  EXPECT_EQ(link_->catalogue()->version, version);
  EXPECT_NE(link_->catalogue()->guide("social-card"), nullptr);
}

TEST_F(HallLinkTest, IssuesANumberAndTheSameRequestAgainGetsTheSame) {
  openWorkingLink();
  const QString requestId = newId();

  const TicketSlip slip = given(issue(requestId, forItem()));

  EXPECT_EQ(slip.number, "A001");
  EXPECT_FALSE(slip.id.isEmpty());
  EXPECT_FALSE(slip.offline);
  EXPECT_EQ(slip.queueName.zh, "综合业务");
  EXPECT_FALSE(slip.purposeName.isEmpty());
  EXPECT_FALSE(slip.counters.isEmpty());
  EXPECT_EQ(slip.issued.date(), QDate(2026, 3, 2));
  EXPECT_EQ(given(issue(requestId, forItem())).number, "A001");
  EXPECT_EQ(issuedToday(), 1);
  EXPECT_EQ(given(ask(&HallLink::numberOf, requestId)).id, slip.id);
  EXPECT_EQ(causeOf(ask(&HallLink::numberOf, newId())), Cause::NotFound);
}

TEST_F(HallLinkTest, TellsHowLongOneWouldWait) {
  openWorkingLink();
  given(issue(newId(), forItem()));
  given(issue(newId(), forItem()));
  std::optional<Answer<Promise>> answer;
  link_->estimate(
      {Purpose::Kind::Item, "social-card"},
      Ground::None,
      [&](const Answer<Promise>& promise) { answer = promise; }
  );
  EXPECT_FALSE(answer) << "answers come in a later turn";
  ASSERT_TRUE(until([&] { return answer.has_value(); }));
  ASSERT_TRUE(std::holds_alternative<Promise>(*answer));
  const Promise& promise = std::get<Promise>(*answer);
  EXPECT_TRUE(promise.issuing);
  EXPECT_EQ(promise.peopleAhead, 2);
  EXPECT_EQ(promise.openCounters, 0) << "nobody has signed in";
  ASSERT_TRUE(promise.wait);
  EXPECT_GE(promise.wait->fromMinutes, 1);
  EXPECT_LE(promise.wait->fromMinutes, promise.wait->toMinutes);
}

TEST_F(HallLinkTest, RestoresANoShowAndTakesBackWhoWasAway) {
  openWorkingLink();
  const TicketSlip slip = given(issue(newId(), forItem()));
  atCounter<v1::SignInResponse>(v1::SignInRequest{});
  atCounter<v1::CallNextResponse>(v1::CallNextRequest{});
  v1::MarkNoShowRequest left;
  left.set_given_up(true);
  atCounter<v1::MarkNoShowResponse>(left);
  EXPECT_EQ(given(ask(&HallLink::find, slip.number)).state, TicketState::NoShow);

  EXPECT_EQ(given(ask(&HallLink::restore, slip.id)).state, TicketState::Waiting);
  EXPECT_EQ(ticket(slip.number).ticket().restores(), 1U);
  atCounter<v1::CallNextResponse>(v1::CallNextRequest{});
  EXPECT_EQ(given(ask(&HallLink::find, slip.number)).counter, "1");
  atCounter<v1::StartServingResponse>(v1::StartServingRequest{});
  v1::HoldTicketRequest hold;
  hold.set_hold_kind(v1::HOLD_KIND_PAPERS_TO_FETCH);
  atCounter<v1::HoldTicketResponse>(hold);
  EXPECT_EQ(given(ask(&HallLink::find, slip.number)).state, TicketState::OnHold);

  EXPECT_EQ(given(ask(&HallLink::reportReturn, slip.id)).state, TicketState::Waiting);
  EXPECT_EQ(causeOf(ask(&HallLink::reportReturn, slip.id)), Cause::WrongState);
}

TEST(LinkSettingsTest, TheServerIsLostAfterTenSecondsAndTheKioskAloneForThreeDays) {
  const LinkSettings usual;
  EXPECT_EQ(usual.silence, std::chrono::seconds{10});
  EXPECT_LE(usual.beat, std::chrono::seconds{1});
  EXPECT_EQ(usual.alone, std::chrono::hours{72});
}

TEST_F(HallLinkTest, WhatTheServerRefusesIsToldByItsCause) {
  openWorkingLink();
  Errand stale = forItem();
  stale.revision = 99;
  EXPECT_EQ(causeOf(issue(newId(), stale)), Cause::StaleItem);
  EXPECT_EQ(causeOf(issue(newId(), forItem("moon"))), Cause::StaleItem);
  Errand wrong = forItem();
  wrong.applicant.document = Person::Document::ResidentId;
  wrong.applicant.number = "110105194912310021";
  EXPECT_EQ(causeOf(issue(newId(), wrong)), Cause::IdentityInvalid);
  EXPECT_EQ(causeOf(ask(&HallLink::find, QString("A999"))), Cause::NotFound);
}

TEST_F(HallLinkTest, ThePersonWhoWaitsAlreadyIsToldTheirNumber) {
  openWorkingLink();
  Errand errand = forItem();
  errand.applicant.document = Person::Document::ResidentId;
  errand.applicant.number = "11010519491231002X";
  const TicketSlip first = given(issue(newId(), errand));
  errand.applicant.number = "11010519491231002X";

  const auto second = issue(newId(), errand);

  ASSERT_EQ(causeOf(second), Cause::AlreadyWaiting);
  EXPECT_EQ(std::get<Denial>(second).existing->number, first.number);
  EXPECT_EQ(std::get<Denial>(second).existing->id, first.id);
}

TEST_F(HallLinkTest, FindsAndPrintsANumberAgainAndTellsWhatBecameOfThePaper) {
  openWorkingLink();
  const TicketSlip slip = given(issue(newId(), forItem()));

  EXPECT_EQ(given(ask(&HallLink::find, QString("a001"))).id, slip.id);
  EXPECT_EQ(given(ask(&HallLink::reprint, slip.id)).number, "A001");
  EXPECT_EQ(causeOf(ask(&HallLink::restore, slip.id)), Cause::WrongState);
  EXPECT_EQ(causeOf(ask(&HallLink::reportReturn, slip.id)), Cause::WrongState);
  link_->reportPrint(slip, PrintOutcome::NoPaper);
  EXPECT_TRUE(until([this] {
    v1::ListEventsRequest request;
    request.add_kinds("ticket_print_reported");
    v1::ListEventsResponse events;
    const auto failure = manager().call(request, events);
    return failure.ok() && events.events_size() == 1;
  }));
  link_->setCondition(KioskCondition::PaperOut);

  EXPECT_TRUE(until([this] {
    v1::ListDevicesResponse devices;
    v1::ListDevicesRequest request;
    request.set_kind(v1::DEVICE_KIND_KIOSK);
    const auto failure = manager().call(request, devices);
    return failure.ok() && devices.devices_size() == 1 &&
           devices.devices(0).condition() == v1::DEVICE_CONDITION_PAPER_OUT &&
           devices.devices(0).software_version() == "test";
  }));
}

TEST_F(HallLinkTest, SaysWhatItWasUsedForWithItsNextSignOfLife) {
  openWorkingLink();
  KioskUsage used;
  used.visits = 31;
  used.tickets = 27;
  used.sheetsPrinted = 26;
  used.sheetsFailed = 1;
  used.guidesOpened = 9;
  used.printerFaults = 2;
  used.readerFaults = 3;
  used.serverLosses = 4;

  link_->setUsage(used);

  v1::DeviceUsage told;
  EXPECT_TRUE(until([&] {
    v1::ListDevicesResponse devices;
    v1::ListDevicesRequest request;
    request.set_kind(v1::DEVICE_KIND_KIOSK);
    if (!manager().call(request, devices).ok() || devices.devices_size() != 1) return false;
    told = devices.devices(0).usage();
    return told.visit_count() == 31;
  }));
  EXPECT_EQ(told.ticket_count(), 27U);
  EXPECT_EQ(told.printed_count(), 26U);
  EXPECT_EQ(told.print_failure_count(), 1U);
  EXPECT_EQ(told.guide_count(), 9U);
  EXPECT_EQ(told.printer_fault_count(), 2U);
  EXPECT_EQ(told.reader_fault_count(), 3U);
  EXPECT_EQ(told.server_loss_count(), 4U);
  // By the hall's clock, whatever this machine's shows.
  const auto started = QDateTime::fromSecsSinceEpoch(told.start_time().seconds());
  EXPECT_LE(started, link_->hallTime());
  EXPECT_LT(started.secsTo(link_->hallTime()), 600);
}

TEST_F(HallLinkTest, AKioskThatTheServerRefusesGivesNoNumbers) {
  LinkSettings wrong = settings();
  wrong.token = "not-a-token";
  openLink(wrong);
  ASSERT_TRUE(until([this] { return link_->isRefused(); }));
  EXPECT_EQ(causeOf(issue(newId(), forItem())), Cause::Other);

  link_->setToken(settings().token);

  ASSERT_TRUE(until([this] { return !link_->isRefused() && link_->isOnline(); }));
  EXPECT_EQ(given(issue(newId(), forItem())).number, "A001");
}

TEST_F(HallLinkTest, AfterItsEndNothingIsCalledBack) {
  openWorkingLink();
  relay_->set(SilentRelay::Way::Mute);
  int answers = 0;
  for (int i = 0; i < 5; ++i) {
    link_->issue(newId(), forItem(), [&](const Answer<TicketSlip>&) { ++answers; });
  }
  link_->find("A001", [&](const Answer<TicketSlip>&) { ++answers; });

  link_.reset();

  QCoreApplication::processEvents();
  EXPECT_EQ(answers, 0);
}

TEST_F(HallLinkTest, ASecondProgramOnTheSameBooksIsRefused) {
  openWorkingLink();
  const auto second = HallLink::open(settings(), [](const std::string&) {});
  EXPECT_EQ(second.link, nullptr);
  EXPECT_FALSE(second.fault.isEmpty());
}

}  // namespace
}  // namespace hall::kiosk
