#pragma once

#include <string>

namespace hall::client {

/// A new UUIDv7 in text form. Make one per mutation, store it where it survives a crash, then send;
/// resend the same one until an answer comes. Thread-safe.
std::string newRequestId();

}  // namespace hall::client
