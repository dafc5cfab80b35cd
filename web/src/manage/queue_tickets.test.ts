import type { TicketJson } from 'wire/ticket_pb'
import { describe, expect, it } from 'vitest'
import { waitingIn } from './queue_tickets'

const kNow = Date.parse('2026-03-02T02:00:00Z')

function ticket(number: string, minutes: number, more: Partial<TicketJson> = {}): TicketJson {
  return {
    ticketId: `id-${number}`,
    number,
    state: 'TICKET_STATE_WAITING',
    queueId: 'tax',
    referenceTime: new Date(kNow - minutes * 60_000).toISOString(),
    targetDuration: '900s',
    ...more,
  }
}

describe('the sheet of a queue', () => {
  it('shows who waits in it, the longest first, against the own target', () => {
    const rows = waitingIn(
      'tax',
      [
        ticket('A1', 5),
        ticket('A2', 20),
        ticket('V1', 7, { targetDuration: '180s' }),
        ticket('B1', 30, { queueId: 'social' }),
        ticket('A3', 40, { state: 'TICKET_STATE_CALLED' }),
      ],
      kNow,
    )
    expect(rows.map(({ ticket, urgency }) => [ticket.number, urgency])).toEqual([
      ['A2', 'over'],
      ['V1', 'far'],
      ['A1', 'well'],
    ])
  })

  it('does not grow with the crowd', () => {
    const crowd = Array.from({ length: 300 }, (_, i) => ticket(`A${i}`, i))
    const rows = waitingIn('tax', crowd, kNow)
    expect(rows).toHaveLength(100)
    expect(rows[0]?.ticket.number).toBe('A299')
  })
})
