#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "bench/child_process.h"
#include "bench/figure.h"
#include "bench/hall_folder.h"

namespace hall::bench {

/// What a server is started with; the rest is as hall.toml ships it.
struct ServerWishes {
  int batchMax = 0;                        ///< 0: as shipped
  std::chrono::microseconds syncDelay{0};  ///< every sync of the log takes so much longer
  std::filesystem::path pages{};           ///< for browsers; empty: none
};

/// The real server (HallApplication) on a hall's folder, in a process of its own, over TCP on
/// loopback, with the empty method beside the API.
class ServerProcess {
 public:
  ServerProcess(const Settings& settings, const HallFolder& hall, const ServerWishes& wishes = {});

  /// "127.0.0.1:40123".
  const std::string& address() const { return address_; }
  std::uint16_t webPort() const { return webPort_; }
  /// Syncs of the log's files since its start, counted by the VFS.
  std::uint64_t syncs();
  void delaySyncs(std::chrono::microseconds delay);
  void kill();  ///< SIGKILL, and waits for the end
  void stop();  ///< in order, as by SIGTERM, and waits for the end

  const ChildProcess& process() const { return process_; }

 private:
  ChildProcess process_;
  std::string address_;
  std::uint16_t webPort_ = 0;
};

/// The other side: what the process of a ServerProcess runs. Exit code.
int runServer(int argc, char** argv);

}  // namespace hall::bench
