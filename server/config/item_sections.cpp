#include "server/config/catalogue_sections.h"
#include "server/config/words.h"

namespace hall::config {

namespace {

constexpr std::size_t kSourceBytesMax = 600;
constexpr std::size_t kAddressBytesMax = 200;
constexpr std::size_t kPhoneBytesMax = 30;
constexpr std::size_t kMaterialsMax = 100;

domain::Item::Claim readClaim(TableReader& reader) {
  domain::Item::Claim claim;
  const bool promised = reader.read("promised", claim.promised);
  const bool statutory = reader.read("statutory", claim.statutory);
  if (!promised && !statutory) {
    reader.fault(
        reader.place(), "states no limit: give `promised`, `statutory` or both", "", "missing_key"
    );
  }
  reader.require("source", reader.read("source", claim.source, kSourceBytesMax));
  reader.read("effective_from", claim.effectiveFrom, kSourceBytesMax);
  reader.read("quote", claim.quote, kSourceBytesMax);
  reader.finish();
  return claim;
}

void readClaims(
    TableReader& reader, const std::string& name, std::vector<domain::Item::Claim>& claims
) {
  if (!reader.has("claim")) return;
  claims.clear();
  for (TableReader& claim : reader.tables("claim", name)) claims.push_back(readClaim(claim));
}

/// `[defaults]` of a file of items.
struct ItemDefaults {
  Reference department;
  Reference queue;
};

void readItem(TableReader& reader, ItemRow& row, const ItemDefaults& defaults, bool fresh) {
  domain::Item& item = row.thing;
  if (fresh) {
    row.department = defaults.department;
    row.queue = defaults.queue;
  }
  const bool named = reader.read("name", item.name, false);
  const bool departmentGiven = reader.readCode("department", row.department);
  const bool queueGiven = reader.readCode("queue", row.queue);
  const bool kindGiven = reader.readChoice("kind", item.kind, kItemKinds);
  if (fresh) {
    reader.require("name", named);
    reader.require("department", departmentGiven || !row.department.code.empty());
    reader.require("queue", queueGiven || !row.queue.code.empty());
    reader.require("kind", kindGiven);
  }
  reader.readChoice("audience", item.audience, kAudiences);
  reader.read("promised", item.promised);
  reader.read("statutory", item.statutory);
  reader.read("frequent", item.frequent);
  reader.read("asks_copies", item.asksCopies);
  reader.read("asks_own_wish", item.asksOwnWish);
  reader.read("accept_and_decide", item.acceptAndDecide);
  reader.read("search_words", item.searchWords);
  reader.read("readings", item.readings);
  readClaims(reader, reader.name() + " [[item.claim]]", item.claims);
  reader.finish();
}

domain::Material readMaterial(TableReader& reader, bool sample) {
  domain::Material material;
  reader.require("code", reader.readCode("code", material.code));
  reader.require("name", reader.read("name", material.name, sample));
  reader.read("required", material.required);
  reader.read("deferrable", material.deferrable);
  reader.readNumber("originals", material.originals, std::uint8_t{0}, std::uint8_t{20});
  reader.readNumber("copies", material.copies, std::uint8_t{0}, std::uint8_t{20});
  reader.read("note", material.note, sample);
  reader.read("issuer", material.issuer, kSourceBytesMax);
  reader.read("form_address", material.formAddress, kAddressBytesMax);
  reader.read("sample_address", material.sampleAddress, kAddressBytesMax);
  reader.finish();
  return material;
}

void readMaterials(TableReader& reader, domain::Guide& guide, bool sample) {
  if (!reader.has("material")) return;
  guide.materials.clear();
  for (TableReader& table : reader.tables("material", reader.name() + " [[guide.material]]")) {
    domain::Material material = readMaterial(table, sample);
    for (const domain::Material& other : guide.materials) {
      if (other.code == material.code && !material.code.empty()) {
        table.fault(
            table.placeOf("code"),
            "has the code `" + material.code + "` of another material",
            "",
            "duplicate"
        );
      }
    }
    if (guide.materials.size() == kMaterialsMax) {
      table.fault(table.place(), "is one too many: a guide has at most 100", "", "too_big");
      return;
    }
    guide.materials.push_back(std::move(material));
  }
}

/// Only what makes a guide readable is required here; whether it is complete enough to be published
/// is a rule of the domain (lint).
void readGuide(TableReader& reader, domain::Guide& guide, bool fresh) {
  bool sample = false;
  reader.read("sample", sample);
  const bool numbered = reader.readNumber("version", guide.version, 1U, 1'000'000U);
  const bool dated = reader.read("effective_from", guide.effectiveFrom);
  const bool reviewed = reader.read("next_review", guide.nextReview);
  if (fresh) {
    reader.require("version", numbered);
    reader.require("effective_from", dated);
    reader.require("next_review", reviewed);
  }
  reader.read("editor", guide.editor, kPhoneBytesMax);
  reader.read("reviewer", guide.reviewer, kPhoneBytesMax);
  reader.read("accepted_by", guide.acceptedBy, sample);
  reader.read("legal_basis", guide.legalBasis, sample);
  reader.read("conditions", guide.conditions, sample);
  readMaterials(reader, guide, sample);
  reader.read("procedure", guide.procedure, sample);
  reader.read("review_standard", guide.reviewStandard, sample);
  reader.read("time_limit", guide.timeLimit, sample);
  reader.read("fees", guide.fees, sample);
  reader.read("contact", guide.contact, sample);
  reader.read("complaints", guide.complaints, sample);
  reader.read("gaps_allowed", guide.gapsAllowed, sample);
  reader.read("commitment", guide.commitment, sample);
  reader.read("online_depth", guide.onlineDepth, sample);
  reader.read("application_modes", guide.applicationModes, sample);
  reader.readNumber("visits", guide.visits, std::uint8_t{0}, std::uint8_t{20});
  reader.read("place", guide.place, sample);
  reader.finish();
}

}  // namespace

void readDepartmentsSection(TableReader& file, CatalogueDraft& draft) {
  readSelection(file, draft.departments);
  for (TableReader& reader : file.tables("department", "[[department]]")) {
    DepartmentRow scratch;
    const auto target = rowFor(reader, draft.departments, "code", scratch);
    const bool named = reader.read("name", target.row->thing.name, false);
    if (target.fresh) reader.require("name", named);
    reader.read("phone", target.row->thing.phone, kPhoneBytesMax);
    reader.finish();
  }
  file.finish();
}

void readItemsSection(TableReader& file, CatalogueDraft& draft) {
  readSelection(file, draft.items);
  ItemDefaults defaults;
  if (auto reader = file.table("defaults", "[defaults]")) {
    reader->readCode("department", defaults.department);
    reader->readCode("queue", defaults.queue);
    reader->finish();
  }
  for (TableReader& reader : file.tables("item", "[[item]]")) {
    ItemRow scratch;
    const auto target = rowFor(reader, draft.items, "code", scratch);
    readItem(reader, *target.row, defaults, target.fresh);
  }
  for (TableReader& reader : file.tables("guide", "[[guide]]")) {
    GuideRow scratch;
    const auto target = rowFor(reader, draft.guides, "item", scratch);
    readGuide(reader, target.row->thing, target.fresh);
  }
  file.finish();
}

void readThemesSection(TableReader& file, CatalogueDraft& draft) {
  readSelection(file, draft.themes);
  for (TableReader& reader : file.tables("theme", "[[theme]]")) {
    ThemeRow scratch;
    const auto target = rowFor(reader, draft.themes, "code", scratch);
    domain::Theme& theme = target.row->thing;
    const bool named = reader.read("name", theme.name, false);
    const bool listed = reader.readCodes("items", target.row->items);
    if (target.fresh) {
      reader.require("name", named);
      reader.require("items", listed);
    }
    if (listed && target.row->items.empty()) {
      reader.fault(reader.placeOf("items"), "has no items");
    }
    reader.readChoice("audience", theme.audience, kAudiences);
    reader.read("promised", theme.promised);
    reader.read("readings", theme.readings);
    readClaims(reader, reader.name() + " [[theme.claim]]", theme.claims);
    reader.finish();
  }
  file.finish();
}

}  // namespace hall::config
