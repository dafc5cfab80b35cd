import type { PhoneTicketJson } from 'wire/phone_view_pb'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../link/fake_clock'
import { FakeSockets } from '../link/fake_socket'
import type { HallCall } from '../link/hall_call'
import { KeptInMemory } from '../link/kept'
import type { Answer } from '../link/refusal'
import { PhonePage } from './phone_page'
import { ticketOfAddress } from './ticket_address'
import { ticketStory } from './ticket_story'

const kTicket = '0195d1f0-7a2c-7000-8000-0123456789ab'
const kNow = Date.parse('2026-03-02T01:00:00Z')

describe('the address on a ticket', () => {
  it('names ticket and token', () => {
    expect(ticketOfAddress(`/t/${kTicket}.Ab-9_x`)).toEqual({
      ticketId: kTicket,
      ticketToken: 'Ab-9_x',
    })
  })

  it.each(['/t/', '/t/A017', `/t/${kTicket}`, `/t/${kTicket}.`, `/t/${kTicket}.<b>`, '/board'])(
    'is none: %s',
    (path) => expect(ticketOfAddress(path)).toBeUndefined(),
  )
})

describe('what a phone says of a ticket', () => {
  it.each<[string, PhoneTicketJson, string, string]>([
    [
      'waiting',
      {
        state: 'TICKET_STATE_WAITING',
        peopleAhead: 4,
        wait: { p50Duration: '900s', p90Duration: '1500s' },
        zoneName: { zh: 'A区' },
      },
      '前面约 4 人',
      '预计等候 15–25 分钟 | 请在A区等候叫号',
    ],
    ['next', { state: 'TICKET_STATE_WAITING' }, '前面没有人', ''],
    [
      'waiting for one of several counters',
      { state: 'TICKET_STATE_WAITING', counterLabels: [{ zh: '3' }, { zh: '5' }] },
      '前面没有人',
      '可到窗口：3、5 号',
    ],
    [
      'waiting for a counter or a room',
      { state: 'TICKET_STATE_WAITING', counterLabels: [{ zh: '3' }, { zh: '台胞接待室' }] },
      '前面没有人',
      '可到窗口：3 号、台胞接待室',
    ],
    [
      'restored',
      { state: 'TICKET_STATE_WAITING', peopleAhead: 2, callsUntilCallable: 3 },
      '前面约 2 人',
      '已恢复叫号，再叫 3 个号后轮到您',
    ],
    [
      'called',
      { state: 'TICKET_STATE_CALLED', counterLabel: { zh: '12' }, ordinal: 1 },
      '请到 12 号窗口',
      '正在叫您的号',
    ],
    [
      'called to a room for the last time',
      { state: 'TICKET_STATE_CALLED', counterLabel: { zh: '台胞接待室' }, ordinal: 3 },
      '请到台胞接待室',
      '最后一次呼叫，未到将按过号处理',
    ],
    [
      'not yet due',
      { state: 'TICKET_STATE_NOT_YET_DUE', slotTime: '2026-03-02T02:30:00Z' },
      '未到预约时段',
      '您预约的时段从 10:30 开始，到时自动开始排队',
    ],
    [
      'passed',
      { state: 'TICKET_STATE_NO_SHOW', mayRestore: true },
      '已过号',
      '点“恢复叫号”，不用重新取号',
    ],
    [
      'passed twice',
      { state: 'TICKET_STATE_NO_SHOW' },
      '已过号',
      '请到导办台恢复，当日有效，不用重新取号',
    ],
    [
      'woken',
      { state: 'TICKET_STATE_ON_HOLD', woken: true },
      '请回来办理',
      '您等的结果已经出来。到大厅后点“我回来了”',
    ],
    ['finished', { state: 'TICKET_STATE_FINISHED' }, '已办完', '感谢您的到来'],
    [
      'closed',
      { state: 'TICKET_STATE_CLOSED_BY_SYSTEM' },
      '今天的服务已结束',
      '排队号当日有效。如还要办理，请重新取号',
    ],
  ])('that is %s', (_what, ticket, headline, lines) => {
    const story = ticketStory(ticket, kNow, 'zh')
    expect(story.headline).toBe(headline)
    expect(story.lines.join(' | ')).toBe(lines)
  })

  it.each(['弃号', '作废', '挂起', '客户', '顾客', '队列', '优先级', '超时'])(
    'never says %s',
    (word) => {
      const states = [
        'WAITING',
        'NOT_YET_DUE',
        'CALLED',
        'SERVING',
        'ON_HOLD',
        'NO_SHOW',
        'FINISHED',
        'CANCELLED',
        'DIVERTED',
        'CLOSED_BY_SYSTEM',
      ] as const
      for (const state of states) {
        const story = ticketStory({ state: `TICKET_STATE_${state}` }, kNow, 'zh')
        expect(story.headline + story.lines.join('')).not.toContain(word)
      }
    },
  )

  it('has a story for a state that is newer than the page', () => {
    const state = 'TICKET_STATE_SOMETHING_NEW' as 'TICKET_STATE_WAITING'
    expect(ticketStory({ state }, kNow, 'zh')).toMatchObject({ headline: '排队号', verbs: [] })
  })
})

