#pragma once

#include <google/protobuf/struct.pb.h>

#include <string>
#include <string_view>

#include "server/domain/event.h"
#include "server/domain/hall_state.h"

namespace hall::api {

/// "ticket_called": what the API calls the kind of an event.
std::string_view kindOf(const domain::EventBody& body);
/// Is there such a kind?
bool isEventKind(std::string_view kind);

/// The ticket, counter and facts of an event as everybody may see them who reads the record: codes
/// in place of ids, RFC 3339 times, lengths in milliseconds. A person or a free text about an
/// applicant is `true` and nothing else. What is none, false, 0 or empty is left out.
google::protobuf::Struct factsOf(const domain::EventBody& body, const domain::HallState& names);
domain::TicketId ticketOf(const domain::EventBody& body);
domain::CounterId counterOf(const domain::EventBody& body);

}  // namespace hall::api
