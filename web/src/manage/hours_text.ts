import type { SeasonJson } from 'wire/calendar_pb'
import type { SessionJson } from 'wire/text_pb'

/** 08:30–12:00、14:00–17:30; empty where it is closed. */
export function sessionsText(sessions: readonly SessionJson[] | undefined): string {
  return (sessions ?? [])
    .map((one) => `${minuteText(one.fromMinute ?? 0)}–${minuteText(one.untilMinute ?? 0)}`)
    .join('、')
}

export function minuteText(minute: number): string {
  const two = (value: number) => `0${value}`.slice(-2)
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** 10-01 of month × 100 + day. */
export function yearDayText(yearDay: number | undefined): string {
  const two = (value: number) => `0${value}`.slice(-2)
  const value = yearDay ?? 0
  return `${two(Math.floor(value / 100))}-${two(value % 100)}`
}

export const kDayKinds = ['workday', 'saturday', 'sunday', 'holiday'] as const

export function sessionsOf(season: SeasonJson, kind: (typeof kDayKinds)[number]): string {
  return sessionsText(season[kind])
}
