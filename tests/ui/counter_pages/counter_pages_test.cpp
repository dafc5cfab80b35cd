#include <QtQuickTest>

#include "tests/ui/counter_pages/counter_pages_setup.h"

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  hall::counter::CounterPagesSetup setup;
  return quick_test_main_with_setup(argc, argv, "counter_pages", QUICK_TEST_SOURCE_DIR, &setup);
}
