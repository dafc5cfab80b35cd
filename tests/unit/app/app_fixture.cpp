#include "tests/unit/app/app_fixture.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "server/app/refused_start.h"
#include "server/log/hash.h"
#include "server/sqlite/database.h"
#include "tests/unit/config/small_hall.h"

namespace hall::app {

namespace fs = std::filesystem;

// ---- the journal ------------------------------------------------------------------------------

Journal::Reader JournalLines::reader() {
  return [this](const std::string& line) {
    {
      const std::lock_guard lock(mutex_);
      lines_.push_back(line);
    }
    grown_.notify_all();
  };
}

std::vector<std::string> JournalLines::all() const {
  const std::lock_guard lock(mutex_);
  return lines_;
}

std::string JournalLines::mark(Happening happening) {
  return "\"event\":\"" + std::string(nameOf(happening)) + "\"";
}

std::size_t JournalLines::count(Happening happening) const {
  std::size_t count = 0;
  for (const std::string& line : all())
    count += line.find(mark(happening)) != std::string::npos ? 1U : 0U;
  return count;
}

std::string JournalLines::wait(Happening happening, std::size_t nth) const {
  std::string found;
  std::unique_lock lock(mutex_);
  grown_.wait_for(lock, kPatience, [&] {
    std::size_t seen = 0;
    for (const std::string& line : lines_) {
      if (line.find(mark(happening)) == std::string::npos || ++seen < nth) continue;
      found = line;
      return true;
    }
    return false;
  });
  return found;
}

// ---- the server -------------------------------------------------------------------------------

AppFixture::AppFixture() {
  fs::create_directories(folder_ / "keys");
  writeCatalogue();
}

void AppFixture::writeCatalogue() const {
  auto files = config::smallHall().files;
  files["city/items/social.toml"] =
      "[[item]]\ncode = \"card\"\nname = \"社保卡申领\"\ndepartment = \"social\"\n"
      "queue = \"pension\"\nkind = \"on-the-spot\"\n";
  files["city/staff.toml"] =
      "[[staff]]\nnumber = \"1001\"\nname = \"张三\"\ndepartment = \"social\"\n"
      "roles = [\"counter-staff\"]\n"
      "[[staff]]\nnumber = \"5001\"\nname = \"李四\"\ndepartment = \"social\"\n"
      "roles = [\"hall-manager\"]\n"
      "[[staff]]\nnumber = \"6001\"\nname = \"王五\"\ndepartment = \"social\"\n"
      "roles = [\"supervisor\"]\n"
      "[[staff]]\nnumber = \"9001\"\nname = \"赵六\"\ndepartment = \"social\"\n"
      "roles = [\"administrator\"]\n";
  files["city/devices.toml"] =
      "[[device]]\ncode = \"kiosk-1\"\nname = \"取号机\"\nkind = \"kiosk\"\nzone = \"east\"\n"
      "[[device]]\ncode = \"board-1\"\nname = \"大屏\"\nkind = \"board\"\nzone = \"east\"\n"
      "[[device]]\ncode = \"pc-1\"\nname = \"1号窗口电脑\"\nkind = \"counter-pc\"\n"
      "counter = \"1\"\n";
  for (const auto& [name, text] : files) {
    const fs::path path = folder_.path() / "config" / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
}

ClockChoice AppFixture::stepped(std::string_view at) {
  return parseClock("rehearsal:" + std::string(at) + ",stepped").value();
}

AppFixture::Options AppFixture::options() const {
  Options options;
  config::MachineConfig& config = options.config;
  config = config::parseMachineConfig("", folder_.path() / "hall.toml").config;
  config.catalogue = folder_ / "config" / "city";
  config.rpcListen = {"127.0.0.1", 0};
  config.webListen = {"127.0.0.1", 0};
  config.metricsListen = {"127.0.0.1", 0};
  config.dataDirectory = data();
  config.keyFile = folder_ / "keys" / "hall.key";
  config.checkpointFile = checkpoints();
  config.backupDirectory = backups();
  config.diskFloorMib = 16;
  config.logLevel = config::LogLevel::Debug;
  options.clock = stepped();
  // The least that libsodium takes: nothing here is about how long it lasts.
  options.passwordCost = {1, 8192};
  return options;
}

void AppFixture::start(Options options) {
  options.journal = journal_.reader();
  application_ = std::make_unique<HallApplication>(std::move(options));
  auto started = application_->start();
  ASSERT_TRUE(started) << sentenceOf(started.refusal());
  started_ = std::move(started).value();
  clients_.clear();
  if (!started_.firstPeople) return;
  people_ = *started_.firstPeople;
  for (const auto& device : people_.devices) tokens_[device.code] = device.token;
}

domain::Refusal AppFixture::refusalOf(Options options) {
  options.journal = journal_.reader();
  HallApplication refused(std::move(options));
  const auto started = refused.start();
  EXPECT_FALSE(started) << "it starts";
  return started ? domain::Refusal{} : started.refusal();
}

// ---- calling ----------------------------------------------------------------------------------

std::unique_ptr<client::HallClient> AppFixture::connect(std::string token) const {
  client::Patience patience;
  patience.perTry = kPatience;
  patience.inAll = {};
  auto made = std::make_unique<client::HallClient>(
      client::Endpoint{"127.0.0.1:" + std::to_string(started_.rpcPort), {}, {}, {}}, patience
  );
  if (!token.empty()) made->setToken(std::move(token));
  return made;
}

client::HallClient& AppFixture::device(const std::string& code) {
  auto& made = clients_[code];
  if (made == nullptr) made = connect(tokens_.at(code));
  return *made;
}

client::HallClient& AppFixture::staff(const std::string& number, const std::string& device) {
  auto& made = clients_[number];
  if (made != nullptr) return *made;
  made = connect();
  if (!tokens_.contains(number)) {
    v1::LoginRequest request;
    request.set_request_id(client::newRequestId());
    request.set_staff_number(number);
    request.set_device_id(device);
    for (const auto& account : people_.accounts) {
      if (account.number == number) request.set_password(account.password);
    }
    v1::LoginResponse response;
    const auto failure = made->call(request, response);
    EXPECT_TRUE(failure.ok()) << failure.message;
    tokens_[number] = response.session_token();
  }
  made->setToken(tokens_[number]);
  return *made;
}

client::Failure AppFixture::issue(v1::IssueTicketResponse& response, const std::string& requestId) {
  v1::IssueTicketRequest request;
  request.set_request_id(requestId);
  request.mutable_errand()->set_item_id("card");
  return kiosk().call(request, response);
}

std::string AppFixture::number() {
  v1::IssueTicketResponse response;
  const auto failure = issue(response);
  EXPECT_TRUE(failure.ok()) << failure.message;
  return response.ticket().number();
}

v1::GetStatusResponse AppFixture::status() {
  v1::GetStatusResponse response;
  const auto failure = administrator().call(v1::GetStatusRequest{}, response);
  EXPECT_TRUE(failure.ok()) << failure.message;
  return response;
}

std::optional<v1::AlertLevel> AppFixture::openAlert(v1::AlertRule rule) {
  v1::ListAlertsResponse response;
  const auto failure = administrator().call(v1::ListAlertsRequest{}, response);
  EXPECT_TRUE(failure.ok()) << failure.message;
  for (const v1::Alert& alert : response.alerts()) {
    if (alert.rule() == rule) return alert.level();
  }
  return std::nullopt;
}

bool AppFixture::alertStands(v1::AlertRule rule, v1::AlertLevel level) {
  return eventually([&](const auto&) { return openAlert(rule) == level; });
}

bool AppFixture::noAlertStands(v1::AlertRule rule) {
  return eventually([&](const auto&) { return !openAlert(rule); });
}

void AppFixture::advance(std::chrono::seconds by) {
  // In steps that a session outlives, each with a new one.
  constexpr std::chrono::seconds kStep = std::chrono::hours{6};
  for (; by.count() > 0; by -= kStep) {
    forgetSessions();
    v1::AdvanceClockRequest request;
    request.set_request_id(client::newRequestId());
    request.mutable_advance_duration()->set_seconds(std::min(by, kStep).count());
    v1::AdvanceClockResponse response;
    const auto failure = administrator().call(request, response);
    ASSERT_TRUE(failure.ok()) << failure.message;
  }
}

void AppFixture::forgetSessions() {
  for (const auto& account : people_.accounts) {
    tokens_.erase(account.number);
    clients_.erase(account.number);
  }
}

void AppFixture::signIn() {
  v1::SignInRequest request;
  request.set_request_id(client::newRequestId());
  request.set_counter_id("1");
  v1::SignInResponse response;
  const auto failure = counter().call(request, response);
  ASSERT_TRUE(failure.ok()) << failure.message;
}

// ---- the disk ---------------------------------------------------------------------------------

void AppFixture::tamper(const std::string& sql) const {
  sqlite::Database database(this->database().string(), sqlite::Database::Mode::Existing);
  database.run(sql.c_str());
}

std::map<std::string, std::string> AppFixture::contents() const {
  std::map<std::string, std::string> found;
  log::Hasher hasher(log::HashAlgorithm::Sha256);
  for (const auto& entry : fs::recursive_directory_iterator(data())) {
    const std::string name = entry.path().filename().string();
    // A write-ahead log without a byte is made by looking.
    if (!entry.is_regular_file() || name == "lock" || name == "ballast" || entry.file_size() == 0) {
      continue;
    }
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const log::Hash hash = hasher.of(bytes);
    found[entry.path().lexically_relative(data()).string()] = log::hexadecimal(log::bytesOf(hash));
  }
  return found;
}

}  // namespace hall::app
