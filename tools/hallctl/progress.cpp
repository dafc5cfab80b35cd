#include "tools/hallctl/progress.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include "tools/hallctl/display.h"

namespace hall::hallctl {

namespace {

constexpr std::chrono::milliseconds kSilentFor{500};
constexpr std::chrono::milliseconds kRedrawEvery{100};
constexpr std::size_t kColumns = 78;

}  // namespace

Progress::Progress(std::string label, bool terminal, std::FILE* out, const Style& style)
    : label_(std::move(label)), terminal_(terminal), out_(out), separator_(style.say("：", ": ")) {}

Progress::Progress(std::string label, const Style& style)
    : Progress(std::move(label), isatty(STDERR_FILENO) != 0, stderr, style) {}

Progress::~Progress() {
  finish();
}

std::string Progress::bar(
    const std::string& label, std::uint64_t done, std::uint64_t total, std::size_t columns
) {
  const std::uint64_t whole = std::max<std::uint64_t>(total, 1);
  const std::uint64_t percent = std::min<std::uint64_t>(done * 100 / whole, 100);
  std::string share = std::to_string(percent);
  share.insert(0, 3 - share.size(), ' ');
  const std::string end = " " + share + " % " + std::to_string(done) + "/" + std::to_string(total);
  const std::size_t around = displayWidth(label) + displayWidth(end) + 3;
  const std::size_t width = columns > around + 10 ? columns - around : 10;
  const std::size_t full = static_cast<std::size_t>(percent) * width / 100;
  return label + " [" + std::string(full, '#') + std::string(width - full, '-') + "]" + end;
}

void Progress::update(std::uint64_t done, std::uint64_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (now - begun_ < kSilentFor) return;
  if (terminal_) {
    if (now - drawn_ < kRedrawEvery && done < total) return;
    drawn_ = now;
    std::fprintf(out_, "\r%s", bar(label_, done, total, kColumns).c_str());
    std::fflush(out_);
    shown_ = true;
    return;
  }
  const int tenth = static_cast<int>(done * 10 / std::max<std::uint64_t>(total, 1));
  if (tenth <= tenth_) return;
  tenth_ = tenth;
  std::fprintf(out_, "%s%s%d %%\n", label_.c_str(), separator_.c_str(), tenth * 10);
}

void Progress::relabel(std::string label) {
  if (label == label_) return;
  finish();
  label_ = std::move(label);
  tenth_ = 0;
}

void Progress::finish() {
  if (!shown_) return;
  // The line is wiped, so that what follows starts at its beginning.
  std::fprintf(out_, "\r%s\r", std::string(kColumns, ' ').c_str());
  std::fflush(out_);
  shown_ = false;
}

}  // namespace hall::hallctl
