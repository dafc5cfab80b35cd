import type { BoardCallJson } from 'wire/board_view_pb'
import type { HallStatusJson } from 'wire/hall_status_pb'
import { describe, expect, it } from 'vitest'
import { KeptInMemory } from '../link/kept'
import type { BoardFloor } from '../model/board_floor'
import { isStillDue, requestFor, VoiceQueue, type Announced } from './voice_line'

/** 16:30 in China. */
const kNow = Date.parse('2026-03-02T08:30:00Z')
const at = (seconds: number) => new Date(kNow + seconds * 1000).toISOString()

const call = (id: number, ago = 1, more: Partial<BoardCallJson> = {}): BoardCallJson => ({
  callId: `${id}`,
  number: `A00${id}`,
  callTime: at(-ago),
  open: true,
  ...more,
})
const broadcast = (ago: number, more = {}) => ({
  text: '请注意',
  spoken: true,
  sendTime: at(-ago),
  untilTime: at(600),
  ...more,
})
const floor = (calls: BoardCallJson[], hall: HallStatusJson = {}, voice = {}): BoardFloor => ({
  hall,
  zoneName: undefined,
  calls,
  queues: [],
  counters: [],
  voice,
})
const names = (line: readonly Announced[]) =>
  line.map((one) => (one.kind === 'call' ? one.call.callId : one.kind))

/** Says all that waits, as one voice would. */
function sayAll(queue: VoiceQueue, seen: BoardFloor, hallMs = kNow): Array<string | undefined> {
  const said: Announced[] = []
  for (;;) {
    const [next] = queue.look(seen, hallMs, undefined).line
    if (!next) return names(said)
    queue.settle(next)
    said.push(next)
  }
}

describe('the line of a voice', () => {
  it('holds each call once, ascending, over a reload too', () => {
    const kept = new KeptInMemory()
    expect(sayAll(new VoiceQueue(kept, 'v'), floor([call(1), call(2)]))).toEqual(['1', '2'])
    const again = new VoiceQueue(kept, 'v')
    expect(sayAll(again, floor([call(1), call(2), call(3)]))).toEqual(['3'])
  })

  it('goes by time, whatever it is', () => {
    const hall = {
      broadcasts: [broadcast(2)],
      closeTime: at(1796),
    }
    const seen = floor([call(1, 5), call(2, 1)], hall, { closingBeforeDuration: '1800s' })
    expect(sayAll(new VoiceQueue(new KeptInMemory(), 'v'), seen)).toEqual([
      '1',
      'closing',
      'broadcast',
      '2',
    ])
  })

  it('keeps what is being said neither waiting nor too late', () => {
    const queue = new VoiceQueue(new KeptInMemory(), 'v')
    const [current] = queue.look(floor([call(1)]), kNow, undefined).line
    const served = floor([call(1, 1, { open: false }), call(2)])
    const look = queue.look(served, kNow, current)
    expect(look.dropped).toEqual([])
    expect(names(look.line)).toEqual(['2'])
  })

  it.each([
    ['60 s where the hall does not say', undefined, 60],
    ['as the hall says', '15s', 15],
  ])('drops calls as stale after %s, and tells each once', (_what, staleAfter, limit) => {
    const queue = new VoiceQueue(new KeptInMemory(), 'v')
    const voice = staleAfter ? { staleAfterDuration: staleAfter } : {}
    queue.look(floor([], {}, voice), kNow, undefined)
    const seen = floor([call(1, limit + 1), call(2, limit), call(3, 1, { open: false })], {}, voice)
    const { line, dropped } = queue.look(seen, kNow, undefined)
    expect(names(line)).toEqual(['2'])
    expect(dropped.map(({ callId }) => callId)).toEqual(['1', '3'])
    expect(queue.look(seen, kNow, undefined).dropped).toEqual([])
  })

  it('tells nothing as missed at its very first start, nor what a board has shown', () => {
    const queue = new VoiceQueue(new KeptInMemory(), 'v')
    expect(queue.look(floor([call(1, 90)]), kNow, undefined).dropped).toEqual([])
    const shown = floor([call(2, 90, { delivered: true })])
    expect(queue.look(shown, kNow, undefined).dropped).toEqual([])
  })

  it('holds nothing but broadcasts while the hall is suspended', () => {
    const queue = new VoiceQueue(new KeptInMemory(), 'v')
    const hall = { suspended: true, broadcasts: [broadcast(2)], closeTime: at(60) }
    const seen = floor([call(1)], hall, { closingBeforeDuration: '1800s' })
    expect(sayAll(queue, seen)).toEqual(['broadcast'])
    expect(sayAll(queue, floor([call(1)]))).toEqual(['1'])
  })

  it('holds a broadcast once, only where it is to be spoken and still holds', () => {
    const kept = new KeptInMemory()
    const broadcasts = [
      broadcast(9),
      broadcast(8, { spoken: false }),
      broadcast(7, { untilTime: at(-1) }),
      broadcast(6),
    ]
    const seen = floor([], { broadcasts })
    expect(sayAll(new VoiceQueue(kept, 'v'), seen)).toEqual(['broadcast', 'broadcast'])
    expect(sayAll(new VoiceQueue(kept, 'v'), seen)).toEqual([])
  })
})

