#include <algorithm>
#include <array>
#include <set>

#include "server/domain/field_rules.h"
#include "server/domain/lint_findings.h"

namespace hall::domain {

namespace {

/// Wording that leaves open what is asked (不得含有其他、有关等模糊性兜底条款).
constexpr std::array<std::string_view, 5> kCatchAll = {
    "其他", "其它", "有关", "等材料", "相关材料"};

/// How the source of a claim begins that stands in no document.
constexpr std::string_view kSampleSource = "示例";

struct Field {
  std::string_view name;
  const Text& text;
};

/// The mandatory fields of requirements rows 26 and 27 that are single texts.
std::vector<Field> mandatoryFields(const Guide& guide) {
  return {
      {"accepted_by", guide.acceptedBy},
      {"legal_basis", guide.legalBasis},
      {"procedure", guide.procedure},
      {"review_standard", guide.reviewStandard},
      {"time_limit", guide.timeLimit},
      {"fees", guide.fees},
      {"contact", guide.contact},
      {"complaints", guide.complaints},
      {"gaps_allowed", guide.gapsAllowed},
      {"commitment", guide.commitment},
      {"online_depth", guide.onlineDepth},
      {"application_modes", guide.applicationModes},
  };
}

void requireFilled(const Text& text, const std::string& path, Findings& found) {
  found.require(!text.zh.empty(), "guide_field_empty", path, "a mandatory field of the guide");
}

/// What a phone opens from a QR code.
void requireAddress(const std::string& address, const std::string& path, Findings& found) {
  const bool isOne = address.starts_with("https://") || address.starts_with("http://");
  const bool fits = address.empty() || (isOne && address.find(' ') == std::string::npos);
  found.require(fits, "address_invalid", path, "`" + address + "` is no web address");
}

void refuseCatchAll(const Text& text, const std::string& path, Findings& found) {
  for (const std::string_view word : kCatchAll) {
    const std::size_t at = text.zh.find(word);
    if (at == std::string::npos) continue;
    const std::size_t character = charactersIn(std::string_view(text.zh).substr(0, at)) + 1;
    found.fault(
        "catch_all_wording",
        path,
        "`" + std::string(word) + "` at character " + std::to_string(character) +
            " leaves open what is asked"
    );
  }
}

void lintConditions(const Guide& guide, const std::string& path, Findings& found) {
  found.require(
      !guide.conditions.empty(),
      "guide_field_empty",
      path + ".conditions",
      "a mandatory field of the guide"
  );
  for (std::size_t i = 0; i < guide.conditions.size(); ++i) {
    const std::string entry = entryPath(path + ".conditions", i);
    requireFilled(guide.conditions[i], entry, found);
    refuseCatchAll(guide.conditions[i], entry, found);
  }
}

void lintMaterials(const Guide& guide, const std::string& path, Findings& found) {
  found.require(
      !guide.materials.empty(),
      "guide_field_empty",
      path + ".materials",
      "a mandatory field of the guide"
  );
  std::set<std::string> codes;
  for (std::size_t i = 0; i < guide.materials.size(); ++i) {
    const Material& material = guide.materials[i];
    const std::string entry = entryPath(path + ".materials", i);
    requireFilled(material.name, entry + ".name", found);
    requireAddress(material.formAddress, entry + ".form_address", found);
    requireAddress(material.sampleAddress, entry + ".sample_address", found);
    refuseCatchAll(material.name, entry + ".name", found);
    found.require(
        isCode(material.code), "code_invalid", entry, "`" + material.code + "` is no code"
    );
    found.require(
        codes.insert(material.code).second,
        "code_twice",
        entry,
        "`" + material.code + "` names two materials of the guide"
    );
  }
}

/// Current and correct (row 31): version, editor, another person as reviewer, next review.
void lintUpkeep(const Guide& guide, LocalDay today, const std::string& path, Findings& found) {
  found.require(guide.version > 0, "guide_field_empty", path + ".version", "versions count from 1");
  found.require(
      guide.effectiveFrom != LocalDay{},
      "guide_field_empty",
      path + ".effective_from",
      "a guide says from when on it holds"
  );
  found.require(!guide.editor.empty(), "guide_field_empty", path + ".editor", "who wrote it");
  found.require(!guide.reviewer.empty(), "guide_field_empty", path + ".reviewer", "who checked it");
  found.require(
      guide.editor.empty() || guide.editor != guide.reviewer,
      kRuleReviewerIsEditor,
      path + ".reviewer",
      "the reviewer is another person than the editor"
  );
  found.require(
      guide.nextReview != LocalDay{},
      "guide_field_empty",
      path + ".next_review",
      "a guide says when it is looked at next"
  );
  if (guide.nextReview != LocalDay{} && guide.nextReview < today) {
    found.doubt("review_overdue", path + ".next_review", "the guide is due for review");
  }
}

void lintGuide(const Guide& guide, LocalDay today, const std::string& path, Findings& found) {
  for (const Field& field : mandatoryFields(guide)) {
    requireFilled(field.text, path + "." + std::string(field.name), found);
  }
  lintConditions(guide, path, found);
  lintMaterials(guide, path, found);
  lintUpkeep(guide, today, path, found);
}

/// What can be counted: nothing is due after zero days, and nobody promises three years.
bool isSound(const Limit& limit) {
  constexpr std::int32_t kCountMax = 1000;
  const bool counted = limit.unit != Limit::Unit::None && limit.unit != Limit::Unit::OnTheSpot;
  return counted ? limit.count >= 1 && limit.count <= kCountMax : limit.count == 0;
}

void lintLimits(const Item& item, const std::string& path, Findings& found) {
  const bool promises = item.kind == ItemKind::OnTheSpot || item.promised.unit != Limit::Unit::None;
  found.require(
      promises, "limit_missing", path + ".promised", "a 承诺件 says within which time it is done"
  );
  found.require(
      isSound(item.promised),
      "limit_out_of_range",
      path + ".promised",
      "a limit is 1 to 1000 of its unit"
  );
  found.require(
      isSound(item.statutory),
      "limit_out_of_range",
      path + ".statutory",
      "a limit is 1 to 1000 of its unit"
  );
  const bool comparable = item.promised.unit == item.statutory.unit;
  if (comparable && item.promised.count > item.statutory.count) {
    found.doubt(
        "limit_above_statutory", path + ".promised", "the promise is longer than the law allows"
    );
  }
}

// ---- text marked 示例 --------------------------------------------------------------------------

void refuseSample(const Text& text, const std::string& path, Findings& found) {
  if (!text.sample) return;
  found.fault(kRuleSampleText, path, "text marked 示例 cannot be published in a real hall");
}

void refuseSamplesIn(const Guide& guide, const std::string& path, Findings& found) {
  for (const Field& field : mandatoryFields(guide)) {
    refuseSample(field.text, path + "." + std::string(field.name), found);
  }
  refuseSample(guide.place, path + ".place", found);
  for (std::size_t i = 0; i < guide.conditions.size(); ++i) {
    refuseSample(guide.conditions[i], entryPath(path + ".conditions", i), found);
  }
  for (std::size_t i = 0; i < guide.materials.size(); ++i) {
    const std::string entry = entryPath(path + ".materials", i);
    refuseSample(guide.materials[i].name, entry + ".name", found);
    refuseSample(guide.materials[i].note, entry + ".note", found);
  }
}

/// A promise that no source but 示例 speaks for was made up. A hall that keeps no sources answers
/// for its promises itself.
void refuseSamplePromise(
    const Limit& promised,
    const std::vector<Item::Claim>& claims,
    const std::string& path,
    Findings& found
) {
  const auto speaks = [&](const Item::Claim& claim) { return claim.promised == promised; };
  const auto isSample = [](const Item::Claim& claim) {
    return claim.source.starts_with(kSampleSource);
  };
  if (std::none_of(claims.begin(), claims.end(), speaks)) return;
  const bool madeUp = std::all_of(claims.begin(), claims.end(), [&](const Item::Claim& claim) {
    return !speaks(claim) || isSample(claim);
  });
  found.require(
      !madeUp,
      kRuleSampleText,
      path + ".promised",
      "a promise whose only source is 示例 cannot be published in a real hall"
  );
}

template <class Row>
void refuseSampleNames(const std::vector<Row>& rows, std::string_view sort, Findings& found) {
  for (const Row& row : rows) refuseSample(row.name, rowPath(sort, row.code) + ".name", found);
}

}  // namespace

void lintItems(const Catalogue::Content& content, LocalDay today, Findings& findings) {
  for (const Item& item : content.items) {
    if (item.withdrawn) continue;
    const std::string path = rowPath("item", item.code);
    lintLimits(item, path, findings);
    if (item.guide) {
      lintGuide(*item.guide, today, path + ".guide", findings);
    } else {
      findings.doubt("guide_missing", path + ".guide", "applicants find no guide");
    }
  }
}

void lintSamples(const Catalogue::Content& content, Findings& findings) {
  refuseSample(content.hall.name, "hall.name", findings);
  refuseSample(content.hall.commitment, "hall.commitment", findings);
  refuseSampleNames(content.zones, "zone", findings);
  for (const Zone& zone : content.zones) {
    refuseSample(zone.directions, rowPath("zone", zone.code) + ".directions", findings);
  }
  refuseSampleNames(content.departments, "department", findings);
  for (const Item& item : content.items) {
    if (item.withdrawn) continue;
    const std::string path = rowPath("item", item.code);
    refuseSample(item.name, path + ".name", findings);
    refuseSamplePromise(item.promised, item.claims, path, findings);
    if (item.guide) refuseSamplesIn(*item.guide, path + ".guide", findings);
  }
  refuseSampleNames(content.themes, "theme", findings);
  for (const Theme& theme : content.themes) {
    refuseSamplePromise(theme.promised, theme.claims, rowPath("theme", theme.code), findings);
  }
  refuseSampleNames(content.queues, "queue", findings);
  for (const Queue& queue : content.queues) {
    refuseSample(queue.identityBasis, rowPath("queue", queue.code) + ".identity_basis", findings);
  }
  refuseSampleNames(content.counters, "counter", findings);
  for (const CounterPlace& counter : content.counters) {
    refuseSample(counter.title, rowPath("counter", counter.code) + ".title", findings);
  }
}

}  // namespace hall::domain
