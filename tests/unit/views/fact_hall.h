#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "server/domain/rules.h"
#include "server/views/fact_builder.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

namespace hall::views {

using namespace hall::support;  // NOLINT: tests speak the words of the hall

inline domain::ItemOutcome dealtWith(
    domain::ItemId item, domain::Outcome outcome = domain::Outcome::Done, std::uint16_t copies = 1
) {
  domain::ItemOutcome row;
  row.item = item;
  row.outcome = outcome;
  row.copies = copies;
  return row;
}

/// The small hall of floor_builder.h as the views see it: every command goes through the real
/// rules, every event they make into a FactBuilder. A fact can therefore be tested only of what can
/// happen.
class FactHall {
 public:
  FactHall() : state_(aHall().build()) { facts.apply(published()); }
  explicit FactHall(const std::function<void(domain::Catalogue::Content&)>& change)
      : state_(aHall().catalogue(change).build()) {
    facts.apply(published());
  }

  // ---- commands ----
  FactHall& run(const domain::Command& command, domain::Instant now) {
    const auto events = domain::perform(state_, command, now);
    EXPECT_TRUE(isAccepted(events)) << "command " << command.body.index();
    if (!events) return *this;
    for (const domain::Event& event : *events) {
      log.push_back(event);
      facts.apply(event);
      if (auto closed = facts.takeClosedDay()) closedDays.push_back(std::move(*closed));
    }
    return *this;
  }
  FactHall& run(domain::StaffId staff, domain::CommandBody body, domain::Instant now) {
    return run(by(staff, std::move(body)), now);
  }
  FactHall& signIn(domain::CounterId counter, domain::StaffId staff, domain::Instant now = at(9)) {
    return run(staff, domain::SignIn{counter}, now);
  }
  /// `name` is how the test calls the ticket; its number is the hall's.
  FactHall& issue(std::string_view name, domain::Instant now, domain::IssueTicket command = {}) {
    command.id = idOf(name);
    const bool open = !command.item && !command.queue && !command.theme;
    if (open) command.item = kCompanySetUp;
    return run(by(kKiosk, command), now);
  }
  FactHall& callNext(domain::CounterId counter, domain::StaffId staff, domain::Instant now) {
    return run(staff, domain::CallNext{counter}, now);
  }
  FactHall& start(domain::CounterId counter, domain::StaffId staff, domain::Instant now) {
    return run(staff, domain::StartServing{counter}, now);
  }
  FactHall& finish(
      domain::CounterId counter,
      domain::StaffId staff,
      domain::Instant now,
      std::vector<domain::ItemOutcome> outcomes = {dealtWith(kCompanySetUp)}
  ) {
    return run(staff, domain::FinishServing{counter, std::move(outcomes), {}}, now);
  }
  /// Called three times and passed over.
  FactHall& noShow(domain::CounterId counter, domain::StaffId staff, domain::Instant called) {
    callNext(counter, staff, called);
    for (const int second : {0, 20, 40}) {
      if (second > 0) run(staff, domain::Recall{counter}, called + std::chrono::seconds{second});
      deliver(called + std::chrono::seconds{second});
    }
    return run(staff, domain::MarkNoShow{counter, false}, called + std::chrono::seconds{70});
  }
  FactHall& deliver(domain::Instant now) {
    domain::ReportDelivered report;
    report.call = domain::CallId{state_.nextCall.value - 1};
    return run(by(kBoard, report), now);
  }
  /// The night after that many days.
  FactHall& endDay(int days = 1) {
    const domain::Instant end = at(24 * (days - 1) + 27);
    while (domain::nextDue(state_) && *domain::nextDue(state_) <= end) {
      run(bySystem(domain::Tick{}), end);
    }
    return *this;
  }

  // ---- looking ----
  const domain::HallState& state() const { return state_; }
  /// The only day that has open facts.
  const DayFacts& today() const {
    static const DayFacts kNone;
    EXPECT_LE(facts.open().size(), 1U);
    return facts.open().empty() ? kNone : facts.open().begin()->second;
  }
  const TicketFact& ticket(std::size_t index = 0) const { return today().tickets.at(index); }
  const CallFact& call(std::size_t index = 0) const { return today().calls.at(index); }
  const ServingFact& serving(std::size_t index = 0) const { return today().servings.at(index); }
  const OutcomeFact& outcomeOf(const ServingFact& fact, std::size_t index = 0) const {
    return today().outcomes.at(fact.firstOutcome + index);
  }
  CounterFact counter(std::size_t index = 0) const { return facts.openCounters().at(index); }

  FactBuilder facts;
  std::vector<FactBuilder::ClosedDay> closedDays;
  domain::Events log;  ///< after the catalogue

 private:
  domain::Event published() const {
    domain::CataloguePublished event;
    event.version = state_.catalogue->version();
    event.hash = state_.catalogueHash;
    event.catalogue = state_.catalogue;
    return {at(0), {}, event};
  }

  domain::HallState state_;
};

constexpr std::int32_t minutesMs(int minutes, int seconds = 0) {
  return (minutes * 60 + seconds) * 1000;
}

}  // namespace hall::views
