#include "server/api/hall_status.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "server/api/wire.h"

namespace hall::api {

namespace {

constexpr std::size_t kBroadcastsMax = 20;
/// An opening further away is not announced.
constexpr int kDaysAhead = 14;

/// Start of the next session after `now`; nothing: none within 14 days.
std::optional<domain::Instant> nextSession(
    const domain::Catalogue& catalogue, domain::Instant now
) {
  const domain::Catalogue::Content& content = catalogue.content();
  const domain::LocalDay today = content.zone.dayOf(now);
  for (int ahead = 0; ahead <= kDaysAhead; ++ahead) {
    const domain::LocalDay day = today + std::chrono::days{ahead};
    for (const domain::Session& session : content.hours.sessionsOn(day, content.calendar)) {
      const domain::Instant start = content.zone.toInstant(day, session.from);
      if (start > now) return start;
    }
  }
  return std::nullopt;
}

void writeHours(const domain::Catalogue& catalogue, domain::Instant now, v1::HallStatus& out) {
  const domain::Catalogue::Content& content = catalogue.content();
  out.set_in_session(domain::inSession(now, content.hours, content.calendar, content.zone));
  const auto closing =
      domain::closingOn(content.zone.dayOf(now), content.hours, content.calendar, content.zone);
  if (closing) write(*closing, *out.mutable_close_time());
  if (out.in_session()) return;
  if (const auto opens = nextSession(catalogue, now)) write(*opens, *out.mutable_open_time());
}

/// Oldest first; when too many hold, the newest of them.
void writeBroadcasts(
    const domain::HallState& state, domain::ZoneId zone, domain::Instant now, v1::HallStatus& out
) {
  std::vector<const domain::Notice*> held;
  for (const domain::Notice& notice : state.notices) {
    const bool elsewhere = zone && notice.zone && notice.zone != zone;
    if (!notice.counter && !elsewhere && notice.until > now) held.push_back(&notice);
  }
  const std::size_t first = held.size() - std::min(held.size(), kBroadcastsMax);
  for (std::size_t i = first; i < held.size(); ++i) {
    v1::HallBroadcast& broadcast = *out.add_broadcasts();
    broadcast.set_text(held[i]->text);
    broadcast.set_spoken(held[i]->spoken);
    write(held[i]->sent, *broadcast.mutable_send_time());
    write(held[i]->until, *broadcast.mutable_until_time());
  }
}

}  // namespace

void writeHallStatus(
    const domain::HallState& state, domain::ZoneId zone, domain::Instant now, v1::HallStatus& out
) {
  const domain::Catalogue& catalogue = *state.catalogue;
  write(catalogue.content().hall.name, *out.mutable_name());
  out.set_rehearsal(state.mode == domain::ClockMode::Rehearsal);
  out.set_suspended(state.suspended);
  if (state.suspended) out.set_suspension_text(state.suspensionText);
  writeHours(catalogue, now, out);
  writeBroadcasts(state, zone, now, out);
  out.set_catalogue_version(catalogue.version());
  const domain::Duration ahead =
      catalogue.zone().toLocal(now).time_since_epoch() - now.time_since_epoch();
  write(ahead, *out.mutable_utc_offset());
}

}  // namespace hall::api
