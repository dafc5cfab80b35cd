#include "server/web/compression.h"

#include <zlib.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace hall::web {

namespace {

constexpr std::size_t kLeast = 1400;
constexpr std::size_t kMost = std::size_t{256} * 1024;
constexpr int kGzipWindow = 15 + 16;  ///< 32 KiB, with gzip's head
constexpr int kMemoryLevel = 8;

/// Empty: zlib had no memory for it.
std::string gzipped(std::string_view plain) {
  z_stream stream{};
  if (deflateInit2(
          &stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY
      ) != Z_OK) {
    return {};
  }
  std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return packed;
}

}  // namespace

void compress(Answer& answer, const Request& request) {
  if (answer.body == nullptr) return;
  const std::size_t size = answer.body->size();
  if (size < kLeast || size > kMost) return;
  answer.fields.emplace_back("Vary", "Accept-Encoding");
  if (request.acceptEncoding.find("gzip") == std::string::npos) return;
  std::string packed = gzipped(*answer.body);
  if (packed.empty()) return;
  answer.body = std::make_shared<const std::string>(std::move(packed));
  answer.fields.emplace_back("Content-Encoding", "gzip");
}

}  // namespace hall::web
