#include "tests/unit/engine/watch_hub_fixture.h"

namespace hall::engine {
namespace {

// ---- frames -----------------------------------------------------------------------------------

TEST_F(WatchHubTest, BeginsWithASnapshot) {
  const auto one = watch(board);

  EXPECT_EQ(one.next(), "snapshot@10 a=1 b=1");
  EXPECT_EQ(one.next(), "nothing");
}

TEST_F(WatchHubTest, TellsOnlyWhatChanged) {
  const auto one = watch(board);
  one.next();
  taken(one);

  happens(board, "b", "2");
  EXPECT_EQ(one.next(), "delta@11 b=2");
  taken(one);

  happens(board, "c", "1");
  EXPECT_EQ(one.next(), "delta@12 c=1");
}

TEST_F(WatchHubTest, TellsNothingWhenTheEncodingIsTheSame) {
  const auto one = watch(board);
  one.next();
  taken(one);

  batch();

  EXPECT_EQ(one.next(), "nothing");
}

TEST_F(WatchHubTest, TellsWhatIsGoneOnceAndItsReturnAsNew) {
  const auto one = watch(board);
  one.next();
  taken(one);

  vanishes(board, "a");
  EXPECT_EQ(one.next(), "delta@11 -a");
  taken(one);
  happens(board, "b", "2");
  EXPECT_EQ(one.next(), "delta@12 b=2");
  taken(one);
  happens(board, "a", "1");
  EXPECT_EQ(one.next(), "delta@13 a=1");
}

TEST_F(WatchHubTest, GivesASlowWatcherOneMergedDelta) {
  const auto one = watch(board);
  one.next();
  for (int i = 2; i <= 20; ++i) happens(board, "b", std::to_string(i));
  vanishes(board, "a");
  EXPECT_EQ(one.next(), "nothing") << "the snapshot has not left";

  taken(one);

  EXPECT_EQ(one.next(), "delta@30 -a b=20");
  EXPECT_EQ(one.next(), "nothing");
  EXPECT_EQ(hub->figures().merged, 19U);
}

TEST_F(WatchHubTest, TellsASlowWatcherNothingOfWhatCameAndWent) {
  const auto one = watch(board);
  one.next();
  happens(board, "c", "1");
  vanishes(board, "c");

  taken(one);

  EXPECT_EQ(one.next(), "delta@12 -c") << "harmless: it never had it";
}

TEST_F(WatchHubTest, SendsABookmarkAfterTwoQuietSeconds) {
  const auto one = watch(board);
  one.next();
  taken(one);

  turn(milliseconds{1'900});
  EXPECT_EQ(one.next(), "nothing");
  turn(milliseconds{200});
  EXPECT_EQ(one.next(), "bookmark@10");
  taken(one);
  turn(milliseconds{1'900});
  EXPECT_EQ(one.next(), "nothing");
  turn(milliseconds{200});
  EXPECT_EQ(one.next(), "bookmark@10");
}

TEST_F(WatchHubTest, ABookmarkNamesThePositionUpToWhichNothingChanged) {
  const auto one = watch(board);
  one.next();
  taken(one);
  batch();
  batch();

  turn(milliseconds{2'100});

  EXPECT_EQ(one.next(), "bookmark@12");
}

TEST_F(WatchHubTest, AsksForATurnInTimeForBookmarksAndSoonAfterABatch) {
  const auto one = watch(board);
  turn(milliseconds{0});
  EXPECT_LE(*hub->nextTurn(), now + milliseconds{500});

  ++state.position.value;
  hub->onBatch(state, CommittedBatch{state.position, Instant{}, Events(1)});

  EXPECT_GE(*hub->nextTurn(), now + milliseconds{50});
  EXPECT_LE(*hub->nextTurn(), now + milliseconds{400});
}

TEST_F(WatchHubTest, EncodesAScopeOnceForAllItsWatchers) {
  std::vector<Watching> many;
  many.reserve(100);
  for (int i = 0; i < 100; ++i) many.push_back(watch(board));
  for (const auto& one : many) taken(one);
  encoder.encoded = 0;

  happens(board, "b", "2");

  EXPECT_EQ(encoder.encoded, 1);
  std::set<const std::string*> frames;
  for (const auto& one : many) frames.insert(one.sink->outstanding.get());
  EXPECT_EQ(frames.size(), 1U) << "one frame serves them all";
  EXPECT_EQ(hub->figures().watchers, 100U);
  EXPECT_EQ(hub->figures().scopes, 1U);
}

TEST_F(WatchHubTest, KeepsScopesApart) {
  encoder.views[sign] = {{"s", "1"}};
  const auto one = watch(board);
  const auto two = watch(sign);
  EXPECT_EQ(one.next(), "snapshot@10 a=1 b=1");
  EXPECT_EQ(two.next(), "snapshot@10 s=1");
  taken(one);
  taken(two);

  happens(sign, "s", "2");

  EXPECT_EQ(one.next(), "nothing");
  EXPECT_EQ(two.next(), "delta@11 s=2");
}

TEST_F(WatchHubTest, EncodesForEachWireItsOwnFrame) {
  const auto page = watch(board, {}, FrameEncoding::Json);
  const auto device = watch(board);

  EXPECT_EQ(page.next(), "snapshot(json)@10 a=1 b=1");
  EXPECT_EQ(device.next(), "snapshot@10 a=1 b=1");
}

TEST_F(WatchHubTest, EncodesAnewWithoutEventsSinceEstimatesAge) {
  const auto one = watch(board);
  one.next();
  taken(one);
  turn(milliseconds{0});
  encoder.views[board]["b"] = "older";

  turn(seconds{14});
  EXPECT_EQ(one.next(), "bookmark@10");
  taken(one);
  turn(seconds{1});
  EXPECT_EQ(one.next(), "delta@10 b=older");
}

TEST_F(WatchHubTest, EncodesAnewWhenTheHallsClockWasMovedByHand) {
  const auto one = watch(board);
  one.next();
  taken(one);
  turn(milliseconds{0});
  encoder.views[board]["b"] = "older";

  clock.advance(seconds{15});
  turn(milliseconds{1});

  EXPECT_EQ(one.next(), "delta@10 b=older");
}

// ---- coming back
// ----------------------------------------------------------------------------------

TEST_F(WatchHubTest, GoesOnWithADeltaWhereTheClientStopped) {
  const auto stays = watch(board);
  const auto leaves = watch(board);
  hub->forget(leaves.id);
  happens(board, "b", "2");
  happens(board, "c", "1");

  const auto back = watch(board, {kEpoch, Position{11}, {}});

  EXPECT_EQ(back.next(), "delta@12 b=2 c=1") << "b changed at the very position it holds";
  taken(stays);
  const auto later = watch(board, {kEpoch, Position{12}, {}});
  EXPECT_EQ(later.next(), "delta@12 c=1");
}

TEST_F(WatchHubTest, GoesOnWithADeltaThoughItWasTheOnlyWatcher) {
  const auto leaves = watch(board);
  hub->forget(leaves.id);
  EXPECT_EQ(hub->figures().watchers, 0U);
  encoder.encoded = 0;
  happens(board, "b", "2");
  vanishes(board, "a");
  EXPECT_EQ(encoder.encoded, 0) << "nobody looks";

  const auto back = watch(board, {kEpoch, Position{11}, {}});

  EXPECT_EQ(back.next(), "delta@12 -a b=2");
}

TEST_F(WatchHubTest, ForgetsAScopeThatNobodyCameBackTo) {
  const auto leaves = watch(board);
  hub->forget(leaves.id);
  EXPECT_EQ(hub->figures().scopes, 1U);
  turn(seconds{61});
  EXPECT_EQ(hub->figures().scopes, 0U);

  const auto back = watch(board, {kEpoch, Position{10}, {}});

  EXPECT_EQ(back.next(), "reset@10 2");
  taken(back);
  EXPECT_EQ(back.next(), "snapshot@10 a=1 b=1");
}

TEST_F(WatchHubTest, KeepsNoMoreEmptyScopesThanAllowed) {
  makeHub({.keptMax = 2});
  for (std::uint32_t zone = 1; zone <= 5; ++zone) {
    const WatchScope scope{View::Board, domain::ZoneId{zone}, {}, {}};
    encoder.views[scope] = {{"a", "1"}};
    hub->forget(watch(scope).id);
  }

  EXPECT_EQ(hub->figures().scopes, 2U);
}

TEST_F(WatchHubTest, StartsAClientOfAnotherEpochAnew) {
  const auto one = watch(board, {kEpoch - 1, Position{10}, {}});

  EXPECT_EQ(one.next(), "reset@10 1");
  EXPECT_EQ(one.next(), "nothing");
  taken(one);
  EXPECT_EQ(one.next(), "snapshot@10 a=1 b=1");
  taken(one);
  happens(board, "b", "2");
  EXPECT_EQ(one.next(), "delta@11 b=2");
}

TEST_F(WatchHubTest, StartsAClientAnewThatHoldsWhatTheHubNeverHad) {
  watch(board);
  const auto tooOld = watch(board, {kEpoch, Position{3}, {}});
  const auto fromNowhere = watch(board, {kEpoch, Position{99}, {}});

  EXPECT_EQ(tooOld.next(), "reset@10 2");
  EXPECT_EQ(fromNowhere.next(), "reset@10 2");
}

TEST_F(WatchHubTest, ForgetsOldRemovalsAndStartsOnlyThoseAnewWhoMissedThem) {
  makeHub({.goneMax = 4});
  const auto quick = watch(board);
  quick.next();
  const auto slow = watch(board);
  slow.next();
  taken(quick);
  for (int i = 0; i < 6; ++i) {
    const std::string key = "k" + std::to_string(i);
    happens(board, key, "1");
    taken(quick);
    vanishes(board, key);
    taken(quick);
  }

  for (std::string frame = quick.next(); frame != "nothing"; frame = quick.next()) {
    EXPECT_EQ(frame.substr(0, 5), "delta");
  }
  taken(slow);
  EXPECT_EQ(slow.next(), "reset@22 2");
  taken(slow);
  EXPECT_EQ(slow.next(), "snapshot@22 a=1 b=1");
  EXPECT_EQ(watch(board, {kEpoch, Position{12}, {}}).next(), "reset@22 2");
  EXPECT_EQ(watch(board, {kEpoch, Position{20}, {}}).next().substr(0, 8), "delta@22");
}

TEST_F(WatchHubTest, WaitsUntilTheStateIsWhereTheWatcherWasLetIn) {
  const auto one = watch(board, {0, {}, Position{12}});
  EXPECT_EQ(one.next(), "nothing");
  batch();
  EXPECT_EQ(one.next(), "nothing");

  batch();

  EXPECT_EQ(one.next(), "snapshot@12 a=1 b=1");
}

TEST_F(WatchHubTest, ForgetsAWatcherThatLeftWhileItWaited) {
  const auto one = watch(board, {0, {}, Position{11}});
  hub->forget(one.id);

  batch();

  EXPECT_EQ(one.next(), "nothing");
  EXPECT_EQ(hub->figures().watchers, 0U);
}

// ---- the end
// --------------------------------------------------------------------------------------

TEST_F(WatchHubTest, SaysGoodbyeWhenWhatIsWatchedIsOver) {
  const auto one = watch(board);
  one.next();
  taken(one);
  const auto busy = watch(board);
  busy.next();

  encoder.views.erase(board);
  batch();

  EXPECT_EQ(one.next(), "goodbye@10 3");
  EXPECT_EQ(busy.next(), "goodbye@10 3");
  EXPECT_TRUE(one.sink->ended && busy.sink->ended);
  EXPECT_EQ(hub->figures().watchers, 0U);
  EXPECT_EQ(hub->figures().scopes, 0U);
}

TEST_F(WatchHubTest, SaysGoodbyeAtOnceWhereThereIsNothingToWatch) {
  const auto one = watch(sign);

  EXPECT_EQ(one.next(), "goodbye@0 3");
  EXPECT_EQ(hub->figures().scopes, 0U);
}

TEST_F(WatchHubTest, SaysGoodbyeBeforeTheNextFrameWhenTheWatcherMaySeeNoMore) {
  const auto one = watch(board);
  one.next();
  taken(one);
  one.sink->bar = GoodbyeReason::SessionEnded;

  happens(board, "b", "2");

  EXPECT_EQ(one.next(), "goodbye@10 2");
  EXPECT_EQ(hub->figures().watchers, 0U);
}

TEST_F(WatchHubTest, FindsOutWithinABookmarkThatTheWatcherMaySeeNoMore) {
  const auto one = watch(board);
  one.next();
  taken(one);
  one.sink->bar = GoodbyeReason::SessionEnded;

  turn(milliseconds{2'100});

  EXPECT_EQ(one.next(), "goodbye@10 2");
}

TEST_F(WatchHubTest, AGoodbyeNamesThePositionThatTheWatcherHolds) {
  const auto slow = watch(board);
  slow.next();
  happens(board, "b", "2");
  happens(board, "b", "3");

  hub->onStop(state);

  EXPECT_EQ(slow.next(), "goodbye@10 1");
}

TEST_F(WatchHubTest, RefusesMoreWatchersThanItCanServeWithAGoodbyeThatSpreadsThem) {
  makeHub({.watchersMax = 2});
  watch(board);
  const auto leaves = watch(board);
  const auto third = watch(board, {kEpoch, Position{7}, {}});
  const auto fourth = watch(board);

  EXPECT_EQ(third.next(), "goodbye@7 4");
  EXPECT_EQ(fourth.next(), "goodbye@0 4");
  EXPECT_NE(encoder.retries.at(0), encoder.retries.at(1));
  hub->forget(leaves.id);
  EXPECT_EQ(watch(board).next(), "snapshot@10 a=1 b=1");
}

TEST_F(WatchHubTest, SaysGoodbyeToEverybodyWhenItStops) {
  const auto one = watch(board);
  one.next();
  const auto waiting = watch(board, {0, {}, Position{99}});

  hub->onStop(state);
  const auto late = watch(board);

  EXPECT_EQ(one.next(), "goodbye@10 1");
  EXPECT_EQ(waiting.next(), "goodbye@0 1");
  EXPECT_EQ(late.next(), "goodbye@0 1");
}

TEST_F(WatchHubTest, DropsAWatcherWhoseStreamIsOver) {
  const auto one = watch(board);
  taken(one);
  one.sink->closed = true;

  happens(board, "b", "2");

  EXPECT_EQ(hub->figures().watchers, 0U);
}

TEST_F(WatchHubTest, TakesUpWhatTheThreadHadNoRoomForAtItsNextTurn) {
  thread.full = true;
  const auto one = watch(board);
  EXPECT_EQ(one.next(), "nothing");

  turn(milliseconds{50});

  EXPECT_EQ(one.next(), "snapshot@10 a=1 b=1");
}

// ---- bounds
// ---------------------------------------------------------------------------------------

TEST_F(WatchHubTest, AStalledWatcherHoldsOneFrameWhateverHappens) {
  constexpr int kStalled = 200;
  const std::string body(200, 'x');
  for (int i = 0; i < 100; ++i) encoder.views[board]["e" + std::to_string(i)] = body;
  std::vector<Watching> stalled;
  for (int i = 0; i < kStalled; ++i) {
    stalled.push_back(watch(board));
    happens(board, "e" + std::to_string(i % 100), body + std::to_string(i));
  }
  for (int i = 0; i < 1'000; ++i) {
    happens(board, "e" + std::to_string(i % 100), body + std::to_string(1'000 + i));
  }

  constexpr std::size_t kBound = std::size_t{128} * 1024;
  EXPECT_LE(encoder.bytesAlive() / kStalled, kBound);
  for (const auto& one : stalled) EXPECT_EQ(one.sink->frames.size(), 1U);
}

TEST_F(WatchHubTest, MergedStateEqualsASnapshotWhateverTheWatchersPace) {
  std::vector<Watching> watchers;
  std::vector<std::map<std::string, std::string>> held;
  std::map<std::size_t, WatchHub::Start> from;
  const auto follow = [&](std::size_t i) {
    for (std::string frame = watchers[i].next(); frame != "nothing"; frame = watchers[i].next()) {
      std::istringstream words(frame);
      std::string word;
      words >> word;
      from[i] = {kEpoch, Position{std::stoul(word.substr(word.find('@') + 1))}, {}};
      if (word.starts_with("snapshot") || word.starts_with("reset")) held[i].clear();
      if (word.starts_with("reset")) from[i] = {};
      while (words >> word) {
        if (word.front() == '-') {
          held[i].erase(word.substr(1));
        } else {
          held[i][word.substr(0, word.find('='))] = word.substr(word.find('=') + 1);
        }
      }
    }
  };
  for (std::size_t i = 0; i < 6; ++i) {
    watchers.push_back(watch(board));
    held.emplace_back();
  }
  for (std::uint64_t step = 0; step < 2'000; ++step) {
    const std::string key = "k" + std::to_string(step * 7 % 23);
    if (step % 3 == 0) {
      vanishes(board, key);
    } else {
      happens(board, key, std::to_string(step));
    }
    for (std::size_t i = 0; i < watchers.size(); ++i) {
      if (step % (i * i * 3 + 1) != 0) continue;
      follow(i);
      if (watchers[i].sink->outstanding != nullptr) taken(watchers[i]);
      if (step % 50 == i) {  // comes back with what it holds
        follow(i);
        hub->forget(watchers[i].id);
        watchers[i] = watch(board, from[i]);
      }
    }
  }
  for (std::size_t i = 0; i < watchers.size(); ++i) {
    for (int frames = 0; frames < 3; ++frames) {
      follow(i);
      taken(watchers[i]);
    }
    follow(i);
    EXPECT_EQ(held[i], encoder.views[board]) << "watcher " << i;
  }
}

TEST_F(WatchHubTest, StandsWatchersThatComeAndGoOnOtherThreads) {
  // The state is the test thread's, so the posted work waits for its turns.
  thread.full = true;
  std::atomic<int> left{4};
  std::vector<std::thread> others;
  others.reserve(4);
  for (int i = 0; i < 4; ++i) {
    others.emplace_back([&] {
      for (int j = 0; j < 200; ++j) {
        const auto one = watch(board);
        hub->writable(one.id);
        hub->forget(one.id);
      }
      --left;
    });
  }
  while (left > 0) turn(milliseconds{50});
  for (auto& other : others) other.join();
  turn(milliseconds{50});
  turn(milliseconds{50});

  EXPECT_EQ(hub->figures().watchers, 0U);
}

}  // namespace
}  // namespace hall::engine
