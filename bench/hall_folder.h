#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/engine_hall.h"

/// The hall that is measured: the city hall of config/ on a working morning, somebody signed in at
/// every counter.
namespace hall::bench {

/// A counter with the session of who sits there.
struct Seat {
  std::string counter;  ///< code
  domain::CounterId id;
  domain::StaffId staff;
  std::string token;
};

/// A data directory with its tokens. Can be copied while nothing runs on it.
struct HallFolder {
  std::filesystem::path data;
  std::filesystem::path key;
  std::filesystem::path catalogue;
  std::string kioskToken;
  std::vector<std::string> boardTokens;  ///< of one board; each is another text
  std::string managerToken;
  std::string department;          ///< code; everybody works for it
  std::size_t counters = 0;        ///< published
  std::size_t queues = 0;          ///< published
  std::vector<Seat> seats;         ///< the extra counters only
  std::vector<std::string> items;  ///< codes that a kiosk may issue for without an identity
};

/// Makes one at `folder` through the real engine and log, without a transport. Nobody has to log
/// in: the sessions are signed with the hall's own key. `config` is the repository's config/;
/// `extraCounters` are added, each for the consult queue, as P3 needs one a client. `start`: when
/// its log begins.
HallFolder makeHall(
    const std::filesystem::path& folder,
    const std::filesystem::path& config,
    int extraCounters = 0,
    domain::Instant start = opening()
);

/// The same hall with a log of its own.
HallFolder copyOf(const HallFolder& hall, const std::filesystem::path& folder);

}  // namespace hall::bench
