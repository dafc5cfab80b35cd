#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hall/v1/watch_service.pb.h"
#include "tools/hallctl/style.h"

/// What `hallctl watch` shows of a view: lines of text. Pure.
namespace hall::hallctl {

/// When the shown state is from, and how the link stands.
struct WatchMoment {
  std::optional<domain::Instant> hallTime;
  std::chrono::milliseconds silence{0};  ///< since anything came
};

/// From here on a client says that what it shows may be old (DESIGN 3.12).
inline constexpr std::chrono::seconds kSilenceShown{10};

/// Board, counter and manager have screens of their own, other views are listed field by field.
std::vector<std::string> screenOf(
    const v1::WatchSnapshot& snapshot, const WatchMoment& moment, const Style& style
);

/// A line that must not be overlooked: the link is lost, the hall is suspended.
bool isAlarm(std::string_view line);

/// At most so many rows; where lines are left out, the last one says how many.
std::vector<std::string> fitted(
    std::vector<std::string> lines, std::size_t rows, const Style& style
);

}  // namespace hall::hallctl
