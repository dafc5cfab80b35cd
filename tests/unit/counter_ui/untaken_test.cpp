#include "tests/unit/counter_ui/counter_fixture.h"

/// What the server did not take of what was done without it.
namespace hall::counter {
namespace {

class UntakenTest : public CounterFixture {
 protected:
  UntakenController& untaken() { return *pages.untaken(); }
  static Untaken endOf(const QString& number) {
    ItemOutcome outcome;
    outcome.item = "social-card";
    outcome.outcome = Outcome::Done;
    return {"end-" + number, "id-" + number, number, "服务器出错。", {outcome}};
  }
};

TEST_F(UntakenTest, SaysWhatItIsAndWhyAndSendsItAgainWhileItsNumberIsHere) {
  signIn();
  EXPECT_EQ(untaken().text(), "");
  serve();
  hall.setUntaken({endOf("A011")});
  EXPECT_EQ(
      untaken().text(),
      "A011“社会保障卡申领 当场办结”没有补交成功：服务器出错。已留在本机，可以再次补交。"
  );
  ASSERT_TRUE(untaken().maySend());
  pass(1);
  untaken().sendAgain();
  settle();
  EXPECT_EQ(untaken().text(), "");
  EXPECT_EQ(state(), CounterState::Idle);
}

TEST_F(UntakenTest, NothingIsSentWhileAnotherNumberStandsAtTheCounter) {
  signIn();
  serve();
  hall.setUntaken({endOf("A009")});
  EXPECT_FALSE(untaken().maySend());
  EXPECT_EQ(
      untaken().text(),
      "A009“社会保障卡申领 当场办结”没有补交成功：服务器出错。"
      "已留在本机，但这个号不在本窗口办理，请核对后作废。"
  );
  pass(1);
  untaken().sendAgain();
  EXPECT_EQ(hall.untaken().size(), 1);
  EXPECT_EQ(state(), CounterState::Serving) << "nobody else's serving ends";
}

TEST_F(UntakenTest, IsSetAsideByTwoPressesAlone) {
  signIn();
  hall.setUntaken({endOf("A009"), endOf("A008")});
  pass(1);
  untaken().setAside();
  EXPECT_TRUE(untaken().asks());
  EXPECT_EQ(
      untaken().text(), "A009“社会保障卡申领 当场办结”不再补交，本机也不再留存。确定作废吗？"
  );
  untaken().answer(true);
  EXPECT_EQ(hall.untaken().size(), 2) << "a double click is no decision";
  pass(1);
  untaken().setAside();
  untaken().answer(false);
  EXPECT_EQ(hall.untaken().size(), 2) << "thought better of";
  pass(1);
  untaken().setAside();
  pass(1);
  untaken().answer(true);
  EXPECT_EQ(hall.untaken(), QVector<Untaken>{endOf("A008")}) << "one at a time";
  EXPECT_FALSE(untaken().asks());
}

TEST_F(UntakenTest, AStartIsCalledAStart) {
  signIn();
  Untaken start = endOf("A009");
  start.outcomes.clear();
  hall.setUntaken({start});
  EXPECT_TRUE(untaken().text().startsWith("A009“开始办理”没有补交成功："))
      << untaken().text().toStdString();
}

}  // namespace
}  // namespace hall::counter
