#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/config/fault.h"
#include "server/config/table_reader.h"
#include "server/domain/catalogue.h"
#include "server/domain/people.h"

/// A catalogue while its files are being read: things still name each other by code, and everything
/// knows the line it comes from. `resolve` makes a `Catalogue::Content` of it.
namespace hall::config {

struct ZoneRow {
  domain::Zone thing;
  Place place;
};

struct DepartmentRow {
  domain::Department thing;
  Place place;
  bool inherited = false;
};

struct ItemRow {
  domain::Item thing;  ///< without guide
  Place place;
  bool inherited = false;
  Reference department;
  Reference queue;
};

/// A guide as written; texts that are empty come from the hall's `[guide_defaults]`.
struct GuideRow {
  domain::Guide thing;
  Reference item;
  Place place;
  bool inherited = false;
};

struct ThemeRow {
  domain::Theme thing;
  Place place;
  bool inherited = false;
  std::vector<Reference> items;
};

struct HoursRow {
  std::string code;
  domain::OpeningHours thing;
  Place place;
  bool inherited = false;
};

struct QueueRow {
  domain::Queue thing;
  Place place;
  Reference zone;
  Reference hours;
  Reference targets;
  /// Queues of the parent hall whose inherited items come to this one; "*": every other.
  std::vector<Reference> replaces;
};

struct TargetsRow {
  std::string code;
  std::vector<domain::Queue::TargetRow> thing;
};

struct CounterRow {
  domain::CounterPlace thing;
  Place place;
  Reference zone;
  Reference hours;
  std::vector<Reference> queues;  ///< "*": every handling queue
};

struct StaffRow {
  std::string number;
  std::string name;
  std::vector<domain::Role> roles;
  Reference department;
  std::vector<Reference> queues;
  bool mayPick = false;
  Place place;
};

struct DeviceRow {
  std::string code;
  std::string name;
  domain::DeviceKind kind = domain::DeviceKind::Kiosk;
  Reference zone;
  Reference counter;
  Place place;
};

struct CatalogueDraft {
  domain::HallIdentity hall;
  Place hallPlace;
  Place rulesPlace;
  Reference inherits;  ///< folder as written; empty: a hall of its own
  Reference calendar;  ///< folder as written, from the folder of the hall that wrote it
  Reference timeZone;
  domain::Guide guideDefaults;
  domain::RuleParameters rules;
  domain::VoiceSettings voice;
  std::vector<ZoneRow> zones;
  std::vector<DepartmentRow> departments;
  std::vector<ItemRow> items;
  std::vector<GuideRow> guides;
  std::vector<ThemeRow> themes;
  std::vector<HoursRow> hours;
  std::vector<TargetsRow> targets;
  std::vector<QueueRow> queues;
  std::vector<CounterRow> counters;
  std::vector<StaffRow> staff;
  std::vector<DeviceRow> devices;
};

inline const std::string& codeOf(const HoursRow& row) {
  return row.code;
}
inline const std::string& codeOf(const TargetsRow& row) {
  return row.code;
}
inline const std::string& codeOf(const StaffRow& row) {
  return row.number;
}
inline const std::string& codeOf(const DeviceRow& row) {
  return row.code;
}
inline const std::string& codeOf(const GuideRow& row) {
  return row.item.code;
}
template <class Row>
const std::string& codeOf(const Row& row) {
  return row.thing.code;
}

template <class Row>
Row* rowOf(std::vector<Row>& rows, std::string_view code) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return codeOf(row) == code; });
  return found == rows.end() ? nullptr : &*found;
}

/// A catalogue of 2,829 items is the largest one known (a city's whole); beyond this it is a
/// mistake.
inline constexpr std::size_t kRowsMax = 10'000;

template <class Row>
std::string nearestCode(const std::vector<Row>& rows, std::string_view code) {
  std::vector<std::string_view> codes;
  codes.reserve(rows.size());
  for (const Row& row : rows) codes.emplace_back(codeOf(row));
  return nearestOf(code, codes);
}

