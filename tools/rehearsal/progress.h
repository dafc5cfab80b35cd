#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace hall::rehearsal {

/// A bar on standard error that tells how far something long has come: redrawn in place on a
/// terminal, a line for every tenth elsewhere, nothing when quiet. One thread.
class Progress {
 public:
  Progress(std::string title, bool isQuiet);
  /// Ends the line.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `note` is only made when it is shown.
  void tell(double share, const std::function<std::string()>& note);

 private:
  void draw(double share, const std::string& note);

  const std::string title_;
  const bool isQuiet_;
  const bool isTerminal_;
  int lastTenth_ = -1;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point lastDrawn_{};
};

}  // namespace hall::rehearsal
