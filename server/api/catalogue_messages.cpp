#include "server/api/catalogue_messages.h"

#include <algorithm>

#include "server/api/wire.h"
#include "server/domain/field_rules.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;

constexpr int kCalendarDaysMax = 4000;
constexpr std::size_t kSourceMax = 200;
constexpr std::size_t kDayNameMax = 50;

template <class Id>
std::string codeOf(const domain::Catalogue& catalogue, Id id) {
  const auto* found = catalogue.find(id);
  return found == nullptr ? std::string() : found->code;
}

/// Nothing is stated: the message stays absent.
template <class Message>
void writeLimit(const domain::Limit& limit, Message mutableLimit) {
  if (limit.unit == domain::Limit::Unit::None) return;
  v1::Limit* out = mutableLimit();
  out->set_unit(static_cast<v1::LimitUnit>(limit.unit));
  out->set_count(limit.count);
}

template <class Message>
void writeGiven(const domain::Text& text, Message mutableText) {
  if (!text.zh.empty()) write(text, *mutableText());
}

void writeSession(const domain::Session& session, v1::Session& out) {
  out.set_from_minute(static_cast<std::int32_t>(session.from.count()));
  out.set_until_minute(static_cast<std::int32_t>(session.until.count()));
}

void writeSessions(
    const std::vector<domain::Session>& sessions,
    google::protobuf::RepeatedPtrField<v1::Session>& out
) {
  for (const domain::Session& session : sessions) writeSession(session, *out.Add());
}

Refusal invalid(std::string rule, std::string day) {
  return Refusal{Reason::CalendarInvalid, {}}
      .with("rule", std::move(rule))
      .with("day", std::move(day));
}

}  // namespace

void writeItem(const domain::Catalogue& catalogue, const domain::Item& item, v1::Item& out) {
  out.set_item_id(item.code);
  write(item.name, *out.mutable_name());
  out.set_department_id(codeOf(catalogue, item.department));
  out.set_queue_id(codeOf(catalogue, item.queue));
  out.set_kind(static_cast<v1::ItemKind>(item.kind));
  out.set_audience(static_cast<v1::Audience>(item.audience));
  writeLimit(item.promised, [&] { return out.mutable_promised_limit(); });
  writeLimit(item.statutory, [&] { return out.mutable_statutory_limit(); });
  out.set_frequent(item.frequent);
  out.set_asks_copies(item.asksCopies);
  out.set_asks_own_wish(item.asksOwnWish);
  out.set_revision(item.revision);
  if (item.guide) out.set_guide_version(item.guide->version);
}

void writeTheme(const domain::Catalogue& catalogue, const domain::Theme& theme, v1::Theme& out) {
  out.set_theme_id(theme.code);
  write(theme.name, *out.mutable_name());
  out.set_audience(static_cast<v1::Audience>(theme.audience));
  for (const domain::ItemId item : theme.items) out.add_item_ids(codeOf(catalogue, item));
  out.set_revision(theme.revision);
  writeLimit(theme.promised, [&] { return out.mutable_promised_limit(); });
}

void writeClaims(
    const std::vector<domain::Item::Claim>& claims,
    google::protobuf::RepeatedPtrField<v1::LimitClaim>& out
) {
  for (const domain::Item::Claim& claim : claims) {
    v1::LimitClaim& one = *out.Add();
    writeLimit(claim.promised, [&] { return one.mutable_promised_limit(); });
    writeLimit(claim.statutory, [&] { return one.mutable_statutory_limit(); });
    one.set_source(claim.source);
    one.set_effective_from(claim.effectiveFrom);
    one.set_quote(claim.quote);
  }
}

void writeSearchKeys(
    const Spellings& spellings, const std::vector<std::string>& words, v1::SearchKeys& out
) {
  for (const std::string& word : words) out.add_words(word);
  out.set_reading(spellings.ofName);
  for (const std::string& spelling : spellings.ofWords) out.add_word_readings(spelling);
}

void writeMaterial(const domain::Material& material, v1::Material& out) {
  out.set_material_code(material.code);
  write(material.name, *out.mutable_name());
  out.set_required(material.required);
  out.set_deferrable(material.deferrable);
  out.set_originals(material.originals);
  out.set_copies(material.copies);
  writeGiven(material.note, [&] { return out.mutable_note(); });
  out.set_issuer(material.issuer);
  out.set_form_address(material.formAddress);
  out.set_sample_address(material.sampleAddress);
}

