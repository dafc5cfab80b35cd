#include "tools/rehearsal/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace hall::rehearsal {

Progress::Progress(std::string title, bool isQuiet)
    : title_(std::move(title)), isQuiet_(isQuiet), isTerminal_(isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
  if (drawn_ && isTerminal_) std::fprintf(stderr, "\n");
}

void Progress::tell(double share, const std::function<std::string()>& note) {
  if (isQuiet_) return;
  const double bounded = std::clamp(share, 0.0, 1.0);
  const int tenth = static_cast<int>(bounded * 10.0);
  if (isTerminal_) {
    constexpr std::chrono::milliseconds kRedraw{100};
    const auto now = std::chrono::steady_clock::now();
    if (bounded < 1.0 && now - lastDrawn_ < kRedraw) return;
    lastDrawn_ = now;
  } else if (tenth == lastTenth_) {
    return;
  }
  lastTenth_ = tenth;
  draw(bounded, note());
}

void Progress::draw(double share, const std::string& note) {
  constexpr int kWidth = 30;
  const int filled = static_cast<int>(share * kWidth);
  const std::string bar = std::string(static_cast<std::size_t>(filled), '#') +
                          std::string(static_cast<std::size_t>(kWidth - filled), '.');
  std::fprintf(
      stderr,
      isTerminal_ ? "\r%s [%s] %3d %%  %s\033[K" : "%s [%s] %3d %%  %s\n",
      title_.c_str(),
      bar.c_str(),
      static_cast<int>(share * 100.0),
      note.c_str()
  );
  drawn_ = true;
}

}  // namespace hall::rehearsal
