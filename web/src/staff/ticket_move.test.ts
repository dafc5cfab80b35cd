import type { TicketJson } from 'wire/ticket_pb'
import { describe, expect, it } from 'vitest'
import { countersFor, isMoveReady, moveDraft, moveRequest, papersAt } from './ticket_move'

const ticket = (more: Partial<TicketJson> = {}): TicketJson => ({
  ticketId: 'id-A1',
  number: 'A1',
  state: 'TICKET_STATE_WAITING',
  queueId: 'tax',
  ...more,
})

const counters = [
  { counterId: '10', ableQueueIds: ['tax', 'social'] },
  { counterId: '2', ableQueueIds: ['tax'] },
  { counterId: '3', ableQueueIds: ['social'] },
  { counterId: '4' },
]

const withPapersAt10 = ticket({
  exemption: 'EXEMPTION_RETURNED',
  holdKind: 'HOLD_KIND_PAPERS_LEFT_HERE',
  boundCounterId: '10',
})

describe('a ticket that is moved', () => {
  it('goes somewhere else, and somebody says why', () => {
    const draft = moveDraft(ticket())
    expect(isMoveReady(ticket(), draft)).toBe(false)
    draft.reason = '取错号'
    expect(isMoveReady(ticket(), draft)).toBe(false)
    expect(isMoveReady(ticket(), { ...draft, queueId: 'social' })).toBe(true)
    expect(isMoveReady(ticket(), { ...draft, counterId: '2' })).toBe(true)
    expect(isMoveReady(ticket(), { ...draft, queueId: 'social', reason: '  ' })).toBe(false)
    const bound = ticket({ boundCounterId: '2' })
    expect(isMoveReady(bound, { ...draft, counterId: '2' })).toBe(false)
    expect(isMoveReady(bound, draft)).toBe(true)
  })

  it('is asked for as the hall takes it', () => {
    const draft = { queueId: 'social', counterId: '', wrongQueue: true, reason: ' 取错号 ' }
    expect(moveRequest(ticket(), draft)).toEqual({
      ticketId: 'id-A1',
      queueId: 'social',
      wrongQueue: true,
      reasonText: '取错号',
    })
    expect(moveRequest(ticket(), { ...draft, queueId: '', counterId: '2' })).toEqual({
      ticketId: 'id-A1',
      toCounterId: '2',
      reasonText: '取错号',
    })
  })

  it('is freed of its counter by naming the queue it stands in', () => {
    const draft = { ...moveDraft(ticket()), reason: '均衡等候人数' }
    expect(moveRequest(ticket({ boundCounterId: '2' }), draft)).toEqual({
      ticketId: 'id-A1',
      queueId: 'tax',
      reasonText: '均衡等候人数',
    })
  })

  it('is called by a counter where somebody sits who serves the queue', () => {
    const ids = (queueId: string) =>
      countersFor(ticket(), { ...moveDraft(ticket()), queueId }, counters).map(
        (counter) => counter.counterId,
      )
    expect(ids('')).toEqual(['2', '10'])
    expect(ids('social')).toEqual(['3', '10'])
    expect(ids('nobody')).toEqual([])
  })

  it('stays at the counter that keeps its papers', () => {
    expect(papersAt(withPapersAt10)).toBe('10')
    const draft = moveDraft(withPapersAt10)
    expect(draft.counterId).toBe('10')
    expect(countersFor(withPapersAt10, draft, counters)).toHaveLength(1)
    expect(papersAt({ ...withPapersAt10, holdKind: 'HOLD_KIND_PAPERS_TO_FETCH' })).toBe('')
  })
})
