#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "server/domain/calendar.h"
#include "server/domain/time.h"

namespace hall::domain {

/// How the voice of the hall speaks: a part of the published catalogue.
struct VoiceSettings {
  static constexpr std::uint32_t kTwiceUpToMost = 20;
  static constexpr std::size_t kSpansMax = 12;
  static constexpr Duration kStaleAfterLeast = std::chrono::seconds{15};
  static constexpr Duration kStaleAfterMost = std::chrono::minutes{10};
  static constexpr Duration kClosingBeforeMost = std::chrono::hours{2};

  /// Loudness of a part of the day.
  struct VolumeSpan {
    Session session;
    std::uint32_t percent = 0;  ///< 0 to 100; 0: quiet hours

    friend bool operator==(const VolumeSpan&, const VolumeSpan&) = default;
  };

  bool oneAsYao = true;         ///< 1 as 幺, as on the telephone, not as 一
  bool english = false;         ///< each announcement is said in English, too
  bool chime = true;            ///< before each announcement
  std::uint32_t twiceUpTo = 3;  ///< said twice while at most so many announcements wait
  Duration staleAfter{std::chrono::seconds{60}};  ///< a call that waited longer is not said
  /// How long before the end of the day's last session it is announced; nothing: not at all.
  std::optional<Duration> closingBefore = Duration{0};
  std::uint32_t volumePercent = 80;  ///< where no span says otherwise
  std::vector<VolumeSpan> spans;     ///< sorted, not overlapping

  friend bool operator==(const VoiceSettings&, const VoiceSettings&) = default;
};

/// 0 to 100; 0: nothing is said now.
std::uint32_t volumeAt(const VoiceSettings& voice, MinuteOfDay minute);

/// How often an announcement is said while `waiting` others stand behind it: 1 or 2.
std::uint32_t timesSaid(const VoiceSettings& voice, std::size_t waiting);

}  // namespace hall::domain
