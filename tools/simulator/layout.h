#pragma once

#include <string_view>
#include <vector>

#include "server/domain/counter.h"
#include "server/domain/ticket.h"

/// A hall to simulate: who comes, how long they take, what was promised, who can serve them.
/// Minutes are doubles here, as laws of arrival and service are; a simulated day is in
/// milliseconds.
namespace hall::simulator {

/// Visitors of one kind, with a promise of their own.
struct Visitors {
  std::string_view name;
  domain::QueueId queue;
  domain::TicketClass ticketClass = domain::TicketClass::Ordinary;
  domain::Ground ground = domain::Ground::None;
  domain::Target target;
  double walkInsPerMinute = 0.0;  ///< times the shape of the day
  double appointmentShare = 0.0;  ///< of the appointments kept
  double serviceMinutes = 0.0;    ///< mean of a log-normal law
  double serviceSpread = 0.0;     ///< its squared coefficient of variation
};

/// A bell of walk-ins: height·exp(−((t − minute)/width)²).
struct Peak {
  double minute = 0.0;
  double height = 0.0;
  double width = 1.0;
};

struct Layout {
  std::vector<Visitors> visitors;
  std::vector<domain::QueueSet> counters;  ///< what each serves

  double arrivalsUntilMinute = 0.0;
  double baseShape = 0.0;
  std::vector<Peak> peaks;
  double lunchFromMinute = 0.0;
  double lunchUntilMinute = 0.0;
  double lunchFactor = 1.0;
  double dayFactorSpread = 0.0;  ///< c² of the log-normal factor a whole day has

  double slotEveryMinutes = 0.0;  ///< 0: no appointments
  std::vector<double> slotKept;   ///< probability of each appointment of a slot
  double punctualityMean = 0.0;   ///< minutes after the slot; negative: early
  double punctualityDeviation = 0.0;
  double lateAfterMinutes = 0.0;  ///< then the appointment is lost and the visitor a walk-in

  double gapMinutes = 0.0;  ///< a counter takes between two tickets

  /// Factor of the walk-in rates at a minute of the day.
  double shapeAt(double minute) const;
  double shapeMax() const;
};

/// The hall of queueing.md 2.3: 13 counters, 426 tickets a day, 11 % appointments.
Layout referenceLayout();

}  // namespace hall::simulator
