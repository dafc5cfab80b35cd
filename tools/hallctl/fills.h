#pragma once

#include <google/protobuf/message.h>

#include <string>

#include "tools/hallctl/connection.h"
#include "tools/hallctl/invocation.h"

/// What verbs add to their requests, and what they keep of the answers. Each is named in the table
/// of verbs and works on that verb's request.
namespace hall::hallctl {

/// One request on its way.
struct Asking {
  Invocation& run;
  Connection& connection;
  std::string madePassword = {};  ///< a first password that hallctl thought up
};

using google::protobuf::Message;

/// The counter of the session where none was typed.
bool fillCounter(Asking& asking, Message& request);
/// Counter, the item of the ticket now served there, and the guide it is served by.
bool fillOutcome(Asking& asking, Message& request);
bool fillEntered(Asking& asking, Message& request);
bool fillTransfer(Asking& asking, Message& request);
bool fillGuideVersions(Asking& asking, Message& request);
/// A number that was typed, not read from a card.
bool fillIdentitySource(Asking& asking, Message& request);
/// update_mask names what was typed.
bool fillMask(Asking& asking, Message& request);
/// The etag of the person as they are, and the mask.
bool fillKnownStaff(Asking& asking, Message& request);
/// A password that is shown once, where nobody asked to type one or typed nothing.
bool fillFirstPassword(Asking& asking, Message& request);
bool fillDeviceName(Asking& asking, Message& request);
/// The facts under which the device is registered.
bool fillKnownDevice(Asking& asking, Message& request);

/// Every request with a ticket_id takes a number, too.
bool fillTicketId(Asking& asking, Message& request);

/// Later commands act at this counter.
void keepCounter(Asking& asking, const Message& request, const Message& response);
/// The device's token becomes a session: under the name of --session, else under the device's code,
/// and never in place of a person's.
void keepDevice(Asking& asking, const Message& request, const Message& response);
void showFirstPassword(Asking& asking, const Message& request, const Message& response);

/// 16 characters of three kinds that nobody confuses, from the system's randomness.
std::string newPassword();

}  // namespace hall::hallctl
