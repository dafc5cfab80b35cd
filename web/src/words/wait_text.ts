import type { WaitRangeJson } from 'wire/ticket_pb'
import { durationMs } from '../link/watch_wire'
import type { Language } from './display'

/** Beyond this a figure in minutes only looks exact. */
const kManyMinutes = 120

/** 15–25 分钟, without the words around it; undefined where the hall says nothing. */
export function waitText(
  wait: WaitRangeJson | undefined,
  language: Language = 'zh',
): string | undefined {
  const low = minutes(wait?.p50Duration)
  const high = minutes(wait?.p90Duration)
  if (high === undefined) return undefined
  const unit = language === 'en' ? 'min' : '分钟'
  if (high > kManyMinutes) return language === 'en' ? 'over 2 hours' : '2 小时以上'
  // Nobody believes a range from 0: say the upper end alone.
  if (low === undefined || low === high || low === 0) return `${high} ${unit}`
  return `${low}–${high} ${unit}`
}

function minutes(duration: string | undefined): number | undefined {
  const ms = durationMs(duration)
  return ms === undefined ? undefined : Math.ceil(ms / 60_000)
}
