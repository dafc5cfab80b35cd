#pragma once

#include "server/config/catalogue_draft.h"

/// One function a file of the catalogue. Each reads the root table of its file into the draft,
/// which already holds what is inherited, and calls `finish`.
namespace hall::config {

void readHallSection(TableReader& file, CatalogueDraft& draft);
void readRulesSection(TableReader& file, CatalogueDraft& draft);
void readVoiceSection(TableReader& file, CatalogueDraft& draft);
void readHoursSection(TableReader& file, CatalogueDraft& draft);
void readDepartmentsSection(TableReader& file, CatalogueDraft& draft);
/// Files of items/ and guides/: items, guides or both.
void readItemsSection(TableReader& file, CatalogueDraft& draft);
void readThemesSection(TableReader& file, CatalogueDraft& draft);
void readQueuesSection(TableReader& file, CatalogueDraft& draft);
/// Zones and counters.
void readCountersSection(TableReader& file, CatalogueDraft& draft);
void readStaffSection(TableReader& file, CatalogueDraft& draft);
void readDevicesSection(TableReader& file, CatalogueDraft& draft);

}  // namespace hall::config
