#include "server/domain/field_rules.h"

#include <gtest/gtest.h>

#include "server/domain/refusing.h"
#include "tests/support/floor_builder.h"

/// What codes and texts look like, and how details of refusals are written.
namespace hall::support {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(CodeTest, IsUpToFiftyOfFewCharacters) {
  for (const char* good : {"a", "A-1", "0371", "house_transfer", "v1.2"}) {
    EXPECT_TRUE(isCode(good)) << good;
  }
  for (const char* bad : {"", " ", "a b", "中", "a/b", "a:b", "a\n"})
    EXPECT_FALSE(isCode(bad)) << bad;
  EXPECT_TRUE(isCode(std::string(50, 'x')));
  EXPECT_FALSE(isCode(std::string(51, 'x')));
}

TEST(TextLengthTest, CountsCharactersAndNotBytes) {
  EXPECT_EQ(charactersIn(""), 0U);
  EXPECT_EQ(charactersIn("abc"), 3U);
  EXPECT_EQ(charactersIn("暂停服务"), 4U);
  EXPECT_EQ(charactersIn("𠮷a"), 2U);
  EXPECT_TRUE(isText("暂停服务", 1, 4));
  EXPECT_FALSE(isText("暂停服务", 1, 3));
  EXPECT_FALSE(isText("", 1, 3));
  EXPECT_TRUE(isText("", 0, 3));
}

TEST(TextLengthTest, TakesLinesButNothingThatControlsAPrinter) {
  EXPECT_TRUE(isText("一\n二", 1, 10));
  EXPECT_TRUE(isText("𠮷é—“”", 1, 10));
  for (const char* bad :
       {"\x1b@", "a\rb", "a\tb", "\x7f", "a\u009b1m", "王\u202e小明", "a\u2066b"}) {
    EXPECT_FALSE(isText(bad, 1, 10)) << bad;
  }
  EXPECT_FALSE(isText(std::string_view("a\0b", 3), 1, 10));
}

struct MomentRow {
  Instant at;
  TimeZone zone;
  const char* text;
};

TEST(MomentTextTest, IsWrittenInTheHallsZone) {
  const Instant nine = at(9, 5, 7);
  const std::vector<MomentRow> rows = {
      {nine, TimeZone::fixed(hours{8}), "2026-03-02T09:05:07+08:00"},
      {nine, TimeZone{}, "2026-03-02T01:05:07+00:00"},
      {nine, TimeZone::fixed(-hours{3} - minutes{30}), "2026-03-01T21:35:07-03:30"},
      {nine + Duration{999}, TimeZone::fixed(hours{8}), "2026-03-02T09:05:07+08:00"},
  };
  for (const MomentRow& row : rows) EXPECT_EQ(rfc3339(row.at, row.zone), row.text);
}

TEST(IdTextTest, IsTheFormOfRfc9562) {
  TicketId id;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(i * 16 + i);
  }
  EXPECT_EQ(idText(id), "00112233-4455-6677-8899-aabbccddeeff");
}

}  // namespace

}  // namespace hall::support
