import type { BoardCallJson } from 'wire/board_view_pb'
import { instant } from '../link/watch_wire'
import { callKey, type CallMemory } from './call_memory'

/** After this a call is no news any more, even where the ticket is still called. */
const kFreshMs = 60_000

export interface Announcement {
  /** The next one to announce. */
  call: BoardCallJson | undefined
  /** Those that came too late for it; each is told once. */
  dropped: BoardCallJson[]
}

/**
 * What one output (a board, a voice) still has to announce: each call once, in ascending call id,
 * also after a reconnect or a reload. Nothing is queued here: what is left follows from the calls of
 * the zone and what is remembered, so that the two cannot run apart.
 */
export class CallQueue {
  /** False until a first start has seen what was there before it: that it has not missed. */
  private mayHaveMissed: boolean

  constructor(private readonly memory: CallMemory) {
    this.mayHaveMissed = !memory.empty
  }

  /** Takes the next call out; it counts as announced from now on. For who announces at once. */
  take(calls: readonly BoardCallJson[], hallMs: number): Announcement {
    const dropped: BoardCallJson[] = []
    for (const call of calls) {
      if (this.memory.holds(call)) continue
      this.memory.add(call)
      if (isFresh(call, hallMs, kFreshMs)) return { call, dropped }
      if (this.mayHaveMissed && !call.delivered) dropped.push(call)
    }
    this.mayHaveMissed = true
    return { call: undefined, dropped }
  }

  /** Those still to announce, in their turn. For who needs a while for each and may fail. */
  line(calls: readonly BoardCallJson[], hallMs: number, freshMs = kFreshMs): BoardCallJson[] {
    return calls.filter((call) => !this.memory.holds(call) && isFresh(call, hallMs, freshMs))
  }

  /** `call` is announced, or will not be. */
  settle(call: BoardCallJson): void {
    this.memory.add(call)
  }

  /** Gives up what came too late, but for `held`, and tells each of these once. */
  dropLate(
    calls: readonly BoardCallJson[],
    hallMs: number,
    freshMs: number,
    held: BoardCallJson | undefined,
  ): BoardCallJson[] {
    const late = calls.filter(
      (call) =>
        !this.memory.holds(call) &&
        !isFresh(call, hallMs, freshMs) &&
        !(held && callKey(call) === callKey(held)),
    )
    for (const call of late) this.memory.add(call)
    const told = this.mayHaveMissed ? late.filter((call) => !call.delivered) : []
    this.mayHaveMissed = true
    return told
  }

  /** How many are still to announce. */
  waiting(calls: readonly BoardCallJson[], hallMs: number): number {
    return this.line(calls, hallMs).length
  }
}

export function isFresh(call: BoardCallJson, hallMs: number, freshMs: number): boolean {
  const at = instant(call.callTime)
  return call.open === true && at !== undefined && hallMs - at <= freshMs
}
