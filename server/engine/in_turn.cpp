#include "server/engine/in_turn.h"

namespace hall::engine {

domain::Result<Position> perform(Core& core, domain::CommandBody command) {
  return inTurn<Position>(
      core,
      [command = std::move(command)](Turn& turn) -> domain::Result<Position> {
        Submission submission;
        submission.command.body = command;
        const auto performed = turn.perform(std::move(submission));
        if (!performed) return performed.refusal();
        return performed->position;
      }
  );
}

}  // namespace hall::engine
