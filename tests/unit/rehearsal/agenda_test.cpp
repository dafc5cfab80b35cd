#include "tools/rehearsal/agenda.h"

#include <gtest/gtest.h>

#include <string>

namespace hall::rehearsal {
namespace {

domain::Instant at(int seconds) {
  return domain::Instant{std::chrono::seconds{seconds}};
}

TEST(AgendaTest, GivesWhatIsDueFirstAndAtOneMomentWhatWasEnteredFirst) {
  Agenda agenda;
  std::string happened;
  agenda.enter(at(20), [&] { happened += "c"; });
  agenda.enter(at(10), [&] { happened += "a"; });
  agenda.enter(at(10), [&] { happened += "b"; });

  EXPECT_EQ(agenda.next(), at(10));
  while (!agenda.empty()) agenda.take()();

  EXPECT_EQ(happened, "abc");
}

TEST(AgendaTest, TakesStepsThatOtherStepsEnter) {
  Agenda agenda;
  std::string happened;
  agenda.enter(at(10), [&] {
    happened += "a";
    agenda.enter(at(10), [&] { happened += "b"; });
  });
  agenda.enter(at(11), [&] { happened += "c"; });

  while (!agenda.empty()) agenda.take()();

  EXPECT_EQ(happened, "abc");
}

}  // namespace
}  // namespace hall::rehearsal
