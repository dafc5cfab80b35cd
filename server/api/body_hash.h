#pragma once

#include <google/protobuf/message.h>

#include <span>

#include "server/engine/store.h"

namespace hall::api {

/// What tells a repeat from a reuse of a request id: the hash of the request without its passwords
/// and codes, since a stored hash of these could be guessed from. Of an upload: of all its
/// messages.
engine::BodyHash bodyHashOf(std::span<const google::protobuf::Message* const> requests);

}  // namespace hall::api
