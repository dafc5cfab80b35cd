#pragma once

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <optional>

#include "counter-client/app/demo_hall.h"
#include "counter-client/ui/counter_pages.h"
#include "tests/support/qt/readable_strings.h"
#include "tests/unit/counter_ui/kept_printing.h"

namespace hall::counter {

/// Counter 3 of the scripted hall, and the person who sits there.
class CounterFixture : public testing::Test {
 protected:
  static void settle() {
    for (int turn = 0; turn < 10; ++turn) QCoreApplication::processEvents();
  }
  void pass(int seconds) {
    for (int i = 0; i < seconds; ++i) {
      hall.pass(1000);
      steady += 1000;
      pages.secondPassed();
    }
    settle();
  }
  void signIn() {
    pages.signIn()->login("1003", "demo");
    settle();
    pages.signIn()->signIn();
    settle();
    ASSERT_EQ(pages.signIn()->step(), SignInController::AtWork) << said().toStdString();
  }
  /// The one key, a second after the last one.
  void press() {
    pass(1);
    pages.calling()->main();
    settle();
  }
  void call() { press(); }
  void serve() {
    press();
    press();
  }
  CounterState state() { return pages.calling()->state(); }
  QString number() { return pages.calling()->number(); }
  QString said() { return pages.acting()->sentence(); }
  template <class Verb>
  int count() const {
    int found = 0;
    for (const auto& verb : hall.done()) found += std::holds_alternative<Verb>(verb) ? 1 : 0;
    return found;
  }
  template <class Verb>
  std::optional<Verb> last() const {
    const Verb* verb = hall.done().isEmpty() ? nullptr : std::get_if<Verb>(&hall.done().back());
    return verb == nullptr ? std::nullopt : std::optional<Verb>(*verb);
  }
  int rowOf(const QString& wanted) {
    for (int row = 0; row < pages.tickets()->count(); ++row) {
      const auto at = pages.tickets()->index(row);
      if (at.data(TicketsController::NumberRole).toString() == wanted) return row;
    }
    return -1;
  }
  /// A row's action, as a click: a second after the last one.
  QString idAt(int row) {
    return pages.tickets()->index(row).data(TicketsController::IdRole).toString();
  }
  void actOn(int row, const QString& reason) {
    pass(1);
    pages.tickets()->actOn(idAt(row), reason);
    settle();
  }

  DemoHall hall;
  KeptPrinting printing;
  qint64 steady = 0;
  CounterPages pages{{hall, printing, [this] { return steady; }, "3", {"材料已复印"}}};
};

}  // namespace hall::counter
