import type { CounterJson } from 'wire/counter_pb'
import type { TicketJson } from 'wire/ticket_pb'
import type { MoveTicketRequestJson } from 'wire/ticket_service_pb'

/** 改派 as it is being filled in. */
export interface MoveDraft {
  /** Code; empty: the queue stays. */
  queueId: string
  /** Code of the only counter that may call it; empty: any able one. */
  counterId: string
  wrongQueue: boolean
  reason: string
}

export function moveDraft(ticket: TicketJson): MoveDraft {
  return { queueId: '', counterId: papersAt(ticket), wrongQueue: false, reason: '' }
}

/** The counter that keeps the applicant's papers, and alone may go on; empty: none does. */
export function papersAt(ticket: TicketJson): string {
  const cameBack = ticket.exemption === 'EXEMPTION_RETURNED'
  const left = ticket.holdKind === 'HOLD_KIND_PAPERS_LEFT_HERE'
  return cameBack && left ? (ticket.boundCounterId ?? '') : ''
}

/** Who may call the ticket once it is moved: counters where somebody sits who serves the queue. */
export function countersFor(
  ticket: TicketJson,
  draft: MoveDraft,
  counters: readonly CounterJson[],
): CounterJson[] {
  const queueId = draft.queueId || (ticket.queueId ?? '')
  const papers = papersAt(ticket)
  return counters
    .filter((counter) => counter.ableQueueIds?.includes(queueId))
    .filter((counter) => !papers || counter.counterId === papers)
    .sort((a, b) => (a.counterId ?? '').localeCompare(b.counterId ?? '', 'en', { numeric: true }))
}

/** What the hall would refuse: it moves nowhere, or nobody says why. */
export function isMoveReady(ticket: TicketJson, draft: MoveDraft): boolean {
  const sameCounter = draft.counterId === (ticket.boundCounterId ?? '')
  return (draft.queueId !== '' || !sameCounter) && draft.reason.trim() !== ''
}

export function moveRequest(
  ticket: TicketJson,
  draft: MoveDraft,
): Omit<MoveTicketRequestJson, 'requestId'> {
  // Who is freed of a counter stays in the queue, which then has to be named.
  const queueId = draft.queueId || (draft.counterId ? '' : (ticket.queueId ?? ''))
  return {
    ticketId: ticket.ticketId ?? '',
    ...(queueId && { queueId }),
    ...(draft.counterId && { toCounterId: draft.counterId }),
    ...(draft.queueId && draft.wrongQueue && { wrongQueue: true }),
    reasonText: draft.reason.trim(),
  }
}
