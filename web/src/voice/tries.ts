import { BackOff } from '../link/back_off'
import type { Clock } from '../link/clock'
import type { Announced } from './voice_line'

const kInTurn = 3
const kAsideMs = 60_000

/**
 * Who is next when something could not be said. It is tried again in its turn, with growing pauses,
 * and then stands aside for a minute, so that it does not hold up all behind it. A call is stale by
 * then; a broadcast gets another chance.
 */
export class Tries {
  private notBefore = -Infinity
  private key = ''
  private failures = 0
  private aside = new Map<string, number>()
  private readonly backOff: BackOff

  constructor(private readonly clock: Clock) {
    this.backOff = new BackOff(() => clock.chance())
  }

  nextOf(line: readonly Announced[]): Announced | undefined {
    const now = this.clock.now()
    if (now < this.notBefore) return undefined
    for (const [key, until] of this.aside) if (until <= now) this.aside.delete(key)
    return line.find(({ key }) => !this.aside.has(key))
  }

  failed({ key }: Announced): void {
    const now = this.clock.now()
    this.failures = this.key === key ? this.failures + 1 : 1
    this.key = key
    this.notBefore = now + this.backOff.next()
    if (this.failures < kInTurn) return
    this.aside.set(key, now + kAsideMs)
    this.succeeded()
  }

  succeeded(): void {
    this.failures = 0
    this.backOff.succeeded()
  }
}
