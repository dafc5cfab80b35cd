#include <atomic>

#include "tests/support/qt/readable_strings.h"
#include "tests/unit/counter_link/counter_hall.h"

/// The counter without its server: what it did itself is there exactly once afterwards.
namespace hall::counter {
namespace {

using sample::SilentRelay;

class LostServerTest : public sample::CounterHall {
 protected:
  void serve() {
    number_ = arrive();
    done(act(*link_, verb::CallNext{}));
    done(act(*link_, verb::Start{}));
  }
  /// Past the relay, as this person without a counter PC.
  std::unique_ptr<client::HallClient> loggedIn(const std::string& staff) {
    auto person = std::make_unique<client::HallClient>(client::Endpoint{address(), {}, {}, {}});
    v1::LoginRequest request;
    request.set_request_id(client::newRequestId());
    request.set_staff_number(staff);
    request.set_password(passwordOf(staff));
    v1::LoginResponse response;
    const auto failure = person->call(request, response);
    EXPECT_TRUE(failure.ok()) << failure.message;
    person->setToken(response.session_token());
    return person;
  }
  /// Of the manager: how many servings the ticket has had.
  v1::Ticket there() { return ticket(number_).ticket(); }

  QString number_;
};

TEST_F(LostServerTest, SaysSoShowsTheLastStateAndCallsNobody) {
  startWork();
  arrive();
  ASSERT_TRUE(until([this] { return link_->now().waiting() == 1; }));
  relay_->set(SilentRelay::Way::Cut);
  ASSERT_TRUE(untilContact(Contact::Stale));
  ASSERT_TRUE(untilContact(Contact::Lost));
  EXPECT_EQ(link_->now().waiting(), 1) << "as last heard";
  EXPECT_EQ(denied(act(*link_, verb::CallNext{})).cause, Denial::Cause::NotReachable);
  relay_->set(SilentRelay::Way::Open);
  ASSERT_TRUE(untilContact(Contact::Live));
  done(act(*link_, verb::CallNext{}));
}

TEST_F(LostServerTest, AServingEndedWithoutTheServerIsThereOnceAfterwards) {
  startWork();
  serve();
  relay_->set(SilentRelay::Way::Cut);
  ASSERT_TRUE(untilContact(Contact::Lost));
  const Done ended = done(act(*link_, finish()));
  EXPECT_TRUE(ended.deferred);
  EXPECT_EQ(link_->deferred(), 1);
  EXPECT_EQ(state(), CounterState::Idle) << "as it will be";
  EXPECT_EQ(there().state(), v1::TICKET_STATE_SERVING) << "the hall knows nothing yet";
  EXPECT_EQ(denied(act(*link_, verb::CallNext{})).cause, Denial::Cause::NotReachable);

  relay_->set(SilentRelay::Way::Open);
  ASSERT_TRUE(until([this] { return link_->deferred() == 0; }));
  EXPECT_EQ(there().state(), v1::TICKET_STATE_FINISHED);
  ASSERT_TRUE(untilContact(Contact::Live));
  EXPECT_EQ(state(), CounterState::Idle);
}

/// Somebody sets the PC's clock an hour back while the server is away, and it was wrong before.
TEST_F(LostServerTest, AnEndBearsTheHallsTimeWhateverThePcsClockSays) {
  std::atomic<std::int64_t> wrongMs{3'600'000};
  LinkSettings wrong = settings();
  wrong.clocks.wall = [&wrongMs, right = wrong.clocks.wall] {
    return right() + std::chrono::milliseconds{wrongMs.load()};
  };
  link_.reset();
  link_ = linkOf(wrong);
  startWork();
  serve();
  relay_->set(SilentRelay::Way::Cut);
  ASSERT_TRUE(untilContact(Contact::Lost));
  wrongMs -= 7'200'000;
  const qint64 before = link_->hallTime().toMSecsSinceEpoch();
  EXPECT_TRUE(done(act(*link_, finish())).deferred);
  const qint64 after = link_->hallTime().toMSecsSinceEpoch();
  relay_->set(SilentRelay::Way::Open);
  ASSERT_TRUE(until([this] { return link_->deferred() == 0; }));
  const google::protobuf::Timestamp ended = there().state_time();
  const qint64 endedMs = ended.seconds() * 1000 + ended.nanos() / 1'000'000;
  EXPECT_GE(endedMs, before);
  EXPECT_LE(endedMs, after);
  EXPECT_EQ(link_->hallTime().toString("yyyy-MM-dd H"), "2026-03-02 9");
  link_.reset();
}

TEST_F(LostServerTest, AnAnswerThatIsLostMakesNoSecondEnd) {
  startWork();
  serve();
  relay_->set(SilentRelay::Way::Mute);
  const Done ended = done(act(*link_, finish()));
  EXPECT_TRUE(ended.deferred) << "nobody knows what the server made of it";
  ASSERT_TRUE(until([this] { return there().state() == v1::TICKET_STATE_FINISHED; }))
      << "it was committed, and its answer got lost";
  relay_->set(SilentRelay::Way::Cut);
  relay_->set(SilentRelay::Way::Open);
  ASSERT_TRUE(until([this] { return link_->deferred() == 0; }));
  EXPECT_TRUE(link_->untaken().isEmpty()) << "the same request has the same answer";
}

TEST_F(LostServerTest, TheServerIsKilledDuringAServingAndTheSessionGoesOn) {
  startWork();
  serve();
  killServer();
  const Done ended = done(act(*link_, finish()));
  EXPECT_TRUE(ended.deferred);
  startServer("09:12:00");
  ASSERT_TRUE(until([this] { return link_->deferred() == 0; }));
  EXPECT_EQ(there().state(), v1::TICKET_STATE_FINISHED);
  ASSERT_TRUE(untilContact(Contact::Live)) << "without a new login";
  const QString next = arrive();
  EXPECT_EQ(done(act(*link_, verb::CallNext{})).number, next);
}

TEST_F(LostServerTest, ThePcLosesItsPowerWithAnEndOnItsDisk) {
  startWork();
  serve();
  relay_->set(SilentRelay::Way::Cut);
  EXPECT_TRUE(done(act(*link_, finish())).deferred);
  link_.reset();  // what a power cut leaves is what is on the disk
  relay_->set(SilentRelay::Way::Open);
  openLink();
  ASSERT_TRUE(std::holds_alternative<Person>(login(*link_, "1001")));
  EXPECT_EQ(link_->deferred(), 1);
  done(signIn(*link_, "1"));
  ASSERT_TRUE(until([this] { return link_->deferred() == 0; }));
  EXPECT_EQ(there().state(), v1::TICKET_STATE_FINISHED);
  ASSERT_TRUE(untilState(CounterState::Idle));
}

TEST_F(LostServerTest, SomebodyElsesEndIsNotSentInAnotherName) {
  startWork();
  serve();
  relay_->set(SilentRelay::Way::Cut);
  EXPECT_TRUE(done(act(*link_, finish())).deferred);
  link_.reset();
  relay_->set(SilentRelay::Way::Open);
  openLink();
  ASSERT_TRUE(std::holds_alternative<Person>(login(*link_, "1002")));
  EXPECT_EQ(link_->deferred(), 0) << "of this person";
  done(signIn(*link_, "2"));
  ASSERT_TRUE(untilContact(Contact::Live));
  EXPECT_EQ(there().state(), v1::TICKET_STATE_SERVING);
}

TEST_F(LostServerTest, ASessionThatEndedMeanwhileLeavesTheEndToTheNextLogin) {
  startWork();
  serve();
  relay_->set(SilentRelay::Way::Cut);
  EXPECT_TRUE(done(act(*link_, finish())).deferred);
  bool over = false;
  QObject::connect(link_.get(), &CounterPort::ended, link_.get(), [&](const Denial&) {
    over = true;
  });
  resetPassword("1001", "Another-Password-1");
  relay_->set(SilentRelay::Way::Open);
  ASSERT_TRUE(until([&] { return over; }));
  EXPECT_EQ(there().state(), v1::TICKET_STATE_SERVING);
  EXPECT_EQ(state(), CounterState::Offline) << "nobody acts on what stood here";

  asked<Person>([&](const Then<Person>& then) { link_->login("1001", "Another-Password-1", then); }
  );
  done(asked<Done>([&](const Then<Done>& then) {
    link_->changePassword("Another-Password-1", "My-Own-Password-2", then);
  }));
  EXPECT_EQ(link_->deferred(), 1);
  done(signIn(*link_, "1"));
  ASSERT_TRUE(until([this] { return link_->deferred() == 0; }));
  EXPECT_EQ(there().state(), v1::TICKET_STATE_FINISHED);
  EXPECT_TRUE(link_->untaken().isEmpty());
}

TEST_F(LostServerTest, StartAndEndAreSentInTheirOrder) {
  startWork();
  number_ = arrive();
  done(act(*link_, verb::CallNext{}));
  relay_->set(SilentRelay::Way::Cut);
  EXPECT_TRUE(done(act(*link_, verb::Start{})).deferred);
  EXPECT_EQ(state(), CounterState::Serving);
  EXPECT_TRUE(done(act(*link_, finish())).deferred);
  EXPECT_EQ(link_->deferred(), 2);
  relay_->set(SilentRelay::Way::Open);
  ASSERT_TRUE(until([this] { return link_->deferred() == 0; }));
  EXPECT_EQ(there().state(), v1::TICKET_STATE_FINISHED);
}

TEST_F(LostServerTest, AnEndThatTheHallNoLongerTakesStaysHereWithItsReason) {
  startWork();
  serve();
  relay_->set(SilentRelay::Way::Cut);
  EXPECT_TRUE(done(act(*link_, finish())).deferred);
  // Meanwhile a manager takes the counter over and ends it.
  v1::TakeOverRequest take;
  take.set_request_id(client::newRequestId());
  take.set_counter_id("1");
  take.set_override_reason("断网");
  v1::TakeOverResponse taken;
  ASSERT_TRUE(manager().call(take, taken).ok());
  v1::FinishServingRequest end;
  end.set_request_id(client::newRequestId());
  end.set_counter_id("1");
  auto& item = *end.add_items();
  item.set_item_id("social-card");
  item.set_outcome(v1::OUTCOME_DONE);
  v1::FinishServingResponse ended;
  ASSERT_TRUE(manager().call(end, ended).ok());

  relay_->set(SilentRelay::Way::Open);
  ASSERT_TRUE(until([this] { return link_->deferred() == 0; }));
  ASSERT_EQ(link_->untaken().size(), 1);
  EXPECT_EQ(link_->untaken()[0].number, number_);
  EXPECT_EQ(link_->untaken()[0].outcomes[0].outcome, Outcome::Done);
  EXPECT_FALSE(link_->untaken()[0].sentence.isEmpty());
}

/// Without the ticket's id it would start whoever is called there by then.
TEST_F(LostServerTest, AStartThatWasMeantForAnotherNumberStartsNobody) {
  startWork();
  number_ = arrive();
  done(act(*link_, verb::CallNext{}));
  relay_->set(SilentRelay::Way::Cut);
  EXPECT_TRUE(done(act(*link_, verb::Start{})).deferred);
  // Meanwhile the number is cancelled, and its person calls the next one by other means.
  v1::CancelTicketRequest cancel;
  cancel.set_request_id(client::newRequestId());
  cancel.set_ticket_id(there().ticket_id());
  v1::CancelTicketResponse cancelled;
  ASSERT_TRUE(manager().call(cancel, cancelled).ok());
  const QString next = arrive();
  const auto person = loggedIn("1001");
  v1::CallNextRequest call;
  call.set_request_id(client::newRequestId());
  call.set_counter_id("1");
  v1::CallNextResponse called;
  ASSERT_TRUE(person->call(call, called).ok());
  ASSERT_EQ(QString::fromStdString(called.ticket().number()), next);

  relay_->set(SilentRelay::Way::Open);
  ASSERT_TRUE(until([this] { return link_->untaken().size() == 1; }));
  EXPECT_EQ(link_->untaken()[0].number, number_);
  EXPECT_TRUE(link_->untaken()[0].sentence.contains(number_));
  EXPECT_EQ(ticket(next).ticket().state(), v1::TICKET_STATE_CALLED) << "nobody started it";
}

}  // namespace
}  // namespace hall::counter