void writeGuide(const domain::Item& item, v1::Guide& out) {
  const domain::Guide& guide = *item.guide;
  out.set_item_id(item.code);
  out.set_version(guide.version);
  write(guide.effectiveFrom, *out.mutable_effective_date());
  write(guide.nextReview, *out.mutable_next_review_date());
  write(guide.acceptedBy, *out.mutable_accepted_by());
  write(guide.legalBasis, *out.mutable_legal_basis());
  for (const domain::Text& condition : guide.conditions) write(condition, *out.add_conditions());
  for (const domain::Material& material : guide.materials) {
    writeMaterial(material, *out.add_materials());
  }
  write(guide.procedure, *out.mutable_procedure());
  write(guide.reviewStandard, *out.mutable_review_standard());
  write(guide.timeLimit, *out.mutable_time_limit());
  write(guide.fees, *out.mutable_fees());
  write(guide.contact, *out.mutable_contact());
  write(guide.complaints, *out.mutable_complaints());
  write(guide.gapsAllowed, *out.mutable_gaps_allowed());
  write(guide.commitment, *out.mutable_commitment());
  write(guide.onlineDepth, *out.mutable_online_depth());
  write(guide.applicationModes, *out.mutable_application_modes());
  out.set_visits(guide.visits);
  writeGiven(guide.place, [&] { return out.mutable_place(); });
}

void writeQueue(const domain::Catalogue& catalogue, const domain::Queue& queue, v1::Queue& out) {
  out.set_queue_id(queue.code);
  write(queue.name, *out.mutable_name());
  out.set_prefix(queue.prefix);
  out.set_kind(static_cast<v1::QueueKind>(queue.kind));
  out.set_zone_id(codeOf(catalogue, queue.zone));
  out.set_identity_rule(static_cast<v1::IdentityRule>(queue.identity));
  writeGiven(queue.identityBasis, [&] { return out.mutable_identity_basis(); });
  for (const domain::Queue::TargetRow& row : queue.targets) {
    v1::QueueTarget& target = *out.add_targets();
    target.set_ticket_class(static_cast<v1::TicketClass>(row.ticketClass));
    target.set_ground(static_cast<v1::Ground>(row.ground));
    write(row.target.wait, *target.mutable_target_duration());
    target.set_target_share_permille(static_cast<std::uint32_t>(row.target.sharePermille));
  }
  if (!queue.hours.seasons.empty()) write(queue.hours, *out.mutable_hours());
  write(queue.expectedService, *out.mutable_expected_service_duration());
  for (const domain::CounterPlace& place : catalogue.content().counters) {
    if (place.queues.has(queue.id)) out.add_counter_ids(place.code);
  }
}

void writePlace(
    const domain::Catalogue& catalogue, const domain::CounterPlace& place, v1::CounterPlace& out
) {
  out.set_counter_id(place.code);
  writeGiven(place.name, [&] { return out.mutable_name(); });
  writeGiven(place.title, [&] { return out.mutable_title(); });
  out.set_zone_id(codeOf(catalogue, place.zone));
  out.set_kind(static_cast<v1::CounterKind>(place.kind));
  for (const domain::Queue& queue : catalogue.content().queues) {
    if (place.queues.has(queue.id)) out.add_queue_ids(queue.code);
  }
  out.set_low_counter(place.lowCounter);
  for (unsigned ground = 1; ground <= static_cast<unsigned>(domain::Ground::Other); ++ground) {
    if (((place.onlyGrounds >> ground) & 1U) != 0) {
      out.add_only_grounds(static_cast<v1::Ground>(ground));
    }
  }
  if (!place.hours.seasons.empty()) write(place.hours, *out.mutable_hours());
  out.set_map_column(place.spot.column);
  out.set_map_row(place.spot.row);
}

void write(const domain::Zone& zone, v1::Zone& out) {
  out.set_zone_id(zone.code);
  write(zone.name, *out.mutable_name());
  writeGiven(zone.directions, [&] { return out.mutable_directions(); });
}

void write(const domain::Department& department, v1::Department& out) {
  out.set_department_id(department.code);
  write(department.name, *out.mutable_name());
  out.set_phone(department.phone);
}

void write(const domain::HallIdentity& hall, v1::HallIdentity& out) {
  out.set_hall_id(hall.code);
  write(hall.name, *out.mutable_name());
  out.set_level(static_cast<v1::HallLevel>(hall.level));
  out.set_parent_hall_id(hall.parent);
  out.set_supervision_phone(hall.supervisionPhone);
  out.set_complaint_phone(hall.complaintPhone);
  out.set_public_address(hall.publicAddress);
  writeGiven(hall.commitment, [&] { return out.mutable_commitment(); });
}

