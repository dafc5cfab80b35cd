import type { QueueKindJson } from 'wire/catalogue_pb'
import type { CounterJson } from 'wire/counter_pb'
import type { TicketJson } from 'wire/ticket_pb'

export type DeskVerb =
  | 'preCheck'
  | 'divert'
  | 'move'
  | 'assist'
  | 'restore'
  | 'returned'
  | 'wake'
  | 'attention'
  | 'upgrade'
  | 'reprint'
  | 'cancel'

const kOpen = [
  'TICKET_STATE_NOT_YET_DUE',
  'TICKET_STATE_WAITING',
  'TICKET_STATE_CALLED',
  'TICKET_STATE_SERVING',
  'TICKET_STATE_ON_HOLD',
  'TICKET_STATE_NO_SHOW',
]

/** What the guide desk may do with a ticket as it stands; the rest the hall would refuse. */
export function verbsFor(ticket: TicketJson, queueKind: QueueKindJson | undefined): DeskVerb[] {
  const waits = isIn(ticket, 'TICKET_STATE_WAITING', 'TICKET_STATE_NOT_YET_DUE')
  const verbs: DeskVerb[] = []
  if (waits && (ticket.itemId || ticket.themeId)) verbs.push('preCheck')
  if (ticket.state === 'TICKET_STATE_NO_SHOW') verbs.push('restore')
  if (ticket.state === 'TICKET_STATE_ON_HOLD') {
    const pending = ticket.holdKind === 'HOLD_KIND_WAITING_FOR_RESULT' && !ticket.woken
    verbs.push(pending ? 'wake' : 'returned')
  }
  if (ticket.state === 'TICKET_STATE_WAITING' && queueKind === 'QUEUE_KIND_CONSULT') {
    verbs.push('upgrade')
  }
  if (isIn(ticket, 'TICKET_STATE_WAITING', 'TICKET_STATE_CALLED', 'TICKET_STATE_SERVING')) {
    verbs.push('attention')
  }
  if (ticket.state === 'TICKET_STATE_WAITING') verbs.push('move')
  if (isIn(ticket, ...kOpen)) verbs.push('assist')
  if (waits) verbs.push('divert')
  if (isIn(ticket, ...kOpen)) verbs.push('reprint')
  if (isIn(ticket, ...kOpen) && ticket.state !== 'TICKET_STATE_SERVING') verbs.push('cancel')
  return verbs
}

/**
 * Whom to tell of somebody: the counter that called them, else the open ones that may call them,
 * the idle first.
 */
export function countersToTell(
  ticket: TicketJson,
  counters: readonly CounterJson[],
): CounterJson[] {
  const only = ticket.counterId || ticket.boundCounterId
  if (only) return counters.filter((counter) => counter.counterId === only)
  const able = counters.filter((counter) => counter.ableQueueIds?.includes(ticket.queueId ?? ''))
  return [...able].sort((a, b) => eagerness(a) - eagerness(b))
}

function eagerness(counter: CounterJson): number {
  switch (counter.state) {
    case 'COUNTER_STATE_IDLE':
    case 'COUNTER_STATE_READY':
      return 0
    case 'COUNTER_STATE_PAUSED':
      return 2
    default:
      return 1
  }
}

function isIn(ticket: TicketJson, ...states: string[]): boolean {
  return states.includes(ticket.state ?? '')
}
