#include <deque>
#include <random>

#include "server/api/ids_text.h"
#include "tests/contract/api/watch_fixture.h"

/// Whatever happens, in whatever pace they read, and however often they come back: what watchers
/// hold is what the hall is.
namespace hall::api {
namespace {

using domain::CommandBody;
using engine::View;
using engine::WatchScope;

class WatchPropertyTest : public WatchFixture, public testing::WithParamInterface<unsigned> {
 protected:
  /// A watcher that reads now and then, and sometimes goes away and comes back.
  struct Watcher {
    WatchScope scope;
    v1::WatchHallRequest request;
    std::string token;
    unsigned pace = 1;  ///< reads at each so-manieth step
    Client client;
  };

  void SetUp() override {
    WatchFixture::SetUp();
    clock->advance(std::chrono::minutes{15});  // 09:05, the session runs
    for (int i = 0; i < 4; ++i) {
      domain::Staff clerk;
      clerk.number = "200" + std::to_string(i);
      clerk.name = "窗口员" + std::to_string(i);
      clerk.department = support::kMarket;
      clerk.roles = {domain::Role::CounterStaff};
      ASSERT_TRUE(perform(domain::RecordStaff{clerk}));
      clerks_.push_back({state().staffByNumber(clerk.number)->id, {}, domain::Role::CounterStaff});
      act(clerks_.back(), domain::SignIn{domain::CounterId{static_cast<std::uint32_t>(i + 1)}});
    }
    manager_ = {
        state().staffByNumber(numberOf(v1::ROLE_HALL_MANAGER))->id, {}, domain::Role::HallManager};
    kiosk_ = {{}, state().deviceByCode("kiosk-1")->id, domain::Role::Kiosk};
    board_ = {{}, state().deviceByCode("board-1")->id, domain::Role::Board};
  }

  void add(
      const WatchScope& scope, v1::WatchHallRequest request, std::string token, unsigned pace
  ) {
    watchers_.push_back({scope, std::move(request), std::move(token), pace, {}});
    watchers_.back().client = watch(watchers_.back().request, watchers_.back().token);
  }
  void comeBack(Watcher& watcher) {
    const HeldView held = watcher.client.held;
    watcher.client.close();
    watcher.request.set_epoch(held.epoch());
    watcher.request.set_after_position(held.position());
    watcher.client = watch(watcher.request, watcher.token);
    watcher.client.held = held;
  }

  bool act(const domain::Actor& actor, const CommandBody& body) {
    const auto done = inTurn([&](engine::Turn& turn) -> domain::Result<Done> {
      engine::Submission submission;
      submission.command = {actor, std::nullopt, body};
      const auto performed = turn.perform(std::move(submission));
      if (!performed) return performed.refusal();
      return Done{};
    });
    return static_cast<bool>(done);
  }

