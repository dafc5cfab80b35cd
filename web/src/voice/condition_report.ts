import type { DeviceConditionJson } from 'wire/people_pb'
import type { Clock } from '../link/clock'
import { ErrandBook } from '../link/errand_book'
import type { HallCall } from '../link/hall_call'
import type { Kept } from '../link/kept'
import { passes } from '../link/refusal'

const kAgainMs = 30_000

/** Tells the hall how this device is: at every change, and every 30 s as a sign of life. */
export class ConditionReport {
  private condition: DeviceConditionJson | undefined
  private told: DeviceConditionJson | undefined
  private toldAt = -Infinity
  private busy = false
  private readonly errands: ErrandBook

  constructor(
    private readonly call: HallCall,
    kept: Kept,
    private readonly clock: Clock,
  ) {
    this.errands = new ErrandBook(kept)
  }

  /** Called now and then with how things are. */
  see(condition: DeviceConditionJson): void {
    this.condition = condition
    const due = this.clock.now() - this.toldAt >= kAgainMs
    if (!this.busy && (due || condition !== this.told)) void this.tell(condition)
  }

  private async tell(condition: DeviceConditionJson): Promise<void> {
    this.busy = true
    this.told = condition
    this.toldAt = this.clock.now()
    const errand = `condition:${condition}`
    const answer = await this.call('AdminService/ReportDevice', {
      requestId: this.errands.idFor(errand),
      condition,
      softwareVersion: 'web',
    })
    this.busy = false
    // Without an answer the next sign of life says it again.
    if (answer.ok || !passes(answer.refusal)) this.errands.settled(errand)
    if (this.condition !== this.told && this.condition) this.see(this.condition)
  }
}
