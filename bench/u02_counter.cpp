#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "bench/child_process.h"
#include "bench/clients.h"
#include "bench/figure_table.h"
#include "bench/life_client.h"
#include "bench/rounds.h"
#include "bench/server_process.h"
#include "bench/statistics.h"
#include "bench/watcher_crowd.h"
#include "client/request_id.h"
#include "hall/v1/admin_service.pb.h"
#include "hall/v1/counter_service.pb.h"

/// U2: the counter client as its clerk meets it, and what a hundred of them cost the server.
///
/// A hundred counters of one queue call at the same moment: one of them is the program itself with
/// software rendering, in a process of its own, the others send the same CallNext over eight
/// connections. Measured is the program: from the key press to the frame that shows the number, the
/// durable commit of all hundred calls included. Then it takes its call back, and the others serve,
/// finish and bring the next one into the queue. All hundred counters are watched during it, as a
/// client does.
///
/// Idle: the hundred watch their counters over a connection each, people wait, nobody does
/// anything; what the server's process uses of one core then.
namespace hall::bench {

namespace {

constexpr int kCounters = 100;
constexpr int kWaiting = 300;
constexpr int kConnections = 8;
/// Longer than the time in which the client takes a second press for a slip.
constexpr std::chrono::milliseconds kBetweenPresses{900};
constexpr std::chrono::seconds kIdle{5};
constexpr double kMib = 1024.0 * 1024.0;
constexpr const char* kQueue = "consult";
constexpr const char* kClerk = "U2";

std::vector<WatcherCrowd::Watch> watches(const HallFolder& hall) {
  std::vector<WatcherCrowd::Watch> result;
  for (const Seat& seat : hall.seats) {
    WatcherCrowd::Watch watch;
    watch.bearer = "Bearer " + seat.token;
    watch.request.set_view(v1::VIEW_COUNTER);
    watch.request.set_counter_id(seat.counter);
    result.push_back(std::move(watch));
  }
  return result;
}

/// The last seat becomes free, and somebody with a password is there to take it.
void makeRoom(Connections& connections, const HallFolder& hall) {
  static const std::string kSignOff = "/hall.v1.CounterService/SignOff";
  static const std::string kCreateStaff = "/hall.v1.AdminService/CreateStaff";
  const Seat& seat = hall.seats.back();
  v1::SignOffRequest signOff;
  signOff.set_request_id(client::newRequestId());
  signOff.set_counter_id(seat.counter);
  signOff.set_override_reason("bench");
  const std::string bearer = "Bearer " + seat.token;
  connections.call({&kSignOff, &bearer, bytesOf(signOff)});
  v1::CreateStaffRequest create;
  create.set_request_id(client::newRequestId());
  create.mutable_staff()->set_staff_number(kClerk);
  create.mutable_staff()->set_name(kClerk);
  create.mutable_staff()->set_department_id(hall.department);
  create.mutable_staff()->add_roles(v1::ROLE_COUNTER_STAFF);
  create.mutable_staff()->add_queue_ids(kQueue);
  create.set_first_password("Window-1-first");
  const std::string manager = "Bearer " + hall.managerToken;
  connections.call({&kCreateStaff, &manager, bytesOf(create)});
}

/// hall-counter at the last seat.
class Program {
 public:
  Program(const Settings& settings, const std::string& address, const HallFolder& hall)
      : process_(options(settings, address, hall)) {
    while (process_.line() != "READY") {
    }
    ask(std::string("login ") + kClerk + " Window-1-first Window-2-later");
    expect("at-work");
  }

  void ask(const std::string& line) { process_.write(line); }
  /// Milliseconds from the key press to the frame.
  double called() {
    std::istringstream said(process_.line());
    std::string word;
    std::string number;
    double milliseconds = 0;
    said >> word >> number >> milliseconds;
    if (word != "called") throw std::runtime_error("hall-counter said " + said.str());
    return milliseconds;
  }
  double residentMib() const { return static_cast<double>(process_.residentBytes()) / kMib; }
  void expect(const std::string& answer) {
    const std::string line = process_.line();
    if (line != answer) throw std::runtime_error("hall-counter said " + line);
  }

