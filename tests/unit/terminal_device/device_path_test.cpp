#include <gtest/gtest.h>
#include <sys/stat.h>

#include "terminal/device/escpos_printer.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/terminal/printer_at_path.h"

/// A printer at a path of its own, as those at the USB are.
namespace hall::terminal {
namespace {

using sample::PrinterAtPath;
using std::chrono::milliseconds;

constexpr milliseconds kPatience{20'000};
const QByteArray kPaperOut = QByteArray::fromHex("1a3272");

Paper aTicket() {
  return {{PaperText{QStringLiteral("A017"), PaperText::Align::Centre, 4, true}}};
}

TEST(DevicePathTest, ASheetReachesThePrinterByteForByte) {
  PrinterAtPath device;
  EscPosPrinter printer(byteLinkTo(device.path()), EscPosModel{});

  const PrintResult result = printer.print(aTicket());

  EXPECT_TRUE(result.printed) << result.detail.toStdString();
  EXPECT_EQ(result.condition, PrinterCondition::Ready);
  EXPECT_EQ(
      device.taken(),
      escPosStatusRequest() + escPosBytes(aTicket(), EscPosModel{}) + escPosStatusRequest()
  );
}

TEST(DevicePathTest, WhatThePrinterSaysOfItsPaperIsHeard) {
  PrinterAtPath device;
  EscPosPrinter printer(byteLinkTo(device.path()), EscPosModel{});
  EXPECT_EQ(printer.condition(), PrinterCondition::Ready);

  device.answer(kPaperOut);

  EXPECT_EQ(printer.condition(), PrinterCondition::PaperOut);
  EXPECT_FALSE(printer.print(aTicket()).printed);
  EXPECT_FALSE(device.taken().contains("A017"));
}

/// The printer takes nothing any more, in the middle of a sheet: a pipe that nobody reads.
TEST(DevicePathTest, APrinterThatTakesNoMoreIsNotWaitedForForEver) {
  const support::TemporaryDirectory folder;
  const std::string path = folder / "lp0";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  const auto link = byteLinkTo(QString::fromStdString(path));
  ASSERT_TRUE(link->open());
  ASSERT_TRUE(link->write("A017", kPatience));
  const QByteArray tooMuch(1 << 20, 'x');

  EXPECT_FALSE(link->write(tooMuch, milliseconds{50})) << "it has room for less";
}

}  // namespace
}  // namespace hall::terminal
