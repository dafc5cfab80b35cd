#include "server/api/views.h"

/// VIEW_KIOSK: what a kiosk must know before it offers a number.
namespace hall::api {

bool kioskEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out) {
  addHall(look, scope.zone, out);
  addQueues(look, scope.zone, out);
  return !scope.zone || look.catalogue().find(scope.zone) != nullptr;
}

}  // namespace hall::api
