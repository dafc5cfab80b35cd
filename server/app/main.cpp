#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <thread>

#include "server/app/hall_application.h"
#include "server/app/systemd_notice.h"

namespace {

using hall::app::HallApplication;

/// What the command line says.
struct Arguments {
  std::string config = "/etc/yichuang/hall.toml";
  std::vector<std::string> set;
  std::string clock = "real";
  bool checkConfig = false;
  bool printConfig = false;
  bool bench = false;
};

void listFaults(const hall::config::Faults& faults) {
  for (const auto& fault : faults) std::fprintf(stderr, "%s\n", fault.text().c_str());
}

void say(const hall::domain::Refusal& refusal) {
  std::fprintf(stderr, "hall-server: %s", std::string(nameOf(refusal.reason)).c_str());
  for (const auto& detail : refusal.details) {
    std::fprintf(stderr, "\n  %s: %s", detail.key.c_str(), detail.value.c_str());
  }
  std::fprintf(stderr, "\n");
}

void printFirstPeople(const hall::api::FirstPeople& people) {
  std::printf("Accounts made at this first start; each password is shown once:\n");
  for (const auto& account : people.accounts) {
    std::printf(
        "  %-10s %-24s %s\n", account.number.c_str(), account.password.c_str(), account.name.c_str()
    );
  }
  std::printf("Devices and their tokens, shown once:\n");
  for (const auto& device : people.devices) {
    if (!device.token.empty())
      std::printf("  %-14s %s\n", device.code.c_str(), device.token.c_str());
  }
}

void printStarted(
    const hall::config::MachineConfig& config, const HallApplication::Started& started
) {
  if (started.firstPeople) printFirstPeople(*started.firstPeople);
  std::printf("gRPC     %s:%d\n", config.rpcListen.host.c_str(), int{started.rpcPort});
  std::printf(
      "metrics  http://%s:%d/metrics\n", config.metricsListen.host.c_str(), int{started.metricsPort}
  );
  std::printf("READY\n");
  std::fflush(stdout);
}

std::vector<hall::config::Override> overridesOf(const std::vector<std::string>& set) {
  std::vector<hall::config::Override> overrides;
  for (const std::string& one : set) {
    const std::size_t equals = one.find('=');
    overrides.push_back(
        {one.substr(0, equals), equals == std::string::npos ? "" : one.substr(equals + 1)}
    );
  }
  return overrides;
}

/// Waits for a signal, feeding systemd's watchdog while the core thread makes progress.
void serveUntilSignalled(HallApplication& application, const sigset_t& signals) {
  std::uint64_t pulse = 0;
  while (!application.failed()) {
    const timespec second{1, 0};
    if (sigtimedwait(&signals, nullptr, &second) >= 0) return;
    const std::uint64_t now = application.pulse();
    if (now != pulse) hall::app::tellSystemd("WATCHDOG=1");
    pulse = now;
  }
}

int run(const Arguments& arguments) {
  const auto loaded = hall::config::loadMachineConfig(arguments.config, overridesOf(arguments.set));
  if (!loaded.ok()) {
    listFaults(loaded.faults);
    return 1;
  }
  if (arguments.printConfig) std::printf("%s", hall::config::printed(loaded).c_str());
  if (arguments.checkConfig || arguments.printConfig) return 0;
  const auto clock = hall::app::parseClock(arguments.clock);
  if (!clock) {
    say(clock.refusal());
    return 1;
  }
  // Before any thread starts, so that all of them leave these to this one.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  HallApplication application({loaded.config, *clock, arguments.bench, {}});
  const auto started = application.start();
  if (!started) {
    say(started.refusal());
    return 1;
  }
  printStarted(loaded.config, *started);
  hall::app::tellSystemd("READY=1");
  serveUntilSignalled(application, signals);
  hall::app::tellSystemd("STOPPING=1");
  application.stop();
  return application.failed() ? 1 : 0;
}

}  // namespace

/// Exit codes: 0 served and stopped in order, or the check passed; 1 could not start, or the disk
/// failed while serving (start again: it recovers from the disk).
int main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app{"The server of a service hall: numbers, calls, and the log of both."};
  app.set_version_flag("--version", std::string(HALL_VERSION));
  app.add_option("--config", arguments.config, "The machine's settings (hall.toml)")
      ->capture_default_str();
  app.add_option("--set", arguments.set, "A setting that wins over the file: key=value");
  app.add_option(
         "--clock", arguments.clock, "real, or rehearsal:2026-03-02T08:50:00+08:00,<speed|stepped>"
  )
      ->capture_default_str();
  app.add_flag("--check-config", arguments.checkConfig, "Say every fault of the settings and exit");
  app.add_flag("--print-config", arguments.printConfig, "Print every effective setting and exit");
  app.add_flag("--bench", arguments.bench, "Serve the empty method of the bench, too");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hall-server: %s\n", error.what());
    return 1;
  }
}
