#include "server/domain/voice_settings.h"

#include <algorithm>

namespace hall::domain {

std::uint32_t volumeAt(const VoiceSettings& voice, MinuteOfDay minute) {
  const auto span = std::find_if(voice.spans.begin(), voice.spans.end(), [&](const auto& one) {
    return one.session.from <= minute && minute < one.session.until;
  });
  return span == voice.spans.end() ? voice.volumePercent : span->percent;
}

std::uint32_t timesSaid(const VoiceSettings& voice, std::size_t waiting) {
  return waiting <= voice.twiceUpTo ? 2 : 1;
}

}  // namespace hall::domain
