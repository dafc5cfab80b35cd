#include <gmock/gmock.h>
#include <google/protobuf/util/time_util.h>

#include "hall/v1/counter_service.pb.h"
#include "server/api/wire.h"
#include "server/engine/announcer.h"
#include "tests/contract/api/watch_fixture.h"

/// What the voice of a zone is told to say.
namespace hall::api {
namespace {

using engine::Announcer;

/// Says what the test wants at once, on the caller's thread.
class ScriptedAnnouncer final : public Announcer {
 public:
  bool say(engine::Announcement announcement, Then then) override {
    if (!takes) return false;
    asked.push_back(std::move(announcement));
    then(sound);
    return true;
  }

  bool takes = true;
  Sound sound{"RIFF", std::chrono::milliseconds{1500}};
  std::vector<engine::Announcement> asked;
};

class AnnouncementTest : public WatchFixture {
 protected:
  void equip(Services& services) override {
    WatchFixture::equip(services);
    services.announcer = &announcer_;
  }
  void SetUp() override {
    WatchFixture::SetUp();
    signIn();
  }

  std::uint64_t callNext() {
    v1::CallNextRequest asked;
    asked.set_request_id(freshId());
    asked.set_counter_id("1");
    return ask<v1::CallNextResponse>(
               "CounterService.CallNext", asked, asStaff(numberOf(v1::ROLE_COUNTER_STAFF), "pc-1")
    )
        ->call_id();
  }
  Answer<v1::GetAnnouncementResponse> announcementOf(const v1::GetAnnouncementRequest& asked) {
    return ask<v1::GetAnnouncementResponse>(
        "WatchService.GetAnnouncement", asked, as(v1::ROLE_VOICE)
    );
  }
  Answer<v1::GetAnnouncementResponse> ofCall(std::uint64_t call, std::uint32_t waiting = 0) {
    v1::GetAnnouncementRequest asked;
    asked.set_call_id(call);
    asked.set_waiting_count(waiting);
    return announcementOf(asked);
  }
  Answer<v1::GetAnnouncementResponse> ofBroadcast(domain::Instant sent) {
    v1::GetAnnouncementRequest asked;
    write(sent, *asked.mutable_broadcast_send_time());
    return announcementOf(asked);
  }
  void publish(const domain::VoiceSettings& voice) {
    domain::Catalogue::Content content = state().catalogue->content();
    content.voice = voice;
    const std::uint32_t before = content.version++;
    const auto next = std::make_shared<const domain::Catalogue>(std::move(content));
    ASSERT_TRUE(inTurn([&](engine::Turn& turn) -> domain::Result<Done> {
      engine::Submission submission;
      const std::string hash = turn.store().blobs().putCatalogue(*next);
      submission.command.body = domain::PublishCatalogue{next, hash, before};
      const auto performed = turn.perform(std::move(submission));
      if (!performed) return performed.refusal();
      return Done{};
    }));
  }

