import type { BoardCallJson } from 'wire/board_view_pb'
import { describe, expect, it } from 'vitest'
import { KeptInMemory } from '../link/kept'
import { CallMemory } from './call_memory'
import { CallQueue } from './call_queue'

const kNow = Date.parse('2026-03-02T01:00:00Z')

function call(id: number, more: Partial<BoardCallJson> = {}): BoardCallJson {
  return {
    callId: `${id}`,
    number: `A${id}`,
    callTime: new Date(kNow - 1000).toISOString(),
    open: true,
    ...more,
  }
}

const secondsAgo = (seconds: number) => new Date(kNow - seconds * 1000).toISOString()

function queueOver(kept = new KeptInMemory()) {
  const queue = new CallQueue(new CallMemory(kept, 'announced'))
  return {
    announceAll(calls: BoardCallJson[]) {
      const announced: string[] = []
      const dropped: string[] = []
      for (;;) {
        const next = queue.take(calls, kNow)
        dropped.push(...next.dropped.map((late) => late.callId!))
        if (!next.call) return { announced, dropped }
        announced.push(next.call.callId!)
      }
    },
  }
}

describe('calls to announce', () => {
  it('come each once, in their turn', () => {
    const queue = queueOver()
    expect(queue.announceAll([call(9), call(10)]).announced).toEqual(['9', '10'])
    expect(queue.announceAll([call(9), call(10), call(11)]).announced).toEqual(['11'])
    expect(queue.announceAll([call(9), call(10), call(11)]).announced).toEqual([])
  })

  it('come once also over a reload', () => {
    const kept = new KeptInMemory()
    queueOver(kept).announceAll([call(1), call(2)])
    expect(queueOver(kept).announceAll([call(1), call(2), call(3)]).announced).toEqual(['3'])
  })

  it('come again where the ticket is called again', () => {
    const queue = queueOver()
    queue.announceAll([call(1)])
    const calls = [call(1, { open: false }), call(2, { number: 'A1', ordinal: 2 })]
    expect(queue.announceAll(calls)).toEqual({ announced: ['2'], dropped: [] })
  })

  it('are dropped and told of where a board that was away missed them', () => {
    const queue = queueOver()
    queue.announceAll([call(1)])
    const missed = [
      call(2, { open: false }),
      call(3, { callTime: secondsAgo(61) }),
      call(4, { callTime: secondsAgo(60) }),
      call(5, { open: false, delivered: true }),
    ]
    expect(queue.announceAll(missed)).toEqual({ announced: ['4'], dropped: ['2', '3'] })
    expect(queue.announceAll(missed)).toEqual({ announced: [], dropped: [] })
  })

  it('are not told of as missed by a board at its very first start', () => {
    const old = [call(1, { open: false }), call(2, { callTime: secondsAgo(600) })]
    expect(queueOver().announceAll(old)).toEqual({ announced: [], dropped: [] })
  })

  it('count from 1 again in a hall that was set up anew', () => {
    const kept = new KeptInMemory()
    queueOver(kept).announceAll([call(1, { callTime: secondsAgo(5000) }), call(2)])
    expect(queueOver(kept).announceAll([call(1), call(2)]).announced).toEqual(['1'])
  })

  it('are remembered without growing', () => {
    const kept = new KeptInMemory()
    const queue = queueOver(kept)
    for (let id = 1; id <= 5000; ++id) queue.announceAll([call(id)])
    expect(JSON.parse(kept.read('announced')!)).toHaveLength(256)
  })

  it('survive a damaged memory', () => {
    const kept = new KeptInMemory()
    kept.write('announced', '{"a":')
    expect(queueOver(kept).announceAll([call(1)]).announced).toEqual(['1'])
  })
})
