#include "server/log/snapshot_file.h"

#include <algorithm>
#include <system_error>

#include "server/log/chain.h"
#include "server/log/files.h"
#include "server/log/snapshot_codec.h"
#include "server/log/store_problem.h"

namespace hall::log {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMagic = "HALLSNAP";
constexpr std::size_t kHead = kMagic.size() + 4 + 4 + 8 + sizeof(Hash);
constexpr std::size_t kKept = 2;
/// Against damage by accident, as a snapshot is only a cache.
constexpr HashAlgorithm kDigest = HashAlgorithm::Sha256;

std::uint64_t numberAt(std::string_view bytes, std::size_t from, std::size_t size) {
  std::uint64_t number = 0;
  for (std::size_t i = from; i < from + size; ++i) {
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

std::string nameOf(const SnapshotTag& tag) {
  std::string digits = std::to_string(tag.position);
  digits.insert(0, 16 - std::min<std::size_t>(16, digits.size()), '0');
  return "snapshot-" + std::to_string(tag.hall.value) + "-" + digits;
}

std::string encoded(const SnapshotTag& tag, const domain::HallState& state) {
  std::string bytes(kMagic);
  appendBigEndian(bytes, kStateVersion, 4);
  appendBigEndian(bytes, tag.hall.value, 4);
  appendBigEndian(bytes, tag.position, 8);
  bytes += bytesOf(tag.chain);
  bytes += encodeState(state);
  return bytes.append(bytesOf(Hasher(kDigest).of(bytes)));
}

/// Nothing: not whole, or of another version.
std::optional<SnapshotTag> tagOf(std::string_view bytes) {
  if (bytes.size() < kHead + sizeof(Hash) || !bytes.starts_with(kMagic)) return std::nullopt;
  if (numberAt(bytes, kMagic.size(), 4) != kStateVersion) return std::nullopt;
  const std::string_view content = bytes.substr(0, bytes.size() - sizeof(Hash));
  const Hash digest = Hasher(kDigest).of(content);
  if (bytes.substr(content.size()) != bytesOf(digest)) return std::nullopt;
  SnapshotTag tag;
  tag.hall.value = static_cast<std::uint32_t>(numberAt(bytes, kMagic.size() + 4, 4));
  tag.position = numberAt(bytes, kMagic.size() + 8, 8);
  tag.chain = *hashFrom(bytes.substr(kHead - sizeof(Hash), sizeof(Hash)));
  return tag;
}

}  // namespace

std::vector<fs::path> SnapshotFolder::newestFirst() const {
  const std::string prefix = "snapshot-" + std::to_string(hall_.value) + "-";
  std::vector<fs::path> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(prefix) && !name.ends_with(".new")) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end(), std::greater<>());
  return found;
}

domain::Result<bool> SnapshotFolder::write(const SnapshotTag& tag, const domain::HallState& state)
    const {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) {
    return refusalFor(Problem::FileUnwritable, folder_.string(), error);
  }
  auto written = replaceFile(folder_ / nameOf(tag), encoded(tag, state), 0600);
  if (!written) return written;
  const std::vector<fs::path> all = newestFirst();
  // One that stays behind is removed the next time.
  for (std::size_t i = kKept; i < all.size(); ++i) fs::remove(all[i], error);
  return true;
}

std::optional<SnapshotFolder::Loaded> SnapshotFolder::load(
    const CatalogueSource& catalogues, const std::function<bool(const SnapshotTag&)>& belongs
) const {
  for (const fs::path& path : newestFirst()) {
    const auto bytes = readFile(path);
    if (!bytes) continue;
    const auto tag = tagOf(*bytes);
    if (!tag || tag->hall != hall_ || !belongs(*tag)) continue;
    const std::string_view payload = *bytes;
    auto state =
        decodeState(payload.substr(kHead, payload.size() - kHead - sizeof(Hash)), catalogues);
    if (state && state->position.value == tag->position) return Loaded{*tag, *std::move(state)};
  }
  return std::nullopt;
}

}  // namespace hall::log
