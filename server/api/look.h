#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hall/v1/queue.pb.h"
#include "server/domain/forecast.h"
#include "server/domain/hall_state.h"

namespace hall::api {

/// The hall at one moment, as the views look at it. What several views show is made at first use
/// and then shared, so that a thousand phones cost one hall status and thirty counters one encoding
/// of each ticket. Lives for one pass and borrows the state; one thread only.
class Look {
 public:
  /// REQUIRES: a catalogue is published.
  Look(const domain::HallState& state, domain::Instant now, const domain::WaitForecast& forecast)
      : state_(state), now_(now), forecast_(forecast) {}

  const domain::HallState& state() const { return state_; }
  const domain::Catalogue& catalogue() const { return *state_.catalogue; }
  domain::Instant now() const { return now_; }
  const domain::WaitForecast& forecast() const { return forecast_; }

  // ---- encoded messages ----
  /// HallStatus with the broadcasts of a zone; none: of every zone.
  const std::string& hall(domain::ZoneId zone);
  /// QueueStatus, as message and encoded.
  struct QueueLook {
    v1::QueueStatus status;
    std::string bytes;
  };
  const QueueLook& queue(const domain::Queue& queue);
  /// Counter, for staff.
  const std::string& counter(const domain::Counter& counter);
  /// Ticket, for staff.
  const std::string& ticket(const domain::Ticket& ticket);

  // ---- what is looked up once ----
  /// Passed and not restored, latest first.
  const std::vector<const domain::Ticket*>& noShows(domain::QueueId queue);
  /// The latest serving of this person there; nullptr: none today.
  const domain::Serving* latestServing(domain::CounterId counter, domain::StaffId staff);
  /// Of whoever served there.
  const domain::Serving* latestServing(domain::CounterId counter);
  std::uint32_t finishedToday();

 private:
  using ServingPlace = std::pair<domain::CounterId, domain::StaffId>;

  void findNoShows();
  void findServings();

  const domain::HallState& state_;
  const domain::Instant now_;
  const domain::WaitForecast& forecast_;

  std::map<domain::ZoneId, std::string> halls_;
  std::map<domain::QueueId, QueueLook> queues_;
  std::map<domain::CounterId, std::string> counters_;
  std::unordered_map<domain::TicketId, std::string, domain::IdHash> tickets_;
  bool noShowsFound_ = false;
  std::map<domain::QueueId, std::vector<const domain::Ticket*>> noShows_;
  bool servingsFound_ = false;
  std::map<ServingPlace, const domain::Serving*> servings_;
  bool finishedFound_ = false;
  std::uint32_t finished_ = 0;
};

}  // namespace hall::api
