import type { WorkCalendarJson } from 'wire/calendar_pb'
import { dateCode, dateOfCode } from '../staff/hall_day'

export interface CalendarChange {
  /** 2026-10-01 */
  day: string
  works: boolean
  name: string
  /** True: the day is no longer listed. */
  unlist: boolean
}

/** What the hall takes for a source. */
export const kSourceMost = 200

/** The calendar after one change; the days stay in the sequence of their dates. */
export function withChange(
  calendar: WorkCalendarJson,
  change: CalendarChange,
  source: string,
): WorkCalendarJson | undefined {
  const date = dateOfCode(change.day)
  if (!date) return undefined
  const others = (calendar.days ?? []).filter((one) => dateCode(one.date ?? {}) !== change.day)
  const days = change.unlist
    ? others
    : [...others, { date, works: change.works, name: change.name.trim() }]
  days.sort((a, b) => (dateCode(a.date ?? {}) < dateCode(b.date ?? {}) ? -1 : 1))
  // The hall sends the days of this year on. A year whose days are not here is not claimed as known.
  const first = Math.min(...(calendar.days ?? []).map((one) => one.date?.year ?? 0))
  return {
    knownYears: (calendar.knownYears ?? []).filter((year) => year >= first),
    source: source.trim(),
    days,
  }
}

export function listedDay(calendar: WorkCalendarJson, day: string) {
  return (calendar.days ?? []).find((one) => dateCode(one.date ?? {}) === day)
}
