#include <gtest/gtest.h>

#include <QFile>
#include <QImage>
#include <QTemporaryDir>

#include "terminal/device/escpos_printer.h"
#include "terminal/device/picture_printer.h"
#include "tests/unit/terminal_device/scripted_link.h"

namespace hall::terminal {
namespace {

const QByteArray kWell = QByteArray::fromHex("121212");
const QByteArray kPaperLow = QByteArray::fromHex("12121e");
const QByteArray kPaperOut = QByteArray::fromHex("1a3272");
const QByteArray kCoverOpen = QByteArray::fromHex("1a1612");
const QByteArray kOffline = QByteArray::fromHex("1a1212");

Paper aTicket() {
  return {{PaperText{QStringLiteral("A017"), PaperText::Align::Centre, 4, true}}};
}

class EscPosPrinterTest : public testing::Test {
 protected:
  PrintResult print(QVector<QByteArray> answers) {
    script_.answers = std::move(answers);
    return printer_.print(aTicket());
  }
  bool wasSent() const { return script_.taken.contains("A017"); }

  ScriptedLink::Script script_;
  EscPosPrinter printer_{std::make_unique<ScriptedLink>(script_), EscPosModel{}};
};

TEST_F(EscPosPrinterTest, PrintsWhereItIsReadyBeforeAndAfter) {
  const PrintResult result = print({kWell, kWell});
  EXPECT_TRUE(result.printed);
  EXPECT_EQ(result.condition, PrinterCondition::Ready);
  EXPECT_TRUE(wasSent());
  EXPECT_EQ(script_.closed, 1) << "a cable may be pulled between two tickets";
}

TEST_F(EscPosPrinterTest, LittlePaperPrintsAndIsTold) {
  const PrintResult result = print({kWell, kPaperLow});
  EXPECT_TRUE(result.printed);
  EXPECT_EQ(result.condition, PrinterCondition::PaperLow);
}

TEST_F(EscPosPrinterTest, IsSentNothingWhereItWouldNotPrint) {
  struct Row {
    QByteArray answer;
    PrinterCondition condition;
  };
  const Row rows[] = {
      {kPaperOut, PrinterCondition::PaperOut},
      {kCoverOpen, PrinterCondition::CoverOpen},
      {kOffline, PrinterCondition::Offline},
      {QByteArray(), PrinterCondition::Gone},
      {QByteArray("nonsense"), PrinterCondition::Gone}};
  for (const Row& row : rows) {
    const PrintResult result = print({row.answer});
    EXPECT_FALSE(result.printed);
    EXPECT_EQ(result.condition, row.condition);
    EXPECT_FALSE(result.detail.isEmpty());
    EXPECT_FALSE(wasSent());
  }
}

TEST_F(EscPosPrinterTest, ASheetThatEndsTheRollIsNotTakenForPrinted) {
  const PrintResult result = print({kWell, kPaperOut});
  EXPECT_FALSE(result.printed);
  EXPECT_EQ(result.condition, PrinterCondition::PaperOut);
}

TEST_F(EscPosPrinterTest, UnpluggedIsGoneAndPluggedInAgainPrints) {
  script_.there = false;
  EXPECT_EQ(printer_.condition(), PrinterCondition::Gone);
  EXPECT_FALSE(print({kWell, kWell}).printed);
  script_.there = true;
  EXPECT_TRUE(print({kWell, kWell}).printed);
}

TEST_F(EscPosPrinterTest, UnpluggedInTheMiddleOfASheetIsNotPrinted) {
  script_.takes = escPosStatusRequest().size() + 8;
  const PrintResult result = print({kWell, kWell});
  EXPECT_FALSE(result.printed);
  EXPECT_EQ(result.condition, PrinterCondition::Gone);
}

TEST(PicturePrinterTest, WritesAFileForEachSheetAndGoesOnAfterThoseThatAreThere) {
  const QTemporaryDir folder;
  for (int i = 0; i < 2; ++i) {
    PicturePrinter printer(
        folder.path().toStdString(), PicturePrinter::Format::Png, PaperWidth::Mm80
    );
    EXPECT_EQ(printer.condition(), PrinterCondition::Ready);
    EXPECT_TRUE(printer.print(aTicket()).printed);
  }
  for (const char* name : {"ticket-0001.png", "ticket-0002.png"}) {
    const QImage sheet(folder.filePath(QString::fromLatin1(name)));
    ASSERT_FALSE(sheet.isNull()) << name;
    EXPECT_GE(sheet.width(), dotsOf(PaperWidth::Mm80));
    int dark = 0;
    for (int y = 0; y < sheet.height(); ++y) {
      for (int x = 0; x < sheet.width(); ++x) dark += qGray(sheet.pixel(x, y)) < 128 ? 1 : 0;
    }
    EXPECT_GT(dark, 500) << "a number four times as large as the type";
  }
}

TEST(PicturePrinterTest, WritesAPdfWhereThatIsTheFormat) {
  const QTemporaryDir folder;
  PicturePrinter printer(
      folder.path().toStdString(), PicturePrinter::Format::Pdf, PaperWidth::Mm58
  );
  ASSERT_TRUE(printer.print(aTicket()).printed);
  QFile file(folder.filePath(QStringLiteral("ticket-0001.pdf")));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_TRUE(file.readAll().startsWith("%PDF-"));
}

TEST(PicturePrinterTest, IsGoneWithItsFolder) {
  PicturePrinter printer("/nowhere", PicturePrinter::Format::Png, PaperWidth::Mm80);
  EXPECT_EQ(printer.condition(), PrinterCondition::Gone);
  EXPECT_FALSE(printer.print(aTicket()).printed);
}

}  // namespace
}  // namespace hall::terminal
