import type { QueueJson } from 'wire/catalogue_pb'
import type { CounterJson } from 'wire/counter_pb'
import type { QueueStatusJson } from 'wire/queue_pb'
import type { TicketJson } from 'wire/ticket_pb'
import { durationMs, instant } from '../link/watch_wire'
import { targetOf } from '../staff/catalogue_copy'
import { isWaiting, urgencyOf, waitedMs, type Urgency } from '../staff/ticket_wait'
import type { ManagerFloor } from './manager_floor'

/** How a counter looks at a glance. */
export type Tone = 'offline' | 'idle' | 'idle-waited-for' | 'busy' | 'long' | 'paused' | 'overrun'

export interface CounterCard {
  counter: CounterJson
  sinceMs: number
  tone: Tone
}

export interface QueueLine {
  queue: QueueStatusJson
  longestMs: number
  /** Target of an ordinary ticket; undefined where none is known. */
  targetMs: number | undefined
  worst: Urgency
  /** Undefined where this role sees no single tickets. */
  near: number | undefined
  over: number | undefined
}

/** An idle counter may be between two calls for this long before anybody asks why. */
const kMayRestMs = 60_000
/** So many times the usual length is worth a look. */
const kLongServing = 3

export interface FloorFacts {
  floor: ManagerFloor
  /** Open tickets, for roles that see them. */
  tickets: readonly TicketJson[] | undefined
  published: readonly QueueJson[]
  nowMs: number
}

export function counterCards({ floor, tickets, nowMs }: FloorFacts): CounterCard[] {
  const waiting = new Set(
    floor.queues.filter((queue) => queue.waitingCount).map((queue) => queue.queueId ?? ''),
  )
  const usual = new Map(
    floor.queues.map((queue) => [queue.queueId, durationMs(queue.usualServiceDuration)]),
  )
  const queueOf = new Map(tickets?.map((ticket) => [ticket.ticketId, ticket.queueId]))
  return [...floor.counters].sort(byNumber).map((counter) => {
    const since = instant(counter.stateTime)
    const sinceMs = since === undefined ? 0 : Math.max(0, nowMs - since)
    const usualMs = usual.get(queueOf.get(counter.ticketId))
    return { counter, sinceMs, tone: toneOf(counter, sinceMs, usualMs, waiting) }
  })
}

/** 2 comes before 10, and rooms with a name last. */
function byNumber(a: CounterJson, b: CounterJson): number {
  const [left, right] = [a.counterId ?? '', b.counterId ?? '']
  return left.localeCompare(right, 'en', { numeric: true })
}

function toneOf(
  counter: CounterJson,
  sinceMs: number,
  usualMs: number | undefined,
  waiting: ReadonlySet<string>,
): Tone {
  switch (counter.state) {
    case 'COUNTER_STATE_IDLE':
    case 'COUNTER_STATE_READY': {
      const wanted = counter.ableQueueIds?.some((queueId) => waiting.has(queueId))
      return wanted && sinceMs > kMayRestMs ? 'idle-waited-for' : 'idle'
    }
    case 'COUNTER_STATE_CALLING':
      return 'busy'
    case 'COUNTER_STATE_SERVING':
      return usualMs && sinceMs > kLongServing * usualMs ? 'long' : 'busy'
    case 'COUNTER_STATE_PAUSED':
      return counter.pauseOverrun ? 'overrun' : 'paused'
    default:
      return 'offline'
  }
}

export function queueLines({ floor, tickets, published, nowMs }: FloorFacts): QueueLine[] {
  const publishedOf = new Map(published.map((queue) => [queue.queueId, queue]))
  const counts = tickets && countAgainstTargets(tickets, nowMs)
  const lines = floor.queues.map((queue): QueueLine => {
    const oldest = instant(queue.oldestReferenceTime)
    const longestMs = oldest === undefined ? 0 : Math.max(0, nowMs - oldest)
    const targetMs = targetOf(publishedOf.get(queue.queueId))
    const count = counts && (counts.get(queue.queueId ?? '') ?? { near: 0, over: 0, worst: 'well' })
    return {
      queue,
      longestMs,
      targetMs,
      worst: count?.worst ?? (queue.waitingCount ? urgencyOf(longestMs, targetMs) : 'well'),
      near: count?.near,
      over: count?.over,
    }
  })
  return lines.sort(
    (a, b) =>
      kWorse.indexOf(b.worst) - kWorse.indexOf(a.worst) ||
      (b.queue.waitingCount ?? 0) - (a.queue.waitingCount ?? 0),
  )
}

const kWorse: Urgency[] = ['well', 'near', 'over', 'far']

/** Each ticket against its own promise: a priority ticket is late long before an ordinary one. */
function countAgainstTargets(tickets: readonly TicketJson[], nowMs: number) {
  const counts = new Map<string, { near: number; over: number; worst: Urgency }>()
  for (const ticket of tickets) {
    if (!isWaiting(ticket)) continue
    const urgency = urgencyOf(waitedMs(ticket, nowMs), durationMs(ticket.targetDuration))
    const queueId = ticket.queueId ?? ''
    const count = counts.get(queueId) ?? { near: 0, over: 0, worst: 'well' as Urgency }
    if (urgency === 'near') count.near += 1
    if (urgency === 'over' || urgency === 'far') count.over += 1
    if (kWorse.indexOf(urgency) > kWorse.indexOf(count.worst)) count.worst = urgency
    counts.set(queueId, count)
  }
  return counts
}

/**
 * How many the counters open now may serve in an hour: each as often as its queues usually take,
 * those where more wait counting more.
 */
export function servedPerHour(floor: ManagerFloor): number {
  const queueOf = new Map(floor.queues.map((queue) => [queue.queueId, queue]))
  let sum = 0
  for (const counter of floor.counters) {
    if (counter.state === 'COUNTER_STATE_OFFLINE' || counter.state === 'COUNTER_STATE_PAUSED') {
      continue
    }
    let weight = 0
    let weighed = 0
    for (const queueId of counter.ableQueueIds ?? []) {
      const queue = queueOf.get(queueId)
      const usual = durationMs(queue?.usualServiceDuration)
      if (!usual) continue
      const share = (queue?.waitingCount ?? 0) + 0.1
      weight += share
      weighed += share * usual
    }
    if (weighed > 0) sum += (3_600_000 * weight) / weighed
  }
  return Math.round(sum)
}
