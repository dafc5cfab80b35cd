#include "server/api/catalogue_rows.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "server/domain/numbering.h"

namespace hall::api {

namespace {

using namespace std::chrono_literals;
using domain::Ground;

// In characters, as the comments of the protos count them.
constexpr std::size_t kPhoneMax = 30;
constexpr std::size_t kAddressMax = 200;
constexpr std::size_t kIssuerMax = 200;
constexpr std::size_t kDirectionsMax = 200;
constexpr std::size_t kCommitmentMax = 200;

constexpr std::uint32_t kPiecesMax = 20;  ///< of a material; and visits of an errand
constexpr int kMaterialsMax = 100;
constexpr int kConditionsMax = 255;  ///< a refusal names one by a number of one byte
constexpr int kTargetsMax = 30;      ///< more than there are pairs of class and ground
constexpr std::uint32_t kShareLeast = 1, kShareMost = 999;
constexpr domain::Duration kWaitLeast = 10s, kWaitMost = 8h;
constexpr domain::Duration kServiceLeast = 10s, kServiceMost = 8h;

template <class Row, class Message>
void readName(FieldReader& reader, const Message& message, Row& row) {
  const std::string before = row.name.zh;
  reader.text("name", message.name(), row.name);
  if constexpr (requires { row.readings; }) {
    // Stated readings are those of a name; of another one they say nothing.
    if (!before.empty() && row.name.zh != before) row.readings.clear();
  }
}

/// Absent: the hall's hold.
template <class Message>
void readOwnHours(FieldReader& reader, const Message& message, domain::OpeningHours& hours) {
  if (message.has_hours()) {
    reader.in("hours").hours(message.hours(), hours);
  } else if (!hours.seasons.empty()) {
    hours = {};
  }
}

void readTarget(FieldReader reader, const v1::QueueTarget& message, domain::Queue::TargetRow& row) {
  reader.choice("ticket_class", message.ticket_class(), &v1::TicketClass_IsValid, row.ticketClass);
  const auto ground = knownOr(message.ground(), &v1::Ground_IsValid, Ground::None);
  reader.require(ground.has_value(), "ground");
  if (ground) row.ground = *ground;
  reader.length(
      "target_duration", message.target_duration(), kWaitLeast, kWaitMost, row.target.wait
  );
  const std::uint32_t share = message.target_share_permille();
  reader.require(kShareLeast <= share && share <= kShareMost, "target_share_permille");
  row.target.sharePermille = static_cast<std::int32_t>(share);
}

void readMaterial(FieldReader reader, const v1::Material& message, domain::Material& row) {
  reader.code("material_code", message.material_code());
  row.code = message.material_code();
  reader.text("name", message.name(), row.name);
  row.required = message.required();
  row.deferrable = message.deferrable();
  reader.number("originals", message.originals(), kPiecesMax, row.originals);
  reader.number("copies", message.copies(), kPiecesMax, row.copies);
  reader.text("note", message.note(), row.note);
  reader.words("issuer", message.issuer(), row.issuer, kIssuerMax);
  reader.words("form_address", message.form_address(), row.formAddress, kAddressMax);
  reader.words("sample_address", message.sample_address(), row.sampleAddress, kAddressMax);
}

void readGuideTexts(FieldReader& reader, const v1::Guide& message, domain::Guide& guide) {
  reader.text("accepted_by", message.accepted_by(), guide.acceptedBy);
  reader.text("legal_basis", message.legal_basis(), guide.legalBasis);
  reader.text("procedure", message.procedure(), guide.procedure);
  reader.text("review_standard", message.review_standard(), guide.reviewStandard);
  reader.text("time_limit", message.time_limit(), guide.timeLimit);
  reader.text("fees", message.fees(), guide.fees);
  reader.text("contact", message.contact(), guide.contact);
  reader.text("complaints", message.complaints(), guide.complaints);
  reader.text("gaps_allowed", message.gaps_allowed(), guide.gapsAllowed);
  reader.text("commitment", message.commitment(), guide.commitment);
  reader.text("online_depth", message.online_depth(), guide.onlineDepth);
  reader.text("application_modes", message.application_modes(), guide.applicationModes);
  reader.text("place", message.place(), guide.place);
}

std::int32_t countOf(std::uint32_t message) {
  // What does not fit becomes negative, which no setting allows.
  return static_cast<std::int32_t>(message);
}

}  // namespace

void readZone(FieldReader& reader, const v1::Zone& message, domain::Zone& row) {
  readName(reader, message, row);
  reader.text("directions", message.directions(), row.directions, kDirectionsMax);
}

void readDepartment(FieldReader& reader, const v1::Department& message, domain::Department& row) {
  readName(reader, message, row);
  reader.words("phone", message.phone(), row.phone, kPhoneMax);
}

void readItem(FieldReader& reader, const v1::Item& message, domain::Item& row) {
  readName(reader, message, row);
  reader.choice("kind", message.kind(), &v1::ItemKind_IsValid, row.kind);
  reader.choice("audience", message.audience(), &v1::Audience_IsValid, row.audience);
  reader.limit(
      "promised_limit", message.promised_limit(), message.has_promised_limit(), row.promised
  );
  reader.limit(
      "statutory_limit", message.statutory_limit(), message.has_statutory_limit(), row.statutory
  );
  row.frequent = message.frequent();
  row.asksCopies = message.asks_copies();
  row.asksOwnWish = message.asks_own_wish();
  row.withdrawn = false;
}

void readTheme(FieldReader& reader, const v1::Theme& message, domain::Theme& row) {
  readName(reader, message, row);
  reader.choice("audience", message.audience(), &v1::Audience_IsValid, row.audience);
  reader.limit(
      "promised_limit", message.promised_limit(), message.has_promised_limit(), row.promised
  );
  row.withdrawn = false;
}

void readQueue(FieldReader& reader, const v1::Queue& message, domain::Queue& row) {
  readName(reader, message, row);
  reader.require(domain::isPrefix(message.prefix()), "prefix");
  row.prefix = message.prefix();
  reader.choice("kind", message.kind(), &v1::QueueKind_IsValid, row.kind);
  reader.choice("identity_rule", message.identity_rule(), &v1::IdentityRule_IsValid, row.identity);
  reader.text("identity_basis", message.identity_basis(), row.identityBasis);
  reader.require(message.targets_size() <= kTargetsMax, "targets");
  row.targets.clear();
  for (int i = 0; i < std::min(message.targets_size(), kTargetsMax); ++i) {
    readTarget(reader.in("targets", i), message.targets(i), row.targets.emplace_back());
  }
  readOwnHours(reader, message, row.hours);
  reader.length(
      "expected_service_duration",
      message.expected_service_duration(),
      kServiceLeast,
      kServiceMost,
      row.expectedService
  );
  row.withdrawn = false;
}

void readPlace(FieldReader& reader, const v1::CounterPlace& message, domain::CounterPlace& row) {
  reader.text("name", message.name(), row.name);
  reader.text("title", message.title(), row.title);
  reader.choice("kind", message.kind(), &v1::CounterKind_IsValid, row.kind);
  row.lowCounter = message.low_counter();
  row.onlyGrounds = 0;
  for (const int ground : message.only_grounds()) {
    const auto known = api::known<Ground>(static_cast<v1::Ground>(ground), &v1::Ground_IsValid);
    reader.require(known.has_value(), "only_grounds");
    if (!known) return;
    row.onlyGrounds =
        static_cast<std::uint16_t>(row.onlyGrounds | (1U << static_cast<unsigned>(ground)));
  }
  readOwnHours(reader, message, row.hours);
  reader.number("map_column", message.map_column(), domain::MapSpot::kMost, row.spot.column);
  reader.number("map_row", message.map_row(), domain::MapSpot::kMost, row.spot.row);
  const bool whole = (message.map_column() == 0) == (message.map_row() == 0);
  reader.require(whole, message.map_row() == 0 ? "map_row" : "map_column");
}

void readGuide(
    FieldReader& reader,
    const v1::Guide& message,
    const GuideHands& hands,
    std::optional<domain::Guide>& guide
) {
  domain::Guide next = guide.value_or(domain::Guide{});
  next.conditions.clear();
  next.materials.clear();
  reader.date("effective_date", message.effective_date(), next.effectiveFrom);
  reader.date("next_review_date", message.next_review_date(), next.nextReview);
  readGuideTexts(reader, message, next);
  reader.require(message.conditions_size() <= kConditionsMax, "conditions");
  for (int i = 0; i < std::min(message.conditions_size(), kConditionsMax); ++i) {
    reader.in("conditions", i).text("", message.conditions(i), next.conditions.emplace_back());
  }
  reader.require(message.materials_size() <= kMaterialsMax, "materials");
  for (int i = 0; i < std::min(message.materials_size(), kMaterialsMax); ++i) {
    readMaterial(reader.in("materials", i), message.materials(i), next.materials.emplace_back());
  }
  reader.number("visits", message.visits(), kPiecesMax, next.visits);
  if (guide && next == *guide) return;
  ++next.version;
  next.editor = hands.editor;
  next.reviewer = hands.reviewer;
  guide = std::move(next);
}

void readHall(FieldReader& reader, const v1::HallIdentity& message, domain::HallIdentity& hall) {
  const auto keep = [&](std::string_view field, bool same) {
    if (!same) reader.against("fixed", field);
  };
  keep("hall_id", message.hall_id() == hall.code);
  keep("level", static_cast<int>(message.level()) == static_cast<int>(hall.level));
  keep("parent_hall_id", message.parent_hall_id() == hall.parent);
  reader.text("name", message.name(), hall.name);
  reader.words("supervision_phone", message.supervision_phone(), hall.supervisionPhone, kPhoneMax);
  reader.words("complaint_phone", message.complaint_phone(), hall.complaintPhone, kPhoneMax);
  reader.words("public_address", message.public_address(), hall.publicAddress, kAddressMax);
  reader.text("commitment", message.commitment(), hall.commitment, kCommitmentMax);
}

void readSettings(const v1::HallSettings& message, domain::RuleParameters& rules) {
  rules.issuingOpensEarly = read(message.issuing_opens_early_duration());
  rules.recallGap = read(message.recall_gap_duration());
  rules.noShowAfter = read(message.no_show_after_duration());
  rules.noShowAfterAssisted = read(message.no_show_after_assisted_duration());
  rules.callsBeforeNoShow = countOf(message.calls_before_no_show());
  rules.restoreAfterCalls = countOf(message.restore_after_calls());
  rules.readyFor = read(message.ready_for_duration());
  rules.returnedAnywhereAfter = read(message.returned_anywhere_after_duration());
  rules.reopenWithin = read(message.reopen_within_duration());
  rules.correctWithin = read(message.correct_within_duration());
  rules.lateAppointment = read(message.late_appointment_duration());
  rules.dayEnd = domain::MinuteOfDay{message.day_end_minute()};
  rules.elderlyAge = countOf(message.elderly_age());
  rules.prioritySharePermille = countOf(message.priority_share_permille());
  rules.prioritySampleMin = countOf(message.priority_sample_count());
  rules.copiesMax = countOf(message.copies_max());
  rules.quickServiceBonus = message.quick_service_bonus();
  rules.priorityPrefix = message.priority_prefix();
  rules.appointmentPrefix = message.appointment_prefix();
  rules.crowdedPerCounter = countOf(message.crowded_per_counter());
  rules.uncalledAfter = read(message.uncalled_after_duration());
}

void readVoice(
    FieldReader& reader, const v1::VoiceSettings& message, domain::VoiceSettings& voice
) {
  voice.oneAsYao = message.one_as_yao();
  voice.english = message.english();
  voice.chime = message.chime();
  voice.twiceUpTo = message.twice_up_to();
  voice.staleAfter = read(message.stale_after_duration());
  voice.closingBefore.reset();
  if (message.has_closing_before_duration()) {
    voice.closingBefore = read(message.closing_before_duration());
  }
  voice.volumePercent = message.volume_percent();
  const int spansMax = static_cast<int>(domain::VoiceSettings::kSpansMax);
  reader.require(message.volume_spans_size() <= spansMax, "volume_spans");
  voice.spans.clear();
  for (int i = 0; i < std::min(message.volume_spans_size(), spansMax); ++i) {
    domain::VoiceSettings::VolumeSpan& span = voice.spans.emplace_back();
    reader.session(message.volume_spans(i).session(), span.session);
    span.percent = message.volume_spans(i).volume_percent();
  }
  std::sort(voice.spans.begin(), voice.spans.end(), [](const auto& left, const auto& right) {
    return left.session.from < right.session.from;
  });
}

}  // namespace hall::api
