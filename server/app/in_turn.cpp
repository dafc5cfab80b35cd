#include "server/app/in_turn.h"

namespace hall::app {

domain::Result<engine::Position> perform(engine::Core& core, domain::CommandBody command) {
  return inTurn<engine::Position>(
      core,
      [command = std::move(command)](engine::Turn& turn) -> domain::Result<engine::Position> {
        engine::Submission submission;
        submission.command.body = command;
        const auto performed = turn.perform(std::move(submission));
        if (!performed) return performed.refusal();
        return performed->position;
      }
  );
}

}  // namespace hall::app
