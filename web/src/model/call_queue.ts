import type { BoardCallJson } from 'wire/board_view_pb'
import { instant } from '../link/watch_wire'
import type { CallMemory } from './call_memory'

/** After this a call is no news any more, even where the ticket is still called. */
const kFreshMs = 60_000

export interface Announcement {
  /** The next one to announce. */
  call: BoardCallJson | undefined
  /** Those that came too late for it; each is told once. */
  dropped: BoardCallJson[]
}

/**
 * What one output (a board, later a voice) still has to announce: each call once, in ascending call
 * id, also after a reconnect or a reload. Nothing is queued here: what is left follows from the
 * calls of the zone and what is remembered, so that the two cannot run apart.
 */
export class CallQueue {
  /** False until a first start has seen what was there before it: that it has not missed. */
  private mayHaveMissed: boolean

  constructor(private readonly memory: CallMemory) {
    this.mayHaveMissed = !memory.empty
  }

  /** Takes the next call out; it counts as announced from now on. */
  take(calls: readonly BoardCallJson[], hallMs: number): Announcement {
    const dropped: BoardCallJson[] = []
    for (const call of calls) {
      if (this.memory.holds(call)) continue
      this.memory.add(call)
      if (isFresh(call, hallMs)) return { call, dropped }
      if (this.mayHaveMissed && !call.delivered) dropped.push(call)
    }
    this.mayHaveMissed = true
    return { call: undefined, dropped }
  }

  /** How many are still to announce. */
  waiting(calls: readonly BoardCallJson[], hallMs: number): number {
    return calls.filter((call) => !this.memory.holds(call) && isFresh(call, hallMs)).length
  }
}

function isFresh(call: BoardCallJson, hallMs: number): boolean {
  const at = instant(call.callTime)
  return call.open === true && at !== undefined && hallMs - at <= kFreshMs
}
