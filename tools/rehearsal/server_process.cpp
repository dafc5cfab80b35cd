#include "tools/rehearsal/server_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <system_error>

namespace hall::rehearsal {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

void require(int error, const char* what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

/// True: readable (or ended) before `until`.
bool awaitReadable(int descriptor, SteadyTime until) {
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now()
    );
    pollfd wanted{descriptor, POLLIN, 0};
    const int found = poll(&wanted, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (found > 0) return true;
    if (found == 0 || errno != EINTR) return false;
  }
}

/// By the pidfd: never meets another process that got the number of one that ended.
void signalTo(int process, int signal) {
  static_cast<void>(syscall(SYS_pidfd_send_signal, process, signal, nullptr, 0));
}

std::vector<char*> pointersTo(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// The caller's environment and what is added to it.
std::vector<std::string> environmentWith(const std::vector<std::string>& added) {
  std::vector<std::string> all = added;
  for (char** variable = environ; *variable != nullptr; ++variable) all.emplace_back(*variable);
  return all;
}

/// posix_spawn's list of what happens to the descriptors of the child.
class ChildFiles {
 public:
  ChildFiles() { require(posix_spawn_file_actions_init(&actions_), "posix_spawn"); }
  ~ChildFiles() { posix_spawn_file_actions_destroy(&actions_); }
  ChildFiles(const ChildFiles&) = delete;
  ChildFiles& operator=(const ChildFiles&) = delete;

  void writeOutputTo(int descriptor) {
    require(posix_spawn_file_actions_adddup2(&actions_, descriptor, STDOUT_FILENO), "posix_spawn");
  }
  void writeErrorsTo(const std::string& file) {
    const int flags = O_WRONLY | O_CREAT | O_APPEND;
    require(
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, file.c_str(), flags, 0600),
        "posix_spawn"
    );
  }
  const posix_spawn_file_actions_t* actions() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

std::vector<std::string> ServerPlace::arguments() const {
  const auto settingsFile = folder / "hall.toml";
  if (!std::filesystem::exists(settingsFile)) std::ofstream{settingsFile};
  std::vector<std::string> all{"--config", settingsFile.string(), "--clock", clock};
  const auto set = [&all](const std::string& setting) {
    all.insert(all.end(), {"--set", setting});
  };
  set("hall.catalogue=" + std::filesystem::absolute(catalogue).string());
  set("rpc.listen=127.0.0.1:" + std::to_string(rpcPort));
  set("web.listen=127.0.0.1:0");
  set("metrics.listen=127.0.0.1:0");
  set("data.directory=" + (folder / "data").string());
  set("data.key_file=" + (folder / "hall.key").string());
  set("checkpoint.file=" + (folder / "checkpoints").string());
  set("backup.directory=" + (folder / "backup").string());
  for (const std::string& setting : settings) set(setting);
  return all;
}

ServerProcess::ServerProcess(const ServerPlace& place) {
  std::vector<std::string> words = place.arguments();
  words.insert(words.begin(), place.program.string());
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) require(errno, "pipe2");
  output_ = ends[0];
  ChildFiles files;
  files.writeOutputTo(ends[1]);
  files.writeErrorsTo((place.folder / "server.log").string());
  // The caller's threads may have blocked signals; a server that inherits that would not stop.
  posix_spawnattr_t attributes{};
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  auto arguments = pointersTo(words);
  std::vector<std::string> variables = environmentWith(place.environment);
  auto environment = pointersTo(variables);
  const int error = posix_spawn(
      &pid_,
      place.program.c_str(),
      files.actions(),
      &attributes,
      arguments.data(),
      environment.data()
  );
  posix_spawnattr_destroy(&attributes);
  close(ends[1]);
  if (error != 0) close(output_);
  require(error, place.program.c_str());
  process_ = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
  if (process_ < 0) require(errno, "pidfd_open");
}

ServerProcess::~ServerProcess() {
  kill();
  waitUntilEnded(std::chrono::seconds{10});
  close(output_);
  close(process_);
}

bool ServerProcess::readMore(SteadyTime until) {
  if (!awaitReadable(output_, until)) return false;
  std::array<char, 4096> bytes{};
  const ssize_t count = read(output_, bytes.data(), bytes.size());
  if (count <= 0) return false;
  unread_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<ServerBanner> ServerProcess::waitUntilReady(std::chrono::milliseconds limit) {
  const SteadyTime until = std::chrono::steady_clock::now() + limit;
  while (!banner_.banner().ready) {
    const std::size_t end = unread_.find('\n');
    if (end == std::string::npos) {
      if (!readMore(until)) return std::nullopt;
      continue;
    }
    banner_.take(std::string_view(unread_).substr(0, end));
    unread_.erase(0, end + 1);
  }
  return banner_.banner();
}

void ServerProcess::kill() {
  signalTo(process_, SIGKILL);
}

std::optional<int> ServerProcess::stop(std::chrono::milliseconds limit) {
  signalTo(process_, SIGTERM);
  return waitUntilEnded(limit);
}

std::optional<int> ServerProcess::waitUntilEnded(std::chrono::milliseconds limit) {
  if (ended_) return exitCode_;
  if (!awaitReadable(process_, std::chrono::steady_clock::now() + limit)) return std::nullopt;
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0) {
    if (errno != EINTR) require(errno, "waitpid");
  }
  ended_ = true;
  if (WIFEXITED(status)) exitCode_ = WEXITSTATUS(status);
  return exitCode_;
}

}  // namespace hall::rehearsal
