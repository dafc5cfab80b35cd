/** Sound and vibration of a phone; either may be missing or refused. */
export interface Alarm {
  /** Must be asked by a touch; false where the browser refuses sound. */
  arm(): Promise<boolean>
  ring(): void
  vibrate(): void
}

export type BellState = 'off' | 'on' | 'refused'

/** Draws attention to each call once: vibrates, and rings where the holder asked for it. */
export class CallBell {
  state: BellState = 'off'
  private lastCallId: string | undefined

  constructor(private readonly alarm: Alarm) {}

  async arm(): Promise<void> {
    let armed = false
    try {
      armed = await this.alarm.arm()
    } catch {
      // Some browsers throw instead of refusing.
    }
    this.state = armed ? 'on' : 'refused'
  }

  /** The ticket's call as the hall shows it now; '' while it is not called. */
  see(callId: string): void {
    if (callId === '' || callId === this.lastCallId) return
    this.lastCallId = callId
    this.alarm.vibrate()
    if (this.state === 'on') this.alarm.ring()
  }
}
