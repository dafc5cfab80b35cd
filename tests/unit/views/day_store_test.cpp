#include "server/views/day_store.h"

#include <gtest/gtest.h>

#include <fstream>

#include "server/views/alert_book.h"
#include "tests/support/temporary_directory.h"

namespace hall::views {

namespace {

using domain::AlertId;
using engine::AlertQuery;
using engine::PastAlert;
using engine::Position;

domain::Instant minute(int minutes) {
  return domain::Instant{std::chrono::minutes{minutes}};
}

DayFacts aDay(std::int32_t number, std::size_t tickets = 3) {
  DayFacts day;
  day.day = number;
  day.tickets.resize(tickets);
  for (std::size_t i = 0; i < tickets; ++i) {
    day.tickets[i].keys.day = number;
    day.tickets[i].keys.item = static_cast<std::uint32_t>(i + 1);
  }
  day.calls.resize(2);
  day.calls[1].waitMs = 77;
  day.servings.resize(1);
  day.servings[0].outcomes = 1;
  day.outcomes.resize(1);
  day.outcomes[0].item = 9;
  day.counters.resize(1);
  day.counters[0].signedInMs = 1'234'567'890'123;
  return day;
}

DayStore::Mark markAt(std::uint64_t position) {
  DayStore::Mark mark;
  mark.sealed = Position{position};
  mark.sealedAt = minute(static_cast<int>(position));
  mark.catalogue = Position{2};
  mark.carried.anyClosed = true;
  mark.carried.closedThrough = 20'514;
  return mark;
}

PastAlert alert(std::uint64_t id, int raised = 0, int cleared = 0) {
  PastAlert past;
  past.alert.id = AlertId{id};
  past.alert.level = id % 2 == 0 ? domain::AlertLevel::Red : domain::AlertLevel::Yellow;
  past.alert.subject = "counter:" + std::to_string(id);
  past.alert.raised = minute(raised);
  if (cleared != 0) past.cleared = minute(cleared);
  return past;
}

template <class Fact>
bool sameBytes(const std::vector<Fact>& left, const std::vector<Fact>& right) {
  return left.size() == right.size() &&
         std::equal(
             reinterpret_cast<const char*>(left.data()),
             reinterpret_cast<const char*>(left.data() + left.size()),
             reinterpret_cast<const char*>(right.data())
         );
}

/// What a fault of the disk, or another version, leaves behind.
void change(const std::filesystem::path& file, const std::string& sql) {
  sqlite::Database(file.string(), sqlite::Database::Mode::Existing).run(sql.c_str());
}

class DayStoreTest : public testing::Test {
 protected:
  std::vector<DayFacts> days(DayStore& store, std::int32_t first = 0, std::int32_t last = 99'999) {
    std::vector<DayFacts> found;
    store.eachDay(first, last, [&found](const DayFacts& day) { found.push_back(day); });
    return found;
  }

