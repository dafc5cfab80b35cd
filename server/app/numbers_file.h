#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "server/domain/hall_state.h"
#include "server/domain/result.h"

namespace hall::app {

/// Which numbers of a day may be in somebody's hand, a number of each prefix that none of them is
/// above: what a restored log cannot know of the time after its backup (DESIGN 4: no number twice,
/// whatever is restored).
struct GivenNumbers {
  domain::LocalDay day;  ///< as `hallDayOf`
  domain::Instant time;  ///< when it was written, by the hall's clock
  /// `nextSerial` is the highest that may have been given out.
  std::vector<domain::LogRestored::Prefix> upTo;

  friend bool operator==(const GivenNumbers&, const GivenNumbers&) = default;
};

/// Of the running hall. Each prefix is ahead of the last number given out by 100 to 199, up to the
/// end of a hundred: what is given out between two rounds, which are a second apart, stays below,
/// and the file is written once in a hundred numbers.
GivenNumbers givenNumbersOf(const domain::HallState& state, domain::Instant now);

/// The file of these beside the checkpoints, outside the data directory, in lines that an operator
/// can read:
///
///     yichuang.hall/410500 numbers
///     day 2026-03-02
///     time 2026-03-02T07:00:00.000Z
///     A 599
///     V 199
///     sha256 <of the lines above>
class NumbersFile {
 public:
  NumbersFile(std::filesystem::path path, std::string hallCode)
      : path_(std::move(path)), hallCode_(std::move(hallCode)) {}

  const std::filesystem::path& path() const { return path_; }
  /// Durable when it returns; makes the folder.
  domain::Result<bool> write(const GivenNumbers& numbers) const;
  /// Refused: it is not there, damaged, or another hall's; `error` says which.
  domain::Result<GivenNumbers> read() const;

 private:
  std::filesystem::path path_;
  std::string hallCode_;
};

}  // namespace hall::app
