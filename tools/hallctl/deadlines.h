#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/fault.h"
#include "server/domain/time.h"
#include "tools/hallctl/invocation.h"

/// Judging cases of a table by their deadlines: what is decided on the last civil day is in time,
/// whatever the clock says (民法典 201, 203).
namespace hall::hallctl {

/// A moment as its table writes it: with the offset of the place, whose civil day it is.
struct WrittenMoment {
  domain::LocalDay day;
  domain::Instant at;
};
/// "2010-10-04 01:06:40.020000+02:00", also with T, or Z for the offset. Nothing: not written so,
/// or without an offset, by which alone two of them can be compared.
std::optional<WrittenMoment> parseWrittenMoment(std::string_view text);

/// What became of one case of the table.
struct JudgedCase {
  std::string number;
  std::uint32_t line = 0;
  WrittenMoment due;
  WrittenMoment end;  ///< meaning only when `finished`
  bool finished = false;
  bool late = false;         ///< ended on a later civil day than it was due
  bool onlyByClock = false;  ///< ended on the day it was due, after the clock time of the deadline
  bool endsBeforeStart = false;
};

struct JudgedTable {
  std::vector<JudgedCase> cases;  ///< in the file's sequence
  config::Faults faults;          ///< not empty: nothing was judged
};

/// A CSV table with the columns `case`, `start`, `end` (empty: unfinished) and `deadline`; others
/// are passed over.
JudgedTable judgeDeadlines(std::string_view bytes, const std::string& file);

/// `hallctl deadlines check FILE`.
void addDeadlineCommands(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
