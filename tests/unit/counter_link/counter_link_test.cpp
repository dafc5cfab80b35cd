#include <algorithm>

#include <thread>

#include "hall/v1/admin_service.pb.h"
#include "tests/support/qt/readable_strings.h"
#include "tests/unit/counter_link/counter_hall.h"

/// The counter's link while the server is there.
namespace hall::counter {
namespace {

using Cause = Denial::Cause;

class CounterLinkTest : public sample::CounterHall {};

TEST_F(CounterLinkTest, SignsInAndKnowsTheHall) {
  const auto person = login(*link_, "1001");
  ASSERT_TRUE(std::holds_alternative<Person>(person));
  EXPECT_EQ(std::get<Person>(person).number, "1001");
  EXPECT_FALSE(std::get<Person>(person).name.isEmpty());
  EXPECT_FALSE(std::get<Person>(person).manager);
  const auto places =
      asked<QVector<Place>>([&](const Then<QVector<Place>>& then) { link_->places(then); });
  ASSERT_TRUE(std::holds_alternative<QVector<Place>>(places));
  EXPECT_EQ(std::get<QVector<Place>>(places)[0].code, "1");

  done(signIn(*link_, "1"));
  EXPECT_EQ(link_->contact(), Contact::Live);
  EXPECT_EQ(state(), CounterState::Idle);
  ASSERT_TRUE(until([this] { return !link_->now().queues.isEmpty(); }));
  EXPECT_TRUE(link_->now().rehearsal);
  EXPECT_TRUE(link_->now().inSession);
  EXPECT_EQ(link_->hallTime().toString("yyyy-MM-dd H"), "2026-03-02 9")
      << "whatever this machine's clock shows";
  EXPECT_GT(link_->now().queues[0].usualMs, 0);
  EXPECT_FALSE(link_->now().places.isEmpty()) << "the other counters of its zone";
  ASSERT_TRUE(until([this] { return link_->catalogue()->version > 0; }));
  EXPECT_NE(link_->catalogue()->guide("social-card"), nullptr);
}

TEST_F(CounterLinkTest, AWrongPasswordIsASentence) {
  const auto person =
      asked<Person>([&](const Then<Person>& then) { link_->login("1001", "wrong", then); });
  ASSERT_TRUE(std::holds_alternative<Denial>(person));
  EXPECT_EQ(std::get<Denial>(person).sentence, "工号或口令不对。");
  link_->setEnglish(true);
  const auto again =
      asked<Person>([&](const Then<Person>& then) { link_->login("1001", "wrong", then); });
  EXPECT_EQ(std::get<Denial>(again).sentence, "Staff number or password is wrong.");
}

TEST_F(CounterLinkTest, CallsStartsAndEndsAServing) {
  startWork();
  const QString number = arrive();
  ASSERT_TRUE(until([this] { return link_->now().waiting() == 1; })) << "the watch tells of it";

  EXPECT_EQ(done(act(*link_, verb::CallNext{})).number, number);
  ASSERT_NE(link_->now().current(), nullptr) << "shown with the answer, before the watch";
  EXPECT_EQ(link_->now().current()->number, number);
  EXPECT_EQ(state(), CounterState::Calling);
  done(act(*link_, verb::Start{}));
  EXPECT_EQ(state(), CounterState::Serving);
  EXPECT_EQ(ticket(number).ticket().state(), v1::TICKET_STATE_SERVING);
  done(act(*link_, finish()));
  EXPECT_EQ(state(), CounterState::Idle);
  EXPECT_EQ(link_->deferred(), 0);
  EXPECT_EQ(ticket(number).ticket().state(), v1::TICKET_STATE_FINISHED);
  ASSERT_TRUE(until([this] { return link_->now().serving.ended.isValid(); }));
  EXPECT_EQ(link_->now().serving.outcomes[0].outcome, Outcome::Done);
  EXPECT_GT(link_->now().serving.reopenUntil, link_->hallTime());
}

TEST_F(CounterLinkTest, ReopensCorrectsHoldsAndTransfers) {
  startWork();
  const QString number = arrive();
  done(act(*link_, verb::CallNext{}));
  done(act(*link_, verb::Start{}));
  done(act(*link_, finish()));
  ASSERT_TRUE(until([this] { return link_->now().serving.ended.isValid(); }));
  done(act(*link_, verb::Correct{link_->now().serving.id, finish(Outcome::GivenUp).outcomes, {}}));
  EXPECT_EQ(link_->now().serving.outcomes[0].outcome, Outcome::GivenUp);
  done(act(*link_, verb::Reopen{link_->now().serving.id}));
  EXPECT_EQ(state(), CounterState::Serving);
  done(act(*link_, verb::Hold{HoldKind::PapersToFetch, "复印"}));
  EXPECT_EQ(state(), CounterState::Idle);
  EXPECT_EQ(ticket(number).ticket().state(), v1::TICKET_STATE_ON_HOLD);
  ASSERT_TRUE(until([&] {
    const auto& all = link_->now().tickets;
    return std::any_of(all.cbegin(), all.cend(), [&](const Ticket& one) {
      return one.number == number && one.state == TicketState::OnHold;
    });
  })) << "it stands in the list of those who are away";
  done(act(*link_, verb::Resume{QString::fromStdString(ticket(number).ticket().ticket_id())}));
  EXPECT_EQ(state(), CounterState::Serving);
  verb::Transfer transfer;
  transfer.queue = "consult";
  transfer.outcomes = finish(Outcome::Unfinished).outcomes;
  done(act(*link_, transfer));
  EXPECT_EQ(state(), CounterState::Idle);
  EXPECT_EQ(ticket(number).ticket().queue_id(), "consult");
}

TEST_F(CounterLinkTest, WithNobodyWaitingItIsReadyAndTheNextOneComesByItself) {
  startWork();
  done(act(*link_, verb::CallNext{}));
  EXPECT_EQ(state(), CounterState::Ready);
  const QString number = arrive();
  ASSERT_TRUE(untilState(CounterState::Calling));
  EXPECT_EQ(link_->now().current()->number, number);
}

TEST_F(CounterLinkTest, PausesComesBackAndSignsOff) {
  startWork();
  done(act(*link_, verb::Pause{PauseReason::DeliveringPapers, 15, {}}));
  EXPECT_EQ(state(), CounterState::Paused);
  EXPECT_EQ(link_->now().counter.pauseReason, PauseReason::DeliveringPapers);
  done(act(*link_, verb::Back{}));
  EXPECT_EQ(state(), CounterState::Idle);
  bool ended = false;
  QObject::connect(link_.get(), &CounterPort::ended, link_.get(), [&] { ended = true; });
  done(asked<Done>([&](const Then<Done>& then) { link_->signOff({}, then); }));
  EXPECT_EQ(link_->contact(), Contact::None);
  EXPECT_FALSE(ended) << "one's own sign-off is no news";
}

TEST_F(CounterLinkTest, SaysWhyATicketWasCalled) {
  startWork();
  const QString number = arrive();
  const QString other = arrive();
  done(act(*link_, verb::CallNext{}));
  const quint64 call = link_->now().current()->call;
  const auto why =
      asked<Explanation>([&](const Then<Explanation>& then) { link_->explain(call, then); });
  ASSERT_TRUE(std::holds_alternative<Explanation>(why));
  EXPECT_EQ(std::get<Explanation>(why).number, number);
  EXPECT_EQ(std::get<Explanation>(why).rule, CallRule::LeastSlack);
  EXPECT_EQ(std::get<Explanation>(why).eligible, 2);
  ASSERT_EQ(std::get<Explanation>(why).others.size(), 1);
  EXPECT_EQ(std::get<Explanation>(why).others[0].number, other);
}

TEST_F(CounterLinkTest, ShowsThePersonAndTheirOtherTicketsWhileServingAlone) {
  startWork();
  const std::string document = "11010519491231002X";
  const QString first = arrive("social-card", document);
  const QString second = arrive("social-card", document);
  const auto reveal = [&](bool full, const QString& reason) {
    const QString id = QString::fromStdString(ticket(first).ticket().ticket_id());
    return asked<Revealed>([&](const Then<Revealed>& then) {
      link_->reveal(id, full, reason, then);
    });
  };
  done(act(*link_, verb::CallNext{}));
  EXPECT_TRUE(std::holds_alternative<Denial>(reveal(false, {}))) << "called, not served";
  done(act(*link_, verb::Start{}));
  EXPECT_TRUE(link_->now().current()->aged) << "born in 1949";
  const auto masked = reveal(false, {});
  ASSERT_TRUE(std::holds_alternative<Revealed>(masked));
  EXPECT_EQ(std::get<Revealed>(masked).applicant.name, "李*");
  ASSERT_EQ(std::get<Revealed>(masked).earlier.size(), 1);
  EXPECT_EQ(std::get<Revealed>(masked).earlier[0].number, second);
  EXPECT_TRUE(std::holds_alternative<Denial>(reveal(true, {})))
      << "the whole number needs a reason";
  const auto whole = reveal(true, "核对原件");
  ASSERT_TRUE(std::holds_alternative<Revealed>(whole));
  EXPECT_EQ(std::get<Revealed>(whole).applicant.document, QString::fromStdString(document));
}

TEST_F(CounterLinkTest, ASecondClientAtTheCounterIsTurnedAway) {
  startWork();
  const auto second = secondLink();
  ASSERT_TRUE(std::holds_alternative<Person>(login(*second, "1002")));
  const Denial denial = denied(signIn(*second, "1"));
  EXPECT_EQ(denial.cause, Cause::CounterTaken);
  EXPECT_FALSE(denial.sentence.isEmpty());
}

TEST_F(CounterLinkTest, APersonWhoGoesOnAtAnotherPcLeavesTheFirstOne) {
  startWork();
  const QString number = arrive();
  done(act(*link_, verb::CallNext{}));
  done(act(*link_, verb::Start{}));
  Denial heard;
  QObject::connect(link_.get(), &CounterPort::ended, link_.get(), [&](const Denial& why) {
    heard = why;
  });
  const auto second = secondLink("pc-02");
  ASSERT_TRUE(std::holds_alternative<Person>(login(*second, "1001")));
  EXPECT_EQ(denied(signIn(*second, "1")).cause, Cause::CounterTaken);
  done(asked<Done>([&](const Then<Done>& then) { second->takeOver("1", {}, then); }));
  EXPECT_EQ(second->now().current()->number, number);
  ASSERT_TRUE(until([&] { return !heard.sentence.isEmpty(); }));
  EXPECT_EQ(heard.sentence, "这个窗口已签退，或已在别处接管。");
  EXPECT_EQ(denied(act(*link_, finish())).cause, Cause::NotHere) << "one PC ends the serving";
}

TEST_F(CounterLinkTest, OfTwoPcsWithoutACodeTheFirstHearsOfTheSecond) {
  openLinkWithoutCode();
  startWork();
  const QString number = arrive();
  done(act(*link_, verb::CallNext{}));
  Denial heard;
  QObject::connect(link_.get(), &CounterPort::ended, link_.get(), [&](const Denial& why) {
    heard = why;
  });
  const auto second = secondLink();
  ASSERT_TRUE(std::holds_alternative<Person>(login(*second, "1001")));
  const Denial denial = denied(signIn(*second, "1"));
  EXPECT_EQ(denial.cause, Cause::MaybeElsewhere);
  EXPECT_EQ(
      denial.sentence,
      "您的工号已在这个窗口上岗，可能是在另一台电脑上。再输入一次口令，就在这里继续，"
      "别处的登录都会退出。"
  );
  EXPECT_EQ(link_->contact(), Contact::Live) << "nothing has happened yet";
  EXPECT_FALSE(denied(goOnHere(*second, "wrong")).sentence.isEmpty());
  EXPECT_EQ(link_->contact(), Contact::Live) << "nobody is logged out by a wrong password";

  done(goOnHere(*second, QString::fromStdString(passwordOf("1001"))));
  ASSERT_TRUE(until([&] { return !heard.sentence.isEmpty(); }));
  EXPECT_EQ(heard.sentence, "登录已失效，请重新登录。您可能已在另一台电脑上继续办理这个窗口。");
  EXPECT_EQ(link_->contact(), Contact::None);
  ASSERT_TRUE(until([&] { return second->now().current() != nullptr; }));
  EXPECT_EQ(second->now().current()->number, number);
  done(act(*second, verb::Start{}));
}

TEST_F(CounterLinkTest, APcWithoutACodeThatStartsAnewAsksForThePasswordOnceMore) {
  openLinkWithoutCode();
  startWork();
  openLinkWithoutCode();
  ASSERT_TRUE(std::holds_alternative<Person>(login(*link_, "1001")));
  EXPECT_EQ(denied(signIn(*link_, "1")).cause, Cause::MaybeElsewhere);
  done(goOnHere(*link_, QString::fromStdString(passwordOf("1001"))));
  EXPECT_EQ(state(), CounterState::Idle);
}

TEST_F(CounterLinkTest, APcWithACodeThatStartsAnewGoesOnAtOnce) {
  startWork();
  openLink();
  ASSERT_TRUE(std::holds_alternative<Person>(login(*link_, "1001")));
  done(signIn(*link_, "1"));
  EXPECT_EQ(state(), CounterState::Idle);
}

TEST_F(CounterLinkTest, APersonSitsAtOneCounterAlone) {
  startWork();
  const auto second = secondLink();
  const auto person = login(*second, "1001");
  ASSERT_TRUE(std::holds_alternative<Person>(person));
  EXPECT_EQ(std::get<Person>(person).counter, "1") << "where they are signed in already";
  const Denial denial = denied(signIn(*second, "2"));
  EXPECT_EQ(denial.cause, Cause::StaffElsewhere);
  EXPECT_EQ(denial.counter, "1");
}

TEST_F(CounterLinkTest, TwoProgramsDoNotShareTheFolder) {
  const auto opening = CounterLink::open(settings(), [](const std::string&) {});
  EXPECT_EQ(opening.link, nullptr);
  EXPECT_FALSE(opening.fault.isEmpty());
}

TEST_F(CounterLinkTest, WhoTakesOverGoesOnWithTheServingAndTheFirstOneHearsOfIt) {
  startWork();
  const QString number = arrive();
  done(act(*link_, verb::CallNext{}));
  done(act(*link_, verb::Start{}));
  Denial heard;
  QObject::connect(link_.get(), &CounterPort::ended, link_.get(), [&](const Denial& why) {
    heard = why;
  });
  const auto second = secondLink();
  ASSERT_TRUE(std::holds_alternative<Person>(login(*second, "5001"))) << "a manager";
  done(asked<Done>([&](const Then<Done>& then) { second->takeOver("1", "电脑坏了", then); }));
  EXPECT_EQ(second->now().counter.state, CounterState::Serving);
  ASSERT_NE(second->now().current(), nullptr);
  EXPECT_EQ(second->now().current()->number, number);
  ASSERT_TRUE(until([&] { return !heard.sentence.isEmpty(); }));
  EXPECT_EQ(heard.sentence, "这个窗口已签退，或已在别处接管。");
  EXPECT_EQ(link_->contact(), Contact::None);
}

TEST_F(CounterLinkTest, ASessionEndedInTheMiddleOfAServingKeepsTheServing) {
  startWork();
  const QString number = arrive();
  done(act(*link_, verb::CallNext{}));
  done(act(*link_, verb::Start{}));
  Denial heard;
  QObject::connect(link_.get(), &CounterPort::ended, link_.get(), [&](const Denial& why) {
    heard = why;
  });
  resetPassword("1001", "Another-Password-1");
  ASSERT_TRUE(until([&] { return !heard.sentence.isEmpty(); }));
  EXPECT_EQ(heard.cause, Cause::SessionOver);
  EXPECT_EQ(heard.sentence, "登录已失效，请重新登录。");
  EXPECT_EQ(link_->contact(), Contact::None);
  const auto person = asked<Person>([&](const Then<Person>& then) {
    link_->login("1001", "Another-Password-1", then);
  });
  ASSERT_TRUE(std::holds_alternative<Person>(person));
  EXPECT_TRUE(std::get<Person>(person).passwordDue);
  EXPECT_EQ(std::get<Person>(person).counter, "1");
  done(asked<Done>([&](const Then<Done>& then) {
    link_->changePassword("Another-Password-1", "My-Own-Password-2", then);
  }));
  done(signIn(*link_, "1"));
  ASSERT_TRUE(untilState(CounterState::Serving));
  ASSERT_TRUE(until([this] { return link_->now().current() != nullptr; }));
  EXPECT_EQ(link_->now().current()->number, number);
  done(act(*link_, finish()));
}

TEST_F(CounterLinkTest, ARightTakenInTheMiddleOfAServingLetsItComeToItsEnd) {
  startWork();
  const auto second = secondLink();
  ASSERT_TRUE(std::holds_alternative<Person>(login(*second, "1002")));
  done(signIn(*second, "2"));
  const QString number = arrive();
  done(act(*link_, verb::CallNext{}));
  done(act(*link_, verb::Start{}));
  leaveQueuesTo("1", {"consult"});
  ASSERT_TRUE(until([this] { return link_->now().counter.able == QStringList{"consult"}; }));
  EXPECT_EQ(state(), CounterState::Serving);
  done(act(*link_, finish()));
  EXPECT_EQ(ticket(number).ticket().state(), v1::TICKET_STATE_FINISHED);
  arrive();
  done(act(*link_, verb::CallNext{}));
  EXPECT_EQ(state(), CounterState::Ready) << "who waits is not for this counter any more";
}

TEST_F(CounterLinkTest, ATicketCancelledWhileCalledFreesTheCounter) {
  startWork();
  const QString number = arrive();
  done(act(*link_, verb::CallNext{}));
  v1::CancelTicketRequest request;
  request.set_request_id(client::newRequestId());
  request.set_ticket_id(ticket(number).ticket().ticket_id());
  v1::CancelTicketResponse response;
  const auto failure = manager().call(request, response);
  ASSERT_TRUE(failure.ok()) << failure.message << v1::Reason_Name(failure.reason());
  ASSERT_TRUE(untilState(CounterState::Idle));
  EXPECT_EQ(link_->now().current(), nullptr);
  const Denial denial = denied(act(*link_, verb::Start{}));
  EXPECT_FALSE(denial.sentence.isEmpty());
}

TEST_F(CounterLinkTest, AManagerSwitchesTheKindOfTheLastAbleCounterWithoutAReason) {
  ASSERT_TRUE(std::holds_alternative<Person>(login(*link_, "5001")));
  done(signIn(*link_, "1"));
  arrive();
  ASSERT_TRUE(until([this] { return link_->now().waiting() == 1; }));
  done(asked<Done>([&](const Then<Done>& then) { link_->switchKind(CounterKind::Consult, then); }));
  EXPECT_EQ(link_->now().counter.kind, CounterKind::Consult);
  done(act(*link_, verb::CallNext{}));
  EXPECT_EQ(state(), CounterState::Calling) << "it serves what it served";
}

TEST_F(CounterLinkTest, EntersWhatWasServedByHand) {
  startWork();
  const QString number = arrive();
  ASSERT_TRUE(until([this] { return link_->now().waiting() == 1; }));
  verb::Enter enter;
  enter.ticket = link_->now().tickets[0].id;
  enter.began = link_->hallTime();
  enter.ended = enter.began;
  enter.outcomes = finish().outcomes;
  EXPECT_EQ(denied(act(*link_, enter)).cause, Cause::ReasonNeeded);
  enter.reason = "停电";
  EXPECT_EQ(done(act(*link_, enter)).number, number);
  EXPECT_EQ(ticket(number).ticket().state(), v1::TICKET_STATE_FINISHED);
  EXPECT_TRUE(ticket(number).ticket().inexact());
  EXPECT_EQ(state(), CounterState::Idle);
  ASSERT_TRUE(until([this] { return link_->now().waiting() == 0; }));
}

TEST_F(CounterLinkTest, WhatTheHallRefusesComesWithItsSentence) {
  startWork();
  arrive();
  verb::WalkUp walkUp;
  walkUp.item = "social-card";
  const Denial denial = denied(act(*link_, walkUp));
  EXPECT_EQ(denial.cause, Cause::SomebodyWaits);
  EXPECT_FALSE(denial.number.isEmpty());
  done(act(*link_, verb::CallNext{}));
  const Denial early = denied(act(*link_, verb::Recall{}));
  EXPECT_FALSE(early.sentence.isEmpty());
}

}  // namespace
}  // namespace hall::counter