  ScriptedAnnouncer announcer_;
};

TEST_F(AnnouncementTest, ACallIsSaidInTheWordsOfTheHallWithItsSound) {
  const Issued ticket = issue();
  const auto answer = ofCall(callNext());

  ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
  ASSERT_EQ(answer->sentences_size(), 1);
  EXPECT_EQ(answer->sentences(0).language(), v1::SPOKEN_LANGUAGE_CHINESE);
  EXPECT_THAT(answer->sentences(0).text(), testing::StartsWith("请"));
  EXPECT_THAT(answer->sentences(0).text(), testing::EndsWith("到一号窗口办理。"));
  EXPECT_EQ(answer->sound(), "RIFF");
  EXPECT_EQ(answer->sound_duration().nanos(), 500'000'000);
  EXPECT_EQ(answer->times(), 2U);
  EXPECT_EQ(answer->volume_percent(), 80U);
  EXPECT_TRUE(answer->chime());
  ASSERT_EQ(announcer_.asked.size(), 1U);
  EXPECT_TRUE(announcer_.asked[0].chime);
}

TEST_F(AnnouncementTest, ItIsSaidOnceWhileManyWait) {
  issue();
  const std::uint64_t call = callNext();
  EXPECT_EQ(ofCall(call, 3)->times(), 2U);
  EXPECT_EQ(ofCall(call, 4)->times(), 1U);
}

TEST_F(AnnouncementTest, TheCatalogueSaysHowTheVoiceSpeaks) {
  domain::VoiceSettings voice;
  voice.english = true;
  voice.chime = false;
  voice.oneAsYao = false;
  voice.volumePercent = 55;
  publish(voice);
  issue();
  const auto answer = ofCall(callNext());
  ASSERT_EQ(answer->sentences_size(), 2);
  EXPECT_THAT(answer->sentences(0).text(), testing::HasSubstr("零零一号"));
  EXPECT_EQ(answer->sentences(1).language(), v1::SPOKEN_LANGUAGE_ENGLISH);
  EXPECT_THAT(answer->sentences(1).text(), testing::EndsWith("please go to counter one."));
  EXPECT_FALSE(answer->chime());
  EXPECT_EQ(answer->volume_percent(), 55U);
}

TEST_F(AnnouncementTest, InQuietHoursNoSoundIsMade) {
  domain::VoiceSettings voice;
  voice.spans = {{{std::chrono::hours{8}, std::chrono::hours{10}}, 0}};
  publish(voice);
  issue();
  const auto answer = ofCall(callNext());
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->volume_percent(), 0U);
  EXPECT_TRUE(answer->sound().empty());
  EXPECT_TRUE(announcer_.asked.empty());
}

TEST_F(AnnouncementTest, WithoutSoundThePlayerSpeaksTheSentences) {
  announcer_.sound = {};
  issue();
  const auto answer = ofCall(callNext());
  ASSERT_TRUE(answer.ok());
  EXPECT_TRUE(answer->sound().empty());
  EXPECT_FALSE(answer->has_sound_duration());
  EXPECT_EQ(answer->sentences_size(), 1);
}

TEST_F(AnnouncementTest, WhenTooManyWaitItIsRefused) {
  announcer_.takes = false;
  issue();
  EXPECT_EQ(ofCall(callNext()).reason(), v1::REASON_OVERLOADED);
}

TEST_F(AnnouncementTest, ABroadcastIsSaidWhereItIsMeantAndWhileItHolds) {
  const domain::Instant sent = clock->now();
  ASSERT_TRUE(perform(domain::Broadcast{{}, "请车主挪车。", true, std::chrono::minutes{10}}));
  const auto answer = ofBroadcast(sent);
  ASSERT_TRUE(answer.ok()) << answer.ending.status.message;
  ASSERT_EQ(answer->sentences_size(), 1);
  EXPECT_EQ(answer->sentences(0).text(), "请车主挪车。");

  clock->advance(std::chrono::minutes{10});
  EXPECT_EQ(ofBroadcast(sent).reason(), v1::REASON_CALL_NOT_FOUND);
}

TEST_F(AnnouncementTest, ABroadcastThatIsOnlyShownIsNotSaid) {
  const domain::Instant sent = clock->now();
  ASSERT_TRUE(perform(domain::Broadcast{{}, "请车主挪车。", false, std::chrono::minutes{10}}));
  EXPECT_EQ(ofBroadcast(sent).reason(), v1::REASON_CALL_NOT_FOUND);
}

TEST_F(AnnouncementTest, TheClosingIsSaid) {
  v1::GetAnnouncementRequest asked;
  asked.mutable_closing();
  const auto answer = announcementOf(asked);
  ASSERT_TRUE(answer.ok());
  EXPECT_THAT(answer->sentences(0).text(), testing::HasSubstr("取号时间已到"));
}

TEST_F(AnnouncementTest, WhatIsNotThereIsRefused) {
  EXPECT_EQ(ofCall(999).reason(), v1::REASON_CALL_NOT_FOUND);
  EXPECT_EQ(ofCall(999).detail("call_id"), "999");
  const auto nothing = announcementOf({});
  EXPECT_EQ(nothing.reason(), v1::REASON_MALFORMED_REQUEST);
  EXPECT_EQ(nothing.detail("field"), "announced");
}

TEST_F(AnnouncementTest, AVoiceSaysOnlyWhatIsOfItsZone) {
  issue();
  const std::uint64_t call = callNext();
  domain::Device voice = *state().deviceByCode("voice-1");
  voice.zone = support::kQuietZone;
  ASSERT_TRUE(perform(domain::RecordDevice{voice}));
  EXPECT_EQ(ofCall(call).reason(), v1::REASON_NOT_PERMITTED);
}

}  // namespace
}  // namespace hall::api
