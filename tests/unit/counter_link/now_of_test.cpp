#include "counter-client/link/now_of.h"

#include <gtest/gtest.h>

#include "counter-client/link/counter_link.h"
#include "tests/support/qt/readable_strings.h"

namespace hall::counter {
namespace {

TEST(LinkSettingsTest, TheServerIsLostAfterTenSecondsAndStaleAfterFive) {
  const LinkSettings usual;
  EXPECT_EQ(usual.lost, std::chrono::seconds{10});
  EXPECT_EQ(usual.stale, std::chrono::seconds{5});
}

constexpr int kBeijing = 8 * 3600;
constexpr std::int64_t kNine = 1'772'413'200;  // 2026-03-02T09:00+08:00

v1::Ticket sampleTicket() {
  v1::Ticket ticket;
  ticket.set_ticket_id("0190-1");
  ticket.set_number("V017");
  ticket.set_state(v1::TICKET_STATE_CALLED);
  ticket.set_ticket_class(v1::TICKET_CLASS_PRIORITY);
  ticket.set_ground(v1::GROUND_ELDERLY);
  ticket.add_assistance_marks(v1::ASSISTANCE_MARK_HEARING);
  ticket.set_queue_id("social");
  ticket.set_item_id("pension");
  ticket.set_copies(2);
  ticket.set_has_identity(true);
  ticket.set_aged(true);
  ticket.set_channel(v1::CHANNEL_TELEPHONE);
  ticket.set_pre_check(v1::PRE_CHECK_RESULT_INCOMPLETE);
  ticket.mutable_reference_time()->set_seconds(kNine);
  ticket.mutable_away_duration()->set_seconds(60);
  ticket.mutable_target_duration()->set_seconds(480);
  ticket.mutable_state_time()->set_seconds(kNine + 600);
  ticket.set_counter_id("1");
  ticket.set_call_id(7);
  ticket.set_calls_made(2);
  ticket.set_calls_delivered(1);
  ticket.mutable_call_time()->set_seconds(kNine + 600);
  ticket.set_hold_kind(v1::HOLD_KIND_WAITING_FOR_RESULT);
  return ticket;
}

TEST(CounterTicketTest, TakesEveryField) {
  const Ticket ticket = ticketOf(sampleTicket(), kBeijing);
  EXPECT_EQ(ticket.number, "V017");
  EXPECT_EQ(ticket.state, TicketState::Called);
  EXPECT_EQ(ticket.ticketClass, TicketClass::Priority);
  EXPECT_EQ(ticket.ground, Ground::Elderly);
  EXPECT_EQ(ticket.marks, QVector<AssistanceMark>{AssistanceMark::Hearing});
  EXPECT_EQ(ticket.copies, 2);
  EXPECT_TRUE(ticket.hasIdentity && ticket.aged && ticket.telephone);
  EXPECT_EQ(ticket.papersComplete, std::optional<bool>(false));
  EXPECT_EQ(ticket.calledAt.toString("H:mm"), "9:10");
  EXPECT_FALSE(ticket.noShowAllowed.isValid());
  EXPECT_EQ(ticket.waitedMs(ticket.calledAt), 9 * 60'000) << "away for a minute";
  EXPECT_EQ(ticket.hold, HoldKind::WaitingForResult);
}

TEST(CounterTicketTest, ValuesOfANewerServerAreNoOthers) {
  v1::Ticket ticket = sampleTicket();
  ticket.set_state(static_cast<v1::TicketState>(99));
  ticket.set_ground(static_cast<v1::Ground>(99));
  ticket.set_ticket_class(v1::TICKET_CLASS_UNSPECIFIED);
  ticket.set_hold_kind(static_cast<v1::HoldKind>(99));
  const Ticket value = ticketOf(ticket, kBeijing);
  EXPECT_EQ(value.state, TicketState::Over);
  EXPECT_EQ(value.ground, Ground::None);
  EXPECT_EQ(value.ticketClass, TicketClass::Ordinary);
  EXPECT_EQ(value.hold, HoldKind::None);
}

TEST(CounterNowTest, TakesTheWholeView) {
  v1::CounterSnapshot snapshot;
  snapshot.mutable_hall()->set_rehearsal(true);
  snapshot.mutable_hall()->mutable_close_time()->set_seconds(kNine + std::int64_t{8} * 3600);
  snapshot.mutable_hall()->add_broadcasts()->set_text("请戴口罩");
  v1::Counter& counter = *snapshot.mutable_counter();
  counter.set_counter_id("1");
  counter.set_state(v1::COUNTER_STATE_CALLING);
  counter.set_kind(v1::COUNTER_KIND_CONSULT);
  counter.set_staff_number("1001");
  counter.set_number("V017");
  counter.add_able_queue_ids("social");
  *snapshot.add_tickets() = sampleTicket();
  v1::QueueStatus& queue = *snapshot.add_queues();
  queue.set_queue_id("social");
  queue.set_waiting_count(4);
  queue.mutable_usual_service_duration()->set_seconds(300);
  snapshot.add_messages()->set_text("到 A 区支援");
  v1::Alert& alert = *snapshot.add_alerts();
  alert.set_alert_id(3);
  alert.set_rule(v1::ALERT_RULE_PAUSE_OVERRUN);
  alert.set_level(v1::ALERT_LEVEL_RED);
  alert.set_subject("counter:4");
  v1::Counter& other = *snapshot.add_counters();
  other.set_counter_id("4");
  other.mutable_name()->set_zh("婚姻登记室");
  other.set_state(v1::COUNTER_STATE_PAUSED);
  other.set_pause_reason(v1::PAUSE_REASON_SHORT_ABSENCE);

  const CounterNow now = counterNowOf(snapshot, {});

  EXPECT_TRUE(now.rehearsal);
  EXPECT_EQ(now.closes.toString("H:mm"), "17:00");
  EXPECT_EQ(now.counter.kind, CounterKind::Consult);
  EXPECT_EQ(now.counter.able, QStringList{"social"});
  ASSERT_NE(now.current(), nullptr);
  EXPECT_EQ(now.current()->number, "V017");
  EXPECT_EQ(now.waiting(), 4);
  EXPECT_EQ(now.queues[0].usualMs, 300'000);
  EXPECT_EQ(now.messages[0].text, "到 A 区支援");
  EXPECT_EQ(now.broadcasts, QStringList{"请戴口罩"});
  EXPECT_EQ(now.alerts[0].text, "红色预警：暂停超过预计时间（婚姻登记室）");
  EXPECT_TRUE(now.alerts[0].red);
  EXPECT_EQ(now.places[0].label, "婚姻登记室");
  EXPECT_EQ(now.places[0].pauseReason, PauseReason::ShortAbsence);
}

TEST(CounterNowTest, AResponseShowsBeforeTheWatchDoes) {
  CounterNow now;
  now.counter.code = "1";
  now.counter.state = CounterState::Idle;
  Ticket ticket = ticketOf(sampleTicket(), kBeijing);
  takeTicket(ticket, now);
  EXPECT_EQ(now.counter.state, CounterState::Calling);
  EXPECT_EQ(now.current()->number, "V017");
  ticket.state = TicketState::Serving;
  takeTicket(ticket, now);
  EXPECT_EQ(now.counter.state, CounterState::Serving);
  EXPECT_EQ(now.tickets.size(), 1);
  ticket.state = TicketState::Over;
  ticket.counter.clear();
  takeTicket(ticket, now);
  EXPECT_EQ(now.counter.state, CounterState::Idle);
  EXPECT_EQ(now.current(), nullptr);
}

TEST(CounterOutcomeTest, SaysTheGroundAsTheServerTakesIt) {
  ItemOutcome outcome;
  outcome.item = "pension";
  outcome.outcome = Outcome::Refused;
  outcome.ground = RefusalGround::ConditionNotMet;
  outcome.condition = 2;
  outcome.text = "不符合";
  const v1::ItemOutcome message = outcomeMessage(outcome);
  EXPECT_EQ(message.outcome(), v1::OUTCOME_REFUSED);
  EXPECT_EQ(message.refusal_ground(), v1::REFUSAL_GROUND_CONDITION_NOT_MET);
  EXPECT_EQ(message.condition_number(), 2U);
  outcome.ground = RefusalGround::None;
  EXPECT_EQ(outcomeMessage(outcome).refusal_ground(), v1::REFUSAL_GROUND_NONE);
}

}  // namespace
}  // namespace hall::counter
