#include <algorithm>

#include "server/config/catalogue_sections.h"

/// voice.toml: how the voice of the hall speaks.
namespace hall::config {

namespace {

using domain::VoiceSettings;

VoiceSettings::VolumeSpan readSpan(TableReader& reader) {
  VoiceSettings::VolumeSpan span;
  reader.require("from", reader.read("from", span.session.from));
  reader.require("until", reader.read("until", span.session.until));
  reader.require("percent", reader.readNumber<std::uint32_t>("percent", span.percent, 0, 100));
  if (span.session.until <= span.session.from) {
    reader.fault(reader.place(), "ends before it begins", "", "wrong_value");
  }
  reader.finish();
  return span;
}

void readSpans(TableReader& file, VoiceSettings& voice) {
  auto tables = file.tables("volume_span", "[[volume_span]]");
  if (tables.empty()) return;
  voice.spans.clear();
  for (TableReader& table : tables) {
    const VoiceSettings::VolumeSpan span = readSpan(table);
    const bool overlaps =
        std::any_of(voice.spans.begin(), voice.spans.end(), [&](const auto& other) {
          return span.session.from < other.session.until && other.session.from < span.session.until;
        });
    if (overlaps) table.fault(table.place(), "overlaps another span", "", "duplicate");
    voice.spans.push_back(span);
  }
  if (voice.spans.size() > VoiceSettings::kSpansMax) {
    file.fault(file.place(), "has over 12 spans", "", "too_big");
  }
  std::sort(voice.spans.begin(), voice.spans.end(), [](const auto& left, const auto& right) {
    return left.session.from < right.session.from;
  });
}

}  // namespace

void readVoiceSection(TableReader& file, CatalogueDraft& draft) {
  VoiceSettings& voice = draft.voice;
  file.read("one_as_yao", voice.oneAsYao);
  file.read("english", voice.english);
  file.read("chime", voice.chime);
  file.readNumber<std::uint32_t>("twice_up_to", voice.twiceUpTo, 0, VoiceSettings::kTwiceUpToMost);
  file.read(
      "stale_after",
      voice.staleAfter,
      VoiceSettings::kStaleAfterLeast,
      VoiceSettings::kStaleAfterMost
  );
  bool closing = voice.closingBefore.has_value();
  domain::Duration before = voice.closingBefore.value_or(domain::Duration{0});
  file.read("closing", closing);
  file.read("closing_before", before, domain::Duration{0}, VoiceSettings::kClosingBeforeMost);
  voice.closingBefore.reset();
  if (closing) voice.closingBefore = before;
  file.readNumber<std::uint32_t>("volume_percent", voice.volumePercent, 0, 100);
  readSpans(file, voice);
  file.finish();
}

}  // namespace hall::config
