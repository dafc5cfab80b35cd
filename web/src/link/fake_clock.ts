import type { Clock } from './clock'

interface Due {
  at: number
  act: () => void
}

/** A clock for tests: stands still until `advance`. */
export class FakeClock implements Clock {
  luck = 0.5
  private time = 0
  private due: Due[] = []

  now(): number {
    return this.time
  }

  after(ms: number, act: () => void): () => void {
    const entry = { at: this.time + ms, act }
    this.due.push(entry)
    return () => {
      this.due = this.due.filter((other) => other !== entry)
    }
  }

  chance(): number {
    return this.luck
  }

  advance(ms: number): void {
    const end = this.time + ms
    for (;;) {
      const next = this.due.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.due = this.due.filter((entry) => entry !== next)
      this.time = next.at
      next.act()
    }
    this.time = end
  }

  get pending(): number {
    return this.due.length
  }
}
