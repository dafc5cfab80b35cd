#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>
#include <optional>

#include "counter-client/link/counter_link.h"
#include "tests/support/qt/readable_strings.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/counter_link/scripted_hall.h"

/// What a server refuses of what was done without it stays until its person decides.
namespace hall::counter {
namespace {

class UntakenLinkTest : public testing::Test {
 protected:
  UntakenLinkTest() {
    hall_.stand("t-1", "A001", v1::TICKET_STATE_SERVING);
    openLink();
  }

  void openLink() {
    link_.reset();
    LinkSettings settings;
    settings.address = hall_.address();
    settings.folder = std::filesystem::path(folder_ / "counter");
    settings.device = "pc-01";
    settings.perTry = std::chrono::milliseconds{500};
    settings.patience = std::chrono::milliseconds{500};
    settings.stale = std::chrono::minutes{1};
    settings.lost = std::chrono::minutes{2};
    settings.beat = std::chrono::milliseconds{10};
    settings.retry = std::chrono::milliseconds{50};
    std::filesystem::create_directories(settings.folder);
    auto opening = CounterLink::open(settings, [](const std::string&) {});
    ASSERT_NE(opening.link, nullptr) << opening.fault.toStdString();
    link_ = std::move(opening.link);
    ask<Person>([&](const Then<Person>& then) { link_->login("1001", "word", then); });
    ask<Done>([&](const Then<Done>& then) { link_->signIn("1", then); });
    ASSERT_TRUE(until([this] { return link_->now().current() != nullptr; }));
  }
  static bool until(const std::function<bool()>& isSo) {
    QTimer wakes;
    wakes.start(5);
    const QDeadlineTimer deadline(30'000);
    while (!isSo()) {
      if (deadline.hasExpired()) return false;
      QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
  }
  template <class T, class Ask>
  T ask(Ask ask) {
    std::optional<Answer<T>> answer;
    ask([&answer](const Answer<T>& given) { answer = given; });
    EXPECT_TRUE(until([&] { return answer.has_value(); })) << "no answer came";
    const auto* denial = answer ? std::get_if<Denial>(&*answer) : nullptr;
    if (!answer || denial != nullptr) {
      ADD_FAILURE() << (denial == nullptr ? "" : denial->sentence.toStdString());
      return {};
    }
    return std::get<T>(*answer);
  }
  Done act(const Verb& verb) {
    return ask<Done>([&](const Then<Done>& then) { link_->act(verb, then); });
  }
  static verb::Finish finish() {
    ItemOutcome one;
    one.item = "social-card";
    one.outcome = Outcome::Done;
    return {{one}, {}};
  }
  /// It ends without the server, and the server comes back with a fault.
  void endWithoutAnswer() {
    hall_.answer("FinishServing", grpc::StatusCode::UNAVAILABLE);
    EXPECT_TRUE(act(finish()).deferred);
    hall_.answer("FinishServing", grpc::StatusCode::INTERNAL);
    ASSERT_TRUE(until([this] { return link_->untaken().size() == 1; }));
    EXPECT_EQ(link_->deferred(), 0) << "the counter goes on";
  }

  support::TemporaryDirectory folder_;
  sample::ScriptedHall hall_;
  std::unique_ptr<CounterLink> link_;
};

TEST_F(UntakenLinkTest, AnEndThatMeetsAFaultOfTheServerOutlivesThePcAndIsSentAgain) {
  endWithoutAnswer();
  EXPECT_EQ(link_->untaken()[0].number, "A001");
  EXPECT_EQ(link_->untaken()[0].outcomes, finish().outcomes);
  EXPECT_FALSE(link_->untaken()[0].sentence.isEmpty());
  const auto before = hall_.asked("FinishServing");
  openLink();
  ASSERT_EQ(link_->untaken().size(), 1) << "on the disk";
  EXPECT_EQ(hall_.asked("FinishServing").size(), before.size()) << "nobody has decided";

  hall_.answer("FinishServing", grpc::StatusCode::OK);
  link_->sendAgain("t-1");
  ASSERT_TRUE(until([this] { return link_->deferred() == 0 && link_->untaken().isEmpty(); }));
  EXPECT_EQ(hall_.asked("FinishServing").size(), before.size() + 1);
  EXPECT_EQ(hall_.asked("FinishServing").back(), before.front()) << "the same request";
}

TEST_F(UntakenLinkTest, AnEndIsMeantForTheNumberThatWasShownHoweverLateItIsSent) {
  hall_.answer("FinishServing", grpc::StatusCode::UNAVAILABLE);
  EXPECT_TRUE(act(finish()).deferred);
  hall_.stand("t-2", "A002", v1::TICKET_STATE_SERVING);
  hall_.answer("FinishServing", grpc::StatusCode::OK);
  ASSERT_TRUE(until([this] { return link_->deferred() == 0; }));
  for (const std::string& ticket : hall_.meant("FinishServing")) EXPECT_EQ(ticket, "t-1");
}

TEST_F(UntakenLinkTest, ItIsNotSentWhileAnotherNumberIsServed) {
  endWithoutAnswer();
  hall_.stand("t-2", "A002", v1::TICKET_STATE_SERVING);
  openLink();
  ASSERT_EQ(link_->now().current()->number, "A002");
  const auto before = hall_.asked("FinishServing").size();
  link_->sendAgain("t-1");
  link_->sendAgain("t-2");
  EXPECT_EQ(link_->deferred(), 0);
  EXPECT_EQ(link_->untaken().size(), 1);
  EXPECT_EQ(hall_.asked("FinishServing").size(), before);
}

TEST_F(UntakenLinkTest, SetAsideItIsGoneForGood) {
  endWithoutAnswer();
  link_->setAside("no such one");
  ASSERT_EQ(link_->untaken().size(), 1);
  link_->setAside(link_->untaken()[0].id);
  EXPECT_TRUE(link_->untaken().isEmpty());
  openLink();
  EXPECT_TRUE(link_->untaken().isEmpty());
}

TEST_F(UntakenLinkTest, AnEndIsNotSentAfterAStartThatWasNotTaken) {
  hall_.stand("t-1", "A001", v1::TICKET_STATE_CALLED);
  openLink();
  hall_.answer("StartServing", grpc::StatusCode::UNAVAILABLE);
  EXPECT_TRUE(act(verb::Start{}).deferred);
  EXPECT_TRUE(act(finish()).deferred);
  hall_.answer("StartServing", grpc::StatusCode::INTERNAL);
  ASSERT_TRUE(until([this] { return link_->untaken().size() == 2; }));
  EXPECT_TRUE(link_->untaken()[0].outcomes.isEmpty()) << "the start";
  EXPECT_TRUE(hall_.asked("FinishServing").empty()) << "it would end whatever is served by then";
}

}  // namespace
}  // namespace hall::counter
