/** Time and chance from outside, so that tests move them by hand. */
export interface Clock {
  /** Milliseconds that never go back; their start means nothing. */
  now(): number
  /** Calls `act` once after `ms`; the returned function takes that back. */
  after(ms: number, act: () => void): () => void
  /** Between 0 and 1, for jitter. */
  chance(): number
}

export const browserClock: Clock = {
  now: () => performance.now(),
  after(ms, act) {
    const timer = window.setTimeout(act, ms)
    return () => window.clearTimeout(timer)
  },
  chance: () => Math.random(),
}
