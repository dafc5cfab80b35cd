#pragma once

#include <span>
#include <string_view>

#include "client/language.h"
#include "tools/hallctl/request_fields.h"

namespace hall::hallctl {

struct Asking;

/// Completes a request with what the person did not type. False: it cannot, and has said why.
using Fill = bool (*)(Asking& asking, google::protobuf::Message& request);
/// After the hall accepted: keeps or says what comes of it.
using After = void (*)(
    Asking& asking,
    const google::protobuf::Message& request,
    const google::protobuf::Message& response
);

/// A field that a verb sets by itself: {"enable", "true"}.
struct Given {
  std::string_view path;
  std::string_view value;
};

/// A word that a person types instead of an rpc: `hallctl ticket issue`. It holds no fields of its
/// own: it names an rpc, and gives some of the rpc's fields shorter names.
struct Verb {
  std::string_view group;   ///< "ticket"; empty: a command of its own
  std::string_view name;    ///< "issue"
  std::string_view method;  ///< "TicketService.IssueForApplicant"
  client::Wording help;
  std::span<const FieldName> fields = {};
  std::span<const Given> given = {};
  Fill fill = nullptr;
  After after = nullptr;
  /// Asked where the hall does not permit the first: its request takes the same fields.
  std::string_view alternative = {};
};

/// The whole table. A test holds every path to its proto.
std::span<const Verb> ticketVerbs();
std::span<const Verb> counterVerbs();
std::span<const Verb> administrationVerbs();

/// What a group is about: {"ticket", {"排队号", "Tickets"}}.
struct Group {
  std::string_view name;
  client::Wording help;
};
std::span<const Group> groups();

}  // namespace hall::hallctl
