import type { Language } from '../words/display'

export { signedDurationMs as signedMs } from '../link/watch_wire'

export function durationJson(minutes: number): string {
  return `${Math.round(minutes * 60)}s`
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

/** A running time for a glance: 4:07, 1:02:33. Below zero reads 0:00. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const rest = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}

/** A length in words: 35 秒, 4 分 7 秒, 2 小时 3 分. */
export function spanText(ms: number, language: Language = 'zh'): string {
  const english = language === 'en'
  const late = ms < 0 ? '−' : ''
  const seconds = Math.round(Math.abs(ms) / 1000)
  if (seconds < 60) return late + (english ? `${seconds} s` : `${seconds} 秒`)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) {
    const rest = seconds % 60
    if (english) return late + (rest ? `${minutes} min ${rest} s` : `${minutes} min`)
    return late + (rest ? `${minutes} 分 ${rest} 秒` : `${minutes} 分`)
  }
  const hours = Math.floor(minutes / 60)
  return late + (english ? `${hours} h ${minutes % 60} min` : `${hours} 小时 ${minutes % 60} 分`)
}

/** Whole minutes, for narrow columns: 12 分, <1 分. */
export function minutesText(ms: number, language: Language = 'zh'): string {
  const unit = language === 'en' ? 'min' : '分'
  return ms < 60_000 ? `<1 ${unit}` : `${Math.round(ms / 60_000)} ${unit}`
}
