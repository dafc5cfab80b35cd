#include "bench/server_process.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <iostream>
#include <stdexcept>

#include "bench/engine_hall.h"
#include "server/app/hall_application.h"
#include "server/log/metered_vfs.h"

namespace hall::bench {

namespace {

ChildProcess::Options childOptions(
    const Settings& settings, const HallFolder& hall, const ServerWishes& wishes
) {
  ChildProcess::Options options;
  options.program = settings.program;
  options.arguments = {
      "serve",
      "--data",
      hall.data.string(),
      "--key",
      hall.key.string(),
      "--catalogue",
      hall.catalogue.string(),
      "--delay",
      std::to_string(wishes.syncDelay.count())};
  if (!wishes.pages.empty()) {
    options.arguments.emplace_back("--pages");
    options.arguments.push_back(wishes.pages.string());
  }
  if (wishes.batchMax > 0) {
    options.arguments.emplace_back("--batch");
    options.arguments.push_back(std::to_string(wishes.batchMax));
  }
  return options;
}

/// What the parent wants the process to be.
struct Served {
  std::string data;
  std::string key;
  std::string catalogue;
  std::string pages;
  std::int64_t delayUs = 0;
  int batch = 0;
};

app::HallApplication::Options applicationOptions(const Served& served, const std::string& vfs) {
  std::vector<config::Override> overrides{
      {"hall.catalogue", served.catalogue},
      {"data.directory", served.data},
      {"data.key_file", served.key},
      {"checkpoint.file", served.data + "-checkpoints/checkpoints"},
      {"backup.directory", ""},
      {"rpc.listen", "127.0.0.1:0"},
      {"web.listen", "127.0.0.1:0"},
      {"web.pages", served.pages},
      {"voice.source", "browser"},
      {"metrics.listen", "127.0.0.1:0"},
      {"diagnostics.level", "warning"}};
  if (served.batch > 0) overrides.push_back({"limits.batch", std::to_string(served.batch)});
  const auto loaded = config::parseMachineConfig("", "bench.toml", overrides);
  if (!loaded.ok()) throw std::runtime_error(config::listed(loaded.faults));
  const auto clock = app::parseClock(std::string("rehearsal:") + kOpeningText + ",1");
  if (!clock) throw std::runtime_error(textOf(clock.refusal()));
  app::HallApplication::Options options;
  options.config = loaded.config;
  options.clock = *clock;
  options.bench = true;
  options.storeVfs = vfs;
  return options;
}

/// Obeys what comes over the pipe until its end.
void obey(log::MeteredVfs& vfs) {
  std::string command;
  while (std::cin >> command) {
    if (command == "syncs") {
      std::cout << vfs.syncs() << std::endl;
    } else if (command == "delay") {
      std::int64_t us = 0;
      std::cin >> us;
      vfs.delaySyncs(std::chrono::microseconds{us});
      std::cout << "slowed" << std::endl;
    }
  }
}

}  // namespace

ServerProcess::ServerProcess(
    const Settings& settings, const HallFolder& hall, const ServerWishes& wishes
)
    : process_(childOptions(settings, hall, wishes)), address_(process_.line()) {
  webPort_ = static_cast<std::uint16_t>(std::stoul(process_.line()));
}

std::uint64_t ServerProcess::syncs() {
  process_.write("syncs");
  return std::stoull(process_.line());
}

void ServerProcess::delaySyncs(std::chrono::microseconds delay) {
  process_.write("delay " + std::to_string(delay.count()));
  process_.line();
}

void ServerProcess::kill() {
  process_.signal(SIGKILL);
  process_.wait();
}

void ServerProcess::stop() {
  process_.endInput();
  if (process_.wait() != 0) throw std::runtime_error("the server did not stop in order");
}

int runServer(int argc, char** argv) {
  Served served;
  CLI::App cli{"The measured server; started by the bench itself."};
  cli.add_option("--data", served.data)->required();
  cli.add_option("--key", served.key)->required();
  cli.add_option("--catalogue", served.catalogue)->required();
  cli.add_option("--pages", served.pages);
  cli.add_option("--delay", served.delayUs);
  cli.add_option("--batch", served.batch);
  CLI11_PARSE(cli, argc, argv);
  log::MeteredVfs vfs;
  app::HallApplication application(applicationOptions(served, vfs.name()));
  const auto started = application.start();
  if (!started) {
    std::cerr << "hall-bench: the server does not start: " << textOf(started.refusal()) << "\n";
    return 1;
  }
  vfs.delaySyncs(std::chrono::microseconds{served.delayUs});
  std::cout << "127.0.0.1:" << started->rpcPort << "\n" << started->webPort << std::endl;
  obey(vfs);
  application.stop();
  return 0;
}

}  // namespace hall::bench
