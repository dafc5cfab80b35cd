import type { ReportLine } from './report_table'
import { halfHourOf } from './usual_day'

/**
 * Numbers usually taken in the hour from this half hour on, by queue: the mean of the weeks in which
 * anybody came at all. Lines are by queue and half hour.
 */
export function arrivalsOf(
  weeks: ReadonlyArray<readonly ReportLine[]>,
  halfHour: string,
): Map<string, number> {
  const [hour = 0, minute = 0] = halfHour.split(':').map(Number)
  const halves = [halfHour, minute < 30 ? halfHourOf(hour, 30) : halfHourOf(hour + 1, 0)]
  const open = weeks.filter((lines) => lines.some((line) => issuedOf(line) > 0))
  const arrivals = new Map<string, number>()
  for (const lines of open) {
    for (const line of lines) {
      const [queueId = '', half = ''] = line.keys.map((key) => key.code)
      if (!halves.includes(half)) continue
      arrivals.set(queueId, (arrivals.get(queueId) ?? 0) + issuedOf(line) / open.length)
    }
  }
  return arrivals
}

function issuedOf(line: ReportLine): number {
  return line.figures.REPORT_FIGURE_ISSUED?.value ?? 0
}
