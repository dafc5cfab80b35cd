#pragma once

#include <gtest/gtest.h>

#include <QCoreApplication>

#include "kiosk/app/demo_hall.h"
#include "kiosk/app/memory_book.h"
#include "kiosk/ui/kiosk_pages.h"
#include "tests/support/qt/readable_strings.h"
#include "tests/unit/kiosk_ui/scripted_printer.h"
#include "tests/unit/kiosk_ui/scripted_speaker.h"

namespace hall::kiosk {

/// A kiosk without pages in a scripted hall, on 30 November 2026.
class KioskFixture : public testing::Test {
 protected:
  /// Lets everything that was asked be answered: the demo hall answers in the next turn.
  static void settle() {
    for (int turn = 0; turn < 5; ++turn) QCoreApplication::processEvents();
  }
  /// From the first page to the confirmation of an item.
  void begin(const QString& item) {
    pages.home()->chooseFrequent(QStringLiteral("item:") + item);
    settle();
  }
  void confirm() {
    number().confirm();
    settle();
  }
  void print(bool out) {
    printer.finish(out);
    settle();
  }
  NumberController& number() { return *pages.number(); }
  Visit& visit() { return *pages.visit(); }

  static QDate today() { return {2026, 11, 30}; }

  DemoHall hall;
  ScriptedPrinter printer;
  MemoryBook book;
  ScriptedSpeaker speaker;
  KioskPages pages{{hall, printer, book, speaker, today}};

  /// A resident of 80 years, and one of 30.
  const QString kElderly = QStringLiteral("110105194612310028");
  const QString kAdult = QStringLiteral("110105199601010014");
};

}  // namespace hall::kiosk
