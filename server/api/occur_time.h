#pragma once

#include <google/protobuf/message.h>

#include <map>
#include <optional>
#include <utility>

#include "server/domain/people.h"
#include "server/domain/time.h"

/// A client's own time of what it reports: believed only between its last contact and now (DESIGN
/// section 3.3).
namespace hall::api {

/// When each device, or person without one, last called; since the start of the server, no part of
/// the log. Core thread only.
class LastContacts {
 public:
  /// Notes a call and returns the contact before it. Of somebody not heard of since the start, the
  /// first call of all: nobody knows what they said to the server before.
  domain::Instant note(const domain::Actor& actor, domain::Instant now) {
    if (since_ == domain::Instant{}) since_ = now;
    const auto key = std::pair{actor.device, actor.device ? domain::StaffId{} : actor.staff};
    const auto [contact, isFirst] = contacts_.try_emplace(key, now);
    const domain::Instant before = isFirst ? since_ : contact->second;
    contact->second = now;
    return before;
  }

 private:
  domain::Instant since_;
  std::map<std::pair<domain::DeviceId, domain::StaffId>, domain::Instant> contacts_;
};

/// The request's time in `field`, within [earliest, now]; nothing: it names none, or has no such
/// field (nullptr).
std::optional<domain::Instant> occurTimeOf(
    const google::protobuf::Message& request,
    const google::protobuf::FieldDescriptor* field,
    domain::Instant earliest,
    domain::Instant now
);

}  // namespace hall::api
