import { onUnmounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { HallCall } from '../link/hall_call'
import type { Refusal } from '../link/refusal'
import { dateCode, hallDay, plusDays } from '../staff/hall_day'
import { fetchReport } from './report_table'
import { daysOf, kDayFigures, type DayShape } from './usual_day'

const kDays = 28
const kAgainMs = 60_000

export interface LastDays {
  /** By date code, today among them; undefined before the first answer. */
  days: ShallowRef<Map<string, DayShape> | undefined>
  today: Ref<string>
  refusal: ShallowRef<Refusal | undefined>
}

/**
 * The last four weeks and today by half hour. The weeks are read once, today again each minute.
 */
export function useDays(call: HallCall, nowMs: () => number): LastDays {
  const days = shallowRef<Map<string, DayShape>>()
  const refusal = shallowRef<Refusal>()
  const today = ref('')
  let past: Map<string, DayShape> | undefined

  async function fetchDays(fromDaysAgo: number, untilDaysAgo: number) {
    const date = hallDay(nowMs())
    return fetchReport(call, {
      period: 'REPORT_PERIOD_RANGE',
      date: plusDays(date, -fromDaysAgo),
      endDate: plusDays(date, -untilDaysAgo),
      groupBy: ['REPORT_DIMENSION_DAY', 'REPORT_DIMENSION_HALF_HOUR'],
      figures: kDayFigures,
    })
  }

  async function look(): Promise<void> {
    const code = dateCode(hallDay(nowMs()))
    if (code !== today.value) past = undefined
    today.value = code
    const [before, now] = await Promise.all([past ?? fetchDays(kDays, 1), fetchDays(0, 0)])
    if (!(before instanceof Map)) {
      if (!before.ok) refusal.value = before.refusal
      else past = daysOf(before.value.lines)
    }
    if (!now.ok) {
      refusal.value = now.refusal
      return
    }
    refusal.value = undefined
    days.value = new Map([...(past ?? []), ...daysOf(now.value.lines)])
  }

  void look()
  const again = window.setInterval(() => {
    if (!document.hidden) void look()
  }, kAgainMs)
  onUnmounted(() => window.clearInterval(again))
  return { days, today, refusal }
}
