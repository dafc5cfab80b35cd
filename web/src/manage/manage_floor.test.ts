import type { CounterJson } from 'wire/counter_pb'
import type { TicketJson } from 'wire/ticket_pb'
import { describe, expect, it } from 'vitest'
import { CatalogueNames } from '../staff/catalogue_copy'
import { rightsOf } from '../staff/rights'
import { inUrgency, ruleText, subjectText } from './alert_subject'
import { changedCounterFields, counterDraft, setCounterRequest } from './counter_edit'
import { counterCards, queueLines, servedPerHour, type FloorFacts } from './floor_picture'
import { isWall, tabOfAddress, tabsFor } from './manage_address'
import { managerReader, type ManagerFloor } from './manager_floor'
import { arrivalsOf } from './usual_hour'

const kNow = Date.parse('2026-03-02T02:00:00Z')
const ago = (minutes: number) => new Date(kNow - minutes * 60_000).toISOString()

const floor = (more: Partial<ManagerFloor> = {}): ManagerFloor => ({
  hall: {},
  counters: [],
  queues: [],
  alerts: [],
  devices: [],
  day: {},
  ...more,
})

const facts = (more: Partial<ManagerFloor>, tickets?: TicketJson[]): FloorFacts => ({
  floor: floor(more),
  tickets,
  published: [
    {
      queueId: 'tax',
      targets: [
        {
          ticketClass: 'TICKET_CLASS_ORDINARY',
          ground: 'GROUND_NONE',
          targetDuration: '900s',
        },
      ],
    },
  ],
  nowMs: kNow,
})

describe('a counter at a glance', () => {
  const tax = { queueId: 'tax', waitingCount: 1, usualServiceDuration: '300s' }
  const toneOf = (counter: CounterJson) =>
    counterCards(
      facts({ counters: [{ ableQueueIds: ['tax'], ...counter }], queues: [tax] }, [
        { ticketId: 't', queueId: 'tax' },
      ]),
    )[0]?.tone

  it.each([
    ['COUNTER_STATE_OFFLINE', 90, 'offline'],
    ['COUNTER_STATE_IDLE', 0.5, 'idle'],
    ['COUNTER_STATE_IDLE', 1.5, 'idle-waited-for'],
    ['COUNTER_STATE_CALLING', 2, 'busy'],
    ['COUNTER_STATE_SERVING', 15, 'busy'],
    ['COUNTER_STATE_SERVING', 15.1, 'long'],
    ['COUNTER_STATE_PAUSED', 30, 'paused'],
  ] as const)('%s for %d minutes is %s', (state, minutes, tone) => {
    expect(toneOf({ state, stateTime: ago(minutes), ticketId: 't' })).toBe(tone)
  })

  it('is in red where its pause has outrun what was announced', () => {
    expect(toneOf({ state: 'COUNTER_STATE_PAUSED', pauseOverrun: true })).toBe('overrun')
  })

  it('may rest where nobody waits for it', () => {
    const idle = {
      state: 'COUNTER_STATE_IDLE',
      stateTime: ago(50),
      ableQueueIds: ['other'],
    } as const
    expect(toneOf({ ...idle, ableQueueIds: ['other'] })).toBe('idle')
  })

  it('stands in the sequence of the numbers', () => {
    const counters = ['10', '2', '1', 'B1'].map((counterId) => ({ counterId }))
    const ids = counterCards(facts({ counters })).map((card) => card.counter.counterId)
    expect(ids).toEqual(['1', '2', '10', 'B1'])
  })
})

