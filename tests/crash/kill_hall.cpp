#include "tests/crash/kill_hall.h"

#include <cstdlib>
#include <thread>
#include <utility>

#include "client/request_id.h"
#include "server/engine/random_ids.h"
#include "server/log/sqlite_store.h"
#include "server/log/verify.h"

namespace hall::crash {

using rehearsal::ServerProcess;

namespace {

constexpr std::chrono::seconds kStartLimit{60};
constexpr std::chrono::seconds kAnswerLimit{60};
constexpr std::chrono::seconds kWatchLimit{30};
constexpr std::uint64_t kAnswersMax = 60;

std::filesystem::path folderFrom(const char* variable) {
  const char* folder = std::getenv(variable);
  if (folder == nullptr) throw std::runtime_error(std::string(variable) + " is not set");
  return folder;
}

}  // namespace

// ---- watching ----------------------------------------------------------------------------------

QueueWatch::QueueWatch(const std::string& address, const std::string& token)
    : client_({address, {}, {}, {}}) {
  client_.setToken(token);
  v1::WatchHallRequest request;
  request.set_view(v1::VIEW_MANAGER);
  request.mutable_hall();
  client::Watcher::Callbacks callbacks;
  callbacks.onFrame = [this](const v1::WatchFrame& frame) { take(frame); };
  watcher_ = std::make_unique<client::Watcher>(client_, request, std::move(callbacks));
}

void QueueWatch::take(const v1::WatchFrame& frame) {
  const std::lock_guard lock(mutex_);
  epoch_ = frame.epoch();
  if (frame.has_snapshot()) queues_.clear();
  const auto& queues =
      frame.has_snapshot() ? frame.snapshot().manager().queues() : frame.delta().manager().queues();
  for (const v1::QueueStatus& queue : queues) queues_[queue.queue_id()] = queue;
  changed_.notify_all();
}

std::uint64_t QueueWatch::epoch() const {
  const std::lock_guard lock(mutex_);
  return epoch_;
}

bool QueueWatch::isSame(const v1::ListQueuesResponse& queues) const {
  for (const v1::QueueStatus& queue : queues.queues()) {
    const auto seen = queues_.find(queue.queue_id());
    if (seen == queues_.end() || seen->second.waiting_count() != queue.waiting_count() ||
        seen->second.issued_today() != queue.issued_today() ||
        seen->second.calls_today() != queue.calls_today()) {
      return false;
    }
  }
  return true;
}

bool QueueWatch::waitUntilSame(
    const v1::ListQueuesResponse& queues, std::chrono::milliseconds limit
) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, limit, [&] { return isSame(queues); });
}

// ---- the hall ----------------------------------------------------------------------------------

KillHall::KillHall(std::uint64_t seed) : chance_(seed) {
  place_.program = folderFrom("HALL_BIN_DIR") / "hall-server";
  place_.folder = folder_.path();
  place_.catalogue = folderFrom("HALL_SOURCE_DIR") / "config" / "catalogue" / "township";
  // A Monday morning that runs as fast as the wall's clock.
  place_.clock = "rehearsal:2026-03-02T08:40:00+08:00,1";
}

KillHall::~KillHall() = default;

std::unique_ptr<ServerProcess> KillHall::start() {
  return std::make_unique<ServerProcess>(place_);
}

void KillHall::open() {
  server_ = start();
  const auto banner = server_->waitUntilReady(kStartLimit);
  ASSERT_TRUE(banner.has_value()) << "the server did not start";
  first_ = *banner;
  // The watcher looks for it at the same address after every start.
  address_ = first_.rpcAddress;
  place_.rpcPort = static_cast<std::uint16_t>(std::stoi(address_.substr(address_.rfind(':') + 1)));
  managerToken_ = logIn("5001");
  for (int i = 0; i < 3; ++i) {
    kiosks_.push_back(std::make_unique<InsistentKiosk>(ledger_, first_.deviceTokens.at("kiosk-1")));
    counters_.push_back(std::make_unique<InsistentCounter>(
        ledger_, logIn("100" + std::to_string(i + 1)), std::to_string(i + 1)
    ));
  }
  connectAll(address_);
  for (const auto& counter : counters_) counter->signIn();
  watch_ = std::make_unique<QueueWatch>(address_, managerToken_);
}

std::string KillHall::logIn(const std::string& number) {
  client::HallClient client({address_, {}, {}, {}});
  v1::LoginRequest request;
  request.set_request_id(client::newRequestId());
  request.set_staff_number(number);
  for (const auto& account : first_.accounts) {
    if (account.number == number) request.set_password(account.password);
  }
  v1::LoginResponse response;
  const auto failure = client.call(request, response);
  EXPECT_TRUE(failure.ok()) << number << ": " << failure.message;
  return response.session_token();
}

