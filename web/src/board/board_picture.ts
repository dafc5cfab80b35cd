import type { BoardCallJson, BoardCounterJson, BoardQueueJson } from 'wire/board_view_pb'
import type { HallStatusJson } from 'wire/hall_status_pb'
import type { Refusal } from '../link/refusal'
import type { LinkState } from '../link/watch_client'
import type { BoardFloor } from '../model/board_floor'
import type { OnStage } from '../model/call_stage'
import { boardWords as words } from '../words/board_words'
import { isNumbered, shown } from '../words/display'
import { instant } from '../link/watch_wire'
import { clockText, dateText, momentText } from '../words/hall_time'
import { reasonText } from '../words/reason_words'
import { waitText } from '../words/wait_text'

/** All that stands on a board, in finished words. */
export interface BoardPicture {
  hallName: string
  zoneName: string
  rehearsal: string
  clock: string
  date: string
  /** Said instead of everything else that moves: connection lost, not enrolled, connecting. */
  trouble: string
  troubleHint: string
  /** Title and text in place of the stage: hall suspended, out of hours. */
  standstill: { title: string; text: string } | undefined
  stage: StageWords | undefined
  lastCalls: LastCall[]
  queues: QueueRow[]
  counters: CounterMark[]
  passed: string[]
  notices: string[]
}

export interface StageWords {
  /** Another one for each announcement, so that the blink starts anew. */
  key: string
  number: string
  counter: string
  room: boolean
  purpose: string
  ordinal: string
  english: string
  fresh: boolean
}

export interface LastCall {
  key: string
  number: string
  counter: string
  room: boolean
  open: boolean
}

export interface QueueRow {
  key: string
  name: string
  waiting: string
  wait: string
  counters: string
  next: string[]
}

export interface CounterMark {
  key: string
  label: string
  room: boolean
  number: string
  paused: boolean
  calling: boolean
}

/** One that needs several lines of small type. */
export function isLongNotice(notice: string): boolean {
  return notice.length > 40
}

export interface BoardKnowledge {
  floor: BoardFloor | undefined
  onStage: OnStage | undefined
  linkState: LinkState
  refusal: string
  hallMs: number | undefined
}

export function boardPicture(known: BoardKnowledge): BoardPicture {
  const { floor, hallMs } = known
  const hall = floor?.hall ?? {}
  const standstill = standstillOf(hall, floor, hallMs)
  return {
    hallName: shown(hall.name),
    zoneName: shown(floor?.zoneName),
    rehearsal: hall.rehearsal ? words.rehearsal : '',
    clock: hallMs === undefined ? '' : clockText(hallMs),
    date: hallMs === undefined ? '' : dateText(hallMs),
    ...troubleOf(known),
    standstill,
    stage: standstill ? undefined : known.onStage && stageWords(known.onStage),
    lastCalls: lastCalls(floor?.calls ?? [], known.onStage?.call),
    queues: (floor?.queues ?? []).map(queueRow),
    counters: (floor?.counters ?? []).filter(isOpen).map(counterMark),
    passed: passedNumbers(floor?.queues ?? []),
    notices: (hall.broadcasts ?? []).map((broadcast) => broadcast.text ?? '').filter(Boolean),
  }
}

function troubleOf({ linkState, refusal, floor }: BoardKnowledge) {
  if (linkState === 'refused') {
    const reason = refusal as Refusal['reason']
    return {
      trouble: reasonText({ reason, metadata: {} }),
      troubleHint: reason === 'REASON_NOT_SIGNED_IN' ? words.enrolHint : '',
    }
  }
  if (linkState === 'lost' || linkState === 'over') return { trouble: words.lost, troubleHint: '' }
  if (!floor) return { trouble: words.connecting, troubleHint: '' }
  return { trouble: '', troubleHint: '' }
}

function standstillOf(
  hall: HallStatusJson,
  floor: BoardFloor | undefined,
  hallMs: number | undefined,
) {
  if (hall.suspended) return { title: '暂停服务', text: hall.suspensionText ?? '' }
  const busy = floor?.calls.some((call) => call.open) || floor?.counters.some(isOpen)
  if (!floor || hall.inSession || busy || floor.queues.some((queue) => queue.issuing)) {
    return undefined
  }
  const opens = instant(hall.openTime)
  if (opens === undefined || hallMs === undefined) return { title: words.closed, text: '' }
  return {
    title: words.closed,
    text: words.closedUntil(momentText(opens, hallMs)),
  }
}

function stageWords({ call, fresh }: OnStage): StageWords {
  const counter = shown(call.counterLabel) || (call.counterId ?? '')
  const room = call.namedRoom === true || !isNumbered(counter)
  return {
    key: `${call.callId}@${call.callTime}`,
    number: call.number ?? '',
    counter,
    room,
    purpose: call.handout ? words.collect : words.handle,
    ordinal: words.ordinal(call.ordinal ?? 1),
    english: words.english(call.number ?? '', shown(call.counterLabel, 'en') || counter, room),
    fresh,
  }
}

/** Latest first, each ticket once, without the one on the stage. */
function lastCalls(calls: readonly BoardCallJson[], onStage: BoardCallJson | undefined) {
  const seen = new Set([onStage?.number])
  const result: LastCall[] = []
  for (const call of [...calls].reverse()) {
    if (seen.has(call.number)) continue
    seen.add(call.number)
    const counter = shown(call.counterLabel) || (call.counterId ?? '')
    result.push({
      key: call.number ?? '',
      number: call.number ?? '',
      counter,
      room: call.namedRoom === true || !isNumbered(counter),
      open: call.open === true,
    })
  }
  return result
}

function queueRow(queue: BoardQueueJson): QueueRow {
  const people = queue.waitingCount ?? 0
  const counters = queue.openCounters ?? 0
  const wait = people > 0 ? waitText(queue.wait) : undefined
  return {
    key: queue.queueId ?? '',
    name: shown(queue.name),
    waiting: waitingText(people, counters, queue.issuing === true),
    wait: wait === undefined ? '' : words.wait(wait),
    counters: counters > 0 ? `${counters} 个窗口` : words.noCounter,
    next: queue.nextNumbers ?? [],
  }
}

/** Nobody is told that there is no wait where nobody would serve them. */
function waitingText(people: number, counters: number, issuing: boolean): string {
  if (people > 0) return words.waiting(people)
  if (!issuing) return words.notIssuing
  return counters > 0 ? words.waiting(0) : ''
}

function isOpen(counter: BoardCounterJson): boolean {
  const state = counter.state
  return state !== undefined && state !== 'PUBLIC_COUNTER_STATE_CLOSED'
}

function counterMark(counter: BoardCounterJson): CounterMark {
  const label = shown(counter.label) || (counter.counterId ?? '')
  return {
    key: counter.counterId ?? '',
    label,
    room: !isNumbered(label),
    number: counter.number ?? '',
    paused: counter.state === 'PUBLIC_COUNTER_STATE_PAUSED',
    calling: counter.state === 'PUBLIC_COUNTER_STATE_CALLING',
  }
}

/** One of each queue in turn, so that no queue crowds out another. */
function passedNumbers(queues: readonly BoardQueueJson[]): string[] {
  const result: string[] = []
  const longest = Math.max(0, ...queues.map((queue) => queue.noShowNumbers?.length ?? 0))
  for (let i = 0; i < longest; ++i) {
    for (const queue of queues) {
      const number = queue.noShowNumbers?.[i]
      if (number !== undefined) result.push(number)
    }
  }
  return result
}
