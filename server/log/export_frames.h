#pragma once

#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/engine/store.h"
#include "server/log/chain_check.h"
#include "server/log/checkpoint_check.h"
#include "server/log/event_codec.h"
#include "server/log/verify.h"

/// The frames of an exported log (docs/log-format.md), writing and reading. Numbers are big-endian.
namespace hall::log {

struct ExportHead {
  HashAlgorithm algorithm = HashAlgorithm::Sm3;
  std::uint32_t hall = 1;
};

std::string exportHeader(const ExportHead& head);
/// For a stretch that begins later than the log: what stands in front of it.
std::string exportPrevious(const ChainHead& head);
std::string exportBlob(std::string_view bytes);
std::string exportEvent(const ChainRecord& record, const Hash& hash);
/// Without the hash of the file, which follows it.
std::string exportEnd(const ChainHead& head);

/// Reads frames and checks them; never trusts a length beyond what the file holds.
class ExportReader {
 public:
  ExportReader(std::FILE& file, std::vector<Checkpoint> checkpoints);

  /// The next sound event; nothing at the end or at the first flaw: see the report.
  std::optional<engine::StoredEvent> next();
  const VerifyReport& report() const { return report_; }

 private:
  bool readHead();
  std::optional<std::string> take(std::size_t size);
  std::optional<std::uint64_t> takeNumber(int size);
  /// A length and that many bytes.
  std::optional<std::string> takeBytes();
  std::optional<engine::StoredEvent> takeEvent();
  bool takeBlob();
  void takePrevious();
  void takeEnd();
  void fail(Flaw flaw);

  std::FILE& file_;
  CheckpointCheck checkpoints_;
  std::unique_ptr<Hasher> chainHasher_;
  std::unique_ptr<Hasher> blobHasher_;
  std::unique_ptr<Hasher> fileHasher_;
  std::unique_ptr<ChainCheck> check_;
  EventCodec codec_;
  std::map<std::string, std::shared_ptr<const domain::Catalogue>, std::less<>> catalogues_;
  VerifyReport report_;
  bool begun_ = false;
  bool done_ = false;
};

}  // namespace hall::log
