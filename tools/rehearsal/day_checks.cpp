#include "tools/rehearsal/day_checks.h"

#include <algorithm>
#include <map>

namespace hall::rehearsal {

namespace {

v1::Ticket ticketNow(HallCallers& callers, const std::string& ticketId) {
  v1::GetTicketRequest request;
  request.set_ticket_id(ticketId);
  return callers.manager().demand<v1::GetTicketResponse>("look at a ticket", request).ticket();
}

// ---- one ticket --------------------------------------------------------------------------------

template <class Value>
void expectSame(
    const v1::Ticket& told, const char* what, const Value& was, const Value& is, Faults& faults
) {
  if (was == is) return;
  faults.push_back(
      "ticket " + told.number() + ": " + what + " was told otherwise than the hall has it"
  );
}

void compareTicket(const v1::Ticket& told, const v1::Ticket& now, Faults& faults) {
  expectSame(told, "number", told.number(), now.number(), faults);
  expectSame(told, "state", int{told.state()}, int{now.state()}, faults);
  expectSame(told, "class", int{told.ticket_class()}, int{now.ticket_class()}, faults);
  expectSame(told, "queue", told.queue_id(), now.queue_id(), faults);
  expectSame(told, "item", told.item_id(), now.item_id(), faults);
  expectSame(told, "latest call", told.call_id(), now.call_id(), faults);
  expectSame(told, "serving", told.serving_id(), now.serving_id(), faults);
  expectSame(told, "restores", told.restores(), now.restores(), faults);
  expectSame(
      told, "time of issue", instantOf(told.issue_time()), instantOf(now.issue_time()), faults
  );
  expectSame(
      told,
      "reference time",
      instantOf(told.reference_time()),
      instantOf(now.reference_time()),
      faults
  );
}

template <class Message>
std::string encoded(const Message& message) {
  return message.SerializeAsString();
}

}  // namespace

Faults shortened(Faults faults) {
  constexpr std::size_t kFaultsMax = 20;
  if (faults.size() <= kFaultsMax) return faults;
  const std::size_t more = faults.size() - kFaultsMax;
  faults.resize(kFaultsMax);
  faults.push_back("and " + std::to_string(more) + " more");
  return faults;
}

Faults checkAnnouncements(const Rehearsal& rehearsal) {
  Faults faults = rehearsal.book().faults();
  std::map<std::uint64_t, std::string> made;
  for (const auto& [id, story] : rehearsal.book().stories()) {
    for (const std::uint64_t call : story.calls) {
      if (!made.emplace(call, story.last.number()).second) {
        faults.push_back("call " + std::to_string(call) + " was made twice");
      }
    }
  }
  std::map<std::uint64_t, int> shown;
  for (const auto& board : rehearsal.boards()) {
    for (std::string& fault : board->faults()) faults.push_back(std::move(fault));
    for (const Announcement& one : board->announcements()) {
      ++shown[one.callId];
      const auto call = made.find(one.callId);
      if (call == made.end() || call->second != one.number) {
        faults.push_back(
            "a board announced call " + std::to_string(one.callId) + " of " + one.number +
            ", which no counter made"
        );
      }
    }
  }
  for (const auto& [call, number] : made) {
    const int times = shown.contains(call) ? shown[call] : 0;
    if (times == 1) continue;
    faults.push_back(
        "call " + std::to_string(call) + " of " + number + " was announced " +
        std::to_string(times) + " times"
    );
  }
  return shortened(std::move(faults));
}

Faults checkTickets(const Rehearsal& rehearsal, HallCallers& callers, const HallFacts& facts) {
  // By the book the day is over for those of an earlier one; the log still knows them.
  const domain::LocalDay today = facts.zone.dayOf(rehearsal.now() - kDayEnd);
  Faults faults;
  for (const auto& [id, story] : rehearsal.book().stories()) {
    const auto day = facts.zone.dayOf(instantOf(story.last.issue_time()) - kDayEnd);
    if (day == today) compareTicket(story.last, ticketNow(callers, id), faults);
  }
  return shortened(std::move(faults));
}

FloorPicture pictureOf(const Rehearsal& rehearsal, HallCallers& callers) {
  FloorPicture picture;
  for (const auto& [id, story] : rehearsal.book().stories()) {
    v1::GetTicketRequest request;
    request.set_ticket_id(id);
    v1::GetTicketResponse response;
    const auto failure = callers.manager().ask(request, response);
    picture.tickets.push_back(
        failure.ok() ? encoded(response.ticket()) : v1::Reason_Name(failure.reason())
    );
  }
  v1::ListCountersRequest counters;
  counters.set_page_size(500);
  const auto floor =
      callers.manager().demand<v1::ListCountersResponse>("look at the counters", counters);
  for (const v1::Counter& counter : floor.counters()) picture.counters.push_back(encoded(counter));
  v1::ListQueuesRequest queues;
  queues.set_page_size(500);
  auto lines = callers.manager().demand<v1::ListQueuesResponse>("look at the queues", queues);
  for (v1::QueueStatus& queue : *lines.mutable_queues()) {
    queue.clear_wait();
    picture.queues.push_back(encoded(queue));
  }
  return picture;
}

Faults compare(const FloorPicture& before, const FloorPicture& after) {
  Faults faults;
  if (before.tickets != after.tickets) faults.emplace_back("tickets differ after a restart");
  if (before.counters != after.counters) faults.emplace_back("counters differ after a restart");
  if (before.queues != after.queues) faults.emplace_back("queues differ after a restart");
  return faults;
}

}  // namespace hall::rehearsal
