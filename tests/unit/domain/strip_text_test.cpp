#include "server/domain/strip_text.h"

#include <gtest/gtest.h>

#include "server/domain/utf8.h"
#include "tests/support/floor_builder.h"

namespace hall::domain {
namespace {

using namespace support;  // NOLINT: tests speak the words of the hall

std::size_t halvesOf(std::string_view text) {
  std::size_t sum = 0;
  while (!text.empty()) sum += takeCharacter(text) < 0x80 ? 1U : 2U;
  return sum;
}

/// Without the blanks around it; what it is shown as must be as wide as the strip.
std::string shown(
    const HallState& hall, CounterId counter, std::size_t characters, Instant now = at(10)
) {
  const std::string line = stripText(hall, counter, characters, now);
  EXPECT_EQ(halvesOf(line), characters * 2) << line;
  const std::size_t first = line.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  const std::size_t after = line.size() - line.find_last_not_of(' ') - 1;
  EXPECT_TRUE(after == first || after == first + 1) << "not in the middle: '" << line << "'";
  return line.substr(first, line.size() - after - first);
}

/// One state of counter 1 and what it makes of the strip.
struct Row {
  const char* name;
  HallState hall;
  const char* atEight;
  const char* atTwelve;
};

void expectShown(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(shown(row.hall, kCounter1, kStripShort), row.atEight) << row.name;
    EXPECT_EQ(shown(row.hall, kCounter1, kStripLong), row.atTwelve) << row.name;
  }
}

HallBuilder atWork() {
  return aHall().signedIn(kCounter1, kZhang);
}
TicketBuilder called(std::string_view number = "A017") {
  return aTicket(number).issued(at(9)).called(kCounter1, at(9, 5));
}
TicketBuilder served(std::string_view number = "A017") {
  return called(number).serving(kCounter1, at(9, 6));
}
HallState rehearsing(HallState hall) {
  hall.mode = ClockMode::Rehearsal;
  return hall;
}
/// Counter 1 under another name, title or code.
HallBuilder with(const std::function<void(CounterPlace&)>& change) {
  HallBuilder builder = aHall();
  builder.catalogue([&](Catalogue::Content& content) { change(content.counters.front()); });
  builder.signedIn(kCounter1, kZhang);
  return builder;
}
HallBuilder named(const char* name) {
  return with([&](CounterPlace& place) { place.name.zh = name; });
}
HallBuilder titled(const char* title) {
  return with([&](CounterPlace& place) { place.title.zh = title; });
}

TEST(StripTextTest, ADayOfACounterAtBothLengths) {
  expectShown({
      {"nobody there", aHall().build(), "窗口已关闭", "窗口已关闭"},
      {"idle", atWork().build(), "综合窗口 欢迎您", "综合窗口 欢迎您"},
      {"calling", atWork().with(called()).build(), "请 A017 号", "请 A017 号到 1 号窗口"},
      {"serving", atWork().with(served()).build(), "办理中 A017", "办理中 A017"},
      {"back at half past ten",
       atWork().paused(kCounter1, at(10), at(10, 30)).build(),
       "10:30恢复服务",
       "暂停服务 10:30恢复"},
      {"back when it is back",
       atWork().paused(kCounter1, at(9), at(9, 30)).build(),
       "暂停服务",
       "暂停服务"},
  });
}

TEST(StripTextTest, SaysWhereToGoInstead) {
  const HallState paused =
      atWork().signedIn(kCounter2, kLi).paused(kCounter1, at(9), at(9, 30)).build();
  const HallState longer =
      aHall()
          .catalogue([](Catalogue::Content& content) { content.counters[1].code = "B113"; })
          .signedIn(kCounter2, kLi)
          .build();
  HallBuilder room = aHall();
  room.catalogue([](Catalogue::Content& content) { content.counters[1].name.zh = "三楼会议室"; });
  room.signedIn(kCounter2, kLi);

  expectShown({
      {"paused", paused, "请到 2 号窗口", "暂停服务 请到 2 号窗口"},
      {"closed",
       aHall().signedIn(kCounter2, kLi).build(),
       "请到 2 号窗口",
       "窗口已关闭 请到 2 号窗口"},
      {"no room for both", longer, "请到 B113 号窗口", "请到 B113 号窗口"},
      {"a room", room.build(), "请到 三楼会议室", "请到 三楼会议室"},
  });
}

TEST(StripTextTest, ASuspendedHallCallsToNobodyAnew) {
  expectShown({
      {"idle", atWork().suspended(at(9, 30)).build(), "暂停服务", "暂停服务"},
      {"closed", aHall().signedIn(kCounter2, kLi).suspended(at(9)).build(), "暂停服务", "暂停服务"},
      {"paused",
       atWork().paused(kCounter1, at(9), at(11)).suspended(at(9, 30)).build(),
       "暂停服务",
       "暂停服务"},
      {"serving",
       atWork().with(served()).suspended(at(9, 30)).build(),
       "办理中 A017",
       "办理中 A017"},
  });
}

TEST(StripTextTest, ARehearsalIsMarkedWhateverIsShown) {
  expectShown({
      {"nobody there", rehearsing(aHall().build()), "演练 窗口已关闭", "演练 窗口已关闭"},
      {"idle", rehearsing(atWork().build()), "演练 综合窗口", "演练 综合窗口 欢迎您"},
      {"calling",
       rehearsing(atWork().with(called()).build()),
       "演练 请 A017 号",
       "演练 请A017号到1号窗口"},
      {"serving",
       rehearsing(atWork().with(served()).build()),
       "演练 办理中 A017",
       "演练 办理中 A017"},
      {"paused",
       rehearsing(atWork().paused(kCounter1, at(10), at(10, 30)).build()),
       "演练 暂停服务",
       "演练 暂停服务 10:30恢复"},
      {"a long title",
       rehearsing(titled("不动产登记综合受理窗口").build()),
       "演练不动产登记综",
       "演练不动产登记综合受理窗"},
  });
}

TEST(StripTextTest, ANamedRoomIsCalledByItsName) {
  expectShown({
      {"short", named("会议室").with(called()).build(), "请A017号到会议室", "请 A017 号到 会议室"},
      {"longer",
       named("三楼不动产大厅").with(called()).build(),
       "请 A017 号",
       "请A017号到三楼不动产大厅"},
      {"too long",
       named("三楼不动产登记交易中心").with(called()).build(),
       "请 A017 号",
       "请 A017 号"},
  });
}

TEST(StripTextTest, AnOwnTitleStandsInPlaceOfTheKind) {
  expectShown({
      {"short", titled("老年人专窗").build(), "老年人专窗", "老年人专窗 欢迎您"},
      {"with quotation marks",
       titled("“办不成事”反映窗口").build(),
       "“办不成事”反映",
       "“办不成事”反映窗口"},
      {"longer than both",
       titled("水电气暖网络联合报装一窗通办").build(),
       "水电气暖网络联合",
       "水电气暖网络联合报装一窗"},
      {"half a place is left blank",
       titled("A区水电气暖联合报装").build(),
       "A区水电气暖联合",
       "A区水电气暖联合报装"},
      {"on two lines", titled("综合\n窗口 ").build(), "综合 窗口 欢迎您", "综合 窗口 欢迎您"},
      {"blanks alone", titled("  ").build(), "综合窗口 欢迎您", "综合窗口 欢迎您"},
  });
}

TEST(StripTextTest, EveryKindHasAName) {
  const std::pair<CounterKind, const char*> kinds[] = {
      {CounterKind::Universal, "综合窗口 欢迎您"},
      {CounterKind::Domain, "综合窗口 欢迎您"},
      {CounterKind::Department, "综合窗口 欢迎您"},
      {CounterKind::Theme, "“一件事”窗口 欢迎您"},
      {CounterKind::Consult, "综合咨询窗口 欢迎您"},
      {CounterKind::Handout, "统一出件窗口 欢迎您"},
      {CounterKind::Special, "专窗 欢迎您"},
  };
  for (const auto& [kind, name] : kinds) {
    const HallState hall = with([kind = kind](CounterPlace& place) { place.kind = kind; }).build();
    EXPECT_EQ(shown(hall, kCounter1, kStripLong), name);
  }
}

TEST(StripTextTest, LongNumbersAndCodesFindRoom) {
  HallBuilder far = with([](CounterPlace& place) { place.code = "B113"; });
  EXPECT_EQ(shown(far.with(called()).build(), kCounter1, kStripLong), "请 A017 号到 B113 号窗口");
  const HallState busy = atWork()
                             .with(called())
                             .changed([](HallState& hall) {
                               hall.floor.change(idOf("A017"), [](Ticket& ticket) {
                                 ticket.number = {TicketNumber::makePrefix("YYYY"), 1234};
                               });
                             })
                             .build();
  expectShown({{"long number", busy, "请 YYYY1234 号", "请YYYY1234号到1号窗口"}});
}

TEST(StripTextTest, NeverSaysWhyOrWho) {
  const HallState hall = atWork().paused(kCounter1, at(10), at(10, 30)).build();
  for (const std::size_t characters : {kStripShort, kStripLong}) {
    const std::string line = shown(hall, kCounter1, characters);
    for (const char* word : {"就餐", "会议", "故障", "离开", "张"}) {
      EXPECT_EQ(line.find(word), std::string::npos) << line;
    }
  }
}

TEST(StripTextTest, ACounterThatTheFloorHasNotSeenIsClosed) {
  HallState hall = aHall().build();
  hall.floor.removeCounter(kCounter1);
  EXPECT_EQ(shown(hall, kCounter1, kStripShort), "窗口已关闭");
  EXPECT_EQ(stripChange(hall, kCounter1, at(10)), std::nullopt);
}

TEST(StripTextTest, ChangesByItselfOnlyWhenAnAnnouncedReturnIsDue) {
  const HallState hall = atWork().paused(kCounter1, at(10), at(10, 30)).build();

  EXPECT_EQ(stripChange(hall, kCounter1, at(10)), at(10, 30));
  EXPECT_EQ(stripChange(hall, kCounter1, at(10, 30)), std::nullopt);
  EXPECT_EQ(shown(hall, kCounter1, kStripLong, at(10, 29)), "暂停服务 10:30恢复");
  EXPECT_EQ(shown(hall, kCounter1, kStripLong, at(10, 30)), "暂停服务");
  EXPECT_EQ(stripChange(atWork().build(), kCounter1, at(10)), std::nullopt);
}

}  // namespace
}  // namespace hall::domain
