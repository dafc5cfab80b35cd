#pragma once

#include <optional>
#include <string_view>

#include "server/domain/result.h"
#include "server/log/chain.h"

namespace hall::log {

/// Where a chain stands: its last event.
struct ChainHead {
  std::uint64_t seq = 0;
  std::int64_t recordedUs = 0;
  Hash hash{};

  friend bool operator==(const ChainHead&, const ChainHead&) = default;
};

/// What is wrong with an event of a log.
enum class Flaw {
  Gap,          ///< a sequence number is missing or comes twice
  TimeBack,     ///< recorded before the event in front of it
  HashWrong,    ///< a byte of it, of its hash or of its order was changed
  Undecodable,  ///< its bytes are no event this version knows
  BlobMissing,  ///< the catalogue it names is not there
  BlobWrong,    ///< that catalogue was changed
  Unreadable,   ///< the file cannot be read there
  Cut           ///< a checkpoint or a trailer knows of more events
};
/// "gap", "hash-wrong": the code in refusals and reports.
std::string_view codeOf(Flaw flaw);
/// LogDamaged with position and cause.
domain::Refusal damaged(std::uint64_t position, Flaw flaw);

/// Walks along a chain. The hasher is the caller's, since making one costs more than many uses.
class ChainCheck {
 public:
  ChainCheck(Hasher& hasher, ChainHead from) : hasher_(hasher), head_(from) {}

  /// The next event with its stored hash; nothing: it is sound and the head moves on.
  std::optional<Flaw> next(const ChainRecord& record, std::string_view hash);
  const ChainHead& head() const { return head_; }

 private:
  Hasher& hasher_;
  ChainHead head_;
};

}  // namespace hall::log
