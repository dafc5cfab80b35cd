import type { BoardSnapshotJson } from 'wire/board_view_pb'
import type { HallStatusJson } from 'wire/hall_status_pb'

/** A hall at its worst for a screen: many of everything, long names, long numbers. */

export const hallTime = '2026-03-02T01:20:00Z'

export const hall: HallStatusJson = {
  name: { zh: '云川市高新技术开发区政务服务中心', en: 'Yunchuan High-tech Zone Service Center' },
  rehearsal: true,
  inSession: true,
}

const text = (zh: string) => ({ zh })

export function busyBoard(notice?: string): BoardSnapshotJson {
  const queues = Array.from({ length: 14 }, (_, i) => ({
    queueId: `q${i}`,
    name: text(i % 3 ? '不动产登记业务' : '城乡居民医疗保险'),
    issuing: true,
    waitingCount: i * 9,
    openCounters: 12,
    wait: { p50Duration: `${i * 300}s`, p90Duration: `${i * 420}s` },
    nextNumbers: ['A101', 'A102', 'A103', 'A104', 'A105'].map((number) => number + i),
    noShowNumbers: ['B201', 'B202', 'B203'].map((number) => number + i),
  }))
  const counters = Array.from({ length: 60 }, (_, i) => ({
    counterId: `${i + 1}`,
    label: text(i === 7 ? '台胞接待室' : `${i + 1}`),
    state: (['WELCOME', 'CALLING', 'SERVING', 'PAUSED', 'CLOSED'] as const).map(
      (state) => `PUBLIC_COUNTER_STATE_${state}` as const,
    )[i % 5]!,
    number: i % 5 === 1 || i % 5 === 2 ? `AB10${i}` : '',
  }))
  const calls = Array.from({ length: 20 }, (_, i) => ({
    callId: `${900 + i}`,
    number: `AB10${10 + i}`,
    counterId: `${i + 1}`,
    counterLabel: text(i === 18 ? '台胞接待室' : `1${i}`),
    namedRoom: i === 18,
    ordinal: 3,
    callTime: i === 19 ? hallTime : '2026-03-02T01:10:00Z',
    open: i > 15,
  }))
  const broadcasts = notice ? [{ text: notice }] : []
  return { hall: { ...hall, broadcasts }, zoneName: text('A区'), queues, counters, calls }
}

export function frameOf(view: object, position = 10): object {
  return { epoch: '1', position: `${position}`, hallTime, snapshot: view }
}
