#pragma once

#include "hall/v1/catalogue.pb.h"
#include "server/api/field_reader.h"
#include "server/domain/catalogue.h"

/// Edited rows of the catalogue as the domain keeps them: what catalogue_messages.h writes, read
/// back. A row is read over the one it replaces, or over a new one: what the messages do not carry
/// stays. What a row names by its code, others look up (catalogue_edits.h). Pure functions.
namespace hall::api {

void readZone(FieldReader& reader, const v1::Zone& message, domain::Zone& row);
void readDepartment(FieldReader& reader, const v1::Department& message, domain::Department& row);
/// Without department and queue. A withdrawn item is offered again.
void readItem(FieldReader& reader, const v1::Item& message, domain::Item& row);
/// Without items. A withdrawn theme is offered again.
void readTheme(FieldReader& reader, const v1::Theme& message, domain::Theme& row);
/// Without zone. A withdrawn queue gives numbers again.
void readQueue(FieldReader& reader, const v1::Queue& message, domain::Queue& row);
/// Without zone and queues.
void readPlace(FieldReader& reader, const v1::CounterPlace& message, domain::CounterPlace& row);

/// Who wrote a guide and who looked at it, by their numbers.
struct GuideHands {
  std::string editor;
  std::string reviewer;
};

/// The next version, by those hands; the one before stays as it is where the words are the same.
void readGuide(
    FieldReader& reader,
    const v1::Guide& message,
    const GuideHands& hands,
    std::optional<domain::Guide>& guide
);

/// CatalogueInvalid `fixed`: code, level and parent of a hall are no matter of an edit.
void readHall(FieldReader& reader, const v1::HallIdentity& message, domain::HallIdentity& hall);
void readSettings(const v1::HallSettings& message, domain::RuleParameters& rules);
void readVoice(FieldReader& reader, const v1::VoiceSettings& message, domain::VoiceSettings& voice);

}  // namespace hall::api
