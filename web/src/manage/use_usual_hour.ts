import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { HallCall } from '../link/hall_call'
import { hallDay, plusDays } from '../staff/hall_day'
import { wallTime } from '../words/hall_time'
import { fetchReport, type ReportLine } from './report_table'
import type { LiveHall } from './use_manager'
import { halfHourOf } from './usual_day'
import { arrivalsOf } from './usual_hour'

const kWeeks = 4

/**
 * What usually comes in the next hour, by queue: the mean of this weekday in the last four weeks.
 * Asked for once a half hour, after the floor stands.
 */
export function useUsualHour(
  call: HallCall,
  hall: LiveHall,
): { byQueue: ShallowRef<Map<string, number>>; total: Ref<number | undefined> } {
  const byQueue = shallowRef(new Map<string, number>())
  const total = ref<number>()
  let weeks: ReportLine[][] | undefined
  let day = ''

  const halfHour = () => {
    const at = wallTime(hall.nowMs.value)
    return halfHourOf(at.hour, at.minute)
  }

  async function look(): Promise<void> {
    const today = hallDay(hall.nowMs.value)
    const code = JSON.stringify(today)
    if (code !== day) {
      const answers = await Promise.all(
        Array.from({ length: kWeeks }, (_, week) =>
          fetchReport(call, {
            period: 'REPORT_PERIOD_DAY',
            date: plusDays(today, -7 * (week + 1)),
            groupBy: ['REPORT_DIMENSION_QUEUE', 'REPORT_DIMENSION_HALF_HOUR'],
            figures: ['REPORT_FIGURE_ISSUED'],
          }),
        ),
      )
      weeks = answers.filter((one) => one.ok).map((one) => one.value.lines)
      day = code
    }
    byQueue.value = arrivalsOf(weeks ?? [], halfHour())
    total.value = byQueue.value.size
      ? [...byQueue.value.values()].reduce((sum, value) => sum + value, 0)
      : undefined
  }

  watch(
    () => (hall.copy.value ? halfHour() : ''),
    (half) => {
      if (half) void look()
    },
    { immediate: true },
  )
  return { byQueue, total }
}