 private:
  static ChildProcess::Options options(
      const Settings& settings, const std::string& address, const HallFolder& hall
  ) {
    const std::filesystem::path folder = hall.data.parent_path();
    const std::filesystem::path config = folder / "counter.toml";
    std::ofstream(config) << "[server]\naddress = \"" << address << "\"\n[counter]\nfolder = \""
                          << (folder / "counter").string() << "\"\ncounter = \""
                          << hall.seats.back().counter << "\"\n";
    return {
        "/usr/bin/env",
        {"QT_QPA_PLATFORM=offscreen",
         "QT_QUICK_BACKEND=software",
         (settings.program.parent_path() / "hall-counter").string(),
         "--config",
         config.string(),
         "--paces"},
        {}};
  }

  ChildProcess process_;
};

/// The other ninety-nine. Each takes a number, calls, starts and finishes, all at once.
class Others {
 public:
  Others(Connections& connections, const LivingHall& hall) : connections_(connections) {
    for (std::size_t i = 0; i + 1 < kCounters; ++i) {
      lives_.push_back(std::make_unique<LifeClient>(hall, i));
    }
  }
  /// One call of each, sent together; returns when all are answered.
  void step() {
    const Load load = connections_.run(pointers(lives_), 0.0, 0.0);
    requireNoFailure(load, "the other counters");
    if (load.total != lives_.size()) throw std::runtime_error("not every counter was answered");
  }

 private:
  Connections& connections_;
  std::vector<std::unique_ptr<LoadClient>> lives_;
};

/// Share of one core in percent while nobody does anything.
double idleShare(const ServerProcess& server) {
  const double before = server.process().cpuSeconds();
  const auto begin = Steady::now();
  std::this_thread::sleep_for(kIdle);
  const std::chrono::duration<double> took = Steady::now() - begin;
  return 100.0 * (server.process().cpuSeconds() - before) / took.count();
}

}  // namespace

Findings measureCounter(const Settings& settings) {
  const RoundFolder folder(settings, 0);
  const HallFolder hall = makeHall(folder.path(), settings.config, kCounters);
  ServerProcess server(settings, hall);
  Connections connections(server.address(), kConnections);
  const LivingHall living(hall);
  fillQueue(connections, living, kWaiting);

  std::vector<double> idle;
  const int rounds = settings.rounds();
  WatcherCrowd::Options options;
  options.address = server.address();
  options.watches = watches(hall);
  options.perConnection = 1;
  {
    const WatcherCrowd watchers(options);
    for (int round = 0; round < rounds; ++round) idle.push_back(idleShare(server));
  }
  say("U2: idle with 100 clients " + rounded(median(idle)) + " % of a core");

  makeRoom(connections, hall);
  options.watches.pop_back();
  const WatcherCrowd watchers(options);
  Others others(connections, living);
  others.step();  // a number each
  Program program(settings, server.address(), hall);
  std::vector<double> milliseconds;
  const int calls = settings.quick ? 20 : 120;
  for (int i = 0; i < calls; ++i) {
    std::this_thread::sleep_for(kBetweenPresses);
    program.ask("call");
    others.step();
    milliseconds.push_back(program.called());
    for (int step = 0; step < 3; ++step) others.step();  // start, finish, a number each
    std::this_thread::sleep_for(kBetweenPresses);
    program.ask("uncall");
    program.expect("uncalled");
  }
  say("U2: key to number " + rounded(median(milliseconds)) + " ms");
  Findings findings;
  findings.measures = {
      {"key to the number on screen, 100 call at once, p50",
       median(milliseconds),
       "ms",
       atMost(60.0),
       {}},
      {"the same, p99", percentile(milliseconds, 0.99), "ms", atMost(150.0), {}},
      medianOf("server with 100 idle counter clients, of one core", idle, "%", atMost(10.0))};
  findings.remarks = {
      {"calls measured", std::to_string(calls)},
      {"memory of hall-counter after them, MiB", rounded(program.residentMib())}};
  return findings;
}

}  // namespace hall::bench
