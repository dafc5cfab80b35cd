import type { TicketJson } from 'wire/ticket_pb'
import { durationMs } from '../link/watch_wire'
import { isWaiting, urgencyOf, waitedMs, type Urgency } from '../staff/ticket_wait'

export interface WaitingTicket {
  ticket: TicketJson
  waitedMs: number
  urgency: Urgency
}

/** A sheet is looked through by a person; who waits longest stands first. */
const kRowsMost = 100

/** Who waits in a queue, the longest first. */
export function waitingIn(
  queueId: string,
  tickets: readonly TicketJson[],
  nowMs: number,
): WaitingTicket[] {
  return tickets
    .filter((ticket) => isWaiting(ticket) && ticket.queueId === queueId)
    .map((ticket) => {
      const waited = waitedMs(ticket, nowMs)
      const urgency = urgencyOf(waited, durationMs(ticket.targetDuration))
      return { ticket, waitedMs: waited, urgency }
    })
    .sort((a, b) => b.waitedMs - a.waitedMs)
    .slice(0, kRowsMost)
}