  std::uint32_t pick(std::uint32_t below) {
    return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(random_);
  }
  domain::TicketId anyTicket(const domain::HallState& now) {
    const auto& tickets = now.floor.tickets();
    if (tickets.empty()) return {};
    return tickets[pick(static_cast<std::uint32_t>(tickets.size()))].id;
  }
  void issueAny() {
    domain::IssueTicket issue;
    const domain::ItemId items[] = {
        support::kCompanySetUp, support::kCompanyChange, support::kHouseTransfer};
    if (pick(5) == 0) {
      issue.queue = support::kConsult;
    } else {
      issue.item = items[pick(3)];
    }
    if (pick(4) == 0) issue.ground = domain::Ground::Disabled;
    act(kiosk_, issue);
  }
  void atCounter() {
    const domain::HallState now = state();
    const std::uint32_t index = pick(4);
    const domain::CounterId counter{index + 1};
    const domain::Actor& clerk = clerks_[index];
    domain::ItemOutcome consulted;
    consulted.outcome = domain::Outcome::Consulted;
    switch (pick(12)) {
      case 0:
      case 1:
      case 2:
        act(clerk, domain::CallNext{counter});
        break;
      case 3:
        act(clerk, domain::Recall{counter});
        break;
      case 4:
        act(clerk, domain::StartServing{counter});
        break;
      case 5:
        act(clerk, domain::FinishServing{counter, {consulted}, {}});
        break;
      case 6:
        act(clerk, domain::MarkNoShow{counter, true});
        break;
      case 7:
        act(clerk, domain::HoldTicket{counter, domain::HoldKind::PapersToFetch, {}});
        break;
      case 8:
        act(clerk, domain::TransferTicket{counter, support::kEstate, {}, {}, false, {consulted}});
        break;
      case 9:
        act(clerk,
            domain::PauseCounter{counter, domain::PauseReason::Meal, std::chrono::minutes{5}, {}});
        break;
      case 10:
        act(clerk, domain::ResumeCounter{counter});
        break;
      default:
        act(clerk, domain::Uncall{counter});
        break;
    }
  }
  void inHall() {
    const domain::HallState now = state();
    const domain::TicketId ticket = anyTicket(now);
    switch (pick(11)) {
      case 0:
        act(kiosk_, domain::CancelTicket{ticket, true});
        break;
      case 1:
        act(kiosk_, domain::RestoreTicket{ticket, {}});
        break;
      case 2:
        act(kiosk_, domain::ReportReturn{ticket});
        break;
      case 3:
        act(manager_, domain::DivertTicket{ticket, domain::DivertTo::SelfService});
        break;
      case 4:
        act(manager_,
            domain::Broadcast{support::kMainZone, "请注意", false, std::chrono::minutes{2}});
        break;
      case 5:
        act(manager_, domain::MessageCounter{support::kCounter1, "请支援"});
        break;
      case 6:
        act(board_,
            domain::ReportDelivered{
                domain::CallId{now.nextCall.value - 1}, domain::DeliveredBy::Board, false});
        break;
      case 7: {
        domain::SetCounter set;
        set.counter = domain::CounterId{pick(4) + 1};
        set.zone = pick(2) == 0 ? support::kMainZone : support::kQuietZone;
        act(manager_, set);
        break;
      }
      case 8:
        act(manager_,
            domain::MoveTicket{ticket, support::kEstate, {}, {}, true, support::textOf("why")});
        break;
      case 9:
        act(manager_, domain::SetAssistance{ticket, static_cast<domain::AssistanceMarks>(pick(4))});
        break;
      default:
        act(kiosk_, domain::ReportDevice{pick(2) == 0 ? "paper_low" : "ok"});
        break;
    }
  }
  void step() {
    const std::uint32_t kind = pick(10);
    if (kind < 3) {
      issueAny();
    } else if (kind < 7) {
      atCounter();
    } else if (kind < 9) {
      inHall();
    } else {
      clock->advance(std::chrono::seconds{pick(90)});
      core->wake();
    }
  }

  std::mt19937 random_{GetParam()};
  std::vector<domain::Actor> clerks_;
  domain::Actor manager_;
  domain::Actor kiosk_;
  domain::Actor board_;
  std::deque<Watcher> watchers_;
};

TEST_P(WatchPropertyTest, WhatEveryWatcherHoldsIsWhatTheHallIs) {
  const std::string manager = as(v1::ROLE_HALL_MANAGER);
  for (const unsigned pace : {1U, 7U, 40U}) {
    add({View::Board, support::kMainZone, {}, {}},
        ofZone(v1::VIEW_BOARD, "main"),
        as(v1::ROLE_BOARD),
        pace);
    add({View::Manager, {}, {}, {}}, ofHall(v1::VIEW_MANAGER), manager, pace);
    add({View::Desk, {}, {}, {}}, ofHall(v1::VIEW_DESK), manager, pace + 1);
    add({View::Counter, {}, support::kCounter2, {}},
        ofCounter(v1::VIEW_COUNTER, "2"),
        manager,
        pace + 2);
  }
  add({View::Kiosk, support::kQuietZone, {}, {}},
      ofZone(v1::VIEW_KIOSK, "quiet"),
      as(v1::ROLE_KIOSK),
      3);
  add({View::Sign, {}, support::kCounter1, {}}, ofCounter(v1::VIEW_SIGN, "1"), as(v1::ROLE_SIGN), 2
  );
  add({View::Pad, {}, support::kCounter1, {}}, ofCounter(v1::VIEW_PAD, "1"), as(v1::ROLE_PAD), 2);

  constexpr unsigned kSteps = 400;
  for (unsigned i = 1; i <= kSteps; ++i) {
    step();
    if (i % 40 == 0) {
      const Issued ticket = issue();
      add({View::Phone, {}, {}, *parseUuid<domain::TicketId>(ticket.id)},
          ofTicket(ticket.id, ticket.token),
          {},
          5);
    }
    for (Watcher& watcher : watchers_) {
      if (i % watcher.pace == 0) {
        ASSERT_TRUE(watcher.client.next());
      }
      if (pick(60) == 0) comeBack(watcher);
    }
  }

  ASSERT_TRUE(act(manager_, domain::Broadcast{{}, "最后", false, std::chrono::minutes{5}}));
  const engine::Position end = position();
  for (Watcher& watcher : watchers_) {
    ASSERT_TRUE(watcher.client.reaches(end)) << v1::View_Name(watcher.request.view());
    EXPECT_EQ(watcher.client.held.entities(), fresh(watcher.scope))
        << v1::View_Name(watcher.request.view()) << " read at every " << watcher.pace << "th step";
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, WatchPropertyTest, testing::Values(1U, 2U, 3U));

}  // namespace
}  // namespace hall::api
