import type { BoardCallJson } from 'wire/board_view_pb'
import type { CallQueue } from './call_queue'

/** How long a call has the stage to itself; less while others wait for it. */
const kAloneMs = 4_000
const kLeastMs = 1_200
const kBurstMs = 12_000

/** The one call that a board shows huge. */
export interface OnStage {
  call: BoardCallJson
  /** It has just come on: the board blinks. */
  fresh: boolean
}

/**
 * Puts calls on the stage one after the other. In a burst each has its turn, a shorter one. When
 * the call on it is over, the latest that is still open comes back, without a blink.
 */
export class CallStage {
  private current: BoardCallJson | undefined
  private since = 0

  constructor(private readonly queue: CallQueue) {}

  /** Moves on where it is time; returns what came on and what was too late for it. */
  step(calls: readonly BoardCallJson[], hallMs: number, nowMs: number) {
    if (this.current && nowMs - this.since < this.turnMs(calls, hallMs)) {
      return { shown: undefined, dropped: [] }
    }
    const { call, dropped } = this.queue.take(calls, hallMs)
    if (call) {
      this.current = call
      this.since = nowMs
    }
    return { shown: call, dropped }
  }

  onStage(calls: readonly BoardCallJson[], nowMs: number): OnStage | undefined {
    const age = nowMs - this.since
    if (this.current && age < kLeastMs) return { call: this.current, fresh: true }
    const latest = this.current && calls.find((call) => call.callId === this.current?.callId)
    if (latest?.open) return { call: latest, fresh: age < kAloneMs }
    const open = calls.filter((call) => call.open)
    const call = open[open.length - 1]
    return call && { call, fresh: false }
  }

  private turnMs(calls: readonly BoardCallJson[], hallMs: number): number {
    const waiting = this.queue.waiting(calls, hallMs)
    return waiting === 0 ? kLeastMs : Math.max(kLeastMs, Math.min(kAloneMs, kBurstMs / waiting))
  }
}
