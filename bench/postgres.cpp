#include "bench/postgres.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <thread>
#include <vector>

#include "server/log/files.h"

namespace hall::bench {

namespace {

namespace fs = std::filesystem;

constexpr const char* kInstalled = "/usr/lib/postgresql";
constexpr int kReadyTries = 200;
constexpr std::chrono::milliseconds kReadyPause{50};

fs::path newestBinaries() {
  std::vector<fs::path> versions;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(kInstalled, none)) {
    if (fs::exists(entry.path() / "bin" / "pgbench")) versions.push_back(entry.path() / "bin");
  }
  if (versions.empty()) {
    throw std::runtime_error("PostgreSQL is not installed; ./hall deps installs postgresql-15");
  }
  return *std::max_element(versions.begin(), versions.end());
}

std::string unprivilegedUser() {
  if (geteuid() != 0) return {};
  return getpwnam("postgres") != nullptr ? "postgres" : "nobody";
}

std::string freePort() {
  const log::FileHandle socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (bind(socket.get(), plain, size) != 0 || getsockname(socket.get(), plain, &size) != 0) {
    throw std::runtime_error("there is no free port");
  }
  return std::to_string(ntohs(address.sin_port));
}

void give(const fs::path& folder, const std::string& user) {
  if (user.empty()) return;
  const passwd* entry = getpwnam(user.c_str());
  if (entry == nullptr || chown(folder.c_str(), entry->pw_uid, entry->pw_gid) != 0) {
    throw std::runtime_error("cannot give " + folder.string() + " to " + user);
  }
}

/// Durable as the hall is; else what its manual recommends for a machine that does nothing besides.
std::vector<std::string> settings(const std::string& port) {
  const std::vector<std::string> values{
      "listen_addresses=127.0.0.1",
      "port=" + port,
      "unix_socket_directories=",
      "max_connections=300",
      "fsync=on",
      "synchronous_commit=on",
      "full_page_writes=on",
      "shared_buffers=512MB",
      "wal_buffers=16MB",
      "max_wal_size=4GB",
      "checkpoint_timeout=30min",
      "jit=off",
      "log_min_messages=fatal",
  };
  std::vector<std::string> arguments;
  for (const std::string& value : values) {
    arguments.emplace_back("-c");
    arguments.push_back(value);
  }
  return arguments;
}

}  // namespace

PostgresServer::PostgresServer(const fs::path& folder)
    : binaries_(newestBinaries()), user_(unprivilegedUser()), port_(freePort()) {
  fs::create_directories(folder);
  give(folder, user_);
  const std::string data = (folder / "cluster").string();
  ChildProcess::Options init = command("initdb");
  init.arguments = {"-D", data, "-U", "bench", "--auth=trust", "--locale=C", "--encoding=UTF8"};
  outputOf(init);
  ChildProcess::Options serve = command("postgres");
  serve.arguments = settings(port_);
  serve.arguments.insert(serve.arguments.begin(), {"-D", data});
  server_ = std::make_unique<ChildProcess>(serve);
  waitUntilReady();
}

ChildProcess::Options PostgresServer::command(const std::string& program) const {
  ChildProcess::Options options;
  options.program = binaries_ / program;
  options.user = user_;
  return options;
}

void PostgresServer::waitUntilReady() {
  ChildProcess::Options ask = command("pg_isready");
  ask.arguments = {"-q", "-h", "127.0.0.1", "-p", port_, "-U", "bench", "-d", "postgres"};
  for (int i = 0; i < kReadyTries; ++i) {
    if (ChildProcess(ask).wait() == 0) return;
    std::this_thread::sleep_for(kReadyPause);
  }
  throw std::runtime_error("PostgreSQL does not start");
}

std::string PostgresServer::query(const std::string& sql) {
  ChildProcess::Options ask = command("psql");
  ask.arguments = {
      "-h",
      "127.0.0.1",
      "-p",
      port_,
      "-U",
      "bench",
      "-d",
      "postgres",
      "-X",
      "-q",
      "-A",
      "-t",
      "-v",
      "ON_ERROR_STOP=1",
      "-c",
      sql};
  return outputOf(ask);
}

double PostgresServer::benchmark(const fs::path& script, int clients, double seconds) {
  ChildProcess::Options run = command("pgbench");
  run.arguments = {
      "-h",
      "127.0.0.1",
      "-p",
      port_,
      "-U",
      "bench",
      "-M",
      "prepared",
      "-n",
      "-c",
      std::to_string(clients),
      "-j",
      "2",
      "-T",
      std::to_string(static_cast<int>(seconds)),
      "-f",
      script.string(),
      "postgres"};
  const std::string output = outputOf(run);
  const std::string key = "tps = ";
  const std::size_t at = output.find(key);
  if (at == std::string::npos || output.find("aborted") != std::string::npos) {
    throw std::runtime_error("pgbench did not run to its end: " + output);
  }
  return std::stod(output.substr(at + key.size()));
}

std::uint64_t PostgresServer::syncs() {
  return std::stoull(query("SELECT wal_sync FROM pg_stat_wal"));
}

std::string PostgresServer::version() {
  std::string text = query("SELECT version()");
  return text.substr(0, text.find(" on "));
}

}  // namespace hall::bench