  support::TemporaryDirectory folder_;
  const std::filesystem::path file_ = folder_ / "views.db";
};

TEST_F(DayStoreTest, GivesBackWhatWasSealedByteForByte) {
  const DayFacts day = aDay(20'514);
  { DayStore(file_).seal({day}, {}, markAt(50)); }
  DayStore store(file_);
  const auto found = days(store);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].day, 20'514);
  EXPECT_TRUE(sameBytes(found[0].tickets, day.tickets));
  EXPECT_TRUE(sameBytes(found[0].calls, day.calls));
  EXPECT_TRUE(sameBytes(found[0].servings, day.servings));
  EXPECT_TRUE(sameBytes(found[0].outcomes, day.outcomes));
  EXPECT_TRUE(sameBytes(found[0].counters, day.counters));
}

TEST_F(DayStoreTest, ADayMayHoldNothingOfAKind) {
  DayFacts day;
  day.day = 20'514;
  { DayStore(file_).seal({day}, {}, markAt(50)); }
  DayStore store(file_);
  ASSERT_EQ(days(store).size(), 1U);
  EXPECT_TRUE(days(store)[0].tickets.empty());
}

TEST_F(DayStoreTest, KeepsTheMarkWithWhatTheDayLeaves) {
  EXPECT_FALSE(DayStore(file_).mark());
  DayStore::Mark mark = markAt(50);
  mark.carried.suspended = true;
  mark.carried.suspendedSince = minute(7);
  mark.carried.zones = {{domain::CounterId{4}, domain::ZoneId{2}}};
  { DayStore(file_).seal({aDay(20'514)}, {}, mark); }
  const auto kept = DayStore(file_).mark();
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->sealed, mark.sealed);
  EXPECT_EQ(kept->sealedAt, mark.sealedAt);
  EXPECT_EQ(kept->catalogue, mark.catalogue);
  EXPECT_EQ(kept->carried, mark.carried);
  { DayStore(file_).seal({}, {}, markAt(60)); }
  EXPECT_EQ(DayStore(file_).mark()->carried, markAt(60).carried) << "resumed, and moved back";
}

TEST_F(DayStoreTest, ALateUploadAddsToADayThatIsThere) {
  DayStore store(file_);
  store.seal({aDay(20'514, 3)}, {}, markAt(50));
  store.seal({aDay(20'514, 1), aDay(20'515, 2)}, {}, markAt(60));
  const auto found = days(store);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].tickets.size(), 3U);
  EXPECT_EQ(found[1].day, 20'514);
  EXPECT_EQ(found[1].tickets.size(), 1U);
  EXPECT_EQ(found[2].day, 20'515);
  EXPECT_EQ(days(store, 20'515, 20'515).size(), 1U);
  EXPECT_EQ(days(store, 20'516, 20'600).size(), 0U);
}

TEST_F(DayStoreTest, AFileOfAnotherVersionIsEmptied) {
  { DayStore(file_).seal({aDay(20'514)}, {{AlertId{1}, alert(1)}}, markAt(50)); }
  change(file_, "PRAGMA user_version = 1");
  DayStore store(file_);
  EXPECT_FALSE(store.mark());
  EXPECT_TRUE(days(store).empty());
  EXPECT_FALSE(store.alert(AlertId{1}));
}

TEST_F(DayStoreTest, AChangedByteInABlockIsFoundOut) {
  { DayStore(file_).seal({aDay(20'514)}, {}, markAt(50)); }
  for (const char* column : {"tickets", "calls", "servings", "outcomes", "counters"}) {
    SCOPED_TRACE(column);
    const std::filesystem::path copy = folder_ / (std::string(column) + ".db");
    std::filesystem::copy_file(file_, copy);
    change(
        copy,
        "UPDATE day SET " + std::string(column) + " = CAST(substr(" + column + ", 1, length(" +
            column + ") - 1) || x'01' AS BLOB)"
    );
    DayStore store(copy);
    EXPECT_THROW(days(store), Damaged);
  }
}

TEST_F(DayStoreTest, ABlockThatWasCutIsFoundOut) {
  { DayStore(file_).seal({aDay(20'514)}, {}, markAt(50)); }
  change(file_, "UPDATE day SET calls = substr(calls, 1, length(calls) - 1)");
  DayStore store(file_);
  EXPECT_THROW(days(store), Damaged);
}

TEST_F(DayStoreTest, WhatIsNoDatabaseIsAnError) {
  std::ofstream(file_) << std::string(8192, 'x');
  EXPECT_THROW(DayStore{file_}, sqlite::Error);
  DayStore::remove(file_);
  EXPECT_FALSE(DayStore(file_).mark());
}

// ---- alerts -----------------------------------------------------------------------------------

class AlertBookTest : public DayStoreTest {
 protected:
  void SetUp() override {
    store_.seal(
        {},
        {{AlertId{1}, alert(1, 10, 20)}, {AlertId{2}, alert(2, 11)}, {AlertId{3}, alert(3, 12)}},
        markAt(50)
    );
  }

  void apply(domain::EventBody body, int at, domain::StaffId staff = {}) {
    book_.apply({minute(at), {staff, {}, domain::Role::DutyManager}, std::move(body)}, store_);
  }
  std::vector<std::uint64_t> listed(AlertQuery query) {
    if (query.max == 0) query.max = 50;
    std::vector<std::uint64_t> ids;
    for (const PastAlert& past : book_.list(query, store_)) ids.push_back(past.alert.id.value);
    return ids;
  }

  DayStore store_{file_};
  AlertBook book_;
};

using Ids = std::vector<std::uint64_t>;

TEST_F(AlertBookTest, ListsTheLatestFirstAcrossStoreAndRunningDay) {
  apply(domain::AlertRaised{alert(4, 30).alert}, 30);
  apply(domain::AlertCleared{AlertId{2}}, 31);
  EXPECT_EQ(listed({}), (Ids{4, 3}));
  AlertQuery all;
  all.withCleared = true;
  EXPECT_EQ(listed(all), (Ids{4, 3, 2, 1}));
  const auto changed =
      book_.list(all.withCleared ? AlertQuery{true, {}, {}, {}, 2, 1} : all, store_);
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(changed[0].cleared, minute(31)) << "the change counts, not what is stored";
}

TEST_F(AlertBookTest, FiltersBeforeItCutsIntoPages) {
  apply(domain::AlertRaised{alert(4, 30).alert}, 30);
  AlertQuery red;
  red.level = domain::AlertLevel::Red;
  EXPECT_EQ(listed(red), (Ids{4, 2}));
  red.max = 1;
  EXPECT_EQ(listed(red), (Ids{4}));
  red.skip = 1;
  EXPECT_EQ(listed(red), (Ids{2}));
  red.skip = 2;
  EXPECT_EQ(listed(red), Ids{});
  AlertQuery between;
  between.withCleared = true;
  between.from = minute(11);
  between.until = minute(30);
  EXPECT_EQ(listed(between), (Ids{3, 2}));
}

TEST_F(AlertBookTest, RemembersWhoAcknowledged) {
  apply(domain::AlertAcknowledged{AlertId{3}}, 40, domain::StaffId{6});
  const auto past = book_.list({false, {}, {}, {}, 0, 1}, store_).at(0);
  EXPECT_EQ(past.alert.acknowledgedBy, domain::StaffId{6});
  EXPECT_EQ(past.alert.acknowledged, minute(40));
  EXPECT_EQ(past.alert.subject, "counter:3");
}

TEST_F(AlertBookTest, WhatChangedGoesIntoTheStoreWithTheDay) {
  apply(domain::AlertAcknowledged{AlertId{3}}, 40, domain::StaffId{6});
  apply(domain::AlertCleared{AlertId{3}}, 41);
  apply(domain::AlertRaised{alert(4, 30).alert}, 30);
  const AlertQuery all{true, {}, {}, {}, 0, 50};
  const auto before = book_.list(all, store_);
  EXPECT_EQ(store_.alert(AlertId{3})->cleared, domain::Instant{}) << "as the last day left it";
  store_.seal({}, book_.changed(), markAt(60));
  book_.clear();
  EXPECT_EQ(book_.list(all, store_), before);
  EXPECT_EQ(store_.alert(AlertId{3})->cleared, minute(41));
}

TEST_F(AlertBookTest, AnAlertNobodyKnowsIsPassedOver) {
  apply(domain::AlertCleared{AlertId{77}}, 41);
  apply(domain::AlertAcknowledged{AlertId{78}}, 41);
  EXPECT_TRUE(book_.changed().empty());
}

}  // namespace

}  // namespace hall::views
