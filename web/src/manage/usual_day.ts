import type { ReportFigureJson } from 'wire/report_service_pb'
import { dateOfCode, weekdayOf } from '../staff/hall_day'
import type { Figure, ReportLine } from './report_table'

/** Figures by half hour: "09:30" to its figures. */
export type DayShape = Map<string, ReportLine['figures']>

export const kCounts: ReportFigureJson[] = [
  'REPORT_FIGURE_ISSUED',
  'REPORT_FIGURE_CALLED',
  'REPORT_FIGURE_SERVED',
  'REPORT_FIGURE_NO_SHOWS',
]
export const kMeans: ReportFigureJson[] = [
  'REPORT_FIGURE_WAIT_MEAN',
  'REPORT_FIGURE_SERVICE_MEAN',
  'REPORT_FIGURE_SHARE_IN_TARGET',
]
/** What the figures page asks for. */
export const kDayFigures: ReportFigureJson[] = [...kCounts, ...kMeans]

/** Days of a report by day and half hour, by date code. */
export function daysOf(lines: readonly ReportLine[]): Map<string, DayShape> {
  const days = new Map<string, DayShape>()
  for (const { keys, figures } of lines) {
    const [day, halfHour] = [keys[0]?.code ?? '', keys[1]?.code ?? '']
    if (!day || !halfHour) continue
    const shape = days.get(day) ?? new Map<string, ReportLine['figures']>()
    shape.set(halfHour, figures)
    days.set(day, shape)
  }
  return days
}

/** The days of one weekday, without `today` and without days on which nobody came. */
export function sameWeekday(days: Map<string, DayShape>, today: string): DayShape[] {
  const date = dateOfCode(today)
  if (!date) return []
  return [...days]
    .filter(([code, shape]) => {
      const other = dateOfCode(code)
      return code !== today && other && weekdayOf(other) === weekdayOf(date) && hadPeople(shape)
    })
    .map(([, shape]) => shape)
}

function hadPeople(shape: DayShape): boolean {
  return [...shape.values()].some((figures) => (figures.REPORT_FIGURE_ISSUED?.value ?? 0) > 0)
}

/** The mean of several days: counts by day, means weighed with what they rest on. */
export function meanOf(shapes: readonly DayShape[]): DayShape {
  const halves = new Set(shapes.flatMap((shape) => [...shape.keys()]))
  const mean: DayShape = new Map()
  for (const half of [...halves].sort()) {
    const all = shapes.map((shape) => shape.get(half) ?? {})
    mean.set(half, combined(all, shapes.length))
  }
  return mean
}

/** What came together until (and with) a half hour. "24:00" for the whole day. */
export function sumUntil(shape: DayShape, until: string): ReportLine['figures'] {
  const parts = [...shape].filter(([half]) => half <= until).map(([, figures]) => figures)
  return combined(parts, 1)
}

function combined(all: ReadonlyArray<ReportLine['figures']>, days: number): ReportLine['figures'] {
  const figures: ReportLine['figures'] = {}
  for (const name of kCounts) {
    const sum = all.reduce((total, one) => total + (one[name]?.value ?? 0), 0)
    figures[name] = { value: days ? sum / days : undefined, samples: days, inexact: false }
  }
  for (const name of kMeans) {
    const mean = weighed(all.map((one) => one[name]))
    if (mean) figures[name] = mean
  }
  return figures
}

/** A mean of means, weighed with the number of tickets behind each. */
export function weighed(parts: ReadonlyArray<Figure | undefined>): Figure | undefined {
  let sum = 0
  let samples = 0
  let inexact = false
  for (const part of parts) {
    if (part?.value === undefined || part.samples === 0) continue
    sum += part.value * part.samples
    samples += part.samples
    inexact = inexact || part.inexact
  }
  return samples > 0 ? { value: sum / samples, samples, inexact } : undefined
}

/** The half hour that a minute of the day lies in. */
export function halfHourOf(hour: number, minute: number): string {
  const two = (value: number) => (value < 10 ? `0${value}` : `${value}`)
  return `${two(hour)}:${minute < 30 ? '00' : '30'}`
}
