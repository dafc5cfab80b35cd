#include <CLI/CLI.hpp>

#include <cstdio>
#include <string>

#include "tools/rehearsal/run.h"

namespace {

using hall::rehearsal::RunOptions;

/// hall-server stands beside this program.
std::filesystem::path serverBeside() {
  std::error_code unknown;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", unknown);
  return unknown ? std::filesystem::path("hall-server") : self.parent_path() / "hall-server";
}

void addHall(CLI::App& app, RunOptions& options, bool& start) {
  auto* own = app.add_flag("--start", start, "Start a server for it, in a temporary folder");
  auto* server = app.add_option("--server", options.server, "A server that runs already");
  server->excludes(own);
  app.add_option(
         "--credentials", options.credentials, "What that server printed at its first start"
  )
      ->needs(server);
  app.add_option("--ca", options.authority, "PEM file of that server's authority (TLS)")
      ->needs(server);
  options.program = serverBeside();
  options.catalogue = "config/catalogue/call-centre";
  app.add_option("--hall-server", options.program, "With --start: the program to start")
      ->capture_default_str();
  app.add_option("--catalogue", options.catalogue, "With --start: the catalogue of the hall")
      ->capture_default_str();
  app.add_option("--folder", options.folder, "With --start: keep the hall's data there");
  app.add_option(
         "--pace", options.pace, "With --start: stepped, or how many times as fast as real time"
  )
      ->capture_default_str();
}

void addDay(CLI::App& app, RunOptions& options, std::string& day) {
  auto* record =
      app.add_option("--record", options.record, "A month of calls (CSV) of which to play one day");
  app.add_option(
      "--day", day, "Which day, 2026-03-02. With a record: the one with most calls otherwise"
  );
  app.add_option("--visitors", options.generated.visitors, "Without a record: how many come")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str()
      ->excludes(record);
  app.add_option("--seed", options.seed, "The same seed, the same day")->capture_default_str();
  const CLI::Range perMille(0, 1000);
  const auto share = [&](const char* name, int& value, const char* what) {
    app.add_option(name, value, what)->check(perMille)->capture_default_str()->needs(record);
  };
  share(
      "--silent",
      options.recorded.silentShare,
      "Per mille of those who hang up that the counter calls in vain"
  );
  share("--holds", options.recorded.holdShare, "Per mille of calls that are put on hold");
  share("--transfers", options.recorded.transferShare, "Per mille of calls that are sent on");
  app.add_option(
      "--save-report", options.saveReport, "Write the report to this .csv or .json file"
  );
  app.add_flag("--quiet", options.isQuiet, "No progress bars");
}

int run(RunOptions& options, bool start, const std::string& day) {
  if (!start && options.server.empty()) {
    std::fprintf(stderr, "hall-rehearsal: give --start, or --server and --credentials\n");
    return 1;
  }
  if (!options.server.empty() && options.credentials.empty()) {
    std::fprintf(stderr, "hall-rehearsal: --server needs --credentials\n");
    return 1;
  }
  if (!day.empty()) {
    options.day = hall::rehearsal::parseDate(day);
    if (!options.day) {
      std::fprintf(stderr, "hall-rehearsal: --day: %s is no date\n", day.c_str());
      return 1;
    }
  }
  options.generated.seed = options.recorded.seed = options.seed;
  options.say = [](const std::string& text) {
    std::printf("%s", text.c_str());
    std::fflush(stdout);
  };
  const auto result = hall::rehearsal::rehearse(options);
  std::printf("fingerprint %s\n", result.fingerprint.c_str());
  if (result.faults.empty()) return 0;
  std::fprintf(stderr, "hall-rehearsal: %zu promises were broken\n", result.faults.size());
  return 2;
}

}  // namespace

/// Exit codes: 0 the day went as promised, 1 it could not be rehearsed, 2 the hall broke a promise.
int main(int argc, char** argv) {
  CLI::App app{"Plays a day in a hall through its public API, and checks that the hall kept it."};
  RunOptions options;
  bool start = false;
  std::string day;
  app.set_version_flag("--version", std::string(HALL_VERSION), "Show the version");
  addHall(app, options, start);
  addDay(app, options, day);
  CLI11_PARSE(app, argc, argv);
  try {
    return run(options, start, day);
  } catch (const hall::rehearsal::HallRefused& refused) {
    std::fprintf(stderr, "hall-rehearsal: %s\n", refused.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hall-rehearsal: %s\n", error.what());
    return 1;
  }
}
