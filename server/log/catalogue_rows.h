#pragma once

#include <vector>

#include "hall/log/v1/catalogue.pb.h"
#include "server/domain/catalogue.h"
#include "server/log/stored_values.h"

/// Between the rows of the catalogue and their stored messages.
namespace hall::log {

// ---- catalogue_hours.cpp ----
void encode(const domain::Session& from, v1::Session& to);
void decode(const v1::Session& from, domain::Session& to, FieldReader& reader);
void encode(const domain::OpeningHours::Season& from, v1::OpeningHours::Season& to);
void decode(
    const v1::OpeningHours::Season& from, domain::OpeningHours::Season& to, FieldReader& reader
);
void encode(const domain::OpeningHours::Exception& from, v1::OpeningHours::Exception& to);
void decode(
    const v1::OpeningHours::Exception& from,
    domain::OpeningHours::Exception& to,
    FieldReader& reader
);
void encode(const domain::OpeningHours& from, v1::OpeningHours& to);
void decode(const v1::OpeningHours& from, domain::OpeningHours& to, FieldReader& reader);
void encode(const domain::WorkCalendar::Day& from, v1::WorkCalendar::Day& to);
void decode(const v1::WorkCalendar::Day& from, domain::WorkCalendar::Day& to, FieldReader& reader);
void encode(const domain::WorkCalendar& from, v1::WorkCalendar& to);
void decode(const v1::WorkCalendar& from, domain::WorkCalendar& to, FieldReader& reader);
// ---- catalogue_items.cpp ----
void encode(const domain::Text& from, v1::Text& to);
void decode(const v1::Text& from, domain::Text& to, FieldReader& reader);
void encode(const domain::Limit& from, v1::Limit& to);
void decode(const v1::Limit& from, domain::Limit& to, FieldReader& reader);
void encode(const domain::Item::Claim& from, v1::Claim& to);
void decode(const v1::Claim& from, domain::Item::Claim& to, FieldReader& reader);
void encode(const domain::Material& from, v1::Material& to);
void decode(const v1::Material& from, domain::Material& to, FieldReader& reader);
void encode(const domain::Guide& from, v1::Guide& to);
void decode(const v1::Guide& from, domain::Guide& to, FieldReader& reader);
void encode(const domain::Item& from, v1::Item& to);
void decode(const v1::Item& from, domain::Item& to, FieldReader& reader);
void encode(const domain::Theme& from, v1::Theme& to);
void decode(const v1::Theme& from, domain::Theme& to, FieldReader& reader);
// ---- catalogue_floor.cpp ----
void encode(const domain::Zone& from, v1::Zone& to);
void decode(const v1::Zone& from, domain::Zone& to, FieldReader& reader);
void encode(const domain::Department& from, v1::Department& to);
void decode(const v1::Department& from, domain::Department& to, FieldReader& reader);
void encode(const domain::Queue::TargetRow& from, v1::Queue::TargetRow& to);
void decode(const v1::Queue::TargetRow& from, domain::Queue::TargetRow& to, FieldReader& reader);
void encode(const domain::Queue& from, v1::Queue& to);
void decode(const v1::Queue& from, domain::Queue& to, FieldReader& reader);
void encode(const domain::CounterPlace& from, v1::CounterPlace& to);
void decode(const v1::CounterPlace& from, domain::CounterPlace& to, FieldReader& reader);
void encode(const domain::RuleParameters& from, v1::RuleParameters& to);
void decode(const v1::RuleParameters& from, domain::RuleParameters& to, FieldReader& reader);
void encode(const domain::HallIdentity& from, v1::HallIdentity& to);
void decode(const v1::HallIdentity& from, domain::HallIdentity& to, FieldReader& reader);
void encode(const domain::VoiceSettings& from, v1::VoiceSettings& to);
void decode(const v1::VoiceSettings& from, domain::VoiceSettings& to, FieldReader& reader);

template <class Rows, class Messages>
void encodeAll(const Rows& from, Messages& to) {
  for (const auto& row : from) encode(row, *to.Add());
}
template <class Messages, class Row>
void decodeAll(const Messages& from, std::vector<Row>& to, FieldReader& reader) {
  to.clear();
  to.reserve(static_cast<std::size_t>(from.size()));
  for (const auto& message : from) decode(message, to.emplace_back(), reader);
}

}  // namespace hall::log
