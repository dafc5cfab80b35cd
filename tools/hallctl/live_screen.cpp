#include "tools/hallctl/live_screen.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

#include "client/snapshot_merge.h"
#include "hall/v1/watch_service.pb.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/display.h"
#include "tools/hallctl/value_text.h"

namespace hall::hallctl {

namespace {

constexpr std::chrono::milliseconds kLookEvery{100};
constexpr std::chrono::seconds kRedrawEvery{1};

/// Set by Ctrl-C and by the terminal going away.
std::atomic<bool> interrupted{false};

void interrupt(int) {
  interrupted = true;
}

/// The terminal as a page of its own, whose keys come one by one; given back at the end.
class Page {
 public:
  Page() : keys_(tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (keys_) {
      termios single = before_;
      single.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
      tcsetattr(STDIN_FILENO, TCSANOW, &single);
    }
    // Another page, and no cursor.
    print("\x1b[?1049h\x1b[?25l");
  }
  ~Page() {
    print("\x1b[?25h\x1b[?1049l");
    if (keys_) tcsetattr(STDIN_FILENO, TCSANOW, &before_);
  }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

 private:
  termios before_{};
  bool keys_ = false;
};

struct Size {
  std::size_t rows = 24;
  std::size_t columns = 80;
};

Size terminalSize() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return {};
  return {size.ws_row, size.ws_col};
}

bool isQuitPressed() {
  pollfd keys{STDIN_FILENO, POLLIN, 0};
  if (poll(&keys, 1, 0) <= 0 || (keys.revents & POLLIN) == 0) return false;
  char key = 0;
  return ::read(STDIN_FILENO, &key, 1) == 1 && (key == 'q' || key == 'Q');
}

}  // namespace

client::Watcher::Callbacks LiveScreen::callbacks() {
  client::Watcher::Callbacks callbacks;
  callbacks.onFrame = [this](const v1::WatchFrame& frame) { take(frame); };
  callbacks.onBookmark = [this](const v1::WatchFrame& frame) { take(frame); };
  callbacks.onRefused = [this](const client::Failure& failure) { refuse(failure); };
  return callbacks;
}

void LiveScreen::take(const v1::WatchFrame& frame) {
  const std::lock_guard lock(mutex_);
  heard_ = std::chrono::steady_clock::now();
  if (frame.has_hall_time()) hallTime_ = instantAt(frame.hall_time());
  if (run_.json) return print(answerJson(frame, true));
  fresh_ = client::mergeFrame(frame, snapshot_) || fresh_;
  changed_.notify_all();
}

void LiveScreen::refuse(const client::Failure& failure) {
  const std::lock_guard lock(mutex_);
  refused_ = failure;
  changed_.notify_all();
}

std::vector<std::string> LiveScreen::lines() {
  const std::lock_guard lock(mutex_);
  WatchMoment moment;
  moment.hallTime = hallTime_;
  moment.silence = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - heard_
  );
  fresh_ = false;
  return screenOf(snapshot_, moment, run_.style);
}

void LiveScreen::draw(bool terminal) {
  const auto all = lines();
  std::string text;
  if (terminal) {
    const Size size = terminalSize();
    text = "\x1b[H";
    for (const std::string& line : fitted(all, size.rows - 1, run_.style)) {
      const bool alarm = isAlarm(line);
      text += (alarm ? "\x1b[7m" : "") + clipped(line, size.columns) + (alarm ? "\x1b[0m" : "") +
              "\x1b[K\n";
    }
    text += "\x1b[J" + run_.style.say("q 退出", "q quits");
  } else {
    for (const std::string& line : all) text += line + "\n";
    text += "\n";
  }
  print(text);
}

bool LiveScreen::rest(bool terminal) {
  const auto until = std::chrono::steady_clock::now() + kRedrawEvery;
  while (std::chrono::steady_clock::now() < until) {
    if (interrupted || (terminal && isQuitPressed())) return false;
    std::unique_lock lock(mutex_);
    const bool woken =
        changed_.wait_for(lock, kLookEvery, [this] { return fresh_ || refused_.has_value(); });
    if (refused_) return false;
    if (woken) return true;
  }
  return true;
}

void LiveScreen::show() {
  struct sigaction action {};
  action.sa_handler = &interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGHUP, &action, nullptr);
  const bool terminal = !run_.json && isatty(STDOUT_FILENO) != 0;
  {
    std::optional<Page> page;
    if (terminal) page.emplace();
    while (rest(terminal)) {
      bool due = terminal;
      {
        const std::lock_guard lock(mutex_);
        due = due || fresh_;
      }
      if (due && !run_.json) draw(terminal);
    }
  }
  const std::lock_guard lock(mutex_);
  if (refused_) complain(run_, *refused_);
}

}  // namespace hall::hallctl
