#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>
#include <vector>

namespace hall::web {

/// How many requests were turned away, by what was wrong with them. Counts and no lines: with a
/// line for each, a stranger could fill the journal, and its words with it. Thread-safe; shared by
/// the listeners and by who tells of it.
class RefusedRequests {
 public:
  struct Sum {
    std::string_view why;  ///< "malformed", "too-large" …
    std::uint64_t count = 0;
  };

  /// An answer of this status went out; what is no refusal (below 400) counts nothing.
  void countStatus(int status);
  /// A WebSocket was closed over frames that are none.
  void countBadFrame() { ++counts_[kBadFrame]; }

  /// One for each reason, in the same sequence, zeros too.
  std::vector<Sum> sums() const;
  std::uint64_t total() const;

 private:
  enum Why : std::size_t {
    kMalformed,
    kNotAllowed,
    kNotFound,
    kTooLarge,
    kTooMany,
    kBadFrame,
    kOther,
    kFailed,
    kWhyCount
  };
  static Why whyOf(int status);

  std::array<std::atomic<std::uint64_t>, kWhyCount> counts_{};
};

}  // namespace hall::web
