#include "server/api/field_reader.h"

#include <algorithm>

#include "server/domain/field_rules.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;

constexpr int kSessionsMax = 6;
constexpr int kSeasonsMax = 12;
constexpr int kExceptionsMax = 400;
constexpr std::size_t kWhyMax = 200;
constexpr int kLimitMost = 999'999;
constexpr int kFirstYear = 1970, kLastYear = 9999;

bool isBlank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

bool isCounted(domain::Limit::Unit unit) {
  return unit != domain::Limit::Unit::None && unit != domain::Limit::Unit::OnTheSpot;
}

}  // namespace

std::string FieldReader::pathOf(std::string_view field) const {
  if (path_.empty()) return std::string(field);
  return field.empty() ? path_ : path_ + "." + std::string(field);
}

FieldReader FieldReader::in(std::string_view field) const {
  return {pathOf(field), *first_};
}

FieldReader FieldReader::in(std::string_view list, int index) const {
  return {pathOf(list) + "[" + std::to_string(index + 1) + "]", *first_};
}

void FieldReader::malformed(std::string_view field, std::string_view said) {
  keep(said.empty() ? api::malformed(pathOf(field)) : api::malformed(pathOf(field), said));
}

void FieldReader::unknown(std::string_view field, std::string_view code) {
  against("unknown_code", field, code);
}

void FieldReader::against(std::string_view rule, std::string_view field, std::string_view code) {
  Refusal refusal = Refusal{Reason::CatalogueInvalid, {}}
                        .with("rule", std::string(rule))
                        .with("field", pathOf(field));
  if (!code.empty()) refusal.details.push_back({"code", std::string(beginningOf(code))});
  keep(std::move(refusal));
}

void FieldReader::text(
    std::string_view field,
    const v1::DisplayText& message,
    domain::Text& out,
    std::size_t charactersMax
) {
  const std::string& zh = message.zh();
  const std::string& en = message.en();
  const bool isNone = zh.empty() && en.empty();
  require(isNone || !isBlank(zh), field);
  require(std::max(zh.size(), en.size()) <= kTextBytesMax, field);
  require(domain::isText(zh, 0, charactersMax) && domain::isText(en, 0, charactersMax), field);
  // Where the hall has published no English, clients are told the Chinese in its place.
  const bool repeats = en == zh || (out.en.empty() && en == out.zh);
  out = domain::Text{zh, repeats ? std::string() : en, message.sample()};
}

void FieldReader::words(
    std::string_view field, const std::string& message, std::string& out, std::size_t charactersMax
) {
  require(domain::isText(message, 0, charactersMax), field);
  out = message;
}

void FieldReader::code(std::string_view field, const std::string& message) {
  if (!domain::isCode(message)) malformed(field, message);
}

void FieldReader::limit(
    std::string_view field, const v1::Limit& message, bool given, domain::Limit& out
) {
  out = {};
  if (!given) return;
  choice(field, message.unit(), &v1::LimitUnit_IsValid, out.unit);
  const bool fits = isCounted(out.unit) ? message.count() >= 1 && message.count() <= kLimitMost
                                        : message.count() == 0;
  require(fits, field);
  out.count = message.count();
}

void FieldReader::date(std::string_view field, const v1::Date& message, domain::LocalDay& out) {
  const bool inRange = message.year() >= kFirstYear && message.year() <= kLastYear &&
                       message.month() >= 1 && message.day() >= 1;
  const auto day = inRange ? read(message) : std::nullopt;
  require(day.has_value(), field);
  if (day) out = *day;
}

void FieldReader::length(
    std::string_view field,
    const google::protobuf::Duration& message,
    domain::Duration least,
    domain::Duration most,
    domain::Duration& out
) {
  out = read(message);
  require(least <= out && out <= most, field);
}

void FieldReader::session(const v1::Session& message, domain::Session& out) {
  out.from = domain::MinuteOfDay{message.from_minute()};
  out.until = domain::MinuteOfDay{message.until_minute()};
}

void FieldReader::sessions(
    std::string_view field, const Sessions& messages, std::vector<domain::Session>& out
) {
  require(messages.size() <= kSessionsMax, field);
  out.clear();
  for (const v1::Session& message : messages) session(message, out.emplace_back());
}

void FieldReader::season(const v1::Season& message, domain::OpeningHours::Season& out) {
  out.firstDay = message.first_day();
  out.lastDay = message.last_day();
  sessions("workday", message.workday(), out.workday);
  sessions("saturday", message.saturday(), out.saturday);
  sessions("sunday", message.sunday(), out.sunday);
  sessions("holiday", message.holiday(), out.holiday);
}

void FieldReader::hours(const v1::OpeningHours& message, domain::OpeningHours& out) {
  out = {};
  require(message.seasons_size() <= kSeasonsMax, "seasons");
  require(message.exceptions_size() <= kExceptionsMax, "exceptions");
  // Dates alone do not say when it is open otherwise.
  require(message.seasons_size() > 0 || message.exceptions().empty(), "seasons");
  if (*first_) return;
  for (int i = 0; i < message.seasons_size(); ++i) {
    in("seasons", i).season(message.seasons(i), out.seasons.emplace_back());
  }
  for (int i = 0; i < message.exceptions_size(); ++i) {
    const v1::HoursException& exception = message.exceptions(i);
    FieldReader reader = in("exceptions", i);
    domain::OpeningHours::Exception& row = out.exceptions.emplace_back();
    reader.date("date", exception.date(), row.day);
    reader.sessions("sessions", exception.sessions(), row.sessions);
    reader.words("reason", exception.reason(), row.reason, kWhyMax);
    reader.require(!isBlank(row.reason), "reason");
  }
  const auto earlier = [](const auto& left, const auto& right) { return left.day < right.day; };
  std::sort(out.exceptions.begin(), out.exceptions.end(), earlier);
}

}  // namespace hall::api
