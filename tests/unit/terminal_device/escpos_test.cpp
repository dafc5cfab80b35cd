#include "terminal/device/escpos.h"

#include <gtest/gtest.h>

namespace hall::terminal {
namespace {

QByteArray hexOf(const PaperBlock& block, const EscPosModel& model = {}) {
  const QByteArray bytes = escPosBytes(Paper{{block}}, model);
  const QByteArray front("\x1B\x40\x1C\x26", 4);
  EXPECT_TRUE(bytes.startsWith(front)) << "reset, Hanzi on";
  return bytes.mid(front.size()).toHex(' ');
}

constexpr char kCut[] = "1d 56 42 00";

TEST(EscPosTest, ALineIsAlignedSizedWrittenAndSetBack) {
  EXPECT_EQ(
      hexOf(PaperText{QStringLiteral("A017"), PaperText::Align::Centre, 4, true}),
      QByteArray("1b 61 01 1d 21 33 1b 45 01 41 30 31 37 0a 1d 21 00 1b 45 00 ") + kCut
  );
}

TEST(EscPosTest, ALineTooLongForThePaperIsSeveral) {
  EscPosModel narrow;
  narrow.width = PaperWidth::Mm58;
  const QByteArray bytes =
      escPosBytes(Paper{{PaperText{QString(20, QChar(u'号')), PaperText::Align::Left, 2}}}, narrow);
  EXPECT_EQ(bytes.count('\n'), 3) << "eight double Hanzi a line";
}

TEST(EscPosTest, AnItemsNameCannotCommandThePrinter) {
  const QByteArray bytes =
      escPosBytes(Paper{{PaperText{QStringLiteral("社保\x1B\x70\x00\x19\xFA卡")}}}, {});
  EXPECT_FALSE(bytes.contains(QByteArray("\x1B\x70", 2))) << "ESC p opens a cash drawer";
}

TEST(EscPosTest, ACharacterThePrinterLacksIsSentAsAPicture) {
  const QByteArray bytes = escPosBytes(Paper{{PaperText{QStringLiteral("王䶮")}}}, {});
  const qsizetype picture = bytes.indexOf(QByteArray("\x1D\x76\x30\x00", 4));
  ASSERT_GE(picture, 0);
  // 576 dots wide are 72 bytes a row.
  EXPECT_EQ(bytes.mid(picture + 4, 2).toHex(), "4800");
  EXPECT_GT(bytes.mid(picture + 8).count('\xFF') + bytes.mid(picture + 8).count('\x0F'), 0);
}

TEST(EscPosTest, ACodeIsThePrintersOwnOrAPicture) {
  const PaperCode code{QStringLiteral("http://h/t/1"), {}};
  EXPECT_EQ(
      hexOf(code),
      QByteArray("1b 61 01 1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 06 "
                 "1d 28 6b 03 00 31 45 31 1d 28 6b 0f 00 31 50 30 ") +
          QByteArray("http://h/t/1").toHex(' ') + " 1d 28 6b 03 00 31 51 30 " + kCut
  );
  EscPosModel poor;
  poor.codeByCommand = false;
  const QByteArray bytes = escPosBytes(Paper{{code}}, poor);
  EXPECT_TRUE(bytes.contains(QByteArray("\x1D\x76\x30\x00", 4)));
  EXPECT_FALSE(bytes.contains(QByteArray("\x1D\x28\x6B", 3)));
}

TEST(EscPosTest, RulesGapsAndTheEdge) {
  EXPECT_EQ(hexOf(PaperGap{3}), QByteArray("1b 64 03 ") + kCut);
  EXPECT_TRUE(hexOf(PaperRule{}).startsWith("1b 61 00 2d 2d"));
  EscPosModel tears;
  tears.cuts = false;
  EXPECT_EQ(hexOf(PaperGap{1}, tears), QByteArray("1b 64 01 1b 64 04"));
}

TEST(EscPosTest, ReadsTheThreeAnswersAboutItsStatus) {
  EXPECT_EQ(escPosStatusRequest().toHex(), "100401100402100404");
  struct Row {
    const char* what;
    const char* hex;
    bool offline, cover, low, out;
  };
  const Row rows[] = {
      {"all is well", "121212", false, false, false, false},
      {"paper near its end", "12121e", false, false, true, false},
      {"paper out", "1a3272", true, false, false, true},
      {"cover open", "1a1612", true, true, false, false}};
  for (const Row& row : rows) {
    const EscPosStatus status = escPosStatus(QByteArray::fromHex(row.hex));
    EXPECT_TRUE(status.understood) << row.what;
    EXPECT_EQ(status.offline, row.offline) << row.what;
    EXPECT_EQ(status.coverOpen, row.cover) << row.what;
    EXPECT_EQ(status.paperLow, row.low) << row.what;
    EXPECT_EQ(status.paperOut, row.out) << row.what;
  }
}

TEST(EscPosTest, NonsenseIsNoStatus) {
  for (const char* hex : {"", "12", "1212", "12121212", "ffffff", "000000", "1212ff", "414243"}) {
    EXPECT_FALSE(escPosStatus(QByteArray::fromHex(hex)).understood) << hex;
  }
}

}  // namespace
}  // namespace hall::terminal