describe('a queue against its target', () => {
  const queue = { queueId: 'tax', waitingCount: 2, oldestReferenceTime: ago(20) }

  it('counts each ticket against its own promise', () => {
    const wait = (minutes: number, target: string): TicketJson => ({
      state: 'TICKET_STATE_WAITING',
      queueId: 'tax',
      referenceTime: ago(minutes),
      targetDuration: target,
    })
    const [line] = queueLines(
      facts({ queues: [queue] }, [
        wait(20, '900s'),
        wait(12, '900s'),
        wait(4, '180s'),
        wait(1, '900s'),
      ]),
    )
    expect(line).toMatchObject({ near: 1, over: 2, worst: 'over', targetMs: 900_000 })
    expect(line?.longestMs).toBe(20 * 60_000)
  })

  it('says for a role without tickets what the longest wait says', () => {
    const [line] = queueLines(facts({ queues: [queue] }))
    expect(line).toMatchObject({ near: undefined, over: undefined, worst: 'over' })
  })

  it('comes first where it is worst', () => {
    const lines = queueLines(
      facts({
        queues: [{ queueId: 'a', waitingCount: 9 }, queue, { queueId: 'b', waitingCount: 10 }],
      }),
    )
    expect(lines.map((line) => line.queue.queueId)).toEqual(['tax', 'b', 'a'])
  })
})

describe('the next hour', () => {
  it('reckons what the counters now open can serve', () => {
    const queues = [
      { queueId: 'fast', usualServiceDuration: '300s', waitingCount: 10 },
      { queueId: 'slow', usualServiceDuration: '1200s', waitingCount: 10 },
    ]
    const counters: CounterJson[] = [
      { state: 'COUNTER_STATE_SERVING', ableQueueIds: ['fast'] },
      { state: 'COUNTER_STATE_IDLE', ableQueueIds: ['slow'] },
      { state: 'COUNTER_STATE_PAUSED', ableQueueIds: ['fast'] },
      { state: 'COUNTER_STATE_OFFLINE', ableQueueIds: ['fast'] },
    ]
    expect(servedPerHour(floor({ queues, counters }))).toBe(15)
  })

  it('takes the usual arrivals of its two half hours, over the weeks in which anybody came', () => {
    const line = (queue: string, half: string, value: number) => ({
      keys: [
        { code: queue, label: undefined },
        { code: half, label: undefined },
      ],
      figures: { REPORT_FIGURE_ISSUED: { value, samples: 1, inexact: false } },
    })
    const weeks = [
      [line('tax', '09:30', 10), line('tax', '10:00', 20), line('tax', '10:30', 99)],
      [line('tax', '09:30', 30)],
      [],
    ]
    expect([...arrivalsOf(weeks, '09:30')]).toEqual([['tax', 30]])
  })
})

describe('an alert', () => {
  const names = new CatalogueNames(
    {
      head: {},
      zones: [],
      departments: [],
      counters: [],
      items: [],
      themes: [],
      queues: [{ queueId: 'tax', name: { zh: '税务业务' } }],
    },
    'zh',
  )
  const devices = [{ deviceId: 'kiosk-1', name: '一号取号机' }]

  it.each([
    ['counter:12', '12 号窗口'],
    ['queue:tax', '税务业务'],
    ['device:kiosk-1', '一号取号机'],
    ['device:gone', 'gone'],
    ['hall', '大厅'],
    [undefined, ''],
  ])('about %s says %s', (subject, text) => {
    expect(subjectText(subject, names, devices, 'zh')).toBe(text)
  })

  it.each([
    ['ALERT_RULE_WAIT_OVER_TARGET', 'queue:tax', '等候超过目标时间'],
    ['ALERT_RULE_QUEUE_CROWDED', 'queue:tax', '等候人数过多'],
    ['ALERT_RULE_QUEUE_NOT_CALLED', 'queue:tax', '有人等候，但长时间没有叫号'],
    ['ALERT_RULE_OVERTIME_EXPECTED', 'hall', '预计下班后仍需延时办理'],
    ['ALERT_RULE_DEVICE_FAULT', 'device:gone', '设备故障'],
    ['ALERT_RULE_DEVICE_FAULT', 'device:kiosk-1', '设备故障：失去联系'],
    ['ALERT_RULE_DISK_SPACE', 'device:kiosk-1', '磁盘空间不足'],
  ] as const)('of %s about %s says what is wrong', (rule, subject, text) => {
    const silent = [{ ...devices[0], condition: 'DEVICE_CONDITION_SILENT' as const }]
    expect(ruleText({ rule, subject }, silent, 'zh')).toBe(text)
  })

  it('of a device says what it was called only while it stands', () => {
    const alert = { rule: 'ALERT_RULE_DEVICE_FAULT', subject: 'device:kiosk-1' } as const
    const silent = [{ ...devices[0], condition: 'DEVICE_CONDITION_SILENT' as const }]
    const well = [{ ...devices[0], condition: 'DEVICE_CONDITION_OK' as const }]
    expect(ruleText(alert, silent, 'en')).toBe('device fault: silent')
    expect(ruleText(alert, well, 'zh')).toBe('设备故障')
    expect(ruleText({ ...alert, clearTime: ago(1) }, silent, 'zh')).toBe('设备故障')
  })

  it('comes first where it is red and unseen', () => {
    const ids = inUrgency([
      { alertId: '1', level: 'ALERT_LEVEL_RED', acknowledgeTime: ago(1) },
      { alertId: '2', level: 'ALERT_LEVEL_YELLOW' },
      { alertId: '3', level: 'ALERT_LEVEL_RED' },
      { alertId: '10', level: 'ALERT_LEVEL_YELLOW' },
    ]).map((alert) => alert.alertId)
    expect(ids).toEqual(['3', '10', '2', '1'])
  })
})

