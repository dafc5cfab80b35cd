#include "tests/unit/log/log_fuzz.h"

#include <cstdio>
#include <memory>
#include <string_view>

#include "server/log/catalogue_codec.h"
#include "server/log/checkpoint.h"
#include "server/log/event_codec.h"
#include "server/log/export_frames.h"
#include "server/log/mask.h"
#include "server/log/snapshot_codec.h"
#include "server/log/stored_text.h"
#include "server/log/utc_text.h"

namespace {

using hall::domain::Catalogue;

std::shared_ptr<const Catalogue> anyCatalogue(std::string_view) {
  static const auto kCatalogue = std::make_shared<const Catalogue>(Catalogue::Content{});
  return kCatalogue;
}

void readEvent(std::string_view bytes) {
  if (bytes.size() < 3) return;
  static hall::log::EventCodec codec;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const auto kind = static_cast<std::uint16_t>(byte(0) << 8 | byte(1));
  const std::size_t actor = std::min<std::size_t>(byte(2), bytes.size() - 3);
  const auto event = codec.decode(
      kind, bytes.substr(3, actor), bytes.substr(3 + actor), hall::domain::Instant{}, anyCatalogue
  );
  if (event) codec.encode(*event);
}

void readExport(std::string_view bytes) {
  if (bytes.empty()) return;
  std::string copy(bytes);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      ::fmemopen(copy.data(), copy.size(), "rb"), &std::fclose
  );
  hall::log::ExportReader reader(*file, {});
  while (reader.next()) {
  }
}

void readTexts(std::string_view bytes) {
  static const hall::log::CheckpointSigner signer("1", hall::log::SecretKey{});
  static const auto reader = hall::log::CheckpointReader::make(signer.publicKey());
  reader->read(bytes);
  hall::log::CheckpointReader::make(bytes);
  hall::log::utcInstant(bytes);
  hall::log::fromHexadecimal(bytes);
  hall::log::storable(bytes);
  hall::log::maskedName(bytes);
  hall::log::maskedPhone(bytes);
  hall::log::maskedNumber(hall::engine::DocumentKind::Other, bytes);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 5) {
    case 0:
      readEvent(bytes);
      break;
    case 1:
      hall::log::decodeCatalogue(bytes);
      break;
    case 2:
      hall::log::decodeState(bytes, anyCatalogue);
      break;
    case 3:
      readExport(bytes);
      break;
    default:
      readTexts(bytes);
      break;
  }
  return 0;
}
