import type { Lease } from './speaking_lease'

/** For tests: it is had or lost as the test says. */
export class FakeLease implements Lease {
  state: Lease['state'] = 'holding'
  taken = 0
  released = 0
  changed: () => void = () => {}

  start(): void {}
  look(): void {}

  holds(): boolean {
    return this.state === 'holding'
  }

  take(): void {
    this.taken += 1
    this.become('holding')
  }

  release(): void {
    this.released += 1
    this.become('silent')
  }

  become(state: Lease['state']): void {
    this.state = state
    this.changed()
  }
}