void KillHall::connectAll(const std::string& address) {
  for (const auto& kiosk : kiosks_) kiosk->connect(address);
  for (const auto& counter : counters_) counter->connect(address);
  manager_ = std::make_unique<client::HallClient>(client::Endpoint{address, {}, {}, {}});
  manager_->setToken(managerToken_);
}

void KillHall::workUntilKilled(int round) {
  ledger_.beginRound(round);
  std::vector<std::thread> threads;
  for (const auto& kiosk : kiosks_) threads.emplace_back([&kiosk = *kiosk] { kiosk.work(); });
  for (const auto& counter : counters_) {
    threads.emplace_back([&counter = *counter] { counter.work(); });
  }
  const bool answered = ledger_.waitForAnswers(1 + chance_() % kAnswersMax, kAnswerLimit);
  server_->kill();
  for (std::thread& thread : threads) thread.join();
  EXPECT_TRUE(answered) << "the hall stood still";
  EXPECT_EQ(server_->waitUntilEnded(kStartLimit), std::nullopt) << "it ended by itself";
  server_.reset();
  checkLog();
}

void KillHall::perhapsKillWhileStarting() {
  constexpr std::uint64_t kEvery = 4;
  constexpr std::uint64_t kStartTakes = 500;
  if (chance_() % kEvery != 0) return;
  server_ = start();
  server_->waitUntilReady(std::chrono::milliseconds{chance_() % kStartTakes});
  server_.reset();
  checkLog();
}

void KillHall::startAgain() {
  server_ = start();
  const auto banner = server_->waitUntilReady(kStartLimit);
  ASSERT_TRUE(banner.has_value()) << "the server did not start again";
  ASSERT_EQ(banner->rpcAddress, address_);
  connectAll(address_);
}

// ---- what must be true -------------------------------------------------------------------------

void KillHall::check(int round) {
  for (const auto& counter : counters_) counter->settle();
  for (const auto& kiosk : kiosks_) kiosk->settle();
  for (const auto& kiosk : kiosks_) kiosk->repeatAcknowledged();
  checkTickets(round);
  checkCalls(round);
  // A watcher rests some seconds before it comes back; to wait for it each time would take longer
  // than all the rest.
  constexpr int kWatchEvery = 5;
  if (round % kWatchEvery == 0) checkWatch();
  EXPECT_EQ(ledger_.faults(), std::vector<std::string>{});
}

void KillHall::checkAll() {
  checkTickets(0);
  checkCalls(0);
}

void KillHall::checkTickets(int sinceRound) {
  for (const auto& [id, known] : ledger_.tickets()) {
    if (known.round < sinceRound) continue;
    v1::GetTicketRequest request;
    request.set_ticket_id(id);
    request.set_min_position(ledger_.lastPosition());
    v1::GetTicketResponse found;
    const auto failure = manager_->call(request, found);
    ASSERT_TRUE(failure.ok()) << known.number << " is lost: " << failure.message;
    EXPECT_EQ(found.ticket().number(), known.number);
    EXPECT_GE(stageOf(found.ticket().state()), stageOf(known.state)) << known.number;
  }
}

void KillHall::checkCalls(int sinceRound) {
  for (const KillLedger::Call& call : ledger_.calls()) {
    if (call.round < sinceRound) continue;
    v1::ExplainCallRequest request;
    request.set_call_id(call.callId);
    v1::ExplainCallResponse found;
    const auto failure = manager_->call(request, found);
    ASSERT_TRUE(failure.ok()) << "call " << call.callId << " is lost: " << failure.message;
    EXPECT_EQ(found.ticket_id(), call.ticketId) << "call " << call.callId;
  }
}

/// Of the dead server's data, as it lies on the disk.
void KillHall::checkLog() {
  const auto ids = engine::makeRandomIds();
  log::StoreOptions options;
  options.directory = folder_ / "data";
  options.keyFile = folder_ / "hall.key";
  options.create = false;
  options.clockMode = domain::ClockMode::Rehearsal;
  const auto store = log::SqliteStore::open(options, *ids);
  ASSERT_TRUE(store.ok()) << domain::nameOf(store.reason());
  log::LogVerifier verifier(
      (*store)->eventLog(), (*store)->blobTable(), (*store)->hashAlgorithm(), engine::HallId{}
  );
  while (verifier.step(1000)) {
  }
  EXPECT_TRUE(verifier.report().sound())
      << "bad at position " << verifier.report().firstBad->position;
  EXPECT_GE(verifier.report().verified, ledger_.lastPosition());
}

void KillHall::checkWatch() {
  v1::ListQueuesResponse queues;
  const auto failure = manager_->call(v1::ListQueuesRequest{}, queues);
  ASSERT_TRUE(failure.ok()) << failure.message;
  EXPECT_TRUE(watch_->waitUntilSame(queues, kWatchLimit)) << "the watcher did not catch up";
  EXPECT_NE(watch_->epoch(), lastEpoch_) << "every start has an epoch of its own";
  lastEpoch_ = watch_->epoch();
}

}  // namespace hall::crash
