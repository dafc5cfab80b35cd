#include "terminal/device/printable_text.h"

#include <gtest/gtest.h>

namespace hall::terminal {
namespace {

TEST(PrintableTextTest, IsGb18030WhateverTheLocale) {
  // standards.md 6.4
  EXPECT_EQ(
      gb18030(QStringLiteral("请A007号到3号窗口办理")).toHex(),
      "c7eb41303037bac5b5bd33bac5b4b0bfdab0ecc0ed"
  );
  const std::pair<QString, QByteArray> rare[] = {
      {QStringLiteral("䶮"), "fe9f"},
      {QStringLiteral("㛃"), "8230b731"},
      {QString::fromUcs4(U"\U00020BB7"), "9534b235"}};
  for (const auto& [character, code] : rare) EXPECT_EQ(gb18030(character).toHex(), code);
}

TEST(PrintableTextTest, KnowsWhatAPrintersFontLacks) {
  EXPECT_TRUE(isInPrinterFont(QStringLiteral("社保卡办理 A007（一件事）·囍")));
  for (const QString& rare :
       {QStringLiteral("䶮"), QStringLiteral("㛃"), QString::fromUcs4(U"\U00020BB7")}) {
    EXPECT_FALSE(isInPrinterFont(QStringLiteral("王") + rare)) << rare.toStdString();
  }
}

TEST(PrintableTextTest, DropsWhatAPrinterWouldObey) {
  EXPECT_EQ(
      withoutControls(QStringLiteral("社保\x1B\x40卡\x10\x04\u202E办理")),
      QStringLiteral("社保@卡办理")
  );
  EXPECT_EQ(withoutControls(QStringLiteral("一行\n两行\t完")), QStringLiteral("一行 两行 完"));
}

TEST(PrintableTextTest, AHanziTakesTwoColumns) {
  EXPECT_EQ(columnsOf(QStringLiteral("A017号")), 6);
  EXPECT_EQ(columnsOf(QString::fromUcs4(U"\U00020BB7")), 2) << "a surrogate pair is one character";
}

TEST(PrintableTextTest, BreaksLinesAtTheWidthOfThePaper) {
  struct Row {
    QString text;
    int columns;
    QStringList lines;
  };
  const Row rows[] = {
      {QStringLiteral("三次叫号未到"), 8, {QStringLiteral("三次叫号"), QStringLiteral("未到")}},
      {QStringLiteral("A017"), 8, {QStringLiteral("A017")}},
      {QString(), 8, {QString()}},
      {QStringLiteral("五个Hanzi字"), 7, {QStringLiteral("五个"), QStringLiteral("Hanzi字")}},
      {QStringLiteral("监督电话 0371-12345"),
       18,
       {QStringLiteral("监督电话 "), QStringLiteral("0371-12345")}},
      {QStringLiteral("1234567890"),
       4,
       {QStringLiteral("1234"), QStringLiteral("5678"), QStringLiteral("90")}},
      {QStringLiteral("三次叫号，未到"), 8, {QStringLiteral("三次叫"), QStringLiteral("号，未到")}},
      {QString::fromUcs4(U"\U00020BB7\U00020BB7\U00020BB7"),
       4,
       {QString::fromUcs4(U"\U00020BB7\U00020BB7"), QString::fromUcs4(U"\U00020BB7")}}};
  for (const Row& row : rows) {
    EXPECT_EQ(wrapped(row.text, row.columns), row.lines) << row.text.toStdString();
    for (const QString& line : wrapped(row.text, row.columns)) {
      EXPECT_LE(columnsOf(line), row.columns);
    }
  }
}

}  // namespace
}  // namespace hall::terminal
