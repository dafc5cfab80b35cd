#include "kiosk/app/kiosk_printing.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QSemaphore>
#include <atomic>

#include "kiosk/app/demo_hall.h"

namespace hall::kiosk {
namespace {

/// A printer that stops in the middle of each sheet until the test lets it go on.
class HeldPrinter final : public terminal::Printer {
 public:
  struct Script {
    QSemaphore goes;
    std::atomic<terminal::PrinterCondition> condition{terminal::PrinterCondition::Ready};
    std::atomic<int> sheets{0};
    terminal::Paper last;  ///< read once its answer is there
  };
  explicit HeldPrinter(Script& script) : script_(script) {}
  terminal::PrinterCondition condition() override { return script_.condition; }
  terminal::PrintResult print(const terminal::Paper& paper) override {
    script_.goes.acquire();
    script_.last = paper;
    const terminal::PrinterCondition now = script_.condition;
    const bool out =
        now == terminal::PrinterCondition::Ready || now == terminal::PrinterCondition::PaperLow;
    if (out) ++script_.sheets;
    return {out, now, {}};
  }

 private:
  Script& script_;
};

class KioskPrintingTest : public testing::Test {
 protected:
  ~KioskPrintingTest() override { script.goes.release(100); }
  void print() {
    printer.print(TicketSlip(), false, [this](bool out) { answers << out; });
  }
  void awaitAnswers(int count) {
    while (answers.size() < count) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
  }
  void awaitState(PrinterState state) {
    while (printer.state() != state) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
  }

  HeldPrinter::Script script;
  DemoHall hall;
  KioskPrinting printer{std::make_unique<HeldPrinter>(script), hall};
  QVector<bool> answers;
};

TEST_F(KioskPrintingTest, AnswersInThePagesThreadAndInSequence) {
  script.goes.release(2);
  print();
  print();
  EXPECT_TRUE(answers.isEmpty());
  awaitAnswers(2);
  EXPECT_EQ(answers, (QVector<bool>{true, true}));
  EXPECT_EQ(script.sheets, 2);
}

TEST_F(KioskPrintingTest, AFifthSheetIsNotKeptWaiting) {
  for (int sheet = 0; sheet < 5; ++sheet) print();
  awaitAnswers(1);
  EXPECT_EQ(answers, QVector<bool>{false});
  script.goes.release(4);
  awaitAnswers(5);
  EXPECT_EQ(script.sheets, 4);
}

TEST_F(KioskPrintingTest, TellsWhenPaperRunsOutAndWhenItIsBack) {
  script.condition = terminal::PrinterCondition::PaperOut;
  script.goes.release(1);
  print();
  awaitAnswers(1);
  EXPECT_EQ(answers, QVector<bool>{false});
  EXPECT_EQ(printer.state(), PrinterState::PaperOut);
  script.condition = terminal::PrinterCondition::PaperLow;
  script.goes.release(1);
  print();
  awaitState(PrinterState::PaperLow);
  EXPECT_EQ(answers, (QVector<bool>{false, true}));
}

TEST_F(KioskPrintingTest, EveryFaultIsABrokenPrinter) {
  for (const auto fault :
       {terminal::PrinterCondition::CoverOpen,
        terminal::PrinterCondition::Offline,
        terminal::PrinterCondition::Gone}) {
    script.condition = fault;
    script.goes.release(1);
    answers.clear();
    print();
    awaitAnswers(1);
    EXPECT_EQ(printer.state(), PrinterState::Broken);
  }
}

TEST_F(KioskPrintingTest, EveryPaperOfARehearsalSaysSo) {
  hall.setRehearsal(true);
  script.goes.release(2);
  const auto first = [this] {
    const auto* text = std::get_if<terminal::PaperText>(&script.last.blocks.front());
    return text == nullptr ? QString() : text->text;
  };
  print();
  awaitAnswers(1);
  EXPECT_EQ(first(), QStringLiteral("演练"));
  script.last = {};

  printer.printGuide(QStringLiteral("pension"), false, [this](bool out) { answers << out; });
  awaitAnswers(2);

  EXPECT_EQ(first(), QStringLiteral("演练"));
}

TEST_F(KioskPrintingTest, AGuideThatDoesNotExistIsNotPrinted) {
  printer.printGuide(QStringLiteral("nowhere"), false, [this](bool out) { answers << out; });
  awaitAnswers(1);
  EXPECT_EQ(answers, QVector<bool>{false});
  EXPECT_EQ(script.sheets, 0);
}

}  // namespace
}  // namespace hall::kiosk
