import { evil, hallMinutesAgo } from './staff_floor'

/** What a hall answers to the tabs of a manager: full, and with a text that is no markup. */

type Row = Record<string, unknown>

const kHalves = Array.from(
  { length: 18 },
  (_, i) => `${`0${8 + ((i + 1) >> 1)}`.slice(-2)}:${i % 2 ? '00' : '30'}`,
)

const cells = (count: number) => [
  { figure: 'REPORT_FIGURE_ISSUED', count: `${count}`, sampleCount: `${count}` },
  { figure: 'REPORT_FIGURE_CALLED', count: `${count}`, sampleCount: `${count}` },
  { figure: 'REPORT_FIGURE_SERVED', count: `${count - 1}`, sampleCount: `${count - 1}` },
  { figure: 'REPORT_FIGURE_NO_SHOWS', count: '1', sampleCount: `${count}` },
  { figure: 'REPORT_FIGURE_COPIES', count: `${count}`, sampleCount: `${count}` },
  { figure: 'REPORT_FIGURE_DIVERTED', count: '2', sampleCount: `${count}` },
  { figure: 'REPORT_FIGURE_MANUAL_PICKS', count: '0', sampleCount: `${count}` },
  { figure: 'REPORT_FIGURE_WAIT_MEAN', duration: `${count * 23}s`, sampleCount: `${count}` },
  {
    figure: 'REPORT_FIGURE_WAIT_P90',
    duration: `${count * 40}s`,
    sampleCount: `${count}`,
    inexact: true,
  },
  { figure: 'REPORT_FIGURE_SERVICE_MEAN', duration: '412s', sampleCount: `${count}` },
  { figure: 'REPORT_FIGURE_SERVICE_P90', duration: '900s', sampleCount: `${count}` },
  { figure: 'REPORT_FIGURE_PAUSE_TIME', duration: '1200s', sampleCount: `${count}` },
  { figure: 'REPORT_FIGURE_OCCUPATION', sharePermille: 640, sampleCount: `${count}` },
  { figure: 'REPORT_FIGURE_SHARE_IN_TARGET', sharePermille: 905, sampleCount: `${count}` },
]

/** Four weeks of working days before 2026-03-02, and that Monday until 09:20. */
function dayRows(until: number): Row[] {
  const rows: Row[] = []
  for (let ago = 28; ago >= 0; --ago) {
    const day = new Date(Date.UTC(2026, 2, 2 - ago))
    if (day.getUTCDay() % 6 === 0 || ago < until) continue
    const code = day.toISOString().slice(0, 10)
    kHalves.forEach((half, i) => {
      if (ago === 0 && half > '09:00') return
      const count = 20 + ((i * 7 + ago * 3) % 30)
      rows.push({ keys: [{ code }, { code: half }], cells: cells(count) })
    })
  }
  return rows
}

const compared: Row = {
  rows: Array.from({ length: 24 }, (_, i) => ({
    keys: [{ code: `q${i}`, label: { zh: i ? `城乡居民医疗保险业务${i}` : evil } }],
    cells: cells(i * 9 + 3),
  })),
  total: { keys: [], cells: cells(2400) },
  definitions: [
    {
      figure: 'REPORT_FIGURE_SERVED',
      name: { zh: '办结数' },
      definition: { zh: '当天办完的次数，挂起后再办的算一次' },
    },
  ],
  preliminary: true,
}

interface Asked {
  query?: { groupBy?: string[]; endDate?: { day?: number } }
}

export function reportFor(body: Row): Row {
  const { query } = body as Asked
  if (!query?.groupBy?.includes('REPORT_DIMENSION_HALF_HOUR')) return compared
  return { rows: dayRows(query.endDate?.day === 2 ? 0 : 1), preliminary: true }
}

const ticketId = '0195d1f0-7a2c-7000-8000-000000000010'

export const ticket: Row = {
  ticket: {
    ticketId,
    number: 'AB1010',
    state: 'TICKET_STATE_SERVING',
    ticketClass: 'TICKET_CLASS_PRIORITY',
    ground: 'GROUND_ELDERLY',
    queueId: 'q0',
    itemId: 'item',
    channel: 'CHANNEL_KIOSK',
  },
  queueName: { zh: evil },
}

