import { instant, signedDurationMs } from './watch_wire'

/** The hall's time between two frames: what the last one said, carried on by the page's own clock. */
export class HallClock {
  private offset: number | undefined

  constructor(private readonly now: () => number) {}

  /** A frame said this time (RFC 3339). */
  heard(hallTime: string | undefined): void {
    const at = instant(hallTime)
    if (at !== undefined) this.offset = at - this.now()
  }

  /** Milliseconds since 1970 by the hall; undefined before the first frame. */
  time(): number | undefined {
    return this.offset === undefined ? undefined : this.offset + this.now()
  }
}

/** China has had one offset since 1991; it holds until the hall has said its own. */
const kUsualUtcOffsetMs = 8 * 3600_000
/** No place on earth is farther from UTC: a mistake must not move the clock on the wall. */
const kFarthestMs = 14 * 3600_000

let utcOffset = kUsualUtcOffsetMs

/**
 * How far the hall's clock is ahead of UTC, whatever zone the device is set to. One for the page,
 * since a page shows one hall, and every time on it is that hall's.
 */
export function hallUtcOffsetMs(): number {
  return utcOffset
}

/** HallStatus.utc_offset as a frame said it; without one the last holds. */
export function heardUtcOffset(duration: string | undefined): void {
  const ms = signedDurationMs(duration)
  if (ms !== undefined && Math.abs(ms) <= kFarthestMs) utcOffset = ms
}

/** As before anything was heard; for tests. */
export function forgetUtcOffset(): void {
  utcOffset = kUsualUtcOffsetMs
}
