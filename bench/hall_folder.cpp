#include "bench/hall_folder.h"

#include <fstream>
#include <memory>
#include <stdexcept>

#include "bench/engine_hall.h"
#include "server/api/backroom.h"
#include "server/config/catalogue_parser.h"
#include "server/domain/catalogue_lint.h"

namespace hall::bench {

namespace {

namespace fs = std::filesystem;
using domain::Role;

constexpr int kBoardTokens = 2500;
constexpr auto kSessionLength = std::chrono::hours{24 * 30};

/// The folder of the city hall without its people, who would each cost a password at every start.
fs::path copyCatalogue(const fs::path& folder, const fs::path& config, int extraCounters) {
  const fs::path city = folder / "config" / "catalogue" / "city";
  fs::create_directories(city.parent_path());
  fs::copy(config / "calendar", folder / "config" / "calendar", fs::copy_options::recursive);
  fs::copy(config / "catalogue" / "city", city, fs::copy_options::recursive);
  fs::remove(city / "staff.toml");
  fs::remove(city / "devices.toml");
  std::ofstream counters(city / "counters.toml", std::ios::app);
  for (int i = 1; i <= extraCounters; ++i) {
    counters << "\n[[counter]]\ncode = \"bench-" << i
             << "\"\nzone = \"A\"\nkind = \"consult\"\nqueues = [\"consult\"]\n";
  }
  counters.close();
  if (!counters) throw std::runtime_error("cannot write the catalogue of the measured hall");
  return city;
}

std::shared_ptr<const domain::Catalogue> parsed(const fs::path& folder) {
  const config::ParsedCatalogue catalogue = config::loadCatalogue(folder);
  if (!catalogue.ok()) throw std::runtime_error(config::listed(catalogue.faults));
  return std::make_shared<const domain::Catalogue>(domain::numbered(catalogue.content, nullptr));
}

/// Fills a new data directory, a person and a device at a time.
class HallMaker {
 public:
  HallMaker(
      HallFolder& folder, std::shared_ptr<const domain::Catalogue> catalogue, domain::Instant start
  )
      : folder_(folder),
        catalogue_(std::move(catalogue)),
        hall_({folder.data, folder.key, 1024, start}) {}

  void make() {
    hall_.inTurn([this](engine::Turn& turn) -> domain::Result<engine::Position> {
      keys_ = api::tokenKeysOf(turn.store().credentials());
      return perform(turn, domain::OpenHall{domain::ClockMode::Rehearsal, "bench"});
    });
    hall_.inTurn([this](engine::Turn& turn) {
      const std::string hash = turn.store().blobs().putCatalogue(*catalogue_);
      return perform(turn, domain::PublishCatalogue{catalogue_, hash, 0});
    });
    folder_.kioskToken = signedToken(device("kiosk", domain::DeviceKind::Kiosk));
    addBoardTokens();
    folder_.managerToken = tokenOf(person("manager", Role::HallManager));
    folder_.counters = catalogue_->content().counters.size();
    folder_.queues = catalogue_->content().queues.size();
    folder_.department = catalogue_->content().departments.front().code;
    for (const domain::CounterPlace& place : catalogue_->content().counters) seat(place);
    for (const domain::Item& item : catalogue_->content().items) {
      const domain::Queue* queue = catalogue_->find(item.queue);
      if (queue != nullptr && queue->identity != domain::IdentityRule::Required) {
        folder_.items.push_back(item.code);
      }
    }
  }

 private:
  static domain::Result<engine::Position> perform(engine::Turn& turn, domain::CommandBody body) {
    engine::Submission submission;
    submission.command.body = std::move(body);
    const auto performed = turn.perform(std::move(submission));
    if (!performed) return performed.refusal();
    return performed->position;
  }

  domain::StaffId person(const std::string& number, Role role) {
    domain::Staff staff;
    staff.number = number;
    staff.name = number;
    staff.department = catalogue_->content().departments.front().id;
    staff.roles = {role};
    domain::StaffId id;
    hall_.inTurn([&](engine::Turn& turn) {
      auto recorded = perform(turn, domain::RecordStaff{staff});
      if (recorded) id = turn.state().staffByNumber(number)->id;
      return recorded;
    });
    return id;
  }

  /// The server of browsers counts by token, and each browser has its own.
  void addBoardTokens() {
    api::SessionClaims claims = device("board", domain::DeviceKind::Board);
    for (int i = 0; i < kBoardTokens; ++i) {
      claims.issued = opening() + std::chrono::milliseconds{i};
      claims.expires = opening() + kSessionLength;
      folder_.boardTokens.push_back(api::signSession(keys_.session, claims));
    }
  }

  api::SessionClaims device(const std::string& code, domain::DeviceKind kind) {
    domain::Device device;
    device.code = code;
    device.name = code;
    device.kind = kind;
    device.zone = catalogue_->content().zones.front().id;
    api::SessionClaims claims;
    hall_.inTurn([&](engine::Turn& turn) {
      auto recorded = perform(turn, domain::RecordDevice{device});
      if (!recorded) return recorded;
      claims.device = turn.state().deviceByCode(code)->id;
      // Its token number 1 is good from here on, as after an enrolment.
      turn.store().credentials().putRevocation(api::Revocations().endTokensOf(claims.device, 0));
      return recorded;
    });
    claims.session = "1";
    return claims;
  }

  void seat(const domain::CounterPlace& place) {
    const domain::StaffId staff = person("at-" + place.code, Role::CounterStaff);
    hall_.perform({staff, {}, Role::CounterStaff}, domain::SignIn{place.id});
    if (place.code.starts_with("bench-")) {
      folder_.seats.push_back({place.code, place.id, staff, tokenOf(staff)});
    }
  }

  std::string tokenOf(domain::StaffId staff) const {
    api::SessionClaims claims;
    claims.staff = staff;
    claims.session = "bench" + std::to_string(staff.value);
    return signedToken(claims);
  }

  std::string signedToken(api::SessionClaims claims) const {
    claims.issued = opening();
    claims.expires = opening() + kSessionLength;
    return api::signSession(keys_.session, claims);
  }

  HallFolder& folder_;
  const std::shared_ptr<const domain::Catalogue> catalogue_;
  EngineHall hall_;
  api::TokenKeys keys_;
};

}  // namespace

HallFolder makeHall(
    const fs::path& folder, const fs::path& config, int extraCounters, domain::Instant start
) {
  HallFolder hall;
  hall.data = folder / "data";
  hall.key = folder / "hall.key";
  hall.catalogue = copyCatalogue(folder, config, extraCounters);
  HallMaker(hall, parsed(hall.catalogue), start).make();
  return hall;
}

HallFolder copyOf(const HallFolder& hall, const fs::path& folder) {
  HallFolder copy = hall;
  copy.data = folder / "data";
  fs::create_directories(copy.data);
  for (const auto& file : fs::directory_iterator(hall.data)) {
    // Database and read models; the ballast is made anew, the lock is of the process.
    if (file.path().filename().string().find(".db") == std::string::npos) continue;
    fs::copy(file.path(), copy.data / file.path().filename());
  }
  return copy;
}

}  // namespace hall::bench