const event = (position: number, kind: string, minutesAgo: number, more: Row = {}) => ({
  position: `${position}`,
  kind,
  occurTime: hallMinutesAgo(minutesAgo),
  ...more,
})

export const story: Row = {
  events: [
    event(1, 'ticket_issued', 40, {
      deviceId: 'kiosk-1',
      bodyJson: '{"queue_id":"q1","item_id":"item","ground":"elderly"}',
    }),
    event(2, 'ticket_moved', 30, {
      staffNumber: '2001',
      bodyJson: JSON.stringify({ queue_id: 'q2', reason_text: evil }),
    }),
    event(3, 'ticket_called', 10, {
      staffNumber: '1001',
      counterId: '12',
      bodyJson: '{"call_id":"7"}',
    }),
    event(4, 'serving_started', 9, { staffNumber: '1001', counterId: '12' }),
  ],
}

export const explained: Row = {
  explanation: {
    rule: 'CALL_RULE_LEAST_SLACK',
    ageDuration: '1800s',
    slackDuration: '-900s',
    eligibleCount: 14,
    waitingCount: 60,
    candidates: Array.from({ length: 4 }, (_, i) => ({
      ticketId: `${i}`,
      number: `AB10${i + 11}`,
      queueId: `q${i}`,
      ageDuration: '1500s',
      slackDuration: `${i * 90 - 60}s`,
    })),
  },
}

const rules = ['WAIT_OVER_TARGET', 'DEVICE_FAULT', 'QUEUE_CROWDED', 'QUEUE_NOT_CALLED'] as const
const subjects = ['queue:q1', 'device:kiosk-1', 'queue:q0', 'queue:q2']

export const alerts: Row = {
  alerts: Array.from({ length: 24 }, (_, i) => ({
    alertId: `${i + 1}`,
    rule: `ALERT_RULE_${rules[i % 4]!}`,
    level: i % 3 ? 'ALERT_LEVEL_YELLOW' : 'ALERT_LEVEL_RED',
    subject: subjects[i % 4],
    raiseTime: hallMinutesAgo(i * 7 + 5),
    ...(i % 3 === 1 ? { acknowledgedBy: '5001', acknowledgeTime: hallMinutesAgo(i * 7 + 4) } : {}),
    ...(i % 3 === 2 ? { clearTime: hallMinutesAgo(i * 7) } : {}),
  })),
  nextPageToken: 'more',
}

export const staff: Row = {
  staff: Array.from({ length: 30 }, (_, i) => ({
    staffNumber: `10${i + 10}`,
    name: i ? `张${i}` : evil,
    departmentId: 'human-resources',
    roles: [i % 2 ? 'ROLE_COUNTER_STAFF' : 'ROLE_GUIDE_STAFF'],
    queueIds: i % 3 ? [] : ['q1', 'q2'],
    disabled: i === 5,
    counterId: `${i}`,
    etag: '1',
  })),
}

const kinds = ['KIOSK', 'BOARD', 'VOICE', 'SIGN', 'PAD'] as const

export const devices: Row = {
  devices: Array.from({ length: 20 }, (_, i) => ({
    deviceId: `device-${i}`,
    name: i ? `一楼东侧${i}` : evil,
    kind: `DEVICE_KIND_${kinds[i % 5]!}`,
    zoneId: 'A',
    enrolled: i % 4 !== 3,
    condition: i % 4 ? 'DEVICE_CONDITION_WORKING' : 'DEVICE_CONDITION_PAPER_OUT',
    conditionTime: hallMinutesAgo(60),
    contactTime: hallMinutesAgo(1),
    softwareVersion: '1.0',
  })),
}

export const history: Row = {
  events: [
    event(9, 'staff_recorded', 5, { staffNumber: '9001', bodyJson: '{"staff_number":"1012"}' }),
    event(8, 'counter_set', 6, {
      staffNumber: '5001',
      counterId: '12',
      bodyJson: '{"kind":"domain"}',
    }),
    event(7, 'catalogue_published', 1500, { staffNumber: '5001', bodyJson: '{"version":2}' }),
    event(6, 'hall_suspended', 1600, {
      staffNumber: '5001',
      bodyJson: JSON.stringify({ reason_text: evil }),
    }),
  ],
}
