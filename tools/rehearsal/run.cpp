#include "tools/rehearsal/run.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <stdexcept>

#include "tools/rehearsal/day_report.h"
#include "tools/rehearsal/log_checks.h"
#include "tools/rehearsal/server_process.h"

namespace hall::rehearsal {

using client::HallClient;

namespace {

constexpr std::chrono::minutes kStartLimit{2};
constexpr std::chrono::seconds kStopLimit{15};
/// A rehearsed record begins at midnight, a generated day an hour before halls open.
constexpr const char* kGeneratedDay = "2026-03-02";
/// All of China; a hall elsewhere begins its day at another hour of its own, no more.
constexpr const char* kOffset = "+08:00";

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in) throw std::runtime_error(file.string() + " cannot be read");
  return content.str();
}

/// The folder of a server of one's own: gone in the end unless it was asked for.
class HallFolder {
 public:
  explicit HallFolder(std::filesystem::path wanted)
      : path_(std::move(wanted)), isTemporary_(path_.empty()) {
    if (isTemporary_) {
      std::string pattern =
          (std::filesystem::temp_directory_path() / "hall-rehearsal-XXXXXX").string();
      if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
      path_ = pattern;
      return;
    }
    if (std::filesystem::exists(path_ / "data")) {
      throw std::runtime_error(path_.string() + " holds a hall already; choose another folder");
    }
    std::filesystem::create_directories(path_);
  }
  ~HallFolder() {
    std::error_code ignored;  // what is left in the system's temporary folder harms nothing
    if (isTemporary_) std::filesystem::remove_all(path_, ignored);
  }
  HallFolder(const HallFolder&) = delete;
  HallFolder& operator=(const HallFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  const bool isTemporary_;
};

// ---- the server --------------------------------------------------------------------------------

/// The hall a rehearsal plays in: one that runs, or one started for it.
class Hall {
 public:
  Hall(const RunOptions& options, std::chrono::year_month_day day, bool fromMidnight) {
    if (options.server.empty()) {
      start(options, day, fromMidnight);
      return;
    }
    banner_ = readBanner(contentOf(options.credentials));
    endpoint_.address = options.server;
    if (!options.authority.empty()) endpoint_.serverAuthority = contentOf(options.authority);
  }

  const client::Endpoint& endpoint() const { return endpoint_; }
  const ServerBanner& banner() const { return banner_; }
  bool isOwn() const { return process_ != nullptr; }

  /// Stops and starts its own server on the same data and port.
  void restart() {
    stop();
    const std::size_t colon = endpoint_.address.rfind(':');
    place_.rpcPort = static_cast<std::uint16_t>(std::stoi(endpoint_.address.substr(colon + 1)));
    process_ = std::make_unique<ServerProcess>(place_);
    if (!process_->waitUntilReady(kStartLimit)) complain("did not start again");
  }

  void stop() {
    if (process_ == nullptr) return;
    const auto code = process_->stop(kStopLimit);
    if (code != 0) complain("did not stop in order");
  }

 private:
  void start(const RunOptions& options, std::chrono::year_month_day day, bool fromMidnight) {
    folder_ = std::make_unique<HallFolder>(options.folder);
    place_.program = options.program;
    place_.folder = folder_->path();
    place_.catalogue = options.catalogue;
    place_.clock = "rehearsal:" + dateText(day) + (fromMidnight ? "T00:00:00" : "T08:00:00") +
                   kOffset + "," + options.pace;
    if (!std::filesystem::exists(place_.catalogue / "hall.toml")) {
      throw std::runtime_error(place_.catalogue.string() + " is no catalogue: no hall.toml in it");
    }
    process_ = std::make_unique<ServerProcess>(place_);
    const auto banner = process_->waitUntilReady(kStartLimit);
    if (!banner) complain("did not start");
    banner_ = *banner;
    endpoint_.address = banner_.rpcAddress;
    if (!options.folder.empty()) keepCredentials();
  }

  /// Beside the data that was asked for, so that its people can be called afterwards.
  void keepCredentials() const {
    const auto file = place_.folder / "credentials";
    std::ofstream out(file);
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
    );
    out << textOf(banner_);
    out.close();
    if (!out) throw std::runtime_error(file.string() + " cannot be written");
  }

  [[noreturn]] void complain(const std::string& what) const {
    const std::string log = contentOf(place_.folder / "server.log");
    throw std::runtime_error(
        place_.program.string() + " " + what + (log.empty() ? "" : "; it said: " + log)
    );
  }

  std::unique_ptr<HallFolder> folder_;  ///< outlives the process
  ServerPlace place_;
  std::unique_ptr<ServerProcess> process_;
  client::Endpoint endpoint_;
  ServerBanner banner_;
};

std::uint64_t positionOf(HallCallers& callers) {
  return callers.administrator()
      .demand<v1::GetStatusResponse>(
          "read the server's status",
          &HallClient::admin,
          &v1::AdminService::Stub::GetStatus,
          v1::GetStatusRequest{}
      )
      .position();
}

// ---- the day ------------------------------------------------------------------------------------

/// Everything the plan names must exist in this hall.
void requireFit(const DayPlan& plan, const HallFacts& facts, const HallCallers& callers) {
  for (const Visit& visit : plan.visits) {
    if (!visit.itemId.empty() && facts.item(visit.itemId) == nullptr) {
      throw std::runtime_error(
          "this hall has no item " + visit.itemId +
          "; a record of calls is rehearsed in config/catalogue/call-centre"
      );
    }
  }
  for (const StaffDay& day : plan.staff) {
    if (facts.counter(day.counterId) == nullptr) {
      throw std::runtime_error("this hall has no counter " + day.counterId);
    }
    if (!callers.knows(day.number)) {
      throw std::runtime_error("the credentials name nobody with the number " + day.number);
    }
  }
}

