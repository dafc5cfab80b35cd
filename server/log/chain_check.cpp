#include "server/log/chain_check.h"

#include <string>

namespace hall::log {

std::string_view codeOf(Flaw flaw) {
  switch (flaw) {
    case Flaw::Gap:
      return "gap";
    case Flaw::TimeBack:
      return "time-back";
    case Flaw::HashWrong:
      return "hash-wrong";
    case Flaw::Undecodable:
      return "undecodable";
    case Flaw::BlobMissing:
      return "blob-missing";
    case Flaw::BlobWrong:
      return "blob-wrong";
    case Flaw::Unreadable:
      return "unreadable";
    case Flaw::Cut:
      return "cut";
  }
  return "unknown";
}

domain::Refusal damaged(std::uint64_t position, Flaw flaw) {
  return domain::Refusal{domain::Reason::LogDamaged, {}}
      .with("position", std::to_string(position))
      .with("cause", std::string(codeOf(flaw)));
}

std::optional<Flaw> ChainCheck::next(const ChainRecord& record, std::string_view hash) {
  if (record.seq != head_.seq + 1) return Flaw::Gap;
  const Hash computed = chained(hasher_, head_.hash, record);
  if (bytesOf(computed) != hash) return Flaw::HashWrong;
  // After the hash: a time that was changed afterwards is a changed byte, not a wrong clock.
  if (record.recordedUs < head_.recordedUs) return Flaw::TimeBack;
  head_ = {record.seq, record.recordedUs, computed};
  return std::nullopt;
}

}  // namespace hall::log
