import { describe, expect, it } from 'vitest'
import { boardFromSnapshot, boardWithDelta } from './board_floor'
import { compareCallIds } from './call_id'
import { changedList } from './keyed_list'

const keyOf = (entity: { id: string }) => entity.id

describe('a list of entities', () => {
  const list = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

  it('keeps its sequence when one changes, one goes and one comes', () => {
    const changed = [{ id: 'd' }, { id: 'b', more: 1 }]
    expect(changedList(list, changed, ['a'], keyOf)).toEqual([
      { id: 'b', more: 1 },
      { id: 'c' },
      { id: 'd' },
    ])
  })

  it('stays the same one when nothing changes', () => {
    expect(changedList(list, undefined, undefined, keyOf)).toBe(list)
  })

  it('holds what was removed and has come back', () => {
    expect(changedList(list, [{ id: 'a' }], ['a'], keyOf)).toEqual(list)
  })
})

describe('call ids', () => {
  it('are compared as numbers beyond what a number holds', () => {
    const ids = ['18446744073709551615', '9', '10', '18446744073709551614']
    expect([...ids].sort(compareCallIds)).toEqual([
      '9',
      '10',
      '18446744073709551614',
      '18446744073709551615',
    ])
  })
})

describe('a board', () => {
  const floor = boardFromSnapshot({
    hall: { name: { zh: '厅' }, inSession: true },
    calls: [{ callId: '9' }, { callId: '10' }],
    queues: [{ queueId: 'q', waitingCount: 3 }],
    counters: [{ counterId: '1' }, { counterId: '2' }],
  })

  it('takes what changed and keeps the rest', () => {
    const next = boardWithDelta(floor, {
      calls: [{ callId: '11' }],
      removedCallIds: ['9'],
      queues: [{ queueId: 'q' }],
      removedCounterIds: ['1'],
    })
    expect(next.calls.map((call) => call.callId)).toEqual(['10', '11'])
    expect(next.queues).toEqual([{ queueId: 'q' }])
    expect(next.counters).toEqual([{ counterId: '2' }])
    expect(next.hall).toBe(floor.hall)
  })

  it('takes a new hall status whole', () => {
    expect(boardWithDelta(floor, { hall: { suspended: true } }).hall).toEqual({ suspended: true })
  })

  it('does not grow, whatever the server sends', () => {
    let board = floor
    for (let id = 100; id < 1000; ++id) {
      board = boardWithDelta(board, { calls: [{ callId: `${id}` }] })
    }
    expect(board.calls).toHaveLength(200)
    expect(board.calls[199]!.callId).toBe('999')
  })
})