describe('the page of a ticket', () => {
  let clock: FakeClock
  let sockets: FakeSockets
  let page: PhonePage
  let asked: Array<{ method: string; request: Record<string, unknown> }>
  let answer: Answer<unknown>
  let alarm: { armed: boolean; rings: number; vibrations: number }
  let kept: KeptInMemory

  const open = (path = `/t/${kTicket}.tok`) => {
    page = new PhonePage(
      {
        openSocket: sockets.opener,
        clock,
        call: (<T>(method: string, request: object) => {
          asked.push({ method, request: request as Record<string, unknown> })
          return Promise.resolve(answer as Answer<T>)
        }) as HallCall,
        kept,
        alarm: {
          arm: () => Promise.resolve(alarm.armed),
          ring: () => void ++alarm.rings,
          vibrate: () => void ++alarm.vibrations,
        },
        key: ticketOfAddress(path),
      },
      () => {},
    )
    page.start()
  }

  const show = (ticket: PhoneTicketJson, hall = {}) =>
    sockets.last.say({
      epoch: '1',
      position: '1',
      hallTime: '2026-03-02T01:00:00Z',
      snapshot: { phone: { hall, ticket: { number: 'A017', ...ticket } } },
    })
  const settle = async () => {
    for (let i = 0; i < 20; ++i) await Promise.resolve()
  }
  const verbs = () => page.picture().buttons.map((button) => button.verb)

  beforeEach(() => {
    clock = new FakeClock()
    sockets = new FakeSockets()
    kept = new KeptInMemory()
    asked = []
    answer = { ok: true, value: {} }
    alarm = { armed: true, rings: 0, vibrations: 0 }
    open()
    sockets.last.open()
  })

  it('watches without a login, by the token alone', () => {
    expect(sockets.last.lastRequest).toMatchObject({
      view: 'VIEW_PHONE',
      ticket: { ticketId: kTicket, ticketToken: 'tok' },
    })
  })

  it('asks before it cancels, and says that the applicant wished it', async () => {
    show({ state: 'TICKET_STATE_WAITING' })
    page.press('cancel')
    expect(asked).toEqual([])
    expect(page.picture().ask?.text).toContain('确定取消 A017 号吗')
    page.answerAsking(false)
    expect(asked).toEqual([])
    page.press('cancel')
    page.answerAsking(true)
    await settle()
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      method: 'TicketService/CancelTicket',
      request: { ticketId: kTicket, ticketToken: 'tok', byApplicant: true },
    })
  })

  it('restores a passed number', async () => {
    show({ state: 'TICKET_STATE_NO_SHOW', mayRestore: true })
    expect(verbs()).toEqual(['restore', 'cancel'])
    page.press('restore')
    await settle()
    expect(asked[0]!.method).toBe('TicketService/RestoreTicket')
  })

  it('repeats an errand whose answer was lost with the same request id', async () => {
    show({ state: 'TICKET_STATE_ON_HOLD' })
    answer = { ok: false, refusal: { reason: 'UNREACHABLE', metadata: {} } }
    page.press('return')
    await settle()
    expect(page.picture().said).toContain('网络不通')
    answer = { ok: true, value: {} }
    page.press('return')
    await settle()
    page.press('return')
    await settle()
    const ids = asked.map(({ request }) => request.requestId)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
  })

  it('says why nothing came of it, until the ticket moves on', async () => {
    show({ state: 'TICKET_STATE_ON_HOLD' })
    answer = { ok: false, refusal: { reason: 'REASON_RESULT_PENDING', metadata: {} } }
    page.press('return')
    await settle()
    expect(page.picture().said).toBe('结果还没有出来，出来后本页会提醒您')
    show({ state: 'TICKET_STATE_WAITING' })
    expect(page.picture().said).toBe('')
  })

  it('does one thing at a time', async () => {
    show({ state: 'TICKET_STATE_NO_SHOW', mayRestore: true })
    page.press('restore')
    page.press('restore')
    expect(page.picture().buttons).toEqual([])
    await settle()
    expect(asked).toHaveLength(1)
  })

  it('vibrates once for each call and rings where that was asked for', async () => {
    show({ state: 'TICKET_STATE_WAITING' })
    await page.armBell()
    const called = { state: 'TICKET_STATE_CALLED' as const, counterLabel: { zh: '5' } }
    show({ ...called, callId: '7' })
    show({ ...called, callId: '7' })
    expect([alarm.vibrations, alarm.rings]).toEqual([1, 1])
    show({ ...called, callId: '8', ordinal: 2 })
    expect([alarm.vibrations, alarm.rings]).toEqual([2, 2])
  })

  it('says so where the browser refuses sound, and vibrates all the same', async () => {
    show({ state: 'TICKET_STATE_WAITING' })
    alarm.armed = false
    await page.armBell()
    expect(page.picture().bell).toEqual({
      text: '您的浏览器不允许响铃，请留意本页和大厅屏幕',
      offer: false,
    })
    show({ state: 'TICKET_STATE_CALLED', callId: '7' })
    expect([alarm.vibrations, alarm.rings]).toEqual([1, 0])
  })

  it('leads to the guide of its item, without asking the hall', () => {
    show({ state: 'TICKET_STATE_WAITING' })
    expect(page.picture()).toMatchObject({ guideAddress: '/guides', guideText: '全部办事指南' })
    show({ state: 'TICKET_STATE_WAITING', itemId: 'social card' })
    expect(page.picture()).toMatchObject({
      guideAddress: '/guides/social%20card',
      guideText: '办事指南',
    })
    expect(asked).toEqual([])
  })

  it('shows the way until nobody has to go anywhere any more', () => {
    const zoneMap = { counters: [{ label: { zh: '12' }, column: 1, row: 1 }] }
    const phone = (ticket: PhoneTicketJson) => ({ phone: { ticket, zoneMap } })
    const frame = { epoch: '1', position: '2', hallTime: new Date(kNow).toISOString() }
    const called = { state: 'TICKET_STATE_CALLED', counterLabel: { zh: '12' } } as const
    show({ state: 'TICKET_STATE_WAITING' })
    expect(page.picture().plan).toBeUndefined()
    sockets.last.say({ ...frame, snapshot: phone({ state: 'TICKET_STATE_WAITING' }) })
    expect(page.picture().plan?.counters.map(({ mark }) => mark)).toEqual(['other'])
    sockets.last.say({ ...frame, delta: { phone: { ticket: called } } })
    expect(page.picture().plan?.counters.map(({ mark }) => mark)).toEqual(['here'])
    const finished = { state: 'TICKET_STATE_FINISHED' } as const
    sockets.last.say({ ...frame, delta: { phone: { ticket: finished } } })
    expect(page.picture().plan).toBeUndefined()
  })

  it('says that the day has ended instead of waiting for ever', () => {
    show({ state: 'TICKET_STATE_WAITING', peopleAhead: 3 })
    sockets.last.say({ epoch: '1', goodbye: { goodbyeReason: 'GOODBYE_REASON_SCOPE_GONE' } })
    expect(page.picture()).toMatchObject({ trouble: '', buttons: [] })
    expect(page.picture().story?.headline).toBe('今天的服务已结束')
  })

  it('tells a foreign token what to do, in both languages', () => {
    sockets.last.events.closed(4016, 'REASON_TOKEN_INVALID')
    expect(page.picture().trouble).toBe('这个链接不对或已失效，请重新扫号票上的二维码')
    page.language = 'en'
    expect(page.picture().trouble).toContain('not valid')
  })

  it('connects to nothing from an address that names no ticket', () => {
    const before = sockets.all.length
    open('/t/nonsense')
    expect(sockets.all).toHaveLength(before)
    expect(page.picture().trouble).toContain('重新扫')
  })

  it('shows what the hall says while it is suspended', () => {
    show({ state: 'TICKET_STATE_WAITING' }, { suspended: true, suspensionText: '停电，请稍候' })
    expect(page.picture().notices).toEqual(['大厅暂停服务：停电，请稍候'])
  })
})
