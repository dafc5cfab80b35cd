#include "bench/child_process.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace hall::bench {

namespace {

constexpr int kLineTimeoutMs = 60'000;

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

struct Pipe {
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
  }
  std::array<int, 2> ends{};
};

/// In the child, between fork and exec.
void become(const passwd* user) {
  if (user == nullptr) return;
  if (setgid(user->pw_gid) != 0 || initgroups(user->pw_name, user->pw_gid) != 0 ||
      setuid(user->pw_uid) != 0) {
    _exit(126);
  }
}

const passwd* userNamed(const std::string& name) {
  if (name.empty()) return nullptr;
  const passwd* user = getpwnam(name.c_str());
  if (user == nullptr) throw std::runtime_error("there is no user " + name);
  return user;
}

}  // namespace

ChildProcess::ChildProcess(const Options& options) {
  start(options);
}

void ChildProcess::start(const Options& options) {
  Pipe toChild;
  Pipe fromChild;
  const passwd* user = userNamed(options.user);
  std::vector<std::string> words{options.program.string()};
  words.insert(words.end(), options.arguments.begin(), options.arguments.end());
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  id_ = fork();
  if (id_ < 0) fail("fork");
  if (id_ == 0) {
    dup2(toChild.ends[0], STDIN_FILENO);
    dup2(fromChild.ends[1], STDOUT_FILENO);
    become(user);
    // After the change of user, which clears it.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    execv(arguments.front(), arguments.data());
    _exit(127);
  }
  close(toChild.ends[0]);
  close(fromChild.ends[1]);
  input_ = toChild.ends[1];
  output_ = fromChild.ends[0];
}

ChildProcess::~ChildProcess() {
  if (id_ > 0) {
    signal(SIGKILL);
    wait();
  }
  endInput();
  close(output_);
}

std::string ChildProcess::line() {
  std::size_t end = 0;
  while ((end = read_.find('\n')) == std::string::npos) {
    pollfd readable{output_, POLLIN, 0};
    if (poll(&readable, 1, kLineTimeoutMs) <= 0) {
      throw std::runtime_error("a process of the bench says nothing");
    }
    std::array<char, 4096> bytes{};
    const ssize_t count = read(output_, bytes.data(), bytes.size());
    if (count <= 0) throw std::runtime_error("a process of the bench ended early");
    read_.append(bytes.data(), static_cast<std::size_t>(count));
  }
  std::string line = read_.substr(0, end);
  read_.erase(0, end + 1);
  return line;
}

void ChildProcess::write(const std::string& line) {
  const std::string bytes = line + "\n";
  if (::write(input_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
    fail("write to a process of the bench");
  }
}

void ChildProcess::endInput() {
  if (input_ >= 0) close(input_);
  input_ = -1;
}

void ChildProcess::signal(int number) const {
  if (id_ > 0) ::kill(id_, number);
}

int ChildProcess::wait() {
  int status = 0;
  if (id_ > 0) waitpid(id_, &status, 0);
  id_ = -1;
  return status;
}

double ChildProcess::cpuSeconds() const {
  clockid_t clock{};
  timespec time{};
  if (clock_getcpuclockid(id_, &clock) != 0 || clock_gettime(clock, &time) != 0) return 0.0;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

std::size_t ChildProcess::residentBytes() const {
  std::ifstream statm("/proc/" + std::to_string(id_) + "/statm");
  std::size_t size = 0;
  std::size_t resident = 0;
  statm >> size >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

std::string outputOf(const ChildProcess::Options& options) {
  ChildProcess child(options);
  std::string output;
  while (true) {
    try {
      output += child.line() + "\n";
    } catch (const std::runtime_error&) {
      break;  // the end of what it prints
    }
  }
  const int status = child.wait();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw std::runtime_error(options.program.string() + " failed: " + output);
  }
  return output;
}

}  // namespace hall::bench
