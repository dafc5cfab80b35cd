#pragma once

#include "server/domain/calendar.h"

/// Counting in working days and in business hours, for the time limits of cases.
namespace hall::domain {

/// The legal calendar with the hours of business that limits end by. Opening hours are looked at
/// for their ordinary workdays alone: a weekend shift, a late evening or an ad hoc closure of the
/// hall moves no limit. A working day for which the hours say nothing runs from midnight to
/// midnight.
///
/// Immutable; keeps references to `calendar` and `zone`, which must outlive it; safe on every
/// thread. No loop runs without end: a date that the calendar does not list works from Monday to
/// Friday.
class WorkingTime {
 public:
  WorkingTime(const WorkCalendar& calendar, const OpeningHours& hours, const TimeZone& zone);

  /// `day` itself if it is a working day, else the next one.
  LocalDay workdayFrom(LocalDay day) const;
  /// The n-th working day after `day`, which does not count itself (民法典 201). REQUIRES: n >= 1.
  LocalDay workdayAfter(LocalDay day, std::int32_t n) const;
  /// The n-th working day before `day`. REQUIRES: n >= 1.
  LocalDay workdayBefore(LocalDay day, std::int32_t n) const;
  /// Working days after `after`, up to and with `upTo`; 0 where there are none between them.
  std::int32_t workdaysIn(LocalDay after, LocalDay upTo) const;
  /// Lies one of the days after `after`, up to and with `upTo`, in a year without a notice?
  bool isProvisional(LocalDay after, LocalDay upTo) const;

  Instant openingOn(LocalDay workday) const;
  /// Close of business, which ends the last day of a limit (民法典 203).
  Instant closingOn(LocalDay workday) const;
  /// Noon, which parts a working day in halves.
  Instant noonOn(LocalDay workday) const;
  LocalDay dayOf(Instant at) const { return zone_.dayOf(at); }

  /// When the time of something that came at `at` begins to run: at once between opening and
  /// closing of a working day, lunch included; else at the next opening.
  Instant startOf(Instant at) const;
  /// The moment by which `length` of business hours has passed since `from`; an end that falls on
  /// a closing is that closing and not the opening after it. REQUIRES: length > 0.
  Instant after(Instant from, Duration length) const;
  /// The moment from which `length` of business hours is left until `until`. REQUIRES: length > 0.
  Instant before(Instant until, Duration length) const;
  /// Business hours between the two; zero where `until` is not after `from`.
  Duration between(Instant from, Instant until) const;
  /// The n-th end of a half workday (noon, closing) after `at`. REQUIRES: n >= 1.
  Instant halfDayEnd(Instant at, std::int32_t n) const;
  /// How many of these ends lie after `from`, up to and with `until`.
  std::int32_t halfDayEndsIn(Instant from, Instant until) const;

 private:
  const std::vector<Session>& sessionsOn(LocalDay workday) const;
  /// Business hours of one day that lie between the two moments.
  Duration businessOn(LocalDay day, Instant from, Instant until) const;

  const WorkCalendar& calendar_;
  const TimeZone& zone_;
  OpeningHours ordinary_;  ///< without the exceptions
};

}  // namespace hall::domain
