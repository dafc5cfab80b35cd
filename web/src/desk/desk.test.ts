import type { TicketJson } from 'wire/ticket_pb'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../link/fake_clock'
import type { HallCall } from '../link/hall_call'
import { CatalogueNames } from '../staff/catalogue_copy'
import { deskReader, type DeskFloor } from '../staff/desk_floor'
import { ItemSearch } from '../staff/item_search'
import { urgencyOf, waitedMs } from '../staff/ticket_wait'
import { sameMarks, withMarkTurned } from './assistance'
import { deskPicture, everything, tabOf } from './desk_picture'
import { countersToTell, verbsFor } from './desk_verbs'
import { emptyForm, gapOf, requestOf } from './issue_form'

const kNow = Date.parse('2026-03-02T02:00:00Z')
const ago = (minutes: number) => new Date(kNow - minutes * 60_000).toISOString()

function ticket(number: string, more: Partial<TicketJson> = {}): TicketJson {
  return {
    ticketId: `id-${number}`,
    number,
    state: 'TICKET_STATE_WAITING',
    ticketClass: 'TICKET_CLASS_ORDINARY',
    queueId: 'tax',
    referenceTime: ago(5),
    targetDuration: '900s',
    ...more,
  }
}

const floor = (...tickets: TicketJson[]): DeskFloor => ({
  hall: {},
  tickets,
  queues: [
    { queueId: 'tax', zoneId: 'A', openCounters: 1 },
    { queueId: 'social', zoneId: 'C' },
  ],
  counters: [],
})

const names = new CatalogueNames(undefined, 'zh')
const numbers = (f: DeskFloor, filter: Partial<typeof everything> = {}) =>
  deskPicture(f, { ...everything, ...filter }, kNow, names).rows.map((row) => row.ticket.number)

describe('the wait of a ticket', () => {
  it('counts from its reference time, without absences', () => {
    expect(waitedMs(ticket('A1', { referenceTime: ago(20), awayDuration: '300s' }), kNow)).toBe(
      900_000,
    )
    expect(waitedMs(ticket('A1', { referenceTime: ago(-5) }), kNow)).toBe(0)
  })

  it.each([
    [10, 'well'],
    [11.25, 'near'],
    [15, 'near'],
    [15.1, 'over'],
    [30, 'over'],
    [30.1, 'far'],
  ])('of %d of 15 minutes is %s', (minutes, urgency) => {
    expect(urgencyOf(minutes * 60_000, 900_000)).toBe(urgency)
  })

  it('without a target is never urgent', () => expect(urgencyOf(1e9, undefined)).toBe('well'))
})

