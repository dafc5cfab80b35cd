import type { BoardCallJson } from 'wire/board_view_pb'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../link/fake_clock'
import { FakeSockets } from '../link/fake_socket'
import type { HallCall } from '../link/hall_call'
import { KeptInMemory } from '../link/kept'
import type { Answer } from '../link/refusal'
import { BoardPage } from './board_page'

const kStart = Date.parse('2026-03-02T01:00:00Z')

interface Report {
  requestId: string
  callId: string
  result: string
}

/** A hall that a board talks to; answers when told to. */
class FakeHall {
  reports: Report[] = []
  reachable = true

  readonly call: HallCall = <T>(_method: string, request: object) => {
    this.reports.push(request as Report)
    const answer: Answer<T> = this.reachable
      ? { ok: true, value: {} as T }
      : { ok: false, refusal: { reason: 'UNREACHABLE', metadata: {} } }
    return Promise.resolve(answer)
  }

  get told(): string[] {
    return this.reports.map((report) => `${report.callId} ${report.result.slice(16)}`)
  }
}

/** Lets answers arrive. */
const settle = async () => {
  for (let i = 0; i < 500; ++i) await Promise.resolve()
}

describe('a board', () => {
  let clock: FakeClock
  let sockets: FakeSockets
  let hall: FakeHall
  let kept: KeptInMemory
  let page: BoardPage
  let position: number

  const open = () => {
    page = new BoardPage(
      { openSocket: sockets.opener, clock, call: hall.call, kept, zoneId: 'A' },
      () => {},
    )
    page.start()
    sockets.last.open()
  }

  beforeEach(() => {
    clock = new FakeClock()
    sockets = new FakeSockets()
    hall = new FakeHall()
    kept = new KeptInMemory()
    position = 1
    open()
  })

  const hallTime = () => new Date(kStart + clock.now()).toISOString()
  const frame = (what: object) =>
    sockets.last.say({ epoch: '1', position: `${++position}`, hallTime: hallTime(), ...what })
  const snapshot = (calls: BoardCallJson[] = []) =>
    frame({ snapshot: { board: { hall: { name: { zh: '厅' }, inSession: true }, calls } } })
  const delta = (calls: BoardCallJson[]) => frame({ delta: { board: { calls } } })
  const call = (id: number, more: Partial<BoardCallJson> = {}): BoardCallJson => ({
    callId: `${id}`,
    number: `A00${id}`,
    counterLabel: { zh: `${id}` },
    ordinal: 1,
    callTime: hallTime(),
    open: true,
    ...more,
  })
  const live = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 500) {
      clock.advance(500)
      if (clock.now() % 2000 === 0) frame({ bookmark: {} })
    }
  }

  it('watches its zone', () => {
    expect(sockets.last.lastRequest).toMatchObject({ view: 'VIEW_BOARD', zoneId: 'A' })
  })

  it('shows a call huge, fresh for four seconds, and reports it delivered once', async () => {
    snapshot()
    delta([call(1)])
    expect(page.picture().stage).toMatchObject({ number: 'A001', counter: '1', fresh: true })
    live(4500)
    expect(page.picture().stage).toMatchObject({ number: 'A001', fresh: false })
    await settle()
    expect(hall.told).toEqual(['1 DELIVERED'])
  })

  it('gives each of several calls its turn', async () => {
    snapshot([call(1), call(2)])
    expect(page.picture().stage?.number).toBe('A001')
    live(3500)
    expect(page.picture().stage?.number).toBe('A001')
    live(500)
    expect(page.picture().stage?.number).toBe('A002')
    await settle()
    expect(hall.told).toEqual(['1 DELIVERED', '2 DELIVERED'])
  })

  it('shows a burst of thirty calls within the minute they are fresh', async () => {
    snapshot(Array.from({ length: 30 }, (_, i) => call(i + 1)))
    live(59_000)
    await settle()
    expect(hall.told).toHaveLength(30)
    expect(hall.told.every((told) => told.endsWith('DELIVERED'))).toBe(true)
  })

  it('says that the connection is lost after 10 s and announces nothing then', async () => {
    snapshot([call(1), call(2)])
    clock.advance(10_000)
    expect(page.picture().trouble).toBe('连接中断，请以现场叫号为准')
    await settle()
    expect(hall.told).toEqual(['1 DELIVERED', '2 DELIVERED'])
  })

  it('announces after a reconnect what came meanwhile, once, and drops what is over', async () => {
    snapshot([call(1)])
    live(4000)
    sockets.last.events.closed(1006, '')
    const meanwhile = [call(2, { open: false }), call(3)]
    clock.advance(1000)
    sockets.last.open()
    delta(meanwhile)
    live(6000)
    await settle()
    expect(hall.told).toEqual(['1 DELIVERED', '2 DROPPED_STALE', '3 DELIVERED'])
    expect(page.picture().stage?.number).toBe('A003')
  })

  it('announces nothing twice after a reload', async () => {
    const calls = [call(1)]
    snapshot(calls)
    await settle()
    open()
    snapshot(calls)
    live(5000)
    await settle()
    expect(hall.told).toEqual(['1 DELIVERED'])
    expect(page.picture().stage).toMatchObject({ number: 'A001', fresh: false })
  })

  it('reports with the same request id until the hall has answered', async () => {
    const calls = [call(1)]
    hall.reachable = false
    snapshot(calls)
    await settle()
    live(2000)
    await settle()
    open()
    snapshot(calls)
    await settle()
    hall.reachable = true
    live(10_000)
    await settle()
    expect(hall.reports.length).toBeGreaterThan(2)
    expect(new Set(hall.reports.map((report) => report.requestId)).size).toBe(1)
    const sent = hall.reports.length
    live(30_000)
    await settle()
    expect(hall.reports).toHaveLength(sent)
  })

  it('goes back to the latest open call, without a blink, when the shown one is served', () => {
    snapshot([call(1)])
    live(4000)
    delta([call(2)])
    live(4500)
    delta([call(2, { open: false })])
    expect(page.picture().stage).toMatchObject({ number: 'A001', fresh: false })
  })

  it('keeps no more timers and reports after a day than after an hour', async () => {
    hall.reachable = false
    snapshot()
    for (let i = 1; i <= 300; ++i) {
      delta([call(i)])
      live(4000)
    }
    await settle()
    expect(JSON.parse(kept.read('board:A:reports')!)).toHaveLength(64)
    expect(clock.pending).toBeLessThanOrEqual(3)
  })

  it('lists each called number once, latest first, without the one on the stage', () => {
    const again = call(4, { number: 'A002', ordinal: 2 })
    snapshot([call(1), call(2, { open: false }), call(3), again])
    live(12_000)
    expect(page.picture().stage?.number).toBe('A002')
    expect(page.picture().lastCalls.map((last) => last.number)).toEqual(['A003', 'A001'])
  })

  it('says how it is refused', () => {
    sockets.last.events.closed(4016, 'REASON_NOT_SIGNED_IN')
    expect(page.picture().trouble).toContain('还没有登记')
    expect(page.picture().troubleHint).toContain('/enrol')
  })
})
