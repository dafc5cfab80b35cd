import type { DateJson } from 'wire/text_pb'
import { wallTime } from '../words/hall_time'

const kDayMs = 86_400_000

/** The hall's day at a time: until its end (03:00) it is still the day before. */
export function hallDay(ms: number, dayEndMinute = 180): DateJson {
  const at = wallTime(ms - dayEndMinute * 60_000)
  return { year: at.year, month: at.month, day: at.day }
}

export function plusDays(date: DateJson, days: number): DateJson {
  const moved = new Date(utc(date) + days * kDayMs)
  return {
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
  }
}

/** 0 is Sunday. */
export function weekdayOf(date: DateJson): number {
  return new Date(utc(date)).getUTCDay()
}

export function dateCode(date: DateJson): string {
  const two = (value: number) => `0${value}`.slice(-2)
  return `${date.year}-${two(date.month ?? 0)}-${two(date.day ?? 0)}`
}

export function dateOfCode(code: string): DateJson | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(code)
  if (!match) return undefined
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}

function utc(date: DateJson): number {
  return Date.UTC(date.year ?? 1970, (date.month ?? 1) - 1, date.day ?? 1)
}
