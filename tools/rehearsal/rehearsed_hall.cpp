#include "tools/rehearsal/rehearsed_hall.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace hall::rehearsal {

namespace {

constexpr std::chrono::minutes kStartLimit{2};
constexpr std::chrono::seconds kStopLimit{60};
/// All of China; a hall elsewhere begins its day at another hour of its own, no more.
constexpr const char* kOffset = "+08:00";

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in) throw std::runtime_error(file.string() + " cannot be read");
  return content.str();
}

}  // namespace

// ---- its folder --------------------------------------------------------------------------------

HallFolder::HallFolder(std::filesystem::path wanted)
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

HallFolder::~HallFolder() {
  std::error_code ignored;  // what is left in the system's temporary folder harms nothing
  if (isTemporary_) std::filesystem::remove_all(path_, ignored);
}

// ---- the hall ----------------------------------------------------------------------------------

RehearsedHall::RehearsedHall(
    const RunOptions& options, std::chrono::year_month_day day, bool fromMidnight
) {
  if (options.server.empty()) {
    start(options, day, fromMidnight);
    return;
  }
  banner_ = readBanner(contentOf(options.credentials));
  endpoint_.address = options.server;
  if (!options.authority.empty()) endpoint_.serverAuthority = contentOf(options.authority);
}

void RehearsedHall::start(
    const RunOptions& options, std::chrono::year_month_day day, bool fromMidnight
) {
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
void RehearsedHall::keepCredentials() const {
  const auto file = place_.folder / "credentials";
  std::ofstream out(file);
  std::filesystem::permissions(
      file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
  );
  out << textOf(banner_);
  out.close();
  if (!out) throw std::runtime_error(file.string() + " cannot be written");
}

void RehearsedHall::restartFromTheLog() {
  stop();
  std::filesystem::remove_all(place_.folder / "data" / "snapshots");
  const std::size_t colon = endpoint_.address.rfind(':');
  place_.rpcPort = static_cast<std::uint16_t>(std::stoi(endpoint_.address.substr(colon + 1)));
  process_ = std::make_unique<ServerProcess>(place_);
  if (!process_->waitUntilReady(kStartLimit)) complain("did not start again");
}

std::string RehearsedHall::journal() const {
  return contentOf(place_.folder / "server.log");
}

void RehearsedHall::stop() {
  if (process_ == nullptr) return;
  const auto code = process_->stop(kStopLimit);
  if (code != 0) complain("did not stop in order");
}

void RehearsedHall::complain(const std::string& what) const {
  const std::string log = journal();
  throw std::runtime_error(
      place_.program.string() + " " + what + (log.empty() ? "" : "; it said: " + log)
  );
}

}  // namespace hall::rehearsal