describe('a counter that is switched', () => {
  const counter: CounterJson = {
    counterId: '5',
    kind: 'COUNTER_KIND_UNIVERSAL',
    queueIds: ['a', 'b'],
  }

  it('sends only what differs', () => {
    const draft = { ...counterDraft(counter), queueIds: ['b', 'a', 'c'] }
    expect(changedCounterFields(counter, draft)).toEqual(['queueIds'])
    expect(setCounterRequest(counter, draft, ' ')).toEqual({
      counterId: '5',
      updateMask: 'queueIds',
      queueIds: ['b', 'a', 'c'],
    })
  })

  it('is unchanged where the queues are the same in another sequence', () => {
    expect(
      changedCounterFields(counter, { ...counterDraft(counter), queueIds: ['b', 'a'] }),
    ).toEqual([])
  })

  it('carries the reason of an override', () => {
    const draft = { ...counterDraft(counter), kind: 'COUNTER_KIND_SPECIAL' as const }
    expect(setCounterRequest(counter, draft, '转岗')).toMatchObject({ overrideReason: '转岗' })
  })
})

describe('the tabs', () => {
  it('are those of the role', () => {
    expect(tabsFor(rightsOf(['ROLE_SUPERVISOR']))).not.toContain('settings')
    expect(tabsFor(rightsOf(['ROLE_ADMINISTRATOR']))).toEqual(['settings'])
  })

  it('are found by their address, and the first where there is none', () => {
    const rights = rightsOf(['ROLE_HALL_MANAGER'])
    expect(tabOfAddress('/manage/compare', rights)).toBe('compare')
    expect(tabOfAddress('/manage', rights)).toBe('floor')
    expect(tabOfAddress('/manage/<img>', rights)).toBe('floor')
    expect(tabOfAddress('/manage/settings', rightsOf(['ROLE_SUPERVISOR']))).toBe('floor')
    expect([isWall('?wall=1'), isWall('?wall=0'), isWall('')]).toEqual([true, false, false])
  })
})

describe('the floor', () => {
  it('follows the changes of the watch', () => {
    const first = managerReader.fromSnapshot({
      manager: {
        counters: [{ counterId: '1' }],
        day: { issuedCount: 1 },
        alerts: [{ alertId: '4' }],
      },
    })!
    const next = managerReader.withDelta(first, {
      manager: {
        counters: [{ counterId: '1', state: 'COUNTER_STATE_IDLE' }],
        removedAlertIds: ['4'],
      },
    })
    expect(next.counters).toEqual([{ counterId: '1', state: 'COUNTER_STATE_IDLE' }])
    expect(next.alerts).toEqual([])
    expect(next.day).toEqual({ issuedCount: 1 })
  })
})
