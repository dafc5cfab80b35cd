#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "server/config/catalogue_files.h"
#include "server/config/fault.h"
#include "server/config/people.h"
#include "server/domain/catalogue.h"

/// Makes a catalogue of its files. Pure but for the machine's time zones; no state; any thread.
///
/// A county, township or village hall names the hall it inherits from (`inherits = "../city"`) and
/// takes its departments, items, guides, themes, rules, opening hours, calendar and time zone. It
/// changes them by code (`override = true`), leaves them out (`withdraw`, `keep`) and adds its own.
/// Zones, queues, counters and people are its own, and so is the place that a guide names;
/// `replaces` of a queue says which of the parent's queues it stands for.
namespace hall::config {

struct ParsedCatalogue {
  /// Ids are provisional, from 1 in the order of the files; `domain::numbered` gives lasting ones.
  /// Not to be used when there are faults.
  domain::Catalogue::Content content;
  People people;
  Faults faults;  ///< by file and line
  /// Where each row stands, called as the domain's lint calls it: "item.company-setup",
  /// "item.company-setup.guide", "queue.tax", "rules", "hours", "calendar", "hall".
  std::map<std::string, Place> places;

  bool ok() const { return faults.empty(); }
};

ParsedCatalogue parseCatalogue(const CatalogueFiles& files);

/// Reads the folder and parses it; the faults of both.
ParsedCatalogue loadCatalogue(const std::filesystem::path& folder);

/// Place of what a lint finding names ("item.company-setup.guide.conditions[2]"): that of the
/// narrowest row that is known; of nothing: the hall.
Place placeOf(const ParsedCatalogue& parsed, std::string_view path);

}  // namespace hall::config
