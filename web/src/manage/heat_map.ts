import type { ReportFigureJson } from 'wire/report_service_pb'
import { dateOfCode, weekdayOf } from '../staff/hall_day'
import { kCounts, weighed, type DayShape } from './usual_day'

export interface HeatMap {
  halfHours: string[]
  /** 1 is Monday, 7 Sunday; only those on which somebody came. */
  weekdays: number[]
  cells: Array<{ weekday: number; halfHour: string; value: number; samples: number }>
  most: number
}

/** One figure by half hour and weekday: counts as the mean of a day, means weighed. */
export function heatMap(days: Map<string, DayShape>, figure: ReportFigureJson): HeatMap {
  const isCount = kCounts.includes(figure)
  const byWeekday = new Map<number, DayShape[]>()
  for (const [code, shape] of days) {
    const date = dateOfCode(code)
    if (!date) continue
    const weekday = weekdayOf(date) || 7
    byWeekday.set(weekday, [...(byWeekday.get(weekday) ?? []), shape])
  }
  const halfHours = [...new Set([...days.values()].flatMap((shape) => [...shape.keys()]))].sort()
  const cells: HeatMap['cells'] = []
  for (const [weekday, shapes] of byWeekday) {
    for (const halfHour of halfHours) {
      const parts = shapes.map((shape) => shape.get(halfHour)?.[figure])
      if (isCount) {
        const sum = parts.reduce((total, part) => total + (part?.value ?? 0), 0)
        if (sum > 0) cells.push({ weekday, halfHour, value: sum / shapes.length, samples: sum })
        continue
      }
      const mean = weighed(parts)
      if (mean) cells.push({ weekday, halfHour, value: mean.value!, samples: mean.samples })
    }
  }
  return {
    halfHours,
    weekdays: [...byWeekday.keys()].sort((a, b) => a - b),
    cells,
    most: cells.reduce((most, cell) => Math.max(most, cell.value), 0),
  }
}
