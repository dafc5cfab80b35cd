#include "server/api/ticket_messages.h"

#include <algorithm>
#include <array>

#include "server/api/ids_text.h"
#include "server/api/wire.h"

namespace hall::api {

namespace {

using domain::Instant;

constexpr std::array kMarks{
    v1::ASSISTANCE_MARK_WHEELCHAIR,
    v1::ASSISTANCE_MARK_HEARING,
    v1::ASSISTANCE_MARK_SIGHT,
    v1::ASSISTANCE_MARK_LANGUAGE,
    v1::ASSISTANCE_MARK_OTHER};

template <class Id>
std::string codeOf(const domain::Catalogue& catalogue, Id id) {
  const auto* found = catalogue.find(id);
  return found == nullptr ? std::string() : found->code;
}

std::string staffNumber(const domain::HallState& state, domain::StaffId id) {
  const auto found = state.staff.find(id);
  return found == state.staff.end() ? std::string() : found->second.number;
}

std::string deviceCode(const domain::HallState& state, domain::DeviceId id) {
  const auto found = state.devices.find(id);
  return found == state.devices.end() ? std::string() : found->second.code;
}

bool given(Instant at) {
  return at != Instant{};
}

void writeCallOf(const domain::HallState& state, const domain::Ticket& ticket, v1::Ticket& out) {
  out.set_call_id(ticket.lastCall.value);
  out.set_calls_made(ticket.callsMade);
  out.set_calls_delivered(ticket.callsDelivered);
  if (given(ticket.calledAt)) write(ticket.calledAt, *out.mutable_call_time());
  if (!given(ticket.firstDelivered)) return;
  write(ticket.firstDelivered, *out.mutable_first_delivery_time());
  const auto& rules = state.catalogue->rules();
  const bool enough = ticket.callsDelivered >= rules.callsBeforeNoShow;
  if (ticket.state != domain::TicketState::Called || !enough) return;
  const auto wait = ticket.assistance == 0 ? rules.noShowAfter : rules.noShowAfterAssisted;
  write(ticket.firstDelivered + wait, *out.mutable_no_show_allowed_time());
}

}  // namespace

void writeTicket(const domain::HallState& state, const domain::Ticket& ticket, v1::Ticket& out) {
  const domain::Catalogue& catalogue = *state.catalogue;
  out.set_ticket_id(textOf(ticket.id));
  out.set_number(ticket.number.text());
  write(ticket.day, *out.mutable_issue_date());
  out.set_state(static_cast<v1::TicketState>(ticket.state));
  out.set_ticket_class(static_cast<v1::TicketClass>(ticket.ticketClass));
  out.set_ground(static_cast<v1::Ground>(ticket.ground));
  for (const v1::AssistanceMark mark : kMarks) {
    if ((ticket.assistance & static_cast<unsigned>(mark)) != 0) out.add_assistance_marks(mark);
  }
  out.set_channel(static_cast<v1::Channel>(ticket.channel));
  out.set_queue_id(codeOf(catalogue, ticket.queue));
  out.set_item_id(codeOf(catalogue, ticket.item));
  out.set_theme_id(codeOf(catalogue, ticket.theme));
  out.set_theme_step(ticket.themeStep);
  out.set_copies(ticket.copies);
  out.set_item_revision(ticket.itemRevision);
  out.set_has_identity(static_cast<bool>(ticket.applicant));
  out.set_device_id(deviceCode(state, ticket.device));
  write(ticket.issued, *out.mutable_issue_time());
  write(ticket.ref, *out.mutable_reference_time());
  if (given(ticket.slot)) write(ticket.slot, *out.mutable_slot_time());
  write(ticket.away, *out.mutable_away_duration());
  write(ticket.target.wait, *out.mutable_target_duration());
  out.set_target_share_permille(static_cast<std::uint32_t>(ticket.target.sharePermille));
  out.set_counter_id(codeOf(catalogue, ticket.counter));
  out.set_staff_number(staffNumber(state, ticket.staff));
  writeCallOf(state, ticket, out);
  out.set_serving_id(ticket.serving.value);
  write(ticket.stateSince, *out.mutable_state_time());
  if (ticket.state == domain::TicketState::OnHold) {
    out.set_hold_kind(static_cast<v1::HoldKind>(ticket.hold));
    out.set_woken(ticket.woken);
  } else if (ticket.state == domain::TicketState::Waiting) {
    if (ticket.exemption == domain::Exemption::Returned) {
      out.set_hold_kind(static_cast<v1::HoldKind>(ticket.hold));
    }
    out.set_bound_counter_id(codeOf(catalogue, ticket.boundTo));
  }
  out.set_restores(ticket.restores);
  out.set_calls_until_callable(ticket.callsUntilCallable);
  out.set_exemption(static_cast<v1::Exemption>(ticket.exemption));
  out.set_inexact(ticket.inexact);
  out.set_wrong_queue(ticket.wrongQueue);
  out.set_supplement(ticket.supplement);
  out.set_aged(ticket.aged);
  out.set_pre_check(static_cast<v1::PreCheckResult>(ticket.preCheck));
}

void writeTicket(const domain::HallState& state, domain::TicketId id, v1::Ticket& out) {
  if (const domain::Ticket* ticket = state.findTicket(id)) {
    writeTicket(state, *ticket, out);
  } else {
    out.set_ticket_id(textOf(id));
  }
}

void writeCounter(
    const domain::HallState& state, const domain::Counter& counter, v1::Counter& out
) {
  const domain::Catalogue& catalogue = *state.catalogue;
  if (const domain::CounterPlace* place = catalogue.find(counter.id)) {
    out.set_counter_id(place->code);
    if (!place->name.zh.empty()) write(place->name, *out.mutable_name());
    if (!place->title.zh.empty()) write(place->title, *out.mutable_title());
    out.set_low_counter(place->lowCounter);
  }
  out.set_zone_id(codeOf(catalogue, counter.zone));
  out.set_kind(static_cast<v1::CounterKind>(counter.kind));
  out.set_state(static_cast<v1::CounterState>(counter.state));
  write(counter.stateSince, *out.mutable_state_time());
  const domain::QueueSet able = counter.able();
  for (const domain::Queue& queue : catalogue.content().queues) {
    if (counter.queues.has(queue.id)) out.add_queue_ids(queue.code);
    if (able.has(queue.id)) out.add_able_queue_ids(queue.code);
  }
  for (unsigned ground = 1; ground <= static_cast<unsigned>(domain::Ground::Other); ++ground) {
    if (((counter.onlyGrounds >> ground) & 1U) != 0) {
      out.add_only_grounds(static_cast<v1::Ground>(ground));
    }
  }
  out.set_staff_number(staffNumber(state, counter.staff));
  if (given(counter.signedInSince)) write(counter.signedInSince, *out.mutable_sign_in_time());
  out.set_device_id(deviceCode(state, counter.device));
  if (const domain::Ticket* ticket = state.floor.ticket(counter.ticket)) {
    out.set_ticket_id(textOf(ticket->id));
    out.set_number(ticket->number.text());
    // Only the open one: who comes back from a hold still names the one that it interrupted.
    const bool open = ticket->state == domain::TicketState::Serving;
    if (open) out.set_serving_id(ticket->serving.value);
  }
  if (counter.state == domain::CounterState::Ready) {
    write(counter.readyUntil, *out.mutable_ready_until_time());
  }
  if (counter.state == domain::CounterState::Paused) {
    out.set_pause_reason(static_cast<v1::PauseReason>(counter.pauseReason));
    write(counter.pauseUntil, *out.mutable_pause_until_time());
    out.set_pause_overrun(counter.pauseOverrun);
  }
}

void writeServing(
    const domain::HallState& state, const domain::Serving& serving, v1::Serving& out
) {
  const domain::Catalogue& catalogue = *state.catalogue;
  out.set_serving_id(serving.id.value);
  out.set_ticket_id(textOf(serving.ticket));
  if (const domain::Ticket* ticket = state.findTicket(serving.ticket)) {
    out.set_number(ticket->number.text());
  }
  out.set_counter_id(codeOf(catalogue, serving.counter));
  out.set_staff_number(staffNumber(state, serving.staff));
  write(serving.started, *out.mutable_start_time());
  if (given(serving.finished)) {
    write(serving.finished, *out.mutable_end_time());
    write(serving.finished + catalogue.rules().reopenWithin, *out.mutable_reopen_until_time());
  }
  write(serving.held, *out.mutable_hold_duration());
  for (const domain::ItemOutcome& outcome : serving.outcomes) {
    v1::ItemOutcome& item = *out.add_items();
    const domain::Item* known = catalogue.find(outcome.item);
    if (known != nullptr) item.set_item_id(known->code);
    item.set_copies(outcome.copies);
    item.set_outcome(static_cast<v1::Outcome>(outcome.outcome));
    item.set_refusal_ground(static_cast<v1::RefusalGround>(outcome.ground));
    item.set_condition_number(outcome.conditionNumber);
    item.set_right_department_id(codeOf(catalogue, outcome.rightBody));
    item.set_guide_version(outcome.guideVersion);
    item.set_own_wish_asked(outcome.ownWishAsked);
    if (known == nullptr || !known->guide) continue;
    for (const std::uint16_t number : outcome.materials) {
      const auto& materials = known->guide->materials;
      if (number >= 1 && number <= materials.size()) {
        item.add_material_codes(materials[number - 1U].code);
      }
    }
  }
  out.set_corrections(serving.corrections);
}

void writeExplanation(
    const domain::HallState& state, const domain::Explanation& explanation, v1::CallExplanation& out
) {
  out.set_rule(static_cast<v1::CallRule>(explanation.rule));
  write(explanation.age, *out.mutable_age_duration());
  write(explanation.slack, *out.mutable_slack_duration());
  out.set_eligible_count(explanation.eligible);
  out.set_waiting_count(explanation.waiting);
  for (const auto& candidate : explanation.nearest) {
    v1::CallCandidate& one = *out.add_candidates();
    one.set_ticket_id(textOf(candidate.ticket));
    write(candidate.age, *one.mutable_age_duration());
    write(candidate.slack, *one.mutable_slack_duration());
    if (const domain::Ticket* ticket = state.findTicket(candidate.ticket)) {
      one.set_number(ticket->number.text());
      one.set_queue_id(codeOf(*state.catalogue, ticket->queue));
      one.set_ticket_class(static_cast<v1::TicketClass>(ticket->ticketClass));
    }
  }
}

namespace {

/// Never falsely exact: to 1 min below 10 min, to 5 min from there on (queueing.md 1.6).
domain::Duration roundedUp(domain::Duration wait) {
  using std::chrono::minutes;
  const minutes whole = std::chrono::ceil<minutes>(wait);
  if (whole < minutes{10}) return whole;
  return (whole + minutes{4}) / 5 * 5;
}

}  // namespace

bool mustWait(const domain::Promise& promise) {
  return promise.waitP90 > domain::Duration{0};
}

void writeWait(const domain::Promise& promise, v1::WaitRange& out) {
  const domain::Duration p50 = roundedUp(promise.waitP50);
  write(p50, *out.mutable_p50_duration());
  write(std::max(p50, roundedUp(promise.waitP90)), *out.mutable_p90_duration());
}

std::string counterLabel(const domain::Catalogue& catalogue, domain::CounterId counter) {
  const domain::CounterPlace* place = catalogue.find(counter);
  if (place == nullptr) return {};
  return place->name.zh.empty() ? place->code : place->name.zh;
}

/// Glossary section 6: the rule of no-shows and the foot of every ticket.
void writeSlipTexts(const domain::HallIdentity& hall, v1::SlipTexts& out) {
  write(
      {"三次叫号未到作过号处理。过号请到导办台或取号机恢复，当日有效，不用重新取号",
       "After three calls without you the number is passed. Restore it at the guide desk or a "
       "kiosk "
       "the same day; no new number is needed."},
      *out.mutable_no_show_rule()
  );
  const std::string& phone = hall.supervisionPhone;
  write(
      {"当日有效。等候时间为估计，以叫号为准。" + (phone.empty() ? "" : "监督电话 " + phone),
       "Valid today. Waiting times are estimates; please follow the calls." +
           (phone.empty() ? "" : " Supervision: " + phone)},
      *out.mutable_foot()
  );
  out.set_complaint_phone(hall.complaintPhone);
}

namespace {

constexpr int kLabelsMax = 50;

/// The counters that may call it as they are set now, in the hall's order: not those for grounds
/// the applicant has not.
void writeCounterLabels(
    const domain::HallState& state, const domain::Ticket& ticket, v1::Slip& out
) {
  for (const domain::CounterPlace& place : state.catalogue->content().counters) {
    const domain::Counter* counter = state.floor.counter(place.id);
    if (counter == nullptr || !counter->takes(ticket.queue, ticket.ground)) continue;
    if (out.counter_labels_size() == kLabelsMax) return;
    out.add_counter_labels(counterLabel(*state.catalogue, place.id));
  }
}

/// What the paper names: the theme with its items, or the item. The guide is of the item now due.
void writePurpose(const domain::Catalogue& catalogue, const domain::Ticket& ticket, v1::Slip& out) {
  const domain::Item* item = catalogue.find(ticket.item);
  if (item != nullptr && item->guide) out.set_guide_version(item->guide->version);
  const domain::Theme* theme = catalogue.find(ticket.theme);
  if (theme == nullptr) {
    if (item != nullptr) write(item->name, *out.mutable_item_name());
    return;
  }
  write(theme->name, *out.mutable_item_name());
  for (const domain::ItemId id : theme->items) {
    const domain::Item* one = catalogue.find(id);
    if (one != nullptr) write(one->name, *out.add_theme_item_names());
  }
}

}  // namespace

void writeSlip(
    const domain::HallState& state,
    const domain::Ticket& ticket,
    const domain::Promise& promise,
    std::string_view token,
    v1::Slip& out
) {
  const domain::Catalogue& catalogue = *state.catalogue;
  const domain::HallIdentity& hall = catalogue.content().hall;
  write(hall.name, *out.mutable_hall_name());
  out.set_number(ticket.number.text());
  out.set_ticket_class(static_cast<v1::TicketClass>(ticket.ticketClass));
  if (const domain::Queue* queue = catalogue.find(ticket.queue)) {
    write(queue->name, *out.mutable_queue_name());
    const domain::Zone* zone = catalogue.find(queue->zone);
    if (zone != nullptr) write(zone->name, *out.mutable_zone_name());
  }
  writePurpose(catalogue, ticket, out);
  writeCounterLabels(state, ticket, out);
  write(ticket.issued, *out.mutable_issue_time());
  out.set_people_ahead(promise.ahead);
  if (mustWait(promise)) writeWait(promise, *out.mutable_wait());
  if (!hall.publicAddress.empty()) {
    out.set_ticket_url(hall.publicAddress + "/t/" + textOf(ticket.id) + "." + std::string(token));
    const domain::Item* item = catalogue.find(ticket.item);
    if (item != nullptr) out.set_guide_url(hall.publicAddress + "/guides/" + item->code);
  }
  writeSlipTexts(hall, *out.mutable_texts());
  out.set_rehearsal(state.mode == domain::ClockMode::Rehearsal);
}

}  // namespace hall::api
