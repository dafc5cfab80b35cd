#include "server/domain/outcome.h"

namespace hall::domain {

bool needsItem(Outcome outcome) {
  return outcome != Outcome::Consulted && outcome != Outcome::GivenUp &&
         outcome != Outcome::WrongNumber;
}

bool isRatable(Outcome outcome) {
  return outcome != Outcome::WrongNumber;
}

bool goesAhead(Outcome outcome) {
  return outcome == Outcome::Done || opensCase(outcome);
}

bool opensCase(Outcome outcome) {
  return outcome == Outcome::Accepted || outcome == Outcome::AcceptedWithGaps ||
         outcome == Outcome::OnCommitment;
}

}  // namespace hall::domain
