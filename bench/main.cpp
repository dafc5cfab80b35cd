#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "bench/figure.h"
#include "bench/machine.h"
#include "bench/report.h"
#include "bench/server_process.h"

namespace {

namespace fs = std::filesystem;
using hall::bench::Entry;
using hall::bench::Figure;
using hall::bench::Report;
using hall::bench::Settings;

struct Arguments {
  bool quick = false;
  bool gate = false;
  bool list = false;
  std::string json;
  std::string directory;
  std::string config = HALL_BENCH_CONFIG;
  std::vector<std::string> figures;
};

double secondsSince(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// A folder for everything that is written, gone at the end.
class WorkFolder {
 public:
  explicit WorkFolder(const std::string& parent) {
    const fs::path base = parent.empty() ? fs::temp_directory_path() : fs::path(parent);
    std::string name = (fs::absolute(base) / "hall-bench.XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error("cannot make a folder in " + base.string());
    }
    path_ = name;
    // Run by root, PostgreSQL is another user and must get through to its own folder.
    fs::permissions(path_, fs::perms::others_exec | fs::perms::group_exec, fs::perm_options::add);
  }
  ~WorkFolder() {
    std::error_code left;
    fs::remove_all(path_, left);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Entry measured(const Figure& figure, const Settings& settings) {
  Entry entry;
  entry.id = figure.id;
  entry.title = figure.title;
  const auto begin = std::chrono::steady_clock::now();
  try {
    entry.findings = figure.measure(settings);
  } catch (const std::exception& error) {
    entry.problem = error.what();
  }
  entry.seconds = secondsSince(begin);
  return entry;
}

int run(const Arguments& arguments) {
  const std::vector<Figure> figures = hall::bench::chosen(arguments.figures);
  if (arguments.list) {
    for (const Figure& figure : figures) std::cout << figure.id << "  " << figure.title << "\n";
    return 0;
  }
  const WorkFolder folder(arguments.directory);
  Settings settings;
  settings.quick = arguments.quick;
  settings.directory = folder.path();
  settings.config = arguments.config;
  settings.program = fs::read_symlink("/proc/self/exe");
  hall::bench::requireDisk(settings.directory);

  const auto begin = std::chrono::steady_clock::now();
  Report report;
  report.quick = arguments.quick;
  report.machine = hall::bench::machineFacts(settings.directory);
  for (const Figure& figure : figures) {
    hall::bench::say(std::string(figure.id) + "  " + std::string(figure.title));
    report.entries.push_back(measured(figure, settings));
  }
  report.seconds = secondsSince(begin);
  std::cout << tableOf(report) << std::flush;
  if (!arguments.json.empty()) {
    std::ofstream file(arguments.json);
    file << jsonOf(report) << "\n";
    if (!file.flush()) throw std::runtime_error("cannot write " + arguments.json);
  }
  return arguments.gate && !report.passes() ? 1 : 0;
}

}  // namespace

/// Exit codes: 0 measured (with --gate: and every goal met), 1 a goal was missed or a figure could
/// not be measured (with --gate), 2 the bench itself could not run.
int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "serve") {
    return hall::bench::runServer(argc - 1, argv + 1);
  }
  Arguments arguments;
  CLI::App app{"Measures the ratios of docs/benchmarks.md, both sides in one run."};
  app.add_option("figure", arguments.figures, "Which figures, for example P1 P3; all when none");
  app.add_flag("--quick", arguments.quick, "Short legs: a first look, whole in five minutes");
  app.add_flag("--gate", arguments.gate, "Exit 1 when a goal is missed");
  app.add_flag("--list", arguments.list, "Say which figures there are and exit");
  app.add_option("--json", arguments.json, "Write every round to this file");
  app.add_option("--directory", arguments.directory, "Where all data goes; on a disk");
  app.add_option("--config", arguments.config, "The config/ folder whose city hall is measured");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(arguments);
  } catch (const std::exception& error) {
    std::cerr << "hall-bench: " << error.what() << "\n";
    return 2;
  }
}