describe('the announcement that the hall closes', () => {
  const closing = (closeTime: string | undefined, before: string | undefined, hallMs = kNow) => {
    const hall = closeTime ? { closeTime } : {}
    const voice = before ? { closingBeforeDuration: before } : {}
    return sayAll(new VoiceQueue(new KeptInMemory(), 'v'), floor([], hall, voice), hallMs)
  }

  it.each([
    ['comes when its time has come', at(1800), '1800s', ['closing']],
    ['comes late rather than never', at(60), '1800s', ['closing']],
    ['waits for its time', at(1801), '1800s', []],
    ['is over when the hall has closed', at(0), '1800s', []],
    ['does not come where the hall wants none', at(60), undefined, []],
    ['does not come on a closed day', undefined, '1800s', []],
  ])('%s', (_what, closeTime, before, said) => {
    expect(closing(closeTime, before)).toEqual(said)
  })

  it('comes once a day, also where the hall then stays open longer', () => {
    const kept = new KeptInMemory()
    const voice = { closingBeforeDuration: '1800s' }
    const say = (closeTime: string, hallMs: number) =>
      sayAll(new VoiceQueue(kept, 'v'), floor([], { closeTime }, voice), hallMs)
    expect(say(at(60), kNow)).toEqual(['closing'])
    expect(say(at(3600), kNow + 3500_000)).toEqual([])
    expect(say(at(86_460), kNow + 86_400_000)).toEqual(['closing'])
  })
})

describe('an announcement whose words have come', () => {
  const seen = floor([call(1)])
  const [due] = new VoiceQueue(new KeptInMemory(), 'v').look(seen, kNow, undefined).line

  it.each([
    ['is said while its ticket is called', floor([call(1)]), true],
    ['is not when the ticket is served', floor([call(1, 1, { open: false })]), false],
    ['is not when it has gone from the zone', floor([]), false],
    ['is not when the hall is suspended', floor([call(1)], { suspended: true }), false],
    ['is not when it is an old one of another hall', floor([call(1, 5)]), false],
  ])('%s', (_what, now, said) => expect(isStillDue(due!, now, kNow)).toBe(said))

  it('is asked for by what it is', () => {
    expect(requestFor(due!, 3)).toEqual({ callId: '1', waitingCount: 3 })
    const note = { key: 'b', atMs: kNow, kind: 'broadcast', broadcast: broadcast(1) } as const
    expect(requestFor(note, 0)).toEqual({ broadcastSendTime: at(-1), waitingCount: 0 })
    const end = { key: 'c', atMs: kNow, kind: 'closing' } as const
    expect(requestFor(end, 0)).toEqual({ closing: {}, waitingCount: 0 })
    expect(isStillDue(note, floor([], { suspended: true }), kNow)).toBe(true)
    expect(isStillDue(end, floor([], { suspended: true }), kNow)).toBe(false)
  })
})
