#include <gtest/gtest.h>

#include <functional>

#include "server/domain/catalogue_lint.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// PublishCatalogue: version, lint, numbering, and nobody who waits is left without a counter.
namespace hall::support {

namespace {

using Change = std::function<void(Catalogue::Content&)>;

/// The command that publishes the hall's catalogue with this change, edited from its own version.
PublishCatalogue publishing(const HallState& hall, const Change& change) {
  Catalogue::Content content =
      hall.catalogue == nullptr ? sampleContent() : hall.catalogue->content();
  change(content);
  PublishCatalogue command;
  command.expectedVersion = hall.catalogue == nullptr ? 0 : hall.catalogue->version();
  command.catalogue =
      std::make_shared<const Catalogue>(numbered(std::move(content), hall.catalogue.get()));
  command.hash = "hash";
  return command;
}

const Change kRename = [](Catalogue::Content& content) { content.queues[0].name.zh = "综合"; };

TEST(PublishingTest, TheFirstCatalogueMakesVersionOneAndTheCounters) {
  HallState hall;
  applyAll(hall, *decide(hall, bySystem(OpenHall{ClockMode::Real, "ceshi"}), at(0)));
  const auto command = publishing(hall, [](Catalogue::Content&) {});
  const Result<Events> events = decide(hall, by(kAdministrator, command), at(1));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<CataloguePublished>(*events).version, 1U);
  applyAll(hall, *events);
  EXPECT_EQ(hall.floor.counters().size(), 4U);
}

TEST(PublishingTest, CountersFollowTheNewCatalogue) {
  HallState hall = aHall().signedIn(kCounter1, kZhang).build();
  const auto command = publishing(hall, [](Catalogue::Content& content) {
    content.counters[0].queues.add(kEstate);
    content.counters[0].zone = kQuietZone;
  });
  applyAll(hall, *decide(hall, by(kAdministrator, command), at(10)));
  EXPECT_TRUE(hall.floor.counter(kCounter1)->able().has(kEstate));
  EXPECT_EQ(hall.floor.counter(kCounter1)->zone, kQuietZone);
  EXPECT_EQ(hall.floor.counter(kCounter1)->staff, kZhang) << "who sits there stays";
}

TEST(PublishingTest, WhatSetCounterChangedStaysUntilTheFilesChangeThatVerySetting) {
  CounterSet live;
  live.counter = kCounter1;
  live.kind = CounterKind::Special;
  live.zone = kQuietZone;
  live.queues.add(kEstate);
  live.onlyGrounds = 1U << static_cast<unsigned>(Ground::Elderly);
  const HallState set = aHall().with(live, at(9)).build();
  const auto published = [&](const Change& change) {
    HallState hall = set;
    applyAll(hall, *decide(hall, by(kAdministrator, publishing(hall, change)), at(10)));
    return *hall.floor.counter(kCounter1);
  };

  EXPECT_EQ(published(kRename), *set.floor.counter(kCounter1)) << "nothing of the counter changed";
  const Counter moved = published([](Catalogue::Content& content) {
    content.counters[0].kind = CounterKind::Universal;
    content.counters[0].queues.add(kEstate);
  });
  EXPECT_EQ(moved.kind, CounterKind::Universal);
  EXPECT_TRUE(moved.queues.has(kGeneral));
  EXPECT_EQ(moved.zone, kQuietZone) << "the files left it alone";
  EXPECT_EQ(moved.onlyGrounds, live.onlyGrounds) << "the files left it alone";
}

const Change kWithoutThemeAndConsult = [](Catalogue::Content& content) {
  content.themes.clear();
  content.queues.erase(content.queues.begin() + 2);
  content.counters[3].queues = {};
};

HallState published(HallState hall, const Change& change, Instant now) {
  const auto events = decide(hall, by(kAdministrator, publishing(hall, change)), now);
  EXPECT_TRUE(isAccepted(events));
  if (events) applyAll(hall, *events);
  return hall;
}

TEST(PublishingTest, AThemeAndAQueueThatAreTakenOutGiveNoMoreNumbers) {
  const auto taking = [](ThemeId theme, QueueId queue) {
    IssueTicket issue;
    issue.id = idOf("new");
    issue.theme = theme;
    issue.queue = queue;
    return by(kKiosk, issue);
  };
  const HallState before = aHall().build();
  ASSERT_TRUE(isAccepted(decide(before, taking(kOpenShop, {}), at(10))));
  ASSERT_TRUE(isAccepted(decide(before, taking({}, kConsult), at(10))));

  const HallState hall = published(before, kWithoutThemeAndConsult, at(9, 30));

  EXPECT_TRUE(isRefused(
      decide(hall, taking(kOpenShop, {}), at(10)), Reason::ThemeNotFound, "theme_id", "open-shop"
  ));
  EXPECT_TRUE(isRefused(
      decide(hall, taking({}, kConsult), at(10)), Reason::QueueNotFound, "queue_id", "consult"
  ));
  EXPECT_EQ(hall.catalogue->find(kOpenShop)->revision, 2U) << "a copy of it is stale";
  const auto stale = lint(hall.catalogue->content(), ClockMode::Real, monday());
  EXPECT_TRUE(stale.empty()) << "what is gone is nobody's doubt: " << stale.front().path;
}

TEST(PublishingTest, WhatComesBackIsWhatItWas) {
  HallState hall = published(aHall().build(), kWithoutThemeAndConsult, at(9, 30));

  hall = published(
      hall, [](Catalogue::Content& content) { content = sampleContent(); }, at(10)
  );

  EXPECT_EQ(hall.catalogue->themeByCode("open-shop")->id, kOpenShop);
  EXPECT_FALSE(hall.catalogue->find(kOpenShop)->withdrawn);
  EXPECT_EQ(hall.catalogue->queueByCode("consult")->id, kConsult);
  EXPECT_FALSE(hall.catalogue->find(kConsult)->withdrawn);
}

struct PublishRow {
  const char* what;
  HallState hall;
  PublishCatalogue command;
  std::optional<Reason> refused;
  const char* key = "";
  const char* value = "";
};

template <class Edit>
PublishRow edited(
    const char* what,
    Edit edit,
    std::optional<Reason> refused,
    const char* key = "",
    const char* value = ""
) {
  const HallState hall = aHall().build();
  PublishCatalogue command = publishing(hall, kRename);
  edit(command);
  return {what, hall, command, refused, key, value};
}

PublishRow changed(
    const char* what,
    const Change& change,
    std::optional<Reason> refused,
    const char* key = "",
    const char* value = ""
) {
  const HallState hall = aHall().build();
  return {what, hall, publishing(hall, change), refused, key, value};
}

void expectRows(const std::vector<PublishRow>& rows) {
  for (const PublishRow& row : rows) {
    SCOPED_TRACE(row.what);
    const Result<Events> events = decide(row.hall, by(kAdministrator, row.command), at(10));
    if (row.refused) {
      EXPECT_TRUE(isRefused(events, *row.refused, row.key, row.value));
    } else {
      EXPECT_TRUE(isAccepted(events));
    }
  }
}

std::shared_ptr<const Catalogue> withVersion(
    const PublishCatalogue& command, std::uint32_t version
) {
  Catalogue::Content content = command.catalogue->content();
  content.version = version;
  return std::make_shared<const Catalogue>(std::move(content));
}

TEST(PublishingTest, IsEditedFromTheVersionThatStands) {
  const auto stale = Reason::CatalogueStale;
  expectRows({
      edited(
          "from the current version", [](auto&) {}, std::nullopt
      ),
      edited(
          "from an older one", [](auto& c) { c.expectedVersion = 0; }, stale, "etag", "1"
      ),
      edited(
          "from one to come", [](auto& c) { c.expectedVersion = 2; }, stale, "etag", "1"
      ),
      edited(
          "numbered on another", [](auto& c) { c.catalogue = withVersion(c, 7); }, stale
      ),
      edited(
          "nothing",
          [](auto& c) { c.catalogue.reset(); },
          Reason::MalformedRequest,
          "field",
          "catalogue"
      ),
      edited(
          "no hash", [](auto& c) { c.hash.clear(); }, Reason::MalformedRequest, "field", "hash"
      ),
      changed(
          "no change", [](auto&) {}, Reason::NothingChanged
      ),
  });
}

TEST(PublishingTest, AFaultForbidsItAndSaysWhere) {
  const auto sample = [](Catalogue::Content& c) { c.items[0].guide->fees.sample = true; };
  const auto sameEditor = [](Catalogue::Content& c) { c.items[0].guide->reviewer = "1001"; };
  const auto both = [&](Catalogue::Content& c) { sample(c), sameEditor(c); };
  const auto doubt = [](Catalogue::Content& c) { c.items[0].guide.reset(); };
  const auto noName = [](Catalogue::Content& c) { c.queues[0].name.zh.clear(); };
  expectRows({
      changed("a doubt", doubt, std::nullopt),
      changed("a fault", noName, Reason::CatalogueInvalid, "name_missing", "queue.general.name"),
      changed(
          "sample text",
          sample,
          Reason::SampleTextInRealMode,
          "sample_text",
          "item.company-set-up.guide.fees"
      ),
      changed(
          "the editor as reviewer",
          sameEditor,
          Reason::ReviewerIsEditor,
          "reviewer_is_editor",
          "item.company-set-up.guide.reviewer"
      ),
      changed("both", both, Reason::CatalogueInvalid),
  });
}

TEST(PublishingTest, NoQueueTakesThePrefixOfAKiosksNumbers) {
  const auto kiosks = [](Catalogue::Content& c) { c.queues[0].prefix = "KA"; };
  const auto readAsTheKiosks = [](Catalogue::Content& c) { c.queues[0].prefix = "KA1"; };
  const auto another = [](Catalogue::Content& c) { c.queues[0].prefix = "KB"; };
  const char* device = "device.kiosk-1";
  expectRows({
      changed("its own", kiosks, Reason::CatalogueInvalid, "offline_prefix", device),
      changed("with digits", readAsTheKiosks, Reason::CatalogueInvalid, "offline_prefix", device),
      changed("another", another, std::nullopt),
  });
}

TEST(PublishingTest, ARehearsalMayShowSampleTexts) {
  const HallState hall =
      aHall().changed([](HallState& state) { state.mode = ClockMode::Rehearsal; }).build();
  const auto command = publishing(hall, [](Catalogue::Content& content) {
    content.items[0].guide->fees.sample = true;
  });
  EXPECT_TRUE(isAccepted(decide(hall, by(kAdministrator, command), at(10))));
}

TEST(PublishingTest, AnIdNamesOneThingForEver) {
  const auto exchanged = [](PublishCatalogue& command) {
    Catalogue::Content content = command.catalogue->content();
    std::swap(content.zones[0].id, content.zones[1].id);
    command.catalogue = std::make_shared<const Catalogue>(std::move(content));
  };
  const auto lost = [](PublishCatalogue& command) {
    Catalogue::Content content = command.catalogue->content();
    content.themes.clear();
    command.catalogue = std::make_shared<const Catalogue>(std::move(content));
  };
  expectRows({
      edited("two ids exchanged", exchanged, Reason::CatalogueInvalid, "id_changed", "zone.main"),
      edited("a row lost", lost, Reason::CatalogueInvalid, "row_lost", "theme.open-shop"),
  });
}

TEST(PublishingTest, NobodyWithANumberLosesTheLastCounterOfTheirQueue) {
  const Change closeConsult = [](Catalogue::Content& c) { c.counters[3].queues = {}; };
  const Change onlyElderly = [](Catalogue::Content& c) { c.counters[3].onlyGrounds = 1U << 3U; };
  const auto row = [](const char* what,
                      const HallState& hall,
                      const Change& change,
                      std::optional<Reason> refused,
                      const char* key = "",
                      const char* value = "") {
    return PublishRow{what, hall, publishing(hall, change), refused, key, value};
  };
  const auto alone = Reason::LastAbleCounter;
  const auto noShow = aTicket("C001").noShow(at(9, 5));
  const HallState waiting = aHall().with(aTicket("C001")).with(aTicket("C002")).build();
  const HallState elderly = aHall().with(aTicket("C001").on(Ground::Elderly)).build();
  const HallState unserved = aHall().catalogue(closeConsult).with(aTicket("C001")).build();
  expectRows({
      row("nobody waits", aHall().build(), closeConsult, std::nullopt),
      row("somebody waits elsewhere",
          aHall().with(aTicket("A001")).build(),
          closeConsult,
          std::nullopt),
      row("two wait", waiting, closeConsult, alone, "queue_id", "consult"),
      row("how many", waiting, closeConsult, alone, "waiting", "2"),
      row("somebody may be restored", aHall().with(noShow).build(), closeConsult, alone),
      row("finished",
          aHall().with(aTicket("C001").cancelled(at(9, 5))).build(),
          closeConsult,
          std::nullopt),
      row("only the elderly from now on", waiting, onlyElderly, alone),
      row("which they are", elderly, onlyElderly, std::nullopt),
      row("nobody served it before", unserved, kRename, std::nullopt),
  });
}

/// Counter 1 gives up the general queue, which counter 2 is published to serve as well.
const Change kNoGeneralAtOne = [](Catalogue::Content& content) {
  content.counters[0].queues = {};
  content.counters[0].queues.add(kEstate);
};

TEST(PublishingTest, NobodyWhoWaitsLosesTheLastCounterWithSomebodyAtIt) {
  const auto alone = Reason::LastAbleCounter;
  const Change andThreeTakesIt = [](Catalogue::Content& content) {
    kNoGeneralAtOne(content);
    content.counters[2].queues.add(kGeneral);
  };
  const auto oneWaits = [] { return aHall().signedIn(kCounter1, kZhang).with(aTicket("A001")); };
  CounterSet live;
  live.counter = kCounter4;
  live.zone = kQuietZone;
  live.queues.add(kGeneral);
  live.staffQueues = QueueSet::all();
  const auto row = [](const char* what,
                      const HallState& hall,
                      const Change& change,
                      std::optional<Reason> refused) {
    return PublishRow{
        what, hall, publishing(hall, change), refused, refused ? "queue_id" : "", "general"};
  };
  expectRows({
      row("nobody sits at the other one", oneWaits().build(), kNoGeneralAtOne, alone),
      row("somebody does", oneWaits().signedIn(kCounter2, kLi).build(), kNoGeneralAtOne, {}),
      row("but without the skill",
          oneWaits()
              .changed([](HallState& state) { state.staff.at(kLi).queues = {kEstate}; })
              .signedIn(kCounter2, kLi)
              .build(),
          kNoGeneralAtOne,
          alone),
      row("or paused beyond closing",
          oneWaits().signedIn(kCounter2, kLi).paused(kCounter2, at(9, 30), at(17, 30)).build(),
          kNoGeneralAtOne,
          alone),
      row("another one takes it on by the same publishing",
          oneWaits().signedIn(kCounter3, kWang).build(),
          andThreeTakesIt,
          {}),
      row("another one took it on live",
          oneWaits().signedIn(kCounter4, kChen).with(live, at(9, 30)).build(),
          kNoGeneralAtOne,
          {}),
      row("nobody sat anywhere", aHall().with(aTicket("A001")).build(), kNoGeneralAtOne, {}),
      row("nobody waits", aHall().signedIn(kCounter1, kZhang).build(), kNoGeneralAtOne, {}),
  });
}

}  // namespace

}  // namespace hall::support
