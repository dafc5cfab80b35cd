#include "tools/hallctl/secret_input.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

namespace hall::hallctl {

namespace {

/// Turns the echo of the terminal off for as long as it lives.
class Silence {
 public:
  Silence() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
  }
  ~Silence() {
    if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

std::string readLine() {
  std::string line;
  std::getline(std::cin, line);
  return line;
}

}  // namespace

std::string readSecret(const std::string& prompt) {
  if (isatty(STDIN_FILENO) == 0) return readLine();
  std::fprintf(stderr, "%s", prompt.c_str());
  std::string secret;
  {
    const Silence silence;
    secret = readLine();
  }
  std::fprintf(stderr, "\n");
  return secret;
}

bool isConfirmed(const std::string& question) {
  if (isatty(STDIN_FILENO) == 0) return false;
  std::fprintf(stderr, "%s [y/N] ", question.c_str());
  const std::string answer = readLine();
  return answer == "y" || answer == "Y" || answer == "yes" || answer == "是";
}

}  // namespace hall::hallctl
