import { hallUtcOffsetMs } from '../link/hall_clock'
export { instant } from '../link/watch_wire'

/** Times as the hall's clock on the wall shows them, whatever zone the device is set to. */

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

/** By HallStatus.utc_offset: a device's own zone and its list of zones may both be wrong. */
export function wallTime(ms: number): WallTime {
  const local = new Date(ms + hallUtcOffsetMs())
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
export function clockText(ms: number): string {
  const at = wallTime(ms)
  return `${two(at.hour)}:${two(at.minute)}`
}

const kWeekdays = ['日', '一', '二', '三', '四', '五', '六']
const kEnglishWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** 3月2日 星期一 */
export function dateText(ms: number): string {
  const at = wallTime(ms)
  return `${at.month}月${at.day}日 星期${kWeekdays[at.weekday]}`
}

/** Today's times as a clock, others with their day: 09:05, 3月3日（星期二）09:00. */
export function momentText(ms: number, nowMs: number, english = false): string {
  const at = wallTime(ms)
  const now = wallTime(nowMs)
  const clock = clockText(ms)
  if (at.year === now.year && at.month === now.month && at.day === now.day) return clock
  return english
    ? `${kEnglishWeekdays[at.weekday]} ${at.month}/${at.day} ${clock}`
    : `${at.month}月${at.day}日（星期${kWeekdays[at.weekday]}）${clock}`
}
