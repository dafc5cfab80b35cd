#include "tools/simulator/layout.h"

#include <cmath>
#include <initializer_list>

namespace hall::simulator {

namespace {

using domain::Ground;
using domain::QueueId;
using domain::QueueSet;
using domain::Target;
using domain::TicketClass;
using std::chrono::minutes;

constexpr QueueId kA{1};
constexpr QueueId kB{2};
constexpr QueueId kPickUp{3};
constexpr QueueId kPriority{4};

QueueSet setOf(std::initializer_list<QueueId> queues) {
  QueueSet set;
  for (const QueueId queue : queues) set.add(queue);
  return set;
}

}  // namespace

double Layout::shapeAt(double minute) const {
  double shape = baseShape;
  for (const Peak& peak : peaks) {
    const double off = (minute - peak.minute) / peak.width;
    shape += peak.height * std::exp(-off * off);
  }
  const bool lunch = lunchFromMinute < minute && minute < lunchUntilMinute;
  return lunch ? shape * lunchFactor : shape;
}

double Layout::shapeMax() const {
  double bound = baseShape;
  for (const Peak& peak : peaks) bound += peak.height;
  return bound;
}

Layout referenceLayout() {
  constexpr Target kTen{minutes{10}, 900};
  Layout layout;
  layout.visitors = {
      {"A", kA, TicketClass::Ordinary, Ground::None, {minutes{15}, 900}, 0.62, 0.0, 8.0, 0.8},
      {"B", kB, TicketClass::Ordinary, Ground::None, {minutes{20}, 900}, 0.20, 0.0, 14.0, 0.6},
      {"pickup", kPickUp, TicketClass::Ordinary, Ground::None, kTen, 0.19, 0.0, 3.0, 0.5},
      {"priority",
       kPriority,
       TicketClass::Priority,
       Ground::Elderly,
       {minutes{8}, 950},
       0.075,
       0.0,
       9.0,
       0.8},
      {"A appointment", kA, TicketClass::Appointment, Ground::None, kTen, 0.0, 0.7, 8.0, 0.8},
      {"B appointment", kB, TicketClass::Appointment, Ground::None, kTen, 0.0, 0.3, 14.0, 0.6},
  };
  for (int i = 0; i < 6; ++i) layout.counters.push_back(setOf({kA, kPickUp, kPriority}));
  for (int i = 0; i < 3; ++i) layout.counters.push_back(setOf({kA, kB, kPickUp, kPriority}));
  for (int i = 0; i < 4; ++i) layout.counters.push_back(setOf({kB}));

  layout.arrivalsUntilMinute = 500.0;
  layout.baseShape = 0.45;
  layout.peaks = {{85.0, 0.95, 45.0}, {370.0, 0.80, 50.0}};
  layout.lunchFromMinute = 195.0;
  layout.lunchUntilMinute = 300.0;
  layout.lunchFactor = 0.55;
  layout.dayFactorSpread = 0.01;

  layout.slotEveryMinutes = 15.0;
  layout.slotKept = {0.88, 0.88 * 0.55};
  layout.punctualityMean = -6.0;
  layout.punctualityDeviation = 6.0;
  layout.lateAfterMinutes = 15.0;

  layout.gapMinutes = 0.5;
  return layout;
}

}  // namespace hall::simulator
