#include "tools/simulator/visits.h"

#include <algorithm>
#include <cmath>

#include "tools/simulator/chance.h"

namespace hall::simulator {

namespace {

domain::Duration duration(double minutes) {
  return domain::Duration{std::llround(minutes * 60'000.0)};
}

/// Draws the visits of one day.
class Day {
 public:
  Day(const Layout& layout, double load, std::uint64_t seed)
      : layout_(layout),
        chance_(seed),
        factor_(load * chance_.logNormal(1.0, layout.dayFactorSpread)) {}

  std::vector<Visit> draw() {
    for (std::size_t kind = 0; kind < layout_.visitors.size(); ++kind) drawWalkIns(kind);
    drawAppointments();
    std::stable_sort(visits_.begin(), visits_.end(), [](const Visit& left, const Visit& right) {
      return left.ref < right.ref;
    });
    return std::move(visits_);
  }

 private:
  /// Non-homogeneous Poisson arrivals by thinning.
  void drawWalkIns(std::size_t kind) {
    const double rateMax = layout_.visitors[kind].walkInsPerMinute * factor_ * layout_.shapeMax();
    if (rateMax <= 0.0) return;
    for (double minute = chance_.exponential(1.0 / rateMax); minute < layout_.arrivalsUntilMinute;
         minute += chance_.exponential(1.0 / rateMax)) {
      if (chance_.happens(layout_.shapeAt(minute) / layout_.shapeMax())) add(kind, minute);
    }
  }

  void drawAppointments() {
    if (layout_.slotEveryMinutes <= 0.0) return;
    for (double slot = 0.0; slot < layout_.arrivalsUntilMinute; slot += layout_.slotEveryMinutes) {
      for (const double kept : layout_.slotKept) {
        if (chance_.happens(kept)) drawAppointment(slot);
      }
    }
  }

  void drawAppointment(double slot) {
    const std::size_t kind = appointmentKind();
    const double late = layout_.punctualityMean + layout_.punctualityDeviation * chance_.normal();
    const double arrival = std::max(slot + late, 0.0);
    if (arrival - slot > layout_.lateAfterMinutes) {
      add(walkInKind(layout_.visitors[kind].queue), arrival);
    } else {
      add(kind, std::max(arrival, slot));
    }
  }

  std::size_t appointmentKind() {
    double left = chance_.uniform();
    std::size_t last = 0;
    for (std::size_t kind = 0; kind < layout_.visitors.size(); ++kind) {
      const double share = layout_.visitors[kind].appointmentShare;
      if (share <= 0.0) continue;
      last = kind;
      if (left < share) return kind;
      left -= share;
    }
    return last;
  }

  std::size_t walkInKind(domain::QueueId queue) const {
    const auto found = std::find_if(
        layout_.visitors.begin(),
        layout_.visitors.end(),
        [queue](const Visitors& visitors) {
          return visitors.queue == queue && visitors.walkInsPerMinute > 0.0;
        }
    );
    return static_cast<std::size_t>(found - layout_.visitors.begin());
  }

  void add(std::size_t kind, double refMinute) {
    const Visitors& visitors = layout_.visitors[kind];
    const double service = chance_.logNormal(visitors.serviceMinutes, visitors.serviceSpread);
    visits_.push_back({kind, kOpening + duration(refMinute), duration(service)});
  }

  const Layout& layout_;
  Chance chance_;
  const double factor_;  ///< of the rates of walk-ins
  std::vector<Visit> visits_;
};

}  // namespace

std::vector<Visit> visitsOf(const Layout& layout, double load, std::uint64_t seed) {
  return Day(layout, load, seed).draw();
}

}  // namespace hall::simulator
