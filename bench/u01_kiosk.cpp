#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "bench/child_process.h"
#include "bench/figure_table.h"
#include "bench/kiosk_folder.h"
#include "bench/rounds.h"
#include "bench/statistics.h"

/// U1: the kiosk as its visitor meets it, with software rendering on this machine.
///
/// The program measures itself over its scripted hall with 3,000 items: from a synthetic touch or
/// key to the last frame that it brings, and how its memory grows over 1,000 visits to a printed
/// number. The start is measured from outside, from the process to its first frame, of a kiosk with
/// its link, its printer and a stored catalogue of 3,000 items with guides, after the files that it
/// maps or reads were dropped from the page cache as far as nobody else maps them; its memory then
/// is that of a kiosk in a large hall.
namespace hall::bench {

namespace {

using Steady = std::chrono::steady_clock;

constexpr int kItems = 3'000;

ChildProcess::Options kiosk(const Settings& settings, std::vector<std::string> more) {
  std::vector<std::string> arguments{
      "QT_QPA_PLATFORM=offscreen",
      "QT_QUICK_BACKEND=software",
      (settings.program.parent_path() / "hall-kiosk").string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return {"/usr/bin/env", std::move(arguments), {}};
}

/// The files that a process has in its address space.
std::set<std::string> mappedBy(pid_t id) {
  std::ifstream maps("/proc/" + std::to_string(id) + "/maps");
  std::set<std::string> files;
  for (std::string line; std::getline(maps, line);) {
    const std::size_t slash = line.find('/');
    if (slash != std::string::npos) files.insert(line.substr(slash));
  }
  return files;
}

void dropFromCache(const std::set<std::string>& files) {
  for (const std::string& file : files) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) continue;
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
    ::close(descriptor);
  }
}

double residentMib(pid_t id) {
  std::ifstream statm("/proc/" + std::to_string(id) + "/statm");
  double whole = 0;
  double resident = 0;
  statm >> whole >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

/// Of a kiosk with a large stored catalogue, whose server is not there.
class Starts {
 public:
  explicit Starts(const Settings& settings)
      : settings_(settings),
        folder_(settings, 0),
        config_(writeKioskFolder(folder_.path(), kItems)) {
    // The first one tells which files there are to drop.
    measure();
    seconds.clear();
    mib.clear();
  }

  void measure() {
    dropFromCache(files_);
    const auto begin = Steady::now();
    ChildProcess program(kiosk(settings_, {"--config", config_.string()}));
    while (program.line() != "READY") {
    }
    seconds.push_back(std::chrono::duration<double>(Steady::now() - begin).count());
    mib.push_back(residentMib(program.id()));
    files_ = mappedBy(program.id());
    files_.insert((folder_.path() / "kiosk" / "catalogue").string());
    program.signal(SIGKILL);
    program.wait();
  }

  std::vector<double> seconds;
  std::vector<double> mib;

 private:
  const Settings& settings_;
  const RoundFolder folder_;
  const std::filesystem::path config_;
  std::set<std::string> files_;
};

/// What `--paces` said: values by kind, and in it by name.
using Paces = std::map<std::string, std::map<std::string, std::vector<double>>>;

Paces pacesOf(const Settings& settings) {
  const int visits = settings.quick ? 200 : 1000;
  std::istringstream said(outputOf(kiosk(
      settings,
      {"--demo",
       "--paces",
       "--rounds",
       std::to_string(settings.rounds()),
       "--visits",
       std::to_string(visits)}
  )));
  Paces paces;
  for (std::string kind, name; said >> kind >> name;) {
    double value = 0;
    if (said >> value) paces[kind][name].push_back(value);
  }
  return paces;
}

/// The slowest of them, each by its median.
Measure slowest(
    std::string name, const std::map<std::string, std::vector<double>>& by, double most
) {
  if (by.empty()) throw std::runtime_error("the kiosk measured nothing: " + name);
  std::vector<double> worst;
  for (const auto& [what, values] : by) {
    if (worst.empty() || median(values) > median(worst)) worst = values;
  }
  return medianOf(std::move(name), worst, "ms", atMost(most));
}

std::string mediansOf(const std::map<std::string, std::vector<double>>& by) {
  std::string text;
  for (const auto& [what, values] : by) text += what + " " + rounded(median(values)) + "  ";
  return text;
}

}  // namespace

Findings measureKiosk(const Settings& settings) {
  Starts starts(settings);
  for (int round = 1; round <= settings.rounds(); ++round) {
    starts.measure();
    say("U1 round " + std::to_string(round) + ": started in " + rounded(starts.seconds.back()) +
        " s");
  }
  const Paces paces = pacesOf(settings);
  const auto& memory = paces.at("memory-mib");
  const double before = memory.at("100").back();
  const double after = memory.at(settings.quick ? "200" : "1000").back();
  Findings findings;
  findings.measures = {
      medianOf("start to the first page, 3,000 items kept", starts.seconds, "s", atMost(2.0)),
      slowest("touch to the next page, the slowest page", paces.at("touch-ms"), 100.0),
      slowest("key to results, 3,000 items, the slowest key", paces.at("key-ms"), 50.0),
      medianOf("memory of a kiosk that keeps 3,000 items", starts.mib, "MiB", atMost(250.0)),
      {"memory after all visits", after, "MiB", atMost(250.0), {}},
      {"memory after all visits − after 100", after - before, "MiB", atMost(2.0), {}}};
  findings.remarks = {
      {"touch to page, ms", mediansOf(paces.at("touch-ms"))},
      {"key to results, ms", mediansOf(paces.at("key-ms"))},
      {"visits", settings.quick ? "200" : "1,000"}};
  return findings;
}

}  // namespace hall::bench
