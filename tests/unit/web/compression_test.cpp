#include "server/web/compression.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <random>

namespace hall::web {
namespace {

Request from(const std::string& acceptEncoding) {
  Request request;
  request.acceptEncoding = acceptEncoding;
  return request;
}
std::string fieldOf(const Answer& answer, const std::string& name) {
  for (const auto& [field, value] : answer.fields) {
    if (field == name) return value;
  }
  return {};
}
/// As a browser does.
std::string unpacked(const std::string& packed) {
  std::string plain(std::size_t{1} << 20, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string in = packed;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return plain;
}

TEST(CompressionTest, ALargeAnswerIsPackedForWhoTakesIt) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "{\"itemId\":\"item-" + std::to_string(i) + "\"},";
  Answer answer = Answer::of(200, "application/json", text);
  compress(answer, from("br, gzip, deflate"));
  EXPECT_EQ(fieldOf(answer, "Content-Encoding"), "gzip");
  EXPECT_EQ(fieldOf(answer, "Vary"), "Accept-Encoding");
  EXPECT_LT(answer.body->size(), text.size() / 4);
  EXPECT_EQ(unpacked(*answer.body), text);
}

TEST(CompressionTest, WhatDoesNotCompressComesBackWhole) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same bytes each time
  std::string noise(50'000, '\0');
  for (char& c : noise) c = static_cast<char>(random());
  Answer answer = Answer::of(200, "application/json", noise);
  compress(answer, from("gzip"));
  EXPECT_EQ(unpacked(*answer.body), noise);
}

TEST(CompressionTest, OthersAndSmallAndHugeOnesComePlain) {
  const std::string text(5000, 'x');
  Answer plain = Answer::of(200, "application/json", text);
  compress(plain, from("identity"));
  EXPECT_EQ(*plain.body, text);
  EXPECT_EQ(fieldOf(plain, "Content-Encoding"), "");
  EXPECT_EQ(fieldOf(plain, "Vary"), "Accept-Encoding");

  for (const std::size_t size : {std::size_t{0}, std::size_t{1399}, std::size_t{300'000}}) {
    Answer answer = Answer::of(200, "application/json", std::string(size, 'x'));
    compress(answer, from("gzip"));
    EXPECT_EQ(answer.body->size(), size);
    EXPECT_EQ(fieldOf(answer, "Content-Encoding"), "");
  }
  Answer none;
  compress(none, from("gzip"));
  EXPECT_EQ(none.body, nullptr);
}

}  // namespace
}  // namespace hall::web
