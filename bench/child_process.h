#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace hall::bench {

/// A program started by the bench that ends with it, whatever happens: it is killed when the bench
/// dies. Its standard input and output are pipes; its standard error is the bench's.
class ChildProcess {
 public:
  struct Options {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::string user;  ///< run as this user; empty: as the bench itself
  };

  explicit ChildProcess(const Options& options);
  ~ChildProcess();  ///< kill(SIGKILL) and wait
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// The next line it prints. Throws when it ends first, or prints none within a minute.
  std::string line();
  void write(const std::string& line);  ///< with a newline at the end

  void endInput();  ///< it reads an end of file

  void signal(int number) const;
  /// Waits for its end; its exit status as waitpid gives it.
  int wait();
  pid_t id() const { return id_; }

  /// User and system time so far.
  double cpuSeconds() const;
  /// Memory it holds now.
  std::size_t residentBytes() const;

 private:
  void start(const Options& options);

  pid_t id_ = -1;
  int input_ = -1;
  int output_ = -1;
  std::string read_;  ///< printed and not yet handed out
};

/// Runs a program to its end; what it printed. Throws when it fails.
std::string outputOf(const ChildProcess::Options& options);

}  // namespace hall::bench
