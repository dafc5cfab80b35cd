import type {
  DeliveryOutputJson,
  DeliveryResultJson,
  ReportDeliveredRequestJson,
} from 'wire/watch_service_pb'
import { BackOff } from '../link/back_off'
import type { Clock } from '../link/clock'
import type { HallCall } from '../link/hall_call'
import { readKept, type Kept } from '../link/kept'
import { passes } from '../link/refusal'
import { newRequestId } from '../link/request_id'

/** Older reports help nobody: the ticket has long been served or passed. */
const kMost = 64

/**
 * Tells the hall which calls this board or voice announced or came too late for. Every report is stored before
 * it is sent and sent again as it was until the hall has answered.
 */
export class DeliveryOutbox {
  private reports: ReportDeliveredRequestJson[]
  private busy = false
  private readonly backOff: BackOff

  constructor(
    private readonly call: HallCall,
    private readonly kept: Kept,
    /** What the reports are kept as. */
    private readonly name: string,
    private readonly output: DeliveryOutputJson,
    private readonly clock: Clock,
    private readonly newId: () => string = newRequestId,
  ) {
    this.reports = (readKept(kept, name, isReports) ?? []).slice(-kMost)
    this.backOff = new BackOff(() => clock.chance())
  }

  add(callId: string, result: DeliveryResultJson, hallMs: number): void {
    this.reports.push({
      requestId: this.newId(),
      callId,
      output: this.output,
      result,
      occurTime: new Date(hallMs).toISOString(),
    })
    this.reports = this.reports.slice(-kMost)
    this.keep()
    this.send()
  }

  /** Sends what is left, one at a time and in turn. */
  send(): void {
    const report = this.reports[0]
    if (this.busy || !report) return
    this.busy = true
    void this.call('WatchService/ReportDelivered', report).then((answer) => {
      if (!answer.ok && passes(answer.refusal)) {
        this.clock.after(this.backOff.next(), () => {
          this.busy = false
          this.send()
        })
        return
      }
      // Accepted, or refused for good (the call is gone, the device was revoked).
      this.backOff.succeeded()
      this.busy = false
      this.reports = this.reports.filter((other) => other !== report)
      this.keep()
      this.send()
    })
  }

  private keep(): void {
    this.kept.write(this.name, JSON.stringify(this.reports))
  }
}

function isReports(value: unknown): value is ReportDeliveredRequestJson[] {
  return (
    Array.isArray(value) &&
    value.every(
      (entry: unknown) => typeof (entry as { requestId?: unknown })?.requestId === 'string',
    )
  )
}
