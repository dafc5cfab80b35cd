#include "server/voice/speech_command.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

namespace hall::voice {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kBytesMax = std::size_t{8} << 20;  ///< three minutes

Refusal failure(const std::string& program, const std::string& why) {
  return Refusal{Reason::ConfigurationInvalid, {}}.with(
      "detail", "the speech program `" + program + "` " + why
  );
}

/// Both ends of a pipe; closes what is still open. Made of sockets, since writing into a pipe that
/// nobody reads any more would end this process with a signal.
struct Pipe {
  std::array<int, 2> ends{-1, -1};
  bool open() { return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0; }
  void close(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  ~Pipe() {
    close(0);
    close(1);
  }
};

/// A child that is always waited for, and killed first where it has not ended.
class Child {
 public:
  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    wait();
  }

  int start(const std::vector<std::string>& words, const Pipe& in, const Pipe& out) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.ends[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const int error =
        posix_spawnp(&pid_, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) pid_ = -1;
    return error;
  }

  /// Its exit status as waitpid tells it.
  int wait() {
    int status = -1;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_ = -1;
};

/// Writes `text` and reads until the program closes its output. Nothing: time or room was up.
std::optional<std::string> converse(
    Pipe& in, Pipe& out, std::string_view text, Clock::time_point end
) {
  std::string heard;
  while (heard.size() <= kBytesMax) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) return std::nullopt;
    std::array<pollfd, 2> ends{
        pollfd{out.ends[0], POLLIN, 0}, pollfd{text.empty() ? -1 : in.ends[1], POLLOUT, 0}};
    if (poll(ends.data(), ends.size(), static_cast<int>(left.count())) < 0 && errno != EINTR) {
      return std::nullopt;
    }
    if (ends[1].revents != 0) {
      const ssize_t written =
          send(in.ends[1], text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      // It may have heard enough: what counts is what it says.
      text.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : text.size());
      if (text.empty()) in.close(1);
    }
    if (ends[0].revents == 0) continue;
    std::array<char, 65536> piece{};
    const ssize_t count = read(out.ends[0], piece.data(), piece.size());
    if (count == 0) return heard;
    if (count > 0) heard.append(piece.data(), static_cast<std::size_t>(count));
    if (count < 0 && errno != EINTR) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Result<Wave> SpeechCommand::speak(const std::string& text) const {
  const std::string& program = words_.front();
  Pipe in;
  Pipe out;
  if (!in.open() || !out.open()) return failure(program, "got no pipe");
  Child child;
  if (const int error = child.start(words_, in, out); error != 0) {
    return failure(program, std::string("cannot be run: ") + std::strerror(error));
  }
  in.close(0);
  out.close(1);
  const auto heard = converse(in, out, text, Clock::now() + patience_);
  if (!heard) return failure(program, "took too long or said too much");
  const int status = child.wait();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return failure(program, "failed");
  auto wave = readWave(*heard);
  if (!wave) return failure(program, "wrote no WAV file: " + wave.refusal().details.front().value);
  return wave;
}

}  // namespace hall::voice
