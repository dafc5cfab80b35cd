#include "tools/rehearsal/ticket_book.h"

#include "tools/rehearsal/hall_facts.h"

namespace hall::rehearsal {

namespace {

/// Of one day and number.
std::string keyOf(const v1::Ticket& ticket, const domain::TimeZone& zone) {
  const auto day = zone.dayOf(instantOf(ticket.issue_time()) - kDayEnd);
  return std::to_string(day.time_since_epoch().count()) + " " + ticket.number();
}

}  // namespace

bool isEnd(v1::TicketState state) {
  return state == v1::TICKET_STATE_FINISHED || state == v1::TICKET_STATE_CANCELLED ||
         state == v1::TICKET_STATE_DIVERTED || state == v1::TICKET_STATE_CLOSED_BY_SYSTEM;
}

void TicketBook::issued(const v1::Ticket& ticket) {
  const auto [known, isNew] = numbers_.emplace(keyOf(ticket, zone_), ticket.ticket_id());
  if (!isNew) {
    fault(
        "number " + ticket.number() + " was given out twice, to " + known->second + " and " +
        ticket.ticket_id()
    );
  }
  if (!stories_.emplace(ticket.ticket_id(), TicketStory{ticket, {}, {}, {}, false, false}).second) {
    fault("ticket " + ticket.ticket_id() + " was given out twice");
  }
}

void TicketBook::told(const v1::Ticket& ticket) {
  if (TicketStory* story = storyOf(ticket)) story->last = ticket;
}

void TicketBook::called(const v1::Ticket& ticket, std::uint64_t callId) {
  TicketStory* story = storyOf(ticket);
  if (story == nullptr) return;
  if (story->calls.empty()) {
    story->wait = instantOf(ticket.call_time()) - instantOf(ticket.reference_time());
  }
  story->calls.push_back(callId);
  story->last = ticket;
}

void TicketBook::served(const std::string& ticketId, domain::Duration length, bool finished) {
  const auto story = stories_.find(ticketId);
  if (story == stories_.end()) return;
  story->second.served += length;
  story->second.finished = finished;
}

void TicketBook::dayEnds() {
  for (auto& [id, story] : stories_) {
    if (!isEnd(story.last.state())) story.closedBySystem = true;
  }
}

TicketStory* TicketBook::storyOf(const v1::Ticket& ticket) {
  const auto story = stories_.find(ticket.ticket_id());
  if (story == stories_.end()) {
    fault("the hall speaks of " + ticket.number() + ", which nobody was given");
    return nullptr;
  }
  const v1::Ticket& before = story->second.last;
  if (before.number() != ticket.number()) {
    fault(before.number() + " has become " + ticket.number());
  }
  return &story->second;
}

}  // namespace hall::rehearsal