inline void nameRow(HoursRow& row, const Reference& code) {
  row.code = code.code;
}
inline void nameRow(StaffRow& row, const Reference& code) {
  row.number = code.code;
}
inline void nameRow(DeviceRow& row, const Reference& code) {
  row.code = code.code;
}
inline void nameRow(GuideRow& row, const Reference& code) {
  row.item = code;
}
template <class Row>
void nameRow(Row& row, const Reference& code) {
  row.thing.code = code.code;
}

/// The row that a table of a file writes to.
template <class Row>
struct Target {
  Row* row = nullptr;  ///< holds until the next row is added
  bool fresh = true;   ///< every required key must stand here; false: it overrides
};

/// A new row, or with `override = true` the inherited one. Where the code is missing, stands twice
/// or overrides what is not inherited, that is reported and `scratch` takes the rest of the table,
/// so that its other faults are found too.
template <class Row>
Target<Row> rowFor(
    TableReader& reader, std::vector<Row>& rows, std::string_view key, Row& scratch
) {
  constexpr bool kInherits = requires(Row row) {
    row.inherited;
  };
  Target<Row> target{&scratch, true};
  Reference code;
  reader.require(key, reader.readCode(key, code));
  if constexpr (kInherits) {
    bool overrides = false;
    reader.read("override", overrides);
    target.fresh = !overrides;
  }
  if (code.code.empty()) return target;
  reader.rename(reader.name() + " `" + code.code + "`");

  Row* known = rowOf(rows, code.code);
  if (rows.size() >= kRowsMax) {
    reader.fault(reader.place(), "is one too many: there may be 10,000", "", "too_big");
    return target;
  }
  if (known == nullptr && target.fresh) {
    target.row = &rows.emplace_back();
    target.row->place = reader.place();
    nameRow(*target.row, code);
    return target;
  }
  if (known == nullptr) {
    reader.fault(
        code.place, "overrides what is not inherited", nearestCode(rows, code.code), "unknown_code"
    );
    return target;
  }
  if constexpr (kInherits) {
    if (known->inherited && target.fresh) {
      reader.fault(
          code.place,
          "is inherited from " + known->place.file + "; write `override = true` to change it here",
          "",
          "inheritance"
      );
      return target;
    }
    if (known->inherited) {
      known->inherited = false;
      known->place = reader.place();
      target.row = known;
      return target;
    }
  }
  reader.fault(
      code.place,
      "stands twice; the first is in " + known->place.file + ":" +
          std::to_string(known->place.line),
      "",
      "duplicate"
  );
  return target;
}

/// `withdraw = [...]` and `keep = [...]` at the top of a file: which inherited rows this hall has
/// not, or which alone it has.
template <class Row>
void readSelection(TableReader& file, std::vector<Row>& rows) {
  std::vector<Reference> withdraw, keep;
  const bool withdraws = file.readCodes("withdraw", withdraw);
  const bool keeps = file.readCodes("keep", keep);
  if (withdraws && keeps) {
    file.fault(file.placeOf("keep"), "has both `keep` and `withdraw`", "", "inheritance");
  }
  for (const auto* references : {&withdraw, &keep}) {
    for (const Reference& reference : *references) {
      const Row* row = rowOf(rows, reference.code);
      if (row != nullptr && row->inherited) continue;
      file.fault(
          reference.place,
          "names `" + reference.code + "`, which is not inherited",
          nearestCode(rows, reference.code),
          "unknown_code"
      );
    }
  }
  const auto names = [](const std::vector<Reference>& references, const Row& row) {
    return std::any_of(references.begin(), references.end(), [&](const Reference& reference) {
      return reference.code == codeOf(row);
    });
  };
  std::erase_if(rows, [&](const Row& row) {
    return row.inherited && (names(withdraw, row) || (keeps && !names(keep, row)));
  });
}

}  // namespace hall::config