describe('the desk', () => {
  it('shows first who has used up most of the target, and last who is not yet due', () => {
    const f = floor(
      ticket('A1', { referenceTime: ago(10) }),
      ticket('V1', { referenceTime: ago(5), targetDuration: '180s' }),
      ticket('Y2', { state: 'TICKET_STATE_NOT_YET_DUE', slotTime: ago(-30) }),
      ticket('Y1', { state: 'TICKET_STATE_NOT_YET_DUE', slotTime: ago(-10) }),
      ticket('A2', { referenceTime: ago(2) }),
    )
    expect(numbers(f)).toEqual(['V1', 'A1', 'A2', 'Y1', 'Y2'])
  })

  it('filters by zone, queue, need for help and number', () => {
    const f = floor(
      ticket('A17'),
      ticket('B17', { queueId: 'social' }),
      ticket('A28', { assistanceMarks: ['ASSISTANCE_MARK_WHEELCHAIR'] }),
    )
    expect(numbers(f, { zoneId: 'C' })).toEqual(['B17'])
    expect(numbers(f, { queueId: 'tax' })).toEqual(['A17', 'A28'])
    expect(numbers(f, { needHelp: true })).toEqual(['A28'])
    expect(numbers(f, { number: 'a1' })).toEqual(['A17'])
  })

  it('keeps the others on their own tabs', () => {
    const f = floor(
      ticket('A1'),
      ticket('A2', { state: 'TICKET_STATE_ON_HOLD', stateTime: ago(1) }),
      ticket('A3', { state: 'TICKET_STATE_NO_SHOW', stateTime: ago(1) }),
      ticket('A4', { state: 'TICKET_STATE_SERVING', stateTime: ago(1) }),
      ticket('A5', { state: 'TICKET_STATE_FINISHED' }),
    )
    const { counts } = deskPicture(f, everything, kNow, names)
    expect(counts).toEqual({ waiting: 1, onHold: 1, noShow: 1, atCounter: 1 })
    expect(numbers(f, { tab: 'noShow' })).toEqual(['A3'])
    expect(tabOf({ state: 'TICKET_STATE_FINISHED' })).toBeUndefined()
  })

  it('counts each queue against the targets of its own tickets', () => {
    const f = floor(
      ticket('A1', { referenceTime: ago(40) }),
      ticket('A2', { referenceTime: ago(20) }),
      ticket('A3', { referenceTime: ago(1) }),
    )
    const tax = deskPicture(f, everything, kNow, names).queues[0]
    expect(tax).toMatchObject({ queueId: 'tax', waiting: 3, overTarget: 2, worst: 'far' })
    expect(tax?.longestMs).toBe(40 * 60_000)
  })

  it('does not grow with the crowd, and says what it leaves out', () => {
    const crowd = Array.from({ length: 500 }, (_, i) => ticket(`A${i}`))
    const picture = deskPicture(floor(...crowd), everything, kNow, names)
    expect(picture.rows).toHaveLength(120)
    expect(picture.more).toBe(380)
    expect(picture.counts.waiting).toBe(500)
  })

  it('follows the changes of the watch', () => {
    const first = deskReader.fromSnapshot({ desk: { tickets: [ticket('A1'), ticket('A2')] } })!
    const next = deskReader.withDelta(first, {
      desk: {
        tickets: [ticket('A2', { state: 'TICKET_STATE_CALLED' })],
        removedTicketIds: ['id-A1'],
      },
    })
    expect(next.tickets.map(({ number, state }) => [number, state])).toEqual([
      ['A2', 'TICKET_STATE_CALLED'],
    ])
  })
})

describe('the verbs of the desk', () => {
  const kWaiting = ['move', 'assist', 'divert', 'reprint', 'cancel'] as const

  it.each([
    [{}, undefined, ['attention', ...kWaiting]],
    [{ itemId: 'i' }, undefined, ['preCheck', 'attention', ...kWaiting]],
    [{}, 'QUEUE_KIND_CONSULT', ['upgrade', 'attention', ...kWaiting]],
    [{ state: 'TICKET_STATE_NOT_YET_DUE' }, undefined, ['assist', 'divert', 'reprint', 'cancel']],
    [{ state: 'TICKET_STATE_SERVING' }, undefined, ['attention', 'assist', 'reprint']],
    [{ state: 'TICKET_STATE_NO_SHOW' }, undefined, ['restore', 'assist', 'reprint', 'cancel']],
    [
      { state: 'TICKET_STATE_ON_HOLD', holdKind: 'HOLD_KIND_PAPERS_TO_FETCH' },
      undefined,
      ['returned', 'assist', 'reprint', 'cancel'],
    ],
    [
      { state: 'TICKET_STATE_ON_HOLD', holdKind: 'HOLD_KIND_WAITING_FOR_RESULT' },
      undefined,
      ['wake', 'assist', 'reprint', 'cancel'],
    ],
    [{ state: 'TICKET_STATE_FINISHED' }, undefined, []],
  ] as const)('for %j in %s are %j', (more, kind, verbs) => {
    expect(verbsFor(ticket('A1', more), kind)).toEqual(verbs)
  })

  it('tell the counter that called somebody, else the able ones, the idle first', () => {
    const counters = [
      { counterId: '1', ableQueueIds: ['tax'], state: 'COUNTER_STATE_PAUSED' },
      { counterId: '2', ableQueueIds: ['tax'], state: 'COUNTER_STATE_SERVING' },
      { counterId: '3', ableQueueIds: ['tax'], state: 'COUNTER_STATE_IDLE' },
      { counterId: '4', ableQueueIds: ['social'], state: 'COUNTER_STATE_IDLE' },
    ] as const
    const ids = (t: TicketJson) =>
      countersToTell(
        t,
        counters.map((c) => ({ ...c, ableQueueIds: [...c.ableQueueIds] })),
      ).map((counter) => counter.counterId)
    expect(ids(ticket('A1'))).toEqual(['3', '2', '1'])
    expect(ids(ticket('A1', { counterId: '4' }))).toEqual(['4'])
  })
})

