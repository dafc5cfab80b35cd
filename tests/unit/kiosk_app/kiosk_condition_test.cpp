#include <gtest/gtest.h>

#include "kiosk/app/kiosk_application.h"

namespace hall::kiosk {
namespace {

TEST(KioskConditionTest, TheWorstOfSeveralIsSaid) {
  struct Row {
    PrinterState printer;
    bool reader;
    bool voice;
    KioskCondition said;
  };
  for (const Row& row :
       {Row{PrinterState::Ready, true, true, KioskCondition::Ok},
        Row{PrinterState::Ready, true, false, KioskCondition::SoundFault},
        Row{PrinterState::PaperLow, true, false, KioskCondition::PaperLow},
        Row{PrinterState::PaperLow, false, true, KioskCondition::ReaderFault},
        Row{PrinterState::Ready, false, false, KioskCondition::ReaderFault},
        Row{PrinterState::PaperOut, false, false, KioskCondition::PaperOut},
        Row{PrinterState::Broken, false, false, KioskCondition::PrinterFault}}) {
    EXPECT_EQ(conditionOf(row.printer, row.reader, row.voice), row.said)
        << static_cast<int>(row.printer) << row.reader << row.voice;
  }
}

}  // namespace
}  // namespace hall::kiosk
