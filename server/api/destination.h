#pragma once

#include <optional>

#include "server/api/requests.h"

namespace hall::api {

/// Where TransferTicket and MoveTicket send a ticket: an item or a queue, a counter, and whether it
/// stood in the wrong queue, from the request into the command of the same name.
template <class Request, class Command>
std::optional<domain::Refusal> readDestination(
    const Context& context, const Request& request, Command& command
) {
  if (request.to_case() == Request::kItemId) {
    const auto item = itemFrom(context, request.item_id());
    if (!item) return item.refusal();
    command.item = *item;
  } else if (request.to_case() == Request::kQueueId) {
    const auto queue = queueFrom(context, request.queue_id());
    if (!queue) return queue.refusal();
    command.queue = *queue;
  }
  if (!request.to_counter_id().empty()) {
    const auto counter = counterFrom(context, request.to_counter_id());
    if (!counter) return counter.refusal();
    command.toCounter = *counter;
  }
  command.wrongQueue = request.wrong_queue();
  return std::nullopt;
}

}  // namespace hall::api