/// FNV-1a over what happened to every ticket, in the order of their numbers.
std::string fingerprintOf(const TicketBook& book) {
  std::map<std::string, std::string> lines;
  for (const auto& [id, story] : book.stories()) {
    const v1::Ticket& ticket = story.last;
    const auto issued = instantOf(ticket.issue_time()).time_since_epoch().count();
    const auto state = instantOf(ticket.state_time()).time_since_epoch().count();
    lines[std::to_string(issued) + ticket.number()] =
        std::to_string(ticket.state()) + " " + std::to_string(state) + " " + ticket.queue_id() +
        " " + ticket.counter_id() + " " + std::to_string(story.wait.count()) + " " +
        std::to_string(story.served.count()) + " " + std::to_string(story.calls.size());
  }
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const auto& [key, line] : lines) {
    for (const char c : key + line) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
  }
  char text[20];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

/// One rehearsal from the first look at the hall to the last check.
class Run {
 public:
  Run(const RunOptions& options, Hall& hall, const std::optional<CallDay>& record)
      : options_(options),
        hall_(hall),
        callers_(hall.endpoint(), hall.banner()),
        pace_(paceOf(callers_.administrator())),
        facts_(readFacts(callers_)),
        plan_(makePlan(record)),
        from_(positionOf(callers_)),
        rehearsal_(callers_, facts_, *pace_, plan_, {options.seed, options.isQuiet}) {
    requireFit(plan_, facts_, callers_);
  }

  RunResult go() {
    rehearsal_.run();
    result_.day = rehearsal_.figures();
    result_.fingerprint = fingerprintOf(rehearsal_.book());
    say(comparisonText(result_.day, plan_.recorded ? &*plan_.recorded : nullptr) + "\n");
    checkFloor();
    endDay();
    report();
    checkLog();
    hall_.stop();
    return std::move(result_);
  }

 private:
  DayPlan makePlan(const std::optional<CallDay>& record) {
    if (record) return planOf(*record, options_.recorded);
    return generatedDay(facts_, openHoursOf(callers_, facts_, pace_->now()), options_.generated);
  }

  void say(const std::string& text) const {
    if (options_.say) options_.say(text);
  }

  void check(const std::string& what, Faults faults) {
    say((faults.empty() ? "ok      " : "BROKEN  ") + what + "\n");
    for (std::string& fault : faults) {
      say("          " + fault + "\n");
      result_.faults.push_back(std::move(fault));
    }
  }

  void checkFloor() {
    check("each call was made and announced once", checkAnnouncements(rehearsal_));
    check("each ticket is as it was told", checkTickets(rehearsal_, callers_, facts_));
    if (!hall_.isOwn() || !pace_->isStepped()) return;
    const FloorPicture before = pictureOf(rehearsal_, callers_);
    hall_.restart();
    check(
        "the floor is the same after a restart", compare(before, pictureOf(rehearsal_, callers_))
    );
  }

  /// A clock that runs by itself is not waited for until the small hours.
  void endDay() {
    if (!pace_->isStepped()) return;
    constexpr std::chrono::minutes kAfter{1};
    const domain::LocalDay today = facts_.zone.dayOf(pace_->now() - kDayEnd);
    const domain::LocalDay next = today + std::chrono::days{1};
    pace_->moveTo(facts_.zone.toInstant(next, kDayEnd + kAfter), [] {});
  }

  void report() {
    const domain::LocalDay first = facts_.zone.dayOf(rehearsal_.midnight() - kDayEnd);
    const domain::LocalDay last = facts_.zone.dayOf(pace_->now() - kDayEnd);
    const std::uint64_t position = positionOf(callers_);
    result_.report = reportOf(callers_, first, last, position);
    say("\n" + reportText(result_.report) + "\n");
    if (!options_.saveReport.empty()) {
      saveReport(callers_, first, last, position, options_.saveReport);
    }
    {
      Progress progress("rebuilding the views", options_.isQuiet);
      rebuildViews(callers_, progress);
    }
    check(
        "the report is the same after a rebuild of the views",
        compare(result_.report, reportOf(callers_, first, last, position))
    );
  }

  void checkLog() {
    Progress reading("reading the log", options_.isQuiet);
    check(
        "each ticket ended, and as the log has it",
        checkEvents(rehearsal_, callers_, from_, !pace_->isStepped(), reading)
    );
    Progress verifying("verifying the log", options_.isQuiet);
    check("the log verifies", verifyLog(callers_, verifying));
  }

  const RunOptions& options_;
  Hall& hall_;
  HallCallers callers_;
  std::unique_ptr<Pace> pace_;
  HallFacts facts_;
  DayPlan plan_;
  std::uint64_t from_;  ///< the log's end before anything happened
  Rehearsal rehearsal_;
  RunResult result_;
};

}  // namespace

RunResult rehearse(const RunOptions& options) {
  std::optional<CallDay> record;
  if (!options.record.empty()) record = readCallDay(options.record, options.day);
  const auto day = record ? record->date : options.day.value_or(*parseDate(kGeneratedDay));
  Hall hall(options, day, record.has_value());
  return Run(options, hall, record).go();
}

}  // namespace hall::rehearsal
