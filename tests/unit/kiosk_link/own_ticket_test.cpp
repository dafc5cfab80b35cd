#include "client/request_id.h"
#include "kiosk/link/hall_link.h"
#include "tests/unit/kiosk_link/link_hall.h"

/// A number of one's own by its paper, and a person with a passport, against a real server.
namespace hall::kiosk {
namespace {

using Cause = Denial::Cause;

class OwnTicketLinkTest : public sample::LinkHall {
 protected:
  void SetUp() override { openWorkingLink(); }

  Answer<TicketSlip> findById(const QString& id) {
    Slip answer;
    link_->findById(id, [&answer](const Answer<TicketSlip>& given) { answer = given; });
    EXPECT_TRUE(until([&answer] { return answer.has_value(); }));
    return answer.value_or(Denial{});
  }
  static Cause causeOf(const Answer<TicketSlip>& answer) {
    const auto* denial = std::get_if<Denial>(&answer);
    EXPECT_NE(denial, nullptr) << "it was not denied";
    return denial == nullptr ? Cause::Other : denial->cause;
  }
};

TEST_F(OwnTicketLinkTest, ATicketIsFoundByTheIdOnItsPaper) {
  const TicketSlip slip = given(issue(newId(), forItem()));
  given(issue(newId(), forItem()));

  const TicketSlip found = given(findById(slip.id));

  EXPECT_EQ(found.number, slip.number);
  EXPECT_EQ(found.state, TicketState::Waiting);
  EXPECT_EQ(found.peopleAhead, 0);
  EXPECT_EQ(found.queueName.zh, "综合业务");
  EXPECT_EQ(causeOf(findById(newId())), Cause::NotFound);
  EXPECT_EQ(causeOf(findById("nothing of the kind")), Cause::Other);
}

TEST_F(OwnTicketLinkTest, WithoutTheServerNoneIsFound) {
  const TicketSlip slip = given(issue(newId(), forItem()));
  relay_->set(sample::SilentRelay::Way::Cut);
  ASSERT_TRUE(untilOnline(false));
  EXPECT_EQ(causeOf(findById(slip.id)), Cause::NotReachable);
}

TEST_F(OwnTicketLinkTest, APersonWithAPassportIsKnownByItAgain) {
  Errand errand = forItem();
  errand.applicant.document = Person::Document::Passport;
  errand.applicant.number = "E12345678";
  const TicketSlip first = given(issue(newId(), errand));
  errand.applicant.number = "E12345678";
  const auto second = issue(newId(), errand);
  ASSERT_EQ(causeOf(second), Cause::AlreadyWaiting);
  EXPECT_EQ(std::get<Denial>(second).existing->number, first.number);
  errand.applicant.number = "E12345679";
  EXPECT_NE(given(issue(newId(), errand)).number, first.number);
}

}  // namespace
}  // namespace hall::kiosk
