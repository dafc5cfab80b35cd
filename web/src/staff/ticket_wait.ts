import type { TicketJson } from 'wire/ticket_pb'
import { durationMs, instant } from '../link/watch_wire'

/** How a wait stands against its target: well, near it, over it, over twice of it. */
export type Urgency = 'well' | 'near' | 'over' | 'far'

const kNear = 0.75

/** Wait in the sense of the promise: from the reference time on, without absences. */
export function waitedMs(ticket: TicketJson, nowMs: number): number {
  const since = instant(ticket.referenceTime)
  if (since === undefined) return 0
  return Math.max(0, nowMs - since - (durationMs(ticket.awayDuration) ?? 0))
}

export function urgencyOf(waited: number, target: number | undefined): Urgency {
  if (!target) return 'well'
  if (waited > 2 * target) return 'far'
  if (waited > target) return 'over'
  return waited >= kNear * target ? 'near' : 'well'
}

export function isWaiting(ticket: TicketJson): boolean {
  return ticket.state === 'TICKET_STATE_WAITING'
}
