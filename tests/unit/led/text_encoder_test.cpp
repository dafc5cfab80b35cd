#include "server/led/text_encoder.h"

#include <gtest/gtest.h>

namespace hall::led {
namespace {

std::string encoded(Encoding encoding, std::string_view text) {
  auto encoder = TextEncoder::open(encoding);
  EXPECT_TRUE(encoder);
  return encoder ? encoder->encode(text) : std::string();
}

TEST(TextEncoderTest, WritesGb18030AsControllersReadIt) {
  const std::pair<const char*, std::string> rows[] = {
      {"", ""},
      {"A017 10:30", "A017 10:30"},
      {"窗口", "\xB4\xB0\xBF\xDA"},
      {"“一件事”", "\xA1\xB0\xD2\xBB\xBC\xFE\xCA\xC2\xA1\xB1"},
      // A name with a character that GBK lacks: four bytes.
      {"𠮷", "\x95\x34\xB2\x35"},
  };
  for (const auto& [text, bytes] : rows) {
    EXPECT_EQ(encoded(Encoding::Gb18030, text), bytes) << text;
  }
}

TEST(TextEncoderTest, LeavesUtf8AsItIs) {
  EXPECT_EQ(encoded(Encoding::Utf8, "请 A017 号"), "请 A017 号");
}

TEST(TextEncoderTest, WhatCannotBeWrittenIsAQuestionMark) {
  EXPECT_EQ(encoded(Encoding::Gb18030, "\xE7\xAA口"), "??\xBF\xDA");
  EXPECT_EQ(encoded(Encoding::Utf8, "\xFF\xE7口"), "??口");
  auto latin = TextEncoder::open("ISO-8859-1");
  ASSERT_TRUE(latin);
  EXPECT_EQ(latin->encode("A口é"), "A?\xE9");
}

TEST(TextEncoderTest, AnEncodingThatTheMachineLacksIsRefused) {
  const auto encoder = TextEncoder::open("KLINGON");
  ASSERT_FALSE(encoder);
  EXPECT_EQ(encoder.refusal().details.front().value, "this machine cannot write KLINGON");
}

}  // namespace
}  // namespace hall::led
