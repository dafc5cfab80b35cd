#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <utility>

#include "server/app/journal.h"
#include "server/domain/result.h"
#include "server/domain/time.h"

namespace hall::app {

/// The end of old personal data, once in each of the hall's days. A day counts only when its
/// deletion succeeded: one that failed, as in front of a full inbox, is tried again. By the one
/// thread that does the rounds.
class Expiry {
 public:
  /// Deletes what is older than `before`; gives how many days ended.
  using Delete = std::function<domain::Result<std::uint32_t>(domain::LocalDay before)>;

  /// Between a failure and the next try.
  static constexpr std::chrono::minutes kTryAgain{1};

  /// `journal` outlives it.
  Expiry(std::chrono::days kept, Delete remove, Journal& journal)
      : kept_(kept), delete_(std::move(remove)), journal_(journal) {}

  /// `today` is the hall's day at `now`.
  void ifDue(domain::LocalDay today, domain::Instant now);

 private:
  const std::chrono::days kept_;
  const Delete delete_;
  Journal& journal_;
  domain::LocalDay done_;      ///< the last day of which it succeeded
  domain::Instant notBefore_;  ///< of the next try
};

}  // namespace hall::app