describe('the help somebody needs', () => {
  it('is turned on and off, one mark at a time', () => {
    const marks = withMarkTurned(['ASSISTANCE_MARK_HEARING'], 'ASSISTANCE_MARK_SIGHT')
    expect(marks).toEqual(['ASSISTANCE_MARK_HEARING', 'ASSISTANCE_MARK_SIGHT'])
    expect(withMarkTurned(marks, 'ASSISTANCE_MARK_HEARING')).toEqual(['ASSISTANCE_MARK_SIGHT'])
  })

  it('is the same in whichever sequence it is named', () => {
    const both = ['ASSISTANCE_MARK_HEARING', 'ASSISTANCE_MARK_SIGHT'] as const
    expect(sameMarks(both, [...both].reverse())).toBe(true)
    expect(sameMarks(both, ['ASSISTANCE_MARK_SIGHT'])).toBe(false)
    expect(sameMarks([], [])).toBe(true)
  })
})

describe('a number for somebody', () => {
  const form = () => {
    const filled = emptyForm()
    filled.purpose = {
      what: 'item',
      code: 'shebaoka',
      name: '社保卡',
      revision: 7,
      asksCopies: false,
    }
    return filled
  }

  it('needs no identity', () => {
    expect(gapOf(form())).toBeUndefined()
    const { errand } = requestOf(form())
    expect(errand).toMatchObject({ itemId: 'shebaoka', itemRevision: 7, ground: 'GROUND_NONE' })
    expect(errand).not.toHaveProperty('applicant')
    expect(errand).not.toHaveProperty('agency')
  })

  it('needs what was begun', () => {
    expect(gapOf(emptyForm())).toBe('purpose')
    expect(gapOf({ ...form(), ground: 'GROUND_OTHER' })).toBe('groundText')
    const person = { document: 'residentId' as const, number: '', name: '', phone: '' }
    expect(gapOf({ ...form(), applicant: person })).toBe('documentNumber')
    const agent = { ...form(), byAgent: true }
    expect(gapOf(agent)).toBe('principalName')
    agent.principal = { document: '', number: '', name: '王五', phone: '' }
    expect(gapOf(agent)).toBe('reach')
    agent.principal.phone = '13800000000'
    expect(gapOf(agent)).toBe('relation')
  })

  it('carries agent and principal', () => {
    const agent = form()
    agent.byAgent = true
    agent.applicant.name = '李四'
    agent.principal = {
      document: 'residentId',
      number: ' 11010119800101123x ',
      name: '王五',
      phone: '',
    }
    agent.relation = 'AGENT_RELATION_EMPLOYEE'
    expect(requestOf(agent).errand).toMatchObject({
      applicant: { name: '李四' },
      agency: {
        principal: { residentId: '11010119800101123X', source: 'IDENTITY_SOURCE_TYPED' },
        relation: 'AGENT_RELATION_EMPLOYEE',
      },
    })
  })

  it('says that it is by telephone', () => {
    const call = emptyForm()
    call.purpose = { what: 'queue', code: 'consult', name: '咨询', telephone: true }
    expect(requestOf(call)).toMatchObject({ telephone: true, errand: { queueId: 'consult' } })
  })
})

describe('the search for an item', () => {
  it('asks once the typing pauses and throws older answers away', async () => {
    const clock = new FakeClock()
    const waiting: Array<(value: unknown) => void> = []
    const asked: string[] = []
    const call = ((_method: string, body: { query?: string }) => {
      asked.push(body.query ?? '')
      return new Promise<never>((resolve) => waiting.push(resolve as (value: unknown) => void))
    }) as HallCall
    const search = new ItemSearch(call, clock, () => {})
    search.type('社')
    search.type('社保')
    clock.advance(250)
    search.type('税')
    clock.advance(250)
    expect(asked).toEqual(['社保', '税'])
    const hit = (id: string) => ({ ok: true, value: { hits: [{ item: { itemId: id } }] } })
    waiting[1]!(hit('tax'))
    waiting[0]!(hit('social'))
    await Promise.resolve()
    await Promise.resolve()
    await Promise.resolve()
    expect(search.finds).toEqual([{ item: { itemId: 'tax' } }])
  })
})
