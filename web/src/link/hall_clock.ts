import { instant } from './watch_wire'

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
