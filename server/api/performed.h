#pragma once

#include "server/engine/work.h"

namespace hall::api {

/// The event of a kind among those a command made; nullptr: none.
template <class Body>
const Body* eventOf(const engine::Performed& performed) {
  for (const domain::Event& event : performed.events) {
    if (const auto* body = std::get_if<Body>(&event.body)) return body;
  }
  return nullptr;
}

}  // namespace hall::api
