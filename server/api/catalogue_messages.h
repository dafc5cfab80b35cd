#pragma once

#include "hall/v1/calendar.pb.h"
#include "hall/v1/catalogue.pb.h"
#include "server/api/search_index.h"
#include "server/domain/catalogue.h"
#include "server/domain/result.h"

/// The published catalogue as the API shows it. Pure functions; any thread.
namespace hall::api {

/// Without search keys and claims, which only some answers carry.
void writeItem(const domain::Catalogue& catalogue, const domain::Item& item, v1::Item& out);
void writeTheme(const domain::Catalogue& catalogue, const domain::Theme& theme, v1::Theme& out);
void writeClaims(
    const std::vector<domain::Item::Claim>& claims,
    google::protobuf::RepeatedPtrField<v1::LimitClaim>& out
);
void writeSearchKeys(
    const Spellings& spellings, const std::vector<std::string>& words, v1::SearchKeys& out
);
/// REQUIRES: the item has a guide.
void writeGuide(const domain::Item& item, v1::Guide& out);
void writeMaterial(const domain::Material& material, v1::Material& out);
void writeQueue(const domain::Catalogue& catalogue, const domain::Queue& queue, v1::Queue& out);
void writePlace(
    const domain::Catalogue& catalogue, const domain::CounterPlace& place, v1::CounterPlace& out
);
void write(const domain::Zone& zone, v1::Zone& out);
void write(const domain::Department& department, v1::Department& out);
void write(const domain::HallIdentity& hall, v1::HallIdentity& out);
void write(const domain::RuleParameters& rules, v1::HallSettings& out);
void write(const domain::VoiceSettings& voice, v1::VoiceSettings& out);
void write(const domain::OpeningHours& hours, v1::OpeningHours& out);
/// Days from `from` on.
void write(const domain::WorkCalendar& calendar, domain::LocalDay from, v1::WorkCalendar& out);

/// Sorted; its version is the caller's affair. CalendarInvalid naming the rule and the day: a date
/// that does not exist or stands twice, no source, too many days.
domain::Result<domain::WorkCalendar> calendarFrom(const v1::WorkCalendar& calendar);

/// "2026-10-01".
std::string textOf(domain::LocalDay day);

}  // namespace hall::api
