#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "client/language.h"
#include "client/reason_texts.h"
#include "server/domain/time.h"

namespace hall::hallctl {

/// How things are shown to whoever sits at this terminal. A value.
struct Style {
  client::Language language = client::Language::Chinese;
  /// Of the hall. China has one civil time, and a hall elsewhere tells its own at login.
  domain::TimeZone zone = domain::TimeZone::fixed(std::chrono::hours{8});

  bool chinese() const { return language == client::Language::Chinese; }
  std::string say(client::Wording wording) const { return std::string(wording.in(language)); }
  std::string say(std::string_view zh, std::string_view en) const {
    return std::string(chinese() ? zh : en);
  }
};

/// "2026-03-02 08:50:00" in the hall's zone.
std::string momentText(domain::Instant at, const Style& style);
/// "08:50:00".
std::string clockText(domain::Instant at, const Style& style);
/// "2026-03-02".
std::string dayText(domain::LocalDay day);
/// "1 小时 5 分", "90 ms"; the two largest units.
std::string lengthText(domain::Duration length, const Style& style);

/// "2026-03-02". Nothing: it is not written so.
std::optional<domain::LocalDay> parseDay(std::string_view text);
/// RFC 3339, or "2026-03-02 08:50", "2026-03-02T08:50:00" in the hall's zone.
std::optional<domain::Instant> parseMoment(std::string_view text, const domain::TimeZone& zone);

/// For sentences about errors: times by the clock on the hall's wall.
client::SentenceStyle sentenceStyle(const Style& style);

}  // namespace hall::hallctl
