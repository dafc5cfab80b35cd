import type { Browser } from 'playwright-core'
import type { CounterJson } from 'wire/counter_pb'
import type { DeskSnapshotJson } from 'wire/desk_view_pb'
import type { ManagerSnapshotJson } from 'wire/manager_view_pb'
import type { QueueStatusJson } from 'wire/queue_pb'
import { BrowserHall } from './browser_hall'
import { frameOf, hall as busyHall, hallTime } from './busy_floor'

/** A hall as staff see it, with everything that is long or foreign in its texts. */

const hall = { ...busyHall, catalogueVersion: 1 }

/** As the hall writes times. */
export function hallMinutesAgo(minutes: number): string {
  return new Date(Date.parse(hallTime) - minutes * 60_000).toISOString()
}

export const evil = '<img src=x onerror=alert(1)>'

const queues: QueueStatusJson[] = Array.from({ length: 23 }, (_, i) => ({
  queueId: `q${i}`,
  name: { zh: i === 0 ? evil : `城乡居民医疗保险业务${i}`, en: `Medical insurance ${i}` },
  kind: i === 22 ? 'QUEUE_KIND_CONSULT' : 'QUEUE_KIND_HANDLING',
  zoneId: 'A',
  issuing: true,
  waitingCount: i * 3,
  openCounters: i % 4,
  wait: { p50Duration: '3600s', p90Duration: '5400s' },
  oldestReferenceTime: '2026-03-02T00:20:00Z',
  usualServiceDuration: '300s',
  issuedToday: 400,
}))

const states = ['OFFLINE', 'IDLE', 'READY', 'CALLING', 'SERVING', 'PAUSED'] as const
export const counters: CounterJson[] = Array.from({ length: 60 }, (_, i) => ({
  counterId: `${i + 1}`,
  zoneId: 'A',
  kind: 'COUNTER_KIND_DOMAIN',
  state: `COUNTER_STATE_${states[i % states.length]!}` as const,
  stateTime: '2026-03-02T00:15:00Z',
  queueIds: ['q1'],
  ableQueueIds: ['q1'],
  staffNumber: i % states.length ? `10${i}` : '',
  number: i % states.length === 3 || i % states.length === 4 ? `AB10${i}` : '',
  pauseReason: i % states.length === 5 ? 'PAUSE_REASON_MEETING' : 'PAUSE_REASON_UNSPECIFIED',
  title: { zh: '不动产“一窗式”综合服务窗口', en: 'Real estate' },
}))

export const desk: DeskSnapshotJson = {
  hall,
  queues,
  counters,
  tickets: Array.from({ length: 40 }, (_, i) => ({
    ticketId: `0195d1f0-7a2c-7000-8000-0000000000${i + 10}`,
    number: `AB10${i + 10}`,
    state: 'TICKET_STATE_WAITING',
    ticketClass: i % 5 ? 'TICKET_CLASS_ORDINARY' : 'TICKET_CLASS_PRIORITY',
    ground: i % 5 ? 'GROUND_NONE' : 'GROUND_ELDERLY',
    assistanceMarks: i % 7 ? [] : ['ASSISTANCE_MARK_WHEELCHAIR'],
    queueId: `q${i % 3}`,
    itemId: 'item',
    referenceTime: `2026-03-02T00:${10 + i}:00Z`,
    issueTime: `2026-03-02T00:${10 + i}:00Z`,
    targetDuration: '900s',
  })),
}

export const manager: ManagerSnapshotJson = {
  hall,
  queues,
  counters,
  devices: [{ deviceId: 'kiosk-1', name: evil, condition: 'DEVICE_CONDITION_PAPER_OUT' }],
  alerts: Array.from({ length: 8 }, (_, i) => ({
    alertId: `${i + 1}`,
    rule: 'ALERT_RULE_DEVICE_FAULT',
    level: i % 2 ? 'ALERT_LEVEL_RED' : 'ALERT_LEVEL_YELLOW',
    subject: 'device:kiosk-1',
    raiseTime: hallTime,
  })),
  day: { issuedCount: 4925, waitingCount: 950, signedInCounters: 50 },
}

export const catalogue = {
  result: {
    head: { catalogueVersion: 1 },
    rows: {
      zones: [{ zoneId: 'A', name: { zh: 'A区' } }],
      queues: queues.map(({ queueId, name }) => ({
        queueId,
        name,
        targets: [
          {
            ticketClass: 'TICKET_CLASS_ORDINARY',
            ground: 'GROUND_NONE',
            targetDuration: '900s',
          },
        ],
      })),
      items: [{ itemId: 'item', name: { zh: '社会保障卡申领' } }],
    },
  },
}

/** Opens a page as somebody who has logged in with this role. */
export function openAs(
  browser: Browser,
  role: string,
  address: string,
  width = 1366,
  height = 768,
  views: { desk?: DeskSnapshotJson; manager?: ManagerSnapshotJson } = {},
): Promise<BrowserHall> {
  const frame = frameOf({ desk, manager, ...views })
  return BrowserHall.open(browser, address, { width, height, frame }, async (opening) => {
    opening.firstFrame = frame
    opening.answers.set('GuideService/GetCatalogue', { status: 200, body: catalogue })
    opening.answers.set('GuideService/GetGuide', {
      status: 200,
      body: { guide: { materials: [{ materialCode: 'm1', name: { zh: evil }, required: true }] } },
    })
    await opening.page.addInitScript(
      (kept) => {
        localStorage.setItem('staff:session', kept)
      },
      JSON.stringify({ staffNumber: '5001', staffName: '苗五', roles: [role] }),
    )
  })
}