void write(const domain::RuleParameters& rules, v1::HallSettings& out) {
  write(rules.issuingOpensEarly, *out.mutable_issuing_opens_early_duration());
  write(rules.recallGap, *out.mutable_recall_gap_duration());
  out.set_calls_before_no_show(static_cast<std::uint32_t>(rules.callsBeforeNoShow));
  out.set_restore_after_calls(static_cast<std::uint32_t>(rules.restoreAfterCalls));
  out.set_elderly_age(static_cast<std::uint32_t>(rules.elderlyAge));
  out.set_copies_max(static_cast<std::uint32_t>(rules.copiesMax));
  out.set_priority_prefix(rules.priorityPrefix);
  out.set_appointment_prefix(rules.appointmentPrefix);
  write(rules.correctWithin, *out.mutable_correct_within_duration());
  write(rules.reopenWithin, *out.mutable_reopen_within_duration());
  write(rules.noShowAfter, *out.mutable_no_show_after_duration());
  write(rules.noShowAfterAssisted, *out.mutable_no_show_after_assisted_duration());
  write(rules.readyFor, *out.mutable_ready_for_duration());
  write(rules.returnedAnywhereAfter, *out.mutable_returned_anywhere_after_duration());
  write(rules.lateAppointment, *out.mutable_late_appointment_duration());
  out.set_day_end_minute(static_cast<std::uint32_t>(rules.dayEnd.count()));
  out.set_priority_share_permille(static_cast<std::uint32_t>(rules.prioritySharePermille));
  out.set_priority_sample_count(static_cast<std::uint32_t>(rules.prioritySampleMin));
  out.set_quick_service_bonus(rules.quickServiceBonus);
  out.set_crowded_per_counter(static_cast<std::uint32_t>(rules.crowdedPerCounter));
  write(rules.uncalledAfter, *out.mutable_uncalled_after_duration());
}

void write(const domain::VoiceSettings& voice, v1::VoiceSettings& out) {
  out.set_one_as_yao(voice.oneAsYao);
  out.set_english(voice.english);
  out.set_chime(voice.chime);
  out.set_twice_up_to(voice.twiceUpTo);
  write(voice.staleAfter, *out.mutable_stale_after_duration());
  if (voice.closingBefore) write(*voice.closingBefore, *out.mutable_closing_before_duration());
  out.set_volume_percent(voice.volumePercent);
  for (const domain::VoiceSettings::VolumeSpan& span : voice.spans) {
    v1::VolumeSpan& one = *out.add_volume_spans();
    writeSession(span.session, *one.mutable_session());
    one.set_volume_percent(span.percent);
  }
}

void write(const domain::OpeningHours& hours, v1::OpeningHours& out) {
  for (const domain::OpeningHours::Season& season : hours.seasons) {
    v1::Season& one = *out.add_seasons();
    one.set_first_day(season.firstDay);
    one.set_last_day(season.lastDay);
    writeSessions(season.workday, *one.mutable_workday());
    writeSessions(season.saturday, *one.mutable_saturday());
    writeSessions(season.sunday, *one.mutable_sunday());
    writeSessions(season.holiday, *one.mutable_holiday());
  }
  for (const domain::OpeningHours::Exception& exception : hours.exceptions) {
    v1::HoursException& one = *out.add_exceptions();
    write(exception.day, *one.mutable_date());
    writeSessions(exception.sessions, *one.mutable_sessions());
    one.set_reason(exception.reason);
  }
}

void write(const domain::WorkCalendar& calendar, domain::LocalDay from, v1::WorkCalendar& out) {
  out.set_version(calendar.version);
  out.set_source(calendar.source);
  for (const domain::WorkCalendar::Day& day : calendar.days) {
    if (day.day < from) continue;
    v1::WorkCalendarDay& one = *out.add_days();
    write(day.day, *one.mutable_date());
    one.set_works(day.works);
    one.set_name(day.name);
  }
  for (const int year : calendar.knownYears) out.add_known_years(year);
}

domain::Result<domain::WorkCalendar> calendarFrom(const v1::WorkCalendar& calendar) {
  if (!domain::isText(calendar.source(), 1, kSourceMax)) return invalid("source", "");
  if (calendar.days_size() > kCalendarDaysMax) return invalid("days", "");
  domain::WorkCalendar result;
  result.source = calendar.source();
  for (const v1::WorkCalendarDay& day : calendar.days()) {
    const auto date = read(day.date());
    if (!date) {
      return invalid(
          "no_such_day",
          std::to_string(day.date().year()) + "-" + std::to_string(day.date().month()) + "-" +
              std::to_string(day.date().day())
      );
    }
    if (!domain::isText(day.name(), 0, kDayNameMax)) return invalid("name", textOf(*date));
    result.days.push_back({*date, day.works(), day.name()});
  }
  std::sort(result.days.begin(), result.days.end(), [](const auto& left, const auto& right) {
    return left.day < right.day;
  });
  const auto twice = std::adjacent_find(
      result.days.begin(),
      result.days.end(),
      [](const auto& left, const auto& right) { return left.day == right.day; }
  );
  if (twice != result.days.end()) return invalid("twice", textOf(twice->day));
  result.knownYears.assign(calendar.known_years().begin(), calendar.known_years().end());
  std::sort(result.knownYears.begin(), result.knownYears.end());
  return result;
}

std::string textOf(domain::LocalDay day) {
  const std::chrono::year_month_day date{day};
  const auto two = [](unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

}  // namespace hall::api
