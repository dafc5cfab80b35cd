#include "server/config/led_signs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/unit/config/small_hall.h"

namespace hall::config {
namespace {

using testing::HasSubstr;

LoadedLedSigns parsed(std::string_view text) {
  return parseLedSigns(text, "/etc/yichuang/led_signs.toml");
}

/// A sign that is in order but for what `rest` says.
std::string sign(std::string_view to, std::string_view rest = "characters = 8\n") {
  return "[[sign]]\ncounter = \"12\"\nto = \"" + std::string(to) + "\"\n" + std::string(rest);
}

std::string faultOf(const std::string& text) {
  return listed(parsed(text).faults);
}

TEST(LedSignsTest, ReadsStripsOnTheNetworkAndOnSerialLines) {
  const LoadedLedSigns loaded = parsed(
      "[[sign]]\ncounter = \"12\"\nto = \"tcp:10.1.2.3:5005\"\ncharacters = 12\n"
      "[[sign]]\ncounter = \"B13\"\nto = \"serial:/dev/ttyUSB0:9600\"\ncharacters = 8\n"
      "encoding = \"utf-8\"\nbefore = \"02 30 31\"\nafter = \"0d0A\"\n"
      "[[sign]]\ncounter = \"12\"\nto = \"tcp:[fe80::1]:5005\"\ncharacters = 8\n"
  );

  ASSERT_EQ(listed(loaded.faults), "");
  ASSERT_EQ(loaded.signs.size(), 3U);
  EXPECT_EQ(
      loaded.signs[0],
      (LedSign{"12", ListenAddress{"10.1.2.3", 5005}, 12, LedEncoding::Gb18030, "", ""})
  );
  EXPECT_EQ(
      loaded.signs[1],
      (LedSign{
          "B13", SerialLine{"/dev/ttyUSB0", 9600}, 8, LedEncoding::Utf8, "\x02\x30\x31", "\r\n"})
  );
  EXPECT_EQ(
      loaded.signs[2].to, (std::variant<ListenAddress, SerialLine>(ListenAddress{"fe80::1", 5005}))
  );
}

TEST(LedSignsTest, AnEmptyFileNamesNoStrip) {
  EXPECT_TRUE(parsed("").ok());
  EXPECT_TRUE(parsed("").signs.empty());
}

TEST(LedSignsTest, EveryFaultIsToldWithItsLine) {
  EXPECT_EQ(
      listed(parsed("[[sign]]\n"
                    "counter = \"十二\"\n"
                    "to = \"10.1.2.3:5005\"\n"
                    "characters = 10\n"
                    "encoding = \"gbk\"\n"
                    "before = \"0\"\n"
                    "befor = \"03\"\n"
                    "[[sign]]\n")
                 .faults),
      "/etc/yichuang/led_signs.toml:2: [[sign]] `counter` is \"十二\"; it takes 1 to 50 of A–Z a–z "
      "0–9 . _ -\n"
      "/etc/yichuang/led_signs.toml:3: [[sign]] `to` is \"10.1.2.3:5005\"; it takes \"tcp:\" with "
      "an IP address and a port, like \"tcp:10.1.2.3:5005\", or \"serial:\" with a device and its "
      "speed, like \"serial:/dev/ttyUSB0:9600\"\n"
      "/etc/yichuang/led_signs.toml:4: [[sign]] `characters` is 10; it takes 8 or 12\n"
      "/etc/yichuang/led_signs.toml:5: [[sign]] `encoding` is \"gbk\"; it takes one of gb18030, "
      "utf-8\n"
      "/etc/yichuang/led_signs.toml:6: [[sign]] `before` is \"0\"; it takes bytes in hexadecimal, "
      "two digits each, like \"02 30 31\", at most 64\n"
      "/etc/yichuang/led_signs.toml:7: [[sign]] has no key `befor`; nearest: `before`\n"
      "/etc/yichuang/led_signs.toml:8: [[sign]] lacks `counter`\n"
      "/etc/yichuang/led_signs.toml:8: [[sign]] lacks `to`\n"
      "/etc/yichuang/led_signs.toml:8: [[sign]] lacks `characters`\n"
  );
}

TEST(LedSignsTest, WhereAStripIsMustBeWrittenWhole) {
  for (const char* to :
       {"",
        "tcp:",
        "tcp:10.1.2.3",
        "tcp:10.1.2.3:0",
        "tcp:10.1.2.3:65536",
        "tcp:led-12:5005",
        "udp:10.1.2.3:5005",
        "serial:",
        "serial:/dev/ttyS0",
        "serial:ttyS0:9600",
        "serial:/:9600",
        "serial:/dev/ttyS0:9601",
        "serial:/dev/ttyS0:9600 ",
        "serial:/dev/ttyS0:"}) {
    EXPECT_THAT(faultOf(sign(to)), HasSubstr(":3: [[sign]] `12` `to`")) << to;
  }
}

TEST(LedSignsTest, BytesAreTwoHexadecimalDigitsEach) {
  const std::string characters = "characters = 8\n";
  for (const char* bytes : {"0", "02 3", "0x02", "02,30", "zz", "02\\t30"}) {
    const std::string before = characters + "before = \"" + bytes + "\"\n";
    EXPECT_THAT(faultOf(sign("tcp:10.1.2.3:1", before)), HasSubstr(":5: ")) << bytes;
  }
  const std::string many(128, 'f');
  EXPECT_EQ(
      parsed(sign("tcp:10.1.2.3:1", characters + "after = \"" + many + "\"\n")).signs[0].after,
      std::string(64, '\xff')
  );
  EXPECT_THAT(
      faultOf(sign("tcp:10.1.2.3:1", characters + "after = \"" + many + "00\"\n")),
      HasSubstr("at most 64")
  );
}

TEST(LedSignsTest, ADeviceHasOneSpeed) {
  const std::string two = sign("serial:/dev/ttyS0:9600") + sign("serial:/dev/ttyS0:9600");
  EXPECT_TRUE(parsed(two).ok());
  EXPECT_THAT(
      faultOf(two + sign("serial:/dev/ttyS0:4800")),
      HasSubstr(":11: [[sign]] `12` `to` gives /dev/ttyS0 another speed")
  );
}

TEST(LedSignsTest, AHallHasNoMoreThanTwoHundredStrips) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += sign("tcp:10.1.2.3:1");
  EXPECT_TRUE(parsed(text).ok());
  EXPECT_THAT(faultOf(text + sign("tcp:10.1.2.3:1")), HasSubstr("has over 200 signs"));
}

TEST(LedSignsTest, GarbageIsRefused) {
  EXPECT_FALSE(parsed("\x02\x03\xff").ok());
  EXPECT_FALSE(parsed("sign = 7\n").ok());
  EXPECT_FALSE(parsed("[sign]\ncounter = \"12\"\n").ok());
  EXPECT_FALSE(parsed("[[sign]]\ncounter = 12\nto = 5\ncharacters = \"8\"\n").ok());
  EXPECT_FALSE(parsed(sign("tcp:10.1.2.3:1", "characters = 99999999\n")).ok());
}

TEST(LedSignsTest, AFileThatCannotBeReadIsAFault) {
  EXPECT_EQ(
      listed(loadLedSigns("/nowhere/led.toml").faults), "/nowhere/led.toml: cannot be read\n"
  );
  EXPECT_FALSE(loadLedSigns("/").ok());
}

/// What stands in comments is what people copy.
TEST(LedSignsTest, TheExampleLoadsAsItIsAndWithItsCommentsTakenOff) {
  const auto path = sourceFolder() / "config" / "led_signs.toml";
  const LoadedLedSigns shipped = loadLedSigns(path);
  EXPECT_EQ(listed(shipped.faults), "");
  EXPECT_TRUE(shipped.signs.empty());

  std::ifstream file(path);
  std::string text;
  for (std::string line; std::getline(file, line);) {
    if (line == "# [[sign]]" || (!text.empty() && line.find(" = ") != std::string::npos)) {
      text += line.substr(2) + "\n";
    }
  }
  const LoadedLedSigns example = parsed(text);
  EXPECT_EQ(listed(example.faults), "");
  ASSERT_EQ(example.signs.size(), 3U);
  EXPECT_EQ(example.signs[2].before, "\x02\x30\x32");
  EXPECT_EQ(example.signs[2].to, example.signs[1].to);
}

}  // namespace
}  // namespace hall::config
