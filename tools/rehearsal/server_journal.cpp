#include "tools/rehearsal/server_journal.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <sstream>

namespace hall::rehearsal {

std::optional<std::uint64_t> replayedEvents(const std::string& journal) {
  std::optional<std::uint64_t> replayed;
  std::istringstream lines(journal);
  for (std::string line; std::getline(lines, line);) {
    google::protobuf::Struct told;
    // Libraries may write other lines.
    if (!google::protobuf::util::JsonStringToMessage(line, &told).ok()) continue;
    const auto& facts = told.fields();
    const auto event = facts.find("event");
    const auto count = facts.find("replayed");
    if (event == facts.end() || event->second.string_value() != "recovered") continue;
    if (count == facts.end()) continue;
    replayed = static_cast<std::uint64_t>(count->second.number_value());
  }
  return replayed;
}

std::vector<std::string> checkReplay(const std::string& journal) {
  const auto replayed = replayedEvents(journal);
  if (!replayed) return {"the server did not say how much of the log it replayed"};
  if (*replayed == 0) return {"the server replayed nothing of the log: its state was a snapshot's"};
  return {};
}

}  // namespace hall::rehearsal
