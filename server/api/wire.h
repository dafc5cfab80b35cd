#pragma once

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <optional>
#include <string>
#include <string_view>

#include "hall/v1/text.pb.h"
#include "server/domain/catalogue.h"
#include "server/domain/result.h"
#include "server/domain/time.h"

/// Small values between the wire and the domain: times, texts, enumerations whose numbers are equal
/// on both sides (a test compares them).
namespace hall::api {

void write(domain::Instant at, google::protobuf::Timestamp& out);
void write(domain::Duration length, google::protobuf::Duration& out);
void write(const domain::Text& text, v1::DisplayText& out);
void write(domain::LocalDay day, v1::Date& out);

domain::Instant read(const google::protobuf::Timestamp& at);
domain::Duration read(const google::protobuf::Duration& length);
/// Nothing: no such day.
std::optional<domain::LocalDay> read(const v1::Date& date);

/// At most the first 50 bytes of a code from a request, for telling it back; never half a
/// character, which would make the whole refusal unreadable.
std::string_view beginningOf(std::string_view code);

/// MalformedRequest naming the field.
domain::Refusal malformed(std::string_view field);
/// And, cut as above, what stands there.
domain::Refusal malformed(std::string_view field, std::string_view detail);
/// A reason of the NotFound family with the code that was asked for.
domain::Refusal unknown(domain::Reason reason, std::string_view code);

/// Longest free texts of the API, in characters as its comments count them: why something is done,
/// and what became of a serving.
inline constexpr std::size_t kReasonMax = 200;
inline constexpr std::size_t kNoteMax = 1000;

/// The domain's value of a proto enumeration; nothing when unspecified or newer than this server.
template <class Domain, class Proto>
std::optional<Domain> known(Proto value, bool (*isValid)(int)) {
  if (!isValid(static_cast<int>(value)) || static_cast<int>(value) == 0) return std::nullopt;
  return static_cast<Domain>(value);
}

/// The same where unspecified means a default.
template <class Domain, class Proto>
std::optional<Domain> knownOr(Proto value, bool (*isValid)(int), Domain absent) {
  if (static_cast<int>(value) == 0) return absent;
  return known<Domain>(value, isValid);
}

}  // namespace hall::api
