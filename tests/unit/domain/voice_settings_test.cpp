#include "server/domain/voice_settings.h"

#include <gtest/gtest.h>

namespace hall::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(VoiceSettingsTest, EachPartOfTheDayHasItsLoudness) {
  VoiceSettings voice;
  voice.volumePercent = 80;
  voice.spans = {{{hours{8}, hours{9}}, 60}, {{hours{12}, hours{13} + minutes{30}}, 0}};
  struct Row {
    MinuteOfDay minute;
    std::uint32_t percent;
  };
  for (const Row& row : {
           Row{hours{0}, 80},
           Row{hours{8} - minutes{1}, 80},
           Row{hours{8}, 60},
           Row{hours{9} - minutes{1}, 60},
           Row{hours{9}, 80},
           Row{hours{12}, 0},
           Row{hours{13} + minutes{29}, 0},
           Row{hours{13} + minutes{30}, 80},
           Row{hours{24} - minutes{1}, 80},
       }) {
    EXPECT_EQ(volumeAt(voice, row.minute), row.percent) << row.minute.count();
  }
}

TEST(VoiceSettingsTest, AnAnnouncementIsSaidTwiceWhileFewWait) {
  const VoiceSettings usual;
  for (const std::size_t waiting : {0U, 1U, 3U}) EXPECT_EQ(timesSaid(usual, waiting), 2U);
  for (const std::size_t waiting : {4U, 5U, 1000U}) EXPECT_EQ(timesSaid(usual, waiting), 1U);
  VoiceSettings terse;
  terse.twiceUpTo = 0;
  EXPECT_EQ(timesSaid(terse, 0), 2U);
  EXPECT_EQ(timesSaid(terse, 1), 1U);
}

}  // namespace
}  // namespace hall::domain
