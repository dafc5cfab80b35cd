#include "counter-client/ui/outcome_row.h"

#include <gtest/gtest.h>

#include "terminal/words/demo_catalogue.h"
#include "tests/support/qt/readable_strings.h"

/// What the form of a result asks for. The rules themselves are the server's
/// (tests/unit/domain/finishing_test.cpp).
namespace hall::counter {
namespace {

const CataloguePtr kCatalogue = terminal::demoCatalogue();
const QSet<QString> kAll{"identity", "form", "photo"};

OutcomeRow row(Outcome outcome, QSet<QString> received = kAll) {
  OutcomeRow one;
  one.item = "pension";
  one.outcome = outcome;
  one.received = std::move(received);
  return one;
}

OutcomeRow refusal(RefusalGround ground, int condition, const QString& department, QString text) {
  OutcomeRow one = row(Outcome::Refused);
  one.ground = ground;
  one.condition = condition;
  one.rightDepartment = department;
  one.text = std::move(text);
  return one;
}

TEST(OutcomeRowTest, SaysWhatARowStillLacks) {
  struct Case {
    const char* what;
    OutcomeRow row;
    bool asksOwnWish;
    Lack lack;
  };
  const Case cases[] = {
      {"nothing was chosen", row(Outcome::None), false, Lack::Outcome},
      {"done", row(Outcome::Done), false, Lack::Nothing},
      {"a refusal without ground", row(Outcome::Refused), false, Lack::Ground},
      {"no condition named",
       refusal(RefusalGround::ConditionNotMet, 0, {}, "x"),
       false,
       Lack::Condition},
      {"no text", refusal(RefusalGround::ConditionNotMet, 1, {}, "  "), false, Lack::Text},
      {"whose business it is",
       refusal(RefusalGround::NotThisBody, 0, {}, {}),
       false,
       Lack::RightBody},
      {"by department, but why",
       refusal(RefusalGround::NotThisBody, 0, "tax", {}),
       false,
       Lack::Text},
      {"by words", refusal(RefusalGround::NotThisBody, 0, {}, "市税务局"), false, Lack::Nothing},
      {"by law", refusal(RefusalGround::NotRequiredByLaw, 0, {}, "x"), false, Lack::Nothing},
      {"a notice of nothing", row(Outcome::OneTimeNotice), false, Lack::Missing},
      {"a notice", row(Outcome::OneTimeNotice, {"form"}), false, Lack::Nothing},
      {"gaps of nothing", row(Outcome::AcceptedWithGaps), false, Lack::Missing},
      {"a gap that may be",
       row(Outcome::AcceptedWithGaps, {"identity", "form"}),
       false,
       Lack::Nothing},
      {"and one that may not",
       row(Outcome::AcceptedWithGaps, {"identity"}),
       false,
       Lack::NotDeferrable},
      {"an aged person's wish", row(Outcome::Accepted), true, Lack::OwnWish},
      {"which a notice does not need", row(Outcome::OneTimeNotice, {"form"}), true, Lack::Nothing},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(lackOf(one.row, kCatalogue->guide("pension"), one.asksOwnWish), one.lack) << one.what;
  }
}

TEST(OutcomeRowTest, ANoticeNeedsAGuideThatListsTheMaterials) {
  EXPECT_EQ(lackOf(row(Outcome::OneTimeNotice, {}), nullptr, false), Lack::Missing);
}

TEST(OutcomeRowTest, SendsWhatIsMissingOrWhatWasReceived) {
  const Guide& guide = *kCatalogue->guide("pension");
  EXPECT_EQ(
      outcomeOf(row(Outcome::Accepted), &guide).materials,
      (QStringList{"identity", "form", "photo"})
  );
  EXPECT_EQ(
      outcomeOf(row(Outcome::OneTimeNotice, {"form"}), &guide).materials,
      (QStringList{"identity", "photo"})
  );
  EXPECT_EQ(
      outcomeOf(row(Outcome::AcceptedWithGaps, {"identity", "form"}), &guide).materials,
      QStringList{"photo"}
  );
  EXPECT_TRUE(outcomeOf(refusal(RefusalGround::NotRequiredByLaw, 1, "tax", " x "), &guide)
                  .materials.isEmpty());
  const ItemOutcome refused =
      outcomeOf(refusal(RefusalGround::NotRequiredByLaw, 1, "tax", " x "), &guide);
  EXPECT_EQ(refused.condition, 0) << "left over from another ground";
  EXPECT_TRUE(refused.rightDepartment.isEmpty());
  EXPECT_EQ(refused.text, "x");
  EXPECT_EQ(refused.guideVersion, 1);
}

TEST(OutcomeRowTest, BeginsWithWhatTheItemMostlyBecomes) {
  const auto usual = [](const char* item, const char* queue, bool supplement) {
    Ticket ticket;
    ticket.supplement = supplement;
    return usualOutcome(ticket, kCatalogue->item(item), kCatalogue->queue(queue));
  };
  EXPECT_EQ(usual("social-card", "social", false), Outcome::Done);
  EXPECT_EQ(usual("pension", "social", false), Outcome::Accepted);
  EXPECT_EQ(usual("pension", "social", true), Outcome::SupplementReceived);
  EXPECT_EQ(usual("", "handout", false), Outcome::HandedOut);
  EXPECT_EQ(usual("", "consult", false), Outcome::Consulted);
  EXPECT_EQ(usual("", "failed", false), Outcome::Consulted);
}

TEST(OutcomeRowTest, OffersOnlyResultsThatTheTicketCanHave) {
  EXPECT_EQ(
      outcomesFor(nullptr, kCatalogue->queue("consult")),
      (QVector<Outcome>{Outcome::Consulted, Outcome::GivenUp, Outcome::WrongNumber})
  );
  EXPECT_EQ(
      outcomesFor(kCatalogue->item("pension"), kCatalogue->queue("social")).first(),
      Outcome::Accepted
  );
  EXPECT_EQ(outcomesFor(kCatalogue->item("pension"), kCatalogue->queue("social")).size(), 12);
  EXPECT_EQ(outcomesFor(nullptr, kCatalogue->queue("handout")).first(), Outcome::HandedOut);
}

}  // namespace
}  // namespace hall::counter
