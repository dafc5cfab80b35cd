#include "server/domain/errand.h"

#include <algorithm>

#include "server/domain/dispatcher.h"
#include "server/domain/refusing.h"

namespace hall::domain {

namespace {

Result<Errand> errandOfItem(const Catalogue& catalogue, ItemId id, ThemeId theme) {
  const Item* item = catalogue.find(id);
  if (item == nullptr || item->withdrawn) {
    const std::string code = item == nullptr ? std::to_string(id.value) : item->code;
    return Refusal{Reason::ItemNotFound, {}}.with("item_id", code);
  }
  const Queue* queue = catalogue.find(item->queue);
  if (queue == nullptr) return Reason::QueueNotFound;
  return Errand{queue, item, theme};
}

Result<Errand> errandOfTheme(const Catalogue& catalogue, ThemeId id) {
  const Theme* theme = catalogue.find(id);
  if (theme == nullptr || theme->withdrawn || theme->items.empty()) {
    const std::string code = theme == nullptr ? std::to_string(id.value) : theme->code;
    return Refusal{Reason::ThemeNotFound, {}}.with("theme_id", code);
  }
  return errandOfItem(catalogue, theme->items.front(), id);
}

Result<Errand> errandOfQueue(const Catalogue& catalogue, QueueId id) {
  const Queue* queue = catalogue.find(id);
  if (queue == nullptr || queue->withdrawn) {
    const std::string code = queue == nullptr ? std::to_string(id.value) : queue->code;
    return Refusal{Reason::QueueNotFound, {}}.with("queue_id", code);
  }
  if (queue->kind == QueueKind::Handling) return malformedIn("item_id");
  return Errand{queue, nullptr, ThemeId{}};
}

}  // namespace

Result<Errand> errandOf(const Catalogue& catalogue, ItemId item, ThemeId theme, QueueId queue) {
  const int named = (item ? 1 : 0) + (theme ? 1 : 0) + (queue ? 1 : 0);
  if (named != 1) return malformedIn("purpose");
  if (item) return errandOfItem(catalogue, item, ThemeId{});
  if (theme) return errandOfTheme(catalogue, theme);
  return errandOfQueue(catalogue, queue);
}

bool isTakenOnTheFloor(const Floor& floor, QueueId queue, Ground ground) {
  const auto& counters = floor.counters();
  return std::any_of(counters.begin(), counters.end(), [&](const Counter& counter) {
    return counter.takes(queue, ground);
  });
}

bool isServedAnywhere(const HallState& state, QueueId queue, Ground ground) {
  if (isTakenOnTheFloor(state.floor, queue, ground)) return true;
  const auto& places = state.catalogue->content().counters;
  return std::any_of(places.begin(), places.end(), [&](const CounterPlace& place) {
    const bool forGround =
        place.onlyGrounds == 0 || ((place.onlyGrounds >> static_cast<unsigned>(ground)) & 1U) != 0;
    return forGround && place.queues.has(queue);
  });
}

void describe(const Errand& errand, TicketIssued& issue) {
  issue.queue = errand.queue->id;
  issue.theme = errand.theme;
  if (errand.item == nullptr) return;
  issue.item = errand.item->id;
  issue.itemRevision = errand.item->revision;
  issue.guideVersion = errand.item->guide ? errand.item->guide->version : 0;
}

void promiseTarget(const Queue& queue, TicketIssued& issue) {
  issue.target = queue.targetFor(issue.ticketClass, issue.ground);
  issue.weighedTarget = weighTarget(issue.target);
}

}  // namespace hall::domain
