#include <QtQuickTest>

#include "tests/ui/kiosk_pages/kiosk_pages_setup.h"

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  hall::kiosk::KioskPagesSetup setup;
  return quick_test_main_with_setup(argc, argv, "kiosk_pages", QUICK_TEST_SOURCE_DIR, &setup);
}
