#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>

#include "server/app/command_line.h"
#include "server/app/refused_start.h"
#include "server/app/systemd_notice.h"
#include "server/config/led_signs.h"

namespace {

using hall::app::CommandLine;
using hall::app::HallApplication;

int refuse(const hall::domain::Refusal& refusal) {
  std::fprintf(stderr, "hall-server: %s\n", hall::app::sentenceOf(refusal).c_str());
  return 1;
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

/// A hall opens without its strips, but whoever asks is told.
bool stripsInOrder(const hall::config::MachineConfig& config) {
  if (config.ledSigns.empty()) return true;
  const auto loaded = hall::config::loadLedSigns(config.ledSigns);
  for (const auto& fault : loaded.faults) std::fprintf(stderr, "%s\n", fault.text().c_str());
  return loaded.ok();
}

int run(const CommandLine& line) {
  const auto loaded = hall::config::loadMachineConfig(line.config, line.overrides());
  if (!loaded.ok()) {
    for (const auto& fault : loaded.faults) std::fprintf(stderr, "%s\n", fault.text().c_str());
    return 1;
  }
  if (line.printConfig) std::printf("%s", hall::config::printed(loaded).c_str());
  if (line.checkConfig && !stripsInOrder(loaded.config)) return 1;
  if (line.checkConfig || line.printConfig) return 0;
  auto options = hall::app::applicationOptions(line, loaded.config);
  if (!options) return refuse(options.refusal());
  // Before any thread starts, so that all of them leave these to this one.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  HallApplication application(std::move(options).value());
  const auto started = application.start();
  if (!started) return refuse(started.refusal());
  std::printf("%s", hall::app::shown(loaded.config, *started).c_str());
  std::fflush(stdout);
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
  CommandLine line;
  CLI::App app{"The server of a service hall: numbers, calls, and the log of both."};
  app.set_version_flag("--version", std::string(HALL_VERSION));
  app.add_option("--config", line.config, "The machine's settings (hall.toml)")
      ->capture_default_str();
  app.add_option("--set", line.set, "A setting that wins over the file: key=value");
  app.add_option(
         "--clock", line.clock, "real, or rehearsal:2026-03-02T08:50:00+08:00,<speed|stepped>"
  )
      // So that whoever starts a demo hall may choose another time than the script's.
      ->take_last()
      ->capture_default_str();
  app.add_option(
      "--known-number",
      line.knownNumbers,
      "After a restore: the highest number of a prefix that is on paper, like A118; with a dash "
      "where "
      "the prefix ends in digits, like A1-118; or none"
  );
  app.add_option(
      "--new-password", line.newPasswordFor, "Give the person of this staff number a new password"
  );
  app.add_flag("--check-config", line.checkConfig, "Say every fault of the settings and exit");
  app.add_flag("--print-config", line.printConfig, "Print every effective setting and exit");
  app.add_flag("--bench", line.bench, "Serve the empty method of the bench, too");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(line);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hall-server: %s\n", error.what());
    return 1;
  }
}
