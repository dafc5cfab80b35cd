const kFirstMs = 500
const kLongestMs = 8_000

/**
 * How long to wait before trying again: twice as long after each failure, at most 8 s, and spread
 * by chance over the upper half, so that the screens of a hall do not all come back at once.
 */
export class BackOff {
  private failures = 0

  constructor(private readonly chance: () => number) {}

  next(): number {
    const whole = Math.min(kLongestMs, kFirstMs * 2 ** Math.min(this.failures, 10))
    this.failures += 1
    return Math.round(whole / 2 + (whole / 2) * this.chance())
  }

  succeeded(): void {
    this.failures = 0
  }
}
