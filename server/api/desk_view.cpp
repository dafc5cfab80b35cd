#include "server/api/views.h"

/// VIEW_DESK: every open ticket of a zone or of the hall, for those who guide people.
namespace hall::api {

bool deskEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out) {
  const domain::Catalogue& catalogue = look.catalogue();
  if (scope.zone && catalogue.find(scope.zone) == nullptr) return false;
  addHall(look, scope.zone, out);
  addQueues(look, scope.zone, out);
  addCounters(look, scope.zone, out);
  for (const domain::Ticket& ticket : look.state().floor.tickets()) {
    const domain::Queue* queue = catalogue.find(ticket.queue);
    const bool elsewhere = scope.zone && (queue == nullptr || queue->zone != scope.zone);
    if (!elsewhere) addTicket(look, ticket, out);
  }
  return true;
}

}  // namespace hall::api
