#include "server/config/catalogue_parser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "server/config/calendar_file.h"
#include "server/config/catalogue_resolver.h"
#include "server/config/catalogue_sections.h"
#include "server/config/document.h"

namespace hall::config {

namespace {

struct Section {
  std::string_view file;
  void (*read)(TableReader&, CatalogueDraft&);
};
/// In the order in which they are read: what is named before what names it.
constexpr std::array kSections{
    Section{"hall.toml", readHallSection},
    Section{"rules.toml", readRulesSection},
    Section{"voice.toml", readVoiceSection},
    Section{"hours.toml", readHoursSection},
    Section{"departments.toml", readDepartmentsSection},
    Section{"queues.toml", readQueuesSection},
    Section{"counters.toml", readCountersSection},
    Section{"items/", readItemsSection},
    Section{"guides/", readItemsSection},
    Section{"themes.toml", readThemesSection},
    Section{"staff.toml", readStaffSection},
    Section{"devices.toml", readDevicesSection},
};

std::string inside(const std::string& folder, std::string_view name) {
  return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

template <class Row>
void inheritRows(std::vector<Row>& rows) {
  for (Row& row : rows) row.inherited = true;
}

template <class Row>
void addPlaces(
    const std::vector<Row>& rows,
    const std::string& sort,
    const std::string& part,
    std::map<std::string, Place>& places
) {
  for (const Row& row : rows) {
    std::string path = sort + ".";
    path += codeOf(row);
    path += part;
    places.emplace(std::move(path), row.place);
  }
}

std::map<std::string, Place> placesOf(const CatalogueDraft& draft) {
  std::map<std::string, Place> places{
      {"hall", draft.hallPlace},
      {"zone", draft.timeZone.place},
      {"calendar", draft.calendar.place},
      {"rules", draft.rulesPlace.file.empty() ? draft.hallPlace : draft.rulesPlace}};
  addPlaces(draft.zones, "zone", "", places);
  addPlaces(draft.departments, "department", "", places);
  addPlaces(draft.items, "item", "", places);
  addPlaces(draft.guides, "item", ".guide", places);
  addPlaces(draft.themes, "theme", "", places);
  addPlaces(draft.queues, "queue", "", places);
  addPlaces(draft.counters, "counter", "", places);
  for (const HoursRow& row : draft.hours) {
    if (row.code == "hall") places.emplace("hours", row.place);
  }
  return places;
}

class Parser {
 public:
  explicit Parser(const CatalogueFiles& files) : files_(files) {}

  ParsedCatalogue parse() {
    ParsedCatalogue parsed;
    if (files_.files.size() > kFilesMax) {
      faults_.push_back({{files_.shownBefore, 0}, "holds over 2,000 files", "", "too_big"});
    } else if (auto draft = draftOf(files_.hallFolder)) {
      domain::WorkCalendar calendar = calendarOf(*draft);
      // Whatever names a row of a missing file would be a fault of its own, a hundred times.
      if (hasItsFiles(*draft) && !broken_) {
        parsed.places = placesOf(*draft);
        parsed.people = resolvePeople(*draft, faults_);
        parsed.content = resolve(*std::move(draft), faults_);
        parsed.content.calendar = std::move(calendar);
      }
    }
    sortFaults(faults_);
    parsed.faults = std::move(faults_);
    return parsed;
  }

 private:
  using Files = std::map<std::string, std::string>;

  std::string shown(const std::string& name) const { return files_.shownBefore + name; }

  /// The hall of this folder with all it inherits. Nothing: it has no hall.toml.
  std::optional<CatalogueDraft> draftOf(const std::string& folder) {
    const auto identity = files_.files.find(inside(folder, "hall.toml"));
    if (identity == files_.files.end()) {
      faults_.push_back(
          {{shown(folder), 0}, "holds no hall.toml, so it is no hall's folder", "", "unknown_file"}
      );
      return std::nullopt;
    }
    seen_.insert(folder);
    const auto document = documentOf(identity->first, identity->second);
    if (!document) return std::nullopt;
    CatalogueDraft draft;
    std::vector<QueueRow> parentQueues;
    std::optional<domain::HallLevel> parentLevel;
    if (auto parent = parentOf(folder, *document, identity->first)) {
      parentQueues = parent->queues;
      parentLevel = parent->hall.level;
      draft = inheritedFrom(*std::move(parent));
    }
    // Overrides cannot be judged without what they override.
    if (broken_) return std::nullopt;
    readSections(folder, draft);
    // A folder as written means something only beside the hall that wrote it.
    if (draft.calendar.place.file == shown(identity->first)) {
      draft.calendar.code = folderFrom(folder, draft.calendar.code);
    }
    checkLevel(draft, parentLevel);
    if (!broken_) redirectInheritedItems(draft, parentQueues, faults_);
    return draft;
  }

  std::optional<CatalogueDraft> parentOf(
      const std::string& folder, const Table& document, const std::string& file
  ) {
    const auto entry = std::find_if(document.begin(), document.end(), [](const Entry& candidate) {
      return candidate.key == "inherits";
    });
    const auto* text = entry == document.end() ? nullptr : entry->value.as<std::string>();
    if (text == nullptr) return std::nullopt;
    const std::string parent = folderFrom(folder, *text);
    const Place place{shown(file), entry->line};
    if (seen_.contains(parent)) {
      faults_.push_back({place, "the hall inherits from itself", "", "inheritance"});
      return std::nullopt;
    }
    if (seen_.size() >= kLevelsMax) {
      faults_.push_back(
          {place, "is the fifth level; a hall has at most three above it", "", "inheritance"}
      );
      return std::nullopt;
    }
    if (!files_.files.contains(inside(parent, "hall.toml"))) {
      faults_.push_back(
          {place,
           "there is no hall in `" + *text + "` to inherit from",
           nearestHall(parent),
           "inheritance"}
      );
      return std::nullopt;
    }
    return draftOf(parent);
  }

  std::string nearestHall(const std::string& folder) const {
    std::vector<std::string_view> folders;
    for (const auto& [name, bytes] : files_.files) {
      constexpr std::string_view kIdentity = "/hall.toml";
      if (name.ends_with(kIdentity)) {
        folders.push_back(std::string_view(name).substr(0, name.size() - kIdentity.size()));
      }
    }
    return nearestOf(folder, folders);
  }

  /// Zones, queues, counters and people are each hall's own, and with them where to go: a guide
  /// that kept its parent's place would send a village to the city.
  static CatalogueDraft inheritedFrom(CatalogueDraft parent) {
    CatalogueDraft draft;
    draft.hall.parent = parent.hall.code;
    draft.calendar = std::move(parent.calendar);
    draft.timeZone = std::move(parent.timeZone);
    draft.guideDefaults = std::move(parent.guideDefaults);
    draft.rules = std::move(parent.rules);
    draft.voice = std::move(parent.voice);
    draft.departments = std::move(parent.departments);
    draft.items = std::move(parent.items);
    draft.guides = std::move(parent.guides);
    draft.themes = std::move(parent.themes);
    draft.hours = std::move(parent.hours);
    draft.targets = std::move(parent.targets);
    inheritRows(draft.departments);
    inheritRows(draft.items);
    inheritRows(draft.guides);
    for (GuideRow& row : draft.guides) row.thing.place = {};
    draft.guideDefaults.place = {};
    inheritRows(draft.themes);
    inheritRows(draft.hours);
    return draft;
  }

  void checkLevel(const CatalogueDraft& draft, std::optional<domain::HallLevel> parentLevel) {
    if (!parentLevel || draft.hall.level > *parentLevel) return;
    faults_.push_back(
        {draft.hallPlace, "hall.toml has a `level` not below that of its parent", "", "inheritance"}
    );
  }

  void readSections(const std::string& folder, CatalogueDraft& draft) {
    const Files own = filesOf(folder);
    for (const Section& section : kSections) {
      for (const auto& [name, bytes] : own) {
        const bool fits =
            section.file.ends_with('/') ? name.starts_with(section.file) : name == section.file;
        if (!fits) continue;
        const std::string path = inside(folder, name);
        const auto document = documentOf(path, bytes);
        if (!document) continue;
        TableReader reader(*document, 1, shown(path), name, faults_);
        section.read(reader, draft);
      }
    }
    for (const auto& [name, bytes] : own) reportUnknown(folder, name);
  }

  /// Files that no hall can do without, unless it inherits what would stand there.
  bool hasItsFiles(const CatalogueDraft& draft) {
    const std::pair<std::string_view, bool> files[] = {
        {"queues.toml", draft.queues.empty()},
        {"counters.toml", draft.counters.empty()},
        {"departments.toml", draft.departments.empty()}};
    bool whole = true;
    for (const auto& [name, isEmpty] : files) {
      const std::string file = inside(files_.hallFolder, name);
      if (!isEmpty || files_.files.contains(file)) continue;
      faults_.push_back(
          {{shown(file), 0}, "there is no such file, but every hall needs it", "", "missing_file"}
      );
      whole = false;
    }
    return whole;
  }

  /// Nothing: it is no TOML, reported. Then whatever names its contents cannot be judged.
  std::optional<Table> documentOf(const std::string& path, const std::string& bytes) {
    const std::size_t before = faults_.size();
    Table document = parseDocument(bytes, shown(path), faults_);
    if (faults_.size() == before) return document;
    broken_ = true;
    return std::nullopt;
  }

  /// Files of the folder and its items/ and guides/, by name inside it.
  Files filesOf(const std::string& folder) const {
    Files own;
    const std::string before = folder.empty() ? "" : folder + "/";
    for (auto file = files_.files.lower_bound(before);
         file != files_.files.end() && file->first.starts_with(before);
         ++file) {
      const std::string name = file->first.substr(before.size());
      const auto slash = name.find('/');
      const bool here = slash == std::string_view::npos;
      const bool below = name.starts_with("items/") || name.starts_with("guides/");
      if (name.ends_with(".toml") && (here || below)) own.emplace(name, file->second);
    }
    return own;
  }

  void reportUnknown(const std::string& folder, const std::string& name) {
    std::vector<std::string_view> known;
    for (const Section& section : kSections) {
      if (name == section.file) return;
      if (section.file.ends_with('/') && name.starts_with(section.file)) return;
      known.push_back(section.file);
    }
    faults_.push_back(
        {{shown(inside(folder, name)), 0},
         "is no file of a catalogue",
         nearestOf(name, known),
         "unknown_file"}
    );
  }

  domain::WorkCalendar calendarOf(const CatalogueDraft& draft) {
    domain::WorkCalendar calendar;
    if (draft.calendar.place.file.empty()) {
      faults_.push_back(
          {draft.hallPlace,
           "hall.toml lacks `calendar`, the folder of the working-day calendars",
           "",
           "missing_key"}
      );
      return calendar;
    }
    const std::string before = draft.calendar.code + "/";
    bool found = false;
    for (const auto& [name, bytes] : files_.files) {
      if (draft.calendar.code.empty() || !name.starts_with(before) || !name.ends_with(".toml"))
        continue;
      found = true;
      const auto document = documentOf(name, bytes);
      if (!document) continue;
      TableReader reader(*document, 1, shown(name), name.substr(before.size()), faults_);
      readCalendarFile(reader, calendar);
    }
    if (!found) {
      faults_.push_back(
          {draft.calendar.place, "`calendar` names a folder without calendars", "", "unknown_file"}
      );
    }
    return calendar;
  }

  const CatalogueFiles& files_;
  std::set<std::string> seen_;
  bool broken_ = false;  ///< some file is no TOML
  Faults faults_;
};

}  // namespace

Place placeOf(const ParsedCatalogue& parsed, std::string_view path) {
  for (std::string known(path); !known.empty();) {
    const auto place = parsed.places.find(known);
    if (place != parsed.places.end()) return place->second;
    const std::size_t end = known.find_last_of(".[");
    known.resize(end == std::string_view::npos ? 0 : end);
  }
  const auto hall = parsed.places.find("hall");
  return hall == parsed.places.end() ? Place{} : hall->second;
}

ParsedCatalogue parseCatalogue(const CatalogueFiles& files) {
  return Parser(files).parse();
}

ParsedCatalogue loadCatalogue(const std::filesystem::path& folder) {
  Faults faults;
  const CatalogueFiles files = readCatalogueFolder(folder, faults);
  if (!faults.empty()) {
    ParsedCatalogue parsed;
    parsed.faults = std::move(faults);
    return parsed;
  }
  return parseCatalogue(files);
}

}  // namespace hall::config
