export { instant } from '../link/watch_wire'

/** Times as the hall's clock on the wall shows them, whatever zone the device is set to. */

const kUsualZone = 'Asia/Shanghai'
const kUsualOffsetMs = 8 * 3600_000

export interface WallTime {
  year: number
  month: number
  day: number
  /** 0 is Sunday. */
  weekday: number
  hour: number
  minute: number
  second: number
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>()

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) {
    let format: Intl.DateTimeFormat | undefined
    try {
      format = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hour12: false,
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      })
    } catch {
      // An old browser that knows no zones: China has had one offset since 1991.
    }
    formats.set(zone, format)
  }
  return formats.get(zone)
}

export function wallTime(ms: number, zone: string = kUsualZone): WallTime {
  const format = formatOf(zone)
  let local = new Date(ms + kUsualOffsetMs)
  if (format) {
    const parts: Record<string, number> = {}
    for (const part of format.formatToParts(new Date(ms))) parts[part.type] = Number(part.value)
    local = new Date(
      Date.UTC(
        parts.year!,
        parts.month! - 1,
        parts.day!,
        // Some browsers write midnight as 24.
        parts.hour! % 24,
        parts.minute!,
        parts.second!,
      ),
    )
  }
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  }
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

/** 09:05 */
export function clockText(ms: number, zone?: string): string {
  const at = wallTime(ms, zone)
  return `${two(at.hour)}:${two(at.minute)}`
}

const kWeekdays = ['日', '一', '二', '三', '四', '五', '六']
const kEnglishWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** 3月2日 星期一 */
export function dateText(ms: number, zone?: string): string {
  const at = wallTime(ms, zone)
  return `${at.month}月${at.day}日 星期${kWeekdays[at.weekday]}`
}

/** Today's times as a clock, others with their day: 09:05, 3月3日（星期二）09:00. */
export function momentText(ms: number, nowMs: number, english = false, zone?: string): string {
  const at = wallTime(ms, zone)
  const now = wallTime(nowMs, zone)
  const clock = clockText(ms, zone)
  if (at.year === now.year && at.month === now.month && at.day === now.day) return clock
  return english
    ? `${kEnglishWeekdays[at.weekday]} ${at.month}/${at.day} ${clock}`
    : `${at.month}月${at.day}日（星期${kWeekdays[at.weekday]}）${clock}`
}
