#include "server/log/export_frames.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "server/log/catalogue_codec.h"

namespace hall::log {

namespace {

constexpr std::string_view kMagic = "HALLLOG1";
constexpr char kPreviousFrame = 'P';
constexpr char kBlobFrame = 'B';
constexpr char kEventFrame = 'E';
constexpr char kEndFrame = 'Z';
/// A catalogue of a whole city takes some MiB; more is no log of ours.
constexpr std::uint64_t kBytesMax = 256ULL << 20;
/// Bytes are asked for in parts, so that a wrong length cannot take memory the file has no bytes
/// for.
constexpr std::size_t kPart = 1 << 16;

}  // namespace

std::string exportHeader(const ExportHead& head) {
  std::string frame(kMagic);
  appendBigEndian(frame, static_cast<std::uint8_t>(head.algorithm), 1);
  appendBigEndian(frame, head.hall, 4);
  return frame;
}

std::string exportPrevious(const ChainHead& head) {
  std::string frame(1, kPreviousFrame);
  appendBigEndian(frame, head.seq, 8);
  return frame.append(bytesOf(head.hash));
}

std::string exportBlob(std::string_view bytes) {
  std::string frame(1, kBlobFrame);
  appendBigEndian(frame, bytes.size(), 4);
  return frame.append(bytes);
}

std::string exportEvent(const ChainRecord& record, const Hash& hash) {
  std::string frame(1, kEventFrame);
  appendBigEndian(frame, record.seq, 8);
  appendBigEndian(frame, static_cast<std::uint64_t>(record.recordedUs), 8);
  appendBigEndian(frame, static_cast<std::uint64_t>(record.occurredUs), 8);
  appendBigEndian(frame, record.kind, 2);
  appendBigEndian(frame, record.actor.size(), 4);
  frame += record.actor;
  appendBigEndian(frame, record.body.size(), 4);
  frame += record.body;
  return frame.append(bytesOf(hash));
}

std::string exportEnd(const ChainHead& head) {
  std::string frame(1, kEndFrame);
  appendBigEndian(frame, head.seq, 8);
  return frame.append(bytesOf(head.hash));
}

ExportReader::ExportReader(std::FILE& file, std::vector<Checkpoint> checkpoints)
    : file_(file), checkpoints_(std::move(checkpoints)) {}

void ExportReader::fail(Flaw flaw) {
  if (!report_.firstBad) report_.firstBad = FirstBad{report_.verified + 1, flaw};
  done_ = true;
}

std::optional<std::string> ExportReader::take(std::size_t size) {
  std::string bytes;
  while (bytes.size() < size) {
    const std::size_t before = bytes.size();
    const std::size_t part = std::min(kPart, size - before);
    bytes.resize(before + part);
    if (std::fread(bytes.data() + before, 1, part, &file_) != part) return std::nullopt;
  }
  if (fileHasher_ != nullptr) fileHasher_->add(bytes);
  return bytes;
}

std::optional<std::uint64_t> ExportReader::takeNumber(int size) {
  const auto bytes = take(static_cast<std::size_t>(size));
  if (!bytes) return std::nullopt;
  std::uint64_t number = 0;
  for (const char byte : *bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

std::optional<std::string> ExportReader::takeBytes() {
  const auto size = takeNumber(4);
  if (!size || *size > kBytesMax) return std::nullopt;
  return take(*size);
}

bool ExportReader::readHead() {
  begun_ = true;
  const auto magic = take(kMagic.size());
  const auto algorithm = takeNumber(1);
  const bool known = algorithm && (*algorithm == 1 || *algorithm == 2);
  if (!magic || *magic != kMagic || !known) return false;
  const auto named = static_cast<HashAlgorithm>(*algorithm);
  chainHasher_ = std::make_unique<Hasher>(named);
  blobHasher_ = std::make_unique<Hasher>(named);
  check_ = std::make_unique<ChainCheck>(*chainHasher_, ChainHead{});
  fileHasher_ = std::make_unique<Hasher>(named);
  fileHasher_->begin();
  std::string head(kMagic);
  appendBigEndian(head, *algorithm, 1);
  fileHasher_->add(head);
  return takeNumber(4).has_value();
}

std::optional<engine::StoredEvent> ExportReader::next() {
  if (!begun_ && !readHead()) fail(Flaw::Undecodable);
  while (!done_) {
    const auto frame = take(1);
    if (!frame) {
      fail(Flaw::Cut);
    } else if ((*frame)[0] == kEventFrame) {
      if (auto event = takeEvent()) return event;
    } else if ((*frame)[0] == kPreviousFrame) {
      takePrevious();
    } else if ((*frame)[0] == kBlobFrame) {
      if (!takeBlob()) fail(Flaw::BlobWrong);
    } else if ((*frame)[0] == kEndFrame) {
      takeEnd();
    } else {
      fail(Flaw::Undecodable);
    }
  }
  return std::nullopt;
}

/// Only in front of everything else: later it would hide what stands in between.
void ExportReader::takePrevious() {
  const auto seq = takeNumber(8);
  const auto bytes = seq ? take(Hash{}.size()) : std::nullopt;
  if (!bytes) return fail(Flaw::Cut);
  const bool first = report_.verified == 0 && catalogues_.empty();
  if (!first || *seq == 0) return fail(Flaw::Undecodable);
  const ChainHead head{*seq, std::numeric_limits<std::int64_t>::min(), *hashFrom(*bytes)};
  check_ = std::make_unique<ChainCheck>(*chainHasher_, head);
  report_.head = head;
  report_.after = report_.verified = head.seq;
  report_.byCheckpoint = !checkpoints_.beginAfter(head.seq, head.hash);
  if (report_.byCheckpoint) fail(Flaw::HashWrong);
}

bool ExportReader::takeBlob() {
  const auto bytes = takeBytes();
  if (!bytes) return false;
  auto catalogue = decodeCatalogue(*bytes);
  if (catalogue == nullptr) return false;
  catalogues_[hexadecimal(bytesOf(blobHasher_->of(*bytes)))] = std::move(catalogue);
  return true;
}

std::optional<engine::StoredEvent> ExportReader::takeEvent() {
  const auto cut = [&]() -> std::optional<engine::StoredEvent> {
    fail(Flaw::Cut);
    return std::nullopt;
  };
  ChainRecord record;
  const auto seq = takeNumber(8);
  const auto recorded = takeNumber(8);
  const auto occurred = takeNumber(8);
  const auto kind = takeNumber(2);
  if (!seq || !recorded || !occurred || !kind) return cut();
  const auto actor = takeBytes();
  const auto body = actor ? takeBytes() : std::nullopt;
  const auto hash = body ? take(Hash{}.size()) : std::nullopt;
  if (!hash) return cut();
  record.seq = *seq;
  record.recordedUs = static_cast<std::int64_t>(*recorded);
  record.occurredUs = static_cast<std::int64_t>(*occurred);
  record.kind = static_cast<std::uint16_t>(*kind);
  record.actor = *actor;
  record.body = *body;
  if (const auto flaw = check_->next(record, *hash)) {
    fail(*flaw);
    return std::nullopt;
  }
  bool blobMissing = false;
  auto event = codec_.decode(
      record.kind,
      record.actor,
      record.body,
      instantOf(record.occurredUs),
      [&](std::string_view name) -> std::shared_ptr<const domain::Catalogue> {
        const auto found = catalogues_.find(name);
        blobMissing = found == catalogues_.end();
        return blobMissing ? nullptr : found->second;
      }
  );
  if (!event) {
    fail(blobMissing ? Flaw::BlobMissing : Flaw::Undecodable);
    return std::nullopt;
  }
  const bool agrees = checkpoints_.agrees(record.seq, check_->head().hash);
  report_.checkpoints = checkpoints_.agreed();
  if (!agrees) {
    report_.byCheckpoint = true;
    fail(Flaw::HashWrong);
    return std::nullopt;
  }
  report_.head = check_->head();
  report_.verified = record.seq;
  return engine::StoredEvent{
      engine::Position{record.seq}, instantOf(record.recordedUs), *std::move(event)};
}

void ExportReader::takeEnd() {
  const auto seq = takeNumber(8);
  const auto hash = take(Hash{}.size());
  if (!seq || !hash) return fail(Flaw::Cut);
  if (*seq != check_->head().seq || *hash != bytesOf(check_->head().hash)) return fail(Flaw::Cut);
  const Hash whole = fileHasher_->end();
  fileHasher_.reset();
  const auto stored = take(whole.size());
  if (!stored) return fail(Flaw::Cut);
  if (*stored != bytesOf(whole)) return fail(Flaw::HashWrong);
  // Nothing may follow.
  if (std::fgetc(&file_) != EOF) return fail(Flaw::Undecodable);
  report_.byCheckpoint = checkpoints_.knowsMore();
  if (report_.byCheckpoint) return fail(Flaw::Cut);
  done_ = true;
}

}  // namespace hall::log
