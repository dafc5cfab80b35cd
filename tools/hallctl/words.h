#pragma once

#include <string>
#include <string_view>

namespace hall::hallctl {

/// "IssueTicket" and "issue_ticket" are "issue-ticket" on a command line.
std::string commandWord(std::string_view name);

/// "ROLE_COUNTER_STAFF" of an enumeration whose values begin with "ROLE_" is "counter-staff".
std::string enumWord(std::string_view value, std::string_view prefix);

/// What all values of an enumeration begin with, from the name of its zero value.
std::string enumPrefix(std::string_view zeroValue);

}  // namespace hall::hallctl
