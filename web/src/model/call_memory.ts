import type { BoardCallJson } from 'wire/board_view_pb'
import type { Kept } from '../link/kept'
import { OnceMemory } from './once_memory'

/** More than the calls of 120 s in a hall of sixty counters. */
const kRemembered = 256

/**
 * Which calls an output has announced or dropped, over reloads too. The time belongs to the key: a
 * hall that was set up anew counts from 1 again.
 */
export class CallMemory {
  private readonly memory: OnceMemory

  constructor(kept: Kept, name: string) {
    this.memory = new OnceMemory(kept, name, kRemembered)
  }

  /** True where this output never announced anything. */
  get empty(): boolean {
    return this.memory.empty
  }

  holds(call: BoardCallJson): boolean {
    return this.memory.holds(callKey(call))
  }

  add(call: BoardCallJson): void {
    this.memory.add(callKey(call))
  }
}

export function callKey(call: BoardCallJson): string {
  return `${call.callId}@${call.callTime}`
}
