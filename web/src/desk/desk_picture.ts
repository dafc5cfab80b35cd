import type { TicketJson } from 'wire/ticket_pb'
import { durationMs, instant } from '../link/watch_wire'
import type { CatalogueNames } from '../staff/catalogue_copy'
import type { DeskFloor } from '../staff/desk_floor'
import { urgencyOf, waitedMs, type Urgency } from '../staff/ticket_wait'

export type DeskTab = 'waiting' | 'onHold' | 'noShow' | 'atCounter'

export interface DeskFilter {
  tab: DeskTab
  /** Codes; empty: all. */
  zoneId: string
  queueId: string
  needHelp: boolean
  /** Part of a number. */
  number: string
}

export const everything: DeskFilter = {
  tab: 'waiting',
  zoneId: '',
  queueId: '',
  needHelp: false,
  number: '',
}

export interface TicketRow {
  ticket: TicketJson
  waitedMs: number
  targetMs: number | undefined
  urgency: Urgency
  queueName: string
  itemName: string
}

export interface QueueRow {
  queueId: string
  name: string
  waiting: number
  longestMs: number
  worst: Urgency
  overTarget: number
  openCounters: number
  issuing: boolean
}

export interface DeskPicture {
  queues: QueueRow[]
  rows: TicketRow[]
  /** Rows that were left out. */
  more: number
  counts: Record<DeskTab, number>
  needHelp: number
}

/** More than anybody looks through; a hall under siege must not make the tablet slow. */
const kRowsMost = 120
const kWorse: Urgency[] = ['well', 'near', 'over', 'far']

export function tabOf(ticket: TicketJson): DeskTab | undefined {
  switch (ticket.state) {
    case 'TICKET_STATE_WAITING':
    case 'TICKET_STATE_NOT_YET_DUE':
      return 'waiting'
    case 'TICKET_STATE_ON_HOLD':
      return 'onHold'
    case 'TICKET_STATE_NO_SHOW':
      return 'noShow'
    case 'TICKET_STATE_CALLED':
    case 'TICKET_STATE_SERVING':
      return 'atCounter'
    default:
      return undefined
  }
}

export function deskPicture(
  floor: DeskFloor,
  filter: DeskFilter,
  nowMs: number,
  names: CatalogueNames,
): DeskPicture {
  const zoneOf = new Map(floor.queues.map((queue) => [queue.queueId, queue.zoneId]))
  const inZone = floor.tickets.filter(
    (ticket) => !filter.zoneId || zoneOf.get(ticket.queueId) === filter.zoneId,
  )
  const counts: Record<DeskTab, number> = { waiting: 0, onHold: 0, noShow: 0, atCounter: 0 }
  const chosen: TicketRow[] = []
  const perQueue = new Map<string, QueueRow>()
  for (const queue of floor.queues) {
    if (filter.zoneId && queue.zoneId !== filter.zoneId) continue
    perQueue.set(queue.queueId ?? '', {
      queueId: queue.queueId ?? '',
      name: names.queue(queue.queueId),
      waiting: 0,
      longestMs: 0,
      worst: 'well',
      overTarget: 0,
      openCounters: queue.openCounters ?? 0,
      issuing: queue.issuing ?? false,
    })
  }
  let needHelp = 0
  for (const ticket of inZone) {
    const tab = tabOf(ticket)
    if (!tab) continue
    const row = rowOf(ticket, nowMs, names)
    if (ticket.state === 'TICKET_STATE_WAITING') countIn(perQueue.get(ticket.queueId ?? ''), row)
    if (filter.queueId && ticket.queueId !== filter.queueId) continue
    counts[tab] += 1
    const help = (ticket.assistanceMarks ?? []).length > 0
    if (help && tab === filter.tab) needHelp += 1
    if (tab === filter.tab && (help || !filter.needHelp) && hasNumber(ticket, filter.number)) {
      chosen.push(row)
    }
  }
  chosen.sort(byUrgency)
  return {
    queues: [...perQueue.values()].sort(byLoad),
    rows: chosen.slice(0, kRowsMost),
    more: Math.max(0, chosen.length - kRowsMost),
    counts,
    needHelp,
  }
}

export function rowOf(ticket: TicketJson, nowMs: number, names: CatalogueNames): TicketRow {
  const waited = waitedMs(ticket, nowMs)
  const target = durationMs(ticket.targetDuration)
  return {
    ticket,
    waitedMs: waited,
    targetMs: target,
    urgency: ticket.state === 'TICKET_STATE_WAITING' ? urgencyOf(waited, target) : 'well',
    queueName: names.queue(ticket.queueId),
    itemName: ticket.themeId ? names.theme(ticket.themeId) : names.item(ticket.itemId),
  }
}

function countIn(queue: QueueRow | undefined, row: TicketRow): void {
  if (!queue) return
  queue.waiting += 1
  queue.longestMs = Math.max(queue.longestMs, row.waitedMs)
  if (row.urgency === 'over' || row.urgency === 'far') queue.overTarget += 1
  if (kWorse.indexOf(row.urgency) > kWorse.indexOf(queue.worst)) queue.worst = row.urgency
}

function hasNumber(ticket: TicketJson, part: string): boolean {
  const wanted = part.trim().toUpperCase()
  return !wanted || (ticket.number ?? '').includes(wanted)
}

/** Most of its target used up first; those not yet due last, by slot; others by how long. */
function byUrgency(a: TicketRow, b: TicketRow): number {
  const due = rank(a) - rank(b)
  if (due !== 0) return due
  if (a.ticket.state === 'TICKET_STATE_NOT_YET_DUE') {
    return (instant(a.ticket.slotTime) ?? 0) - (instant(b.ticket.slotTime) ?? 0)
  }
  if (a.ticket.state !== 'TICKET_STATE_WAITING') {
    return (instant(a.ticket.stateTime) ?? 0) - (instant(b.ticket.stateTime) ?? 0)
  }
  const used = b.waitedMs / (b.targetMs || Infinity) - a.waitedMs / (a.targetMs || Infinity)
  return used !== 0 ? used : b.waitedMs - a.waitedMs
}

function rank(row: TicketRow): number {
  return row.ticket.state === 'TICKET_STATE_NOT_YET_DUE' ? 1 : 0
}

function byLoad(a: QueueRow, b: QueueRow): number {
  return (
    kWorse.indexOf(b.worst) - kWorse.indexOf(a.worst) ||
    b.waiting - a.waiting ||
    (a.queueId < b.queueId ? -1 : 1)
  )
}
