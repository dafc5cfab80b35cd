import type { BoardCallJson } from 'wire/board_view_pb'
import type { HallBroadcastJson } from 'wire/hall_status_pb'
import type { GetAnnouncementRequestJson } from 'wire/watch_service_pb'
import type { Kept } from '../link/kept'
import { durationMs, instant } from '../link/watch_wire'
import type { BoardFloor } from '../model/board_floor'
import { CallMemory, callKey } from '../model/call_memory'
import { CallQueue, isFresh } from '../model/call_queue'
import { OnceMemory } from '../model/once_memory'
import { wallTime } from '../words/hall_time'

/** Something to be said: a call, a broadcast, or that the hall closes soon. */
export type Announced = { key: string; atMs: number } & (
  | { kind: 'call'; call: BoardCallJson }
  | { kind: 'broadcast'; broadcast: HallBroadcastJson }
  | { kind: 'closing' }
)

export interface VoiceLine {
  /** All that waits, in its turn. */
  line: Announced[]
  /** Calls that came too late; each is told once. */
  dropped: BoardCallJson[]
}

/** Where the hall does not say. */
const kStaleAfterMs = 60_000
/** Twenty broadcasts may hold at once, and there is one closing a day. */
const kRemembered = 64

/**
 * The one line of a zone's voice, oldest first, so that nothing overlaps. Like the calls themselves
 * it follows from what the zone shows and what is remembered as said.
 */
export class VoiceQueue {
  private readonly calls: CallQueue
  private readonly said: OnceMemory

  constructor(kept: Kept, name: string) {
    this.calls = new CallQueue(new CallMemory(kept, `${name}:announced`))
    this.said = new OnceMemory(kept, `${name}:said`, kRemembered)
  }

  /** What waits now. `current` is being said: it is neither in the line nor too late. */
  look(floor: BoardFloor, hallMs: number, current: Announced | undefined): VoiceLine {
    const held = current?.kind === 'call' ? current.call : undefined
    const dropped = this.calls.dropLate(floor.calls, hallMs, staleAfterMs(floor), held)
    const line = [...this.callsOf(floor, hallMs), ...this.notesOf(floor, hallMs)]
      .filter((announced) => announced.key !== current?.key)
      .sort((a, b) => a.atMs - b.atMs)
    return { line, dropped }
  }

  /** It was said, or never will be. */
  settle(announced: Announced): void {
    if (announced.kind === 'call') this.calls.settle(announced.call)
    else this.said.add(announced.key)
  }

  private callsOf(floor: BoardFloor, hallMs: number): Announced[] {
    // Nobody is called to a counter of a hall that is suspended.
    if (floor.hall.suspended) return []
    return this.calls.line(floor.calls, hallMs, staleAfterMs(floor)).map((call) => ({
      kind: 'call',
      key: callKey(call),
      atMs: instant(call.callTime) ?? hallMs,
      call,
    }))
  }

  private notesOf({ hall, voice }: BoardFloor, hallMs: number): Announced[] {
    const notes: Announced[] = (hall.broadcasts ?? [])
      .filter(
        (broadcast) => broadcast.spoken && hallMs < (instant(broadcast.untilTime) ?? Infinity),
      )
      .map((broadcast) => ({
        kind: 'broadcast',
        key: `broadcast:${broadcast.sendTime}`,
        atMs: instant(broadcast.sendTime) ?? hallMs,
        broadcast,
      }))
    const closing = closingAt(hall.closeTime, voice?.closingBeforeDuration)
    if (closing && !hall.suspended && hallMs >= closing.atMs && hallMs < closing.endMs) {
      notes.push({ kind: 'closing', key: closing.key, atMs: closing.atMs })
    }
    return notes.filter(({ key }) => !this.said.holds(key))
  }
}

/** Whether it is still news: a call may have been answered while its words were fetched or said. */
export function isStillDue(announced: Announced, floor: BoardFloor, hallMs: number): boolean {
  if (announced.kind === 'broadcast') return true
  if (floor.hall.suspended) return false
  if (announced.kind === 'closing') return true
  const now = floor.calls.find((call) => callKey(call) === announced.key)
  return now !== undefined && isFresh(now, hallMs, staleAfterMs(floor))
}

export function requestFor(announced: Announced, behind: number): GetAnnouncementRequestJson {
  const waitingCount = behind
  switch (announced.kind) {
    case 'call':
      return { callId: announced.call.callId ?? '0', waitingCount }
    case 'broadcast':
      return { broadcastSendTime: announced.broadcast.sendTime ?? '', waitingCount }
    case 'closing':
      return { closing: {}, waitingCount }
  }
}

function staleAfterMs(floor: BoardFloor): number {
  return durationMs(floor.voice?.staleAfterDuration) ?? kStaleAfterMs
}

/** The day belongs to the key: it is said once a day, also where the hall then stays open longer. */
function closingAt(closeTime: string | undefined, before: string | undefined) {
  const endMs = instant(closeTime)
  const beforeMs = durationMs(before)
  if (endMs === undefined || !beforeMs) return undefined
  const { year, month, day } = wallTime(endMs)
  return { key: `closing:${year}-${month}-${day}`, atMs: endMs - beforeMs, endMs }
}
