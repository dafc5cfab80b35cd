#include "kiosk/ui/own_number_controller.h"
#include "tests/unit/kiosk_ui/kiosk_fixture.h"

namespace hall::kiosk {
namespace {

/// The words of the glossary, section 2.
class TicketStateTest : public KioskFixture {
 protected:
  OwnNumberController& look(TicketState state) {
    hall.setState(QStringLiteral("A001"), state);
    pages.home()->chooseEntry(QStringLiteral("progress"));
    pages.ownNumber()->type(QStringLiteral("A001"));
    pages.ownNumber()->look();
    settle();
    return *pages.ownNumber();
  }
};

TEST_F(TicketStateTest, EveryStateHasItsWordForThePublic) {
  const std::pair<TicketState, const char*> rows[] = {
      {TicketState::NotYetDue, "未到预约时段"},
      {TicketState::Waiting, "等候中"},
      {TicketState::Called, "已叫号"},
      {TicketState::Serving, "办理中"},
      {TicketState::OnHold, "暂离，已为您保留"},
      {TicketState::NoShow, "已过号"},
      {TicketState::Finished, "已办完"},
      {TicketState::Cancelled, "已取消"},
      {TicketState::Diverted, "已分流"},
      {TicketState::Over, "已结束"}};
  for (const auto& [state, word] : rows) {
    EXPECT_EQ(look(state).state(), QString::fromUtf8(word));
  }
}

TEST_F(TicketStateTest, OnlyANumberThatIsNotOverIsPrintedAgain) {
  EXPECT_TRUE(look(TicketState::NoShow).canReprint());
  for (const TicketState state :
       {TicketState::Finished, TicketState::Cancelled, TicketState::Diverted, TicketState::Over}) {
    EXPECT_FALSE(look(state).canReprint());
  }
}

}  // namespace
}  // namespace hall::kiosk
