import type { BoardCallJson } from 'wire/board_view_pb'
import { readKept, type Kept } from '../link/kept'

/** More than the calls of 120 s in a hall of sixty counters. */
const kRemembered = 256

/**
 * Which calls an output has announced or dropped, over reloads too. The time belongs to the key: a
 * hall that was set up anew counts from 1 again.
 */
export class CallMemory {
  private readonly keys: string[]
  private readonly known: Set<string>

  constructor(
    private readonly kept: Kept,
    private readonly name: string,
  ) {
    this.keys = (readKept(kept, name, isTexts) ?? []).slice(-kRemembered)
    this.known = new Set(this.keys)
  }

  /** True where this output never announced anything. */
  get empty(): boolean {
    return this.keys.length === 0
  }

  holds(call: BoardCallJson): boolean {
    return this.known.has(keyOf(call))
  }

  add(call: BoardCallJson): void {
    const key = keyOf(call)
    if (this.known.has(key)) return
    this.known.add(key)
    this.keys.push(key)
    while (this.keys.length > kRemembered) this.known.delete(this.keys.shift()!)
    this.kept.write(this.name, JSON.stringify(this.keys))
  }
}

function keyOf(call: BoardCallJson): string {
  return `${call.callId}@${call.callTime}`
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}
