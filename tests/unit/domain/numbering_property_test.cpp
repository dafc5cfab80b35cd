#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "server/domain/numbering.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// A number is given once a day, whatever the day brings.
namespace hall::support {

namespace {

/// One thing that happens, drawn by chance.
enum class Step {
  Item,
  OtherItem,
  Priority,
  Appointment,
  Upload,
  Import,
  Cancel,
  Restore,
  NextDay
};

class DayOfChance {
 public:
  DayOfChance() : hall_(aHall().build()) {}

  void take(Step step) {
    ++made_;
    switch (step) {
      case Step::Item:
        return run(by(kKiosk, taking(kCompanySetUp)));
      case Step::OtherItem:
        return run(by(kKiosk, taking(kHouseTransfer)));
      case Step::Priority:
        return run(by(kKiosk, taking(kHouseTransfer, Ground::WithInfant)));
      case Step::Appointment:
        return run(by(kKiosk, booked()));
      case Step::Upload:
        return run(by(kKiosk, UploadOfflineTickets{{past("K", ++offline_)}}));
      case Step::Import:
        return run(by(kManager, imported()));
      case Step::Cancel:
        return cancel();
      case Step::Restore:
        return restore();
      case Step::NextDay:
        return nextDay();
    }
  }

  std::size_t issued() const { return numbers_.size(); }

 private:
  TicketId id() const { return idOf("t" + std::to_string(made_)); }

  IssueTicket taking(ItemId item, Ground ground = Ground::None) const {
    IssueTicket command;
    command.id = id();
    command.item = item;
    command.ground = ground;
    return command;
  }

  IssueTicket booked() const {
    IssueTicket command = taking(kCompanySetUp);
    command.slot = now_;
    return command;
  }

  PastTicket past(std::string_view prefix, std::uint32_t serial) const {
    PastTicket ticket;
    ticket.id = id();
    ticket.number = {TicketNumber::makePrefix(prefix), serial};
    ticket.queue = kGeneral;
    ticket.issued = now_;
    ticket.offlineSerial = serial;
    return ticket;
  }

  /// Three above the queue's last number: by hand one does not know it exactly.
  ImportTickets imported() const {
    const auto prefix = TicketNumber::makePrefix("A");
    const auto next = hall_.day.nextSerials.find(prefix);
    const std::uint32_t last = next == hall_.day.nextSerials.end() ? 0 : next->second;
    return {{past("A", last + 3)}, textOf("power cut")};
  }

  void run(const Command& command) {
    const Result<Events> events = perform(hall_, command, now_);
    RC_ASSERT(events.ok());
    for (const Event& event : *events) {
      const auto* issue = std::get_if<TicketIssued>(&event.body);
      if (issue == nullptr) continue;
      RC_ASSERT(numbers_.emplace(epochDay_, issue->number.text()).second);
    }
  }

  void cancel() {
    if (hall_.floor.tickets().empty()) return;
    run(by(kKiosk, CancelTicket{hall_.floor.tickets().front().id, true}));
  }

  void restore() {
    RestoreLog command;
    command.epoch = hall_.epoch + 1;
    run(bySystem(command));
  }

  void nextDay() {
    now_ += std::chrono::hours{24};
    ++epochDay_;
    while (nextDue(hall_) && *nextDue(hall_) <= now_) run(bySystem(Tick{}));
  }

  HallState hall_;
  Instant now_ = at(10);
  int made_ = 0;
  int epochDay_ = 0;
  std::uint32_t offline_ = 0;
  std::set<std::pair<int, std::string>> numbers_;
};

RC_GTEST_PROP(NumberingTest, NoNumberIsGivenTwiceInADay, ()) {
  const auto steps = *rc::gen::container<std::vector<Step>>(rc::gen::weightedElement<Step>({
      {8, Step::Item},
      {4, Step::OtherItem},
      {4, Step::Priority},
      {2, Step::Appointment},
      {3, Step::Upload},
      {2, Step::Import},
      {2, Step::Cancel},
      {1, Step::Restore},
  }));
  const int days = *rc::gen::inRange(1, 4);
  DayOfChance day;
  for (int i = 0; i < days; ++i) {
    for (const Step step : steps) day.take(step);
    if (i < 3) day.take(Step::NextDay);
  }
}

struct RestoreNumberRow {
  std::uint32_t highest;
  std::uint32_t next;
};

TEST(NumberingTest, GoesOnAtTheNextHundredAfterARestore) {
  const std::vector<RestoreNumberRow> rows = {
      {0, 100}, {1, 100}, {57, 100}, {99, 100}, {100, 200}, {101, 200}, {999, 1000}, {1000, 1100}};
  for (const RestoreNumberRow& row : rows) {
    EXPECT_EQ(serialAfterRestore(row.highest), row.next) << row.highest;
  }
}

TEST(NumberingTest, ReadsANumberFromPaperUnderThePrefixThatTheHallHas) {
  const HallState hall = aHall()
                             .catalogue([](Catalogue::Content& content) {
                               content.queues[0].prefix = "A1";
                               content.rules.priorityPrefix = "V2X9";
                             })
                             .build();
  struct Row {
    std::string_view paper;
    std::string_view prefix;
    std::uint32_t serial;
  };
  const std::vector<Row> rows = {
      {"A1118", "A1", 118},
      {"A1007", "A1", 7},
      {"A11234", "A1", 1234},
      {"V2X9001", "V2X9", 1},
      {"B118", "B", 118},
      {"B1118", "B", 1118},
      {"A118", "A", 118},      // A1 would have printed three digits
      {"A10118", "A", 10118},  // and no nought in front of them
      {"K3014", "K", 3014},
      {"k1002", "k", 1002},
      {"ABCD123456", "ABCD", 123456},
      {"A", "", 0},
      {"A12", "", 0},
      {"1002", "", 0},
      {"ABCDE001", "", 0},
      {"A0000000001", "", 0},
      {"A001x", "", 0},
      {"", "", 0},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.paper);
    const auto number = numberOnPaper(*hall.catalogue, row.paper);
    ASSERT_EQ(number.has_value(), !row.prefix.empty());
    if (!number) continue;
    EXPECT_EQ(number->prefixText(), row.prefix);
    EXPECT_EQ(number->serial, row.serial);
  }
}

TEST(NumberingTest, APrefixIsUpToFourCapitalLettersAndDigits) {
  for (const char* good : {"A", "AB", "ABCD", "A1", "K12", "3A"})
    EXPECT_TRUE(isPrefix(good)) << good;
  for (const char* bad : {"", "a", "ABCDE", "1", "12", "A-", "综", "A "}) {
    EXPECT_FALSE(isPrefix(bad)) << bad;
  }
}

}  // namespace

}  // namespace hall::support
