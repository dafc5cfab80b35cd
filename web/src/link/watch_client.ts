import type { WatchFrameJson, WatchHallRequestJson } from 'wire/watch_service_pb'
import { BackOff } from './back_off'
import type { Clock } from './clock'
import { durationMs, isLastingRefusal, readFrame } from './watch_wire'

export interface SocketEvents {
  opened(): void
  message(text: string): void
  closed(code: number, reason: string): void
}

export interface WatchSocket {
  send(text: string): void
  /** No event follows. */
  close(): void
}

export type OpenSocket = (events: SocketEvents) => WatchSocket

/**
 * connecting: nothing heard yet. live: all well. stale: no frame for 5 s, a new connection is on its
 * way. lost: no frame for 10 s, the page must say so. refused: the hall will not show this. over:
 * what was watched has ended.
 */
export type LinkState = 'connecting' | 'live' | 'stale' | 'lost' | 'refused' | 'over'

export interface WatchListener {
  /** A frame in its turn: snapshot, delta, bookmark, reset or goodbye. The link is live by then. */
  frame(frame: WatchFrameJson): void
  /** `reason` names the refusal. */
  stateChanged(state: LinkState, reason?: string): void
}

const kStaleAfterMs = 5_000
const kLostAfterMs = 10_000
/** Opening may take long where the network is slow; nothing is said twice by waiting for it. */
const kOpenWithinMs = 10_000
/** A connection that has only just been asked for is not given up for a newer one. */
const kYoungMs = 3_000
/** A refusal is mended by a person, at the server or by enrolling: look again now and then. */
const kAfterRefusalMs = 30_000

/**
 * Follows one view of the hall. Reconnects for as long as the page lives, one connection at a time,
 * and goes on from the last frame it took. Socket and clock come from outside.
 */
export class WatchClient {
  private state: LinkState = 'connecting'
  private socket: WatchSocket | undefined
  private epoch = '0'
  private position = '0'
  private lastFrameAt: number
  private connectedAt = 0
  private stopSilence: () => void = () => {}
  private stopRetry: () => void = () => {}
  private stopOpening: () => void = () => {}
  private readonly backOff: BackOff

  constructor(
    private readonly request: WatchHallRequestJson,
    private readonly openSocket: OpenSocket,
    private readonly clock: Clock,
    private readonly listener: WatchListener,
  ) {
    this.backOff = new BackOff(() => clock.chance())
    this.lastFrameAt = clock.now()
  }

  start(): void {
    this.lastFrameAt = this.clock.now()
    this.watchSilence()
    this.connect()
  }

  stop(): void {
    this.stopSilence()
    this.dropSocket()
    this.stopRetry()
  }

  /** The page was asleep or the network is back: look at once instead of at the next try. */
  nudge(): void {
    if (this.state === 'over') return
    if (this.state === 'live') this.watchSilence()
    else if (!this.hasYoungSocket()) this.connect()
  }

  private hasYoungSocket(): boolean {
    return this.socket !== undefined && this.clock.now() - this.connectedAt < kYoungMs
  }

  private connect(): void {
    this.dropSocket()
    this.stopRetry()
    this.connectedAt = this.clock.now()
    this.stopOpening = this.clock.after(kOpenWithinMs, () => this.retry(this.backOff.next()))
    const socket = this.openSocket({
      opened: () => {
        this.stopOpening()
        this.stopOpening = this.clock.after(kStaleAfterMs, () => this.retry(this.backOff.next()))
        socket.send(
          JSON.stringify({ ...this.request, epoch: this.epoch, afterPosition: this.position }),
        )
      },
      message: (text) => this.take(text),
      closed: (code, reason) => this.closed(code, reason),
    })
    this.socket = socket
  }

  private take(text: string): void {
    this.stopOpening()
    const frame = readFrame(text)
    if (!frame || this.isOfAnotherEpoch(frame)) {
      // Not to be understood, or a change of something this page does not hold: start from anew.
      this.forgetPlace()
      this.retry(this.backOff.next())
      return
    }
    if (frame.goodbye) {
      this.listener.frame(frame)
      this.farewell(frame)
      return
    }
    this.change('live')
    this.listener.frame(frame)
    if (frame.reset) {
      this.forgetPlace()
    } else {
      this.epoch = frame.epoch ?? '0'
      this.position = frame.position ?? '0'
      this.backOff.succeeded()
    }
    this.lastFrameAt = this.clock.now()
    this.watchSilence()
  }

  private isOfAnotherEpoch(frame: WatchFrameJson): boolean {
    return (frame.delta ?? frame.bookmark) !== undefined && frame.epoch !== this.epoch
  }

  private farewell(frame: WatchFrameJson): void {
    if (frame.goodbye?.goodbyeReason === 'GOODBYE_REASON_SCOPE_GONE') {
      this.stop()
      this.change('over')
      return
    }
    const asked = durationMs(frame.goodbye?.retryAfterDuration)
    this.retry(asked ?? this.backOff.next())
  }

  private closed(code: number, reason: string): void {
    if (isLastingRefusal(code)) {
      this.forgetPlace()
      this.change('refused', reason)
      this.retry(kAfterRefusalMs * (1 + this.clock.chance()))
      return
    }
    if (this.state === 'refused') this.change('lost')
    this.retry(this.backOff.next())
  }

  private retry(afterMs: number): void {
    this.dropSocket()
    this.stopRetry()
    this.stopRetry = this.clock.after(afterMs, () => this.connect())
  }

  private dropSocket(): void {
    this.stopOpening()
    this.socket?.close()
    this.socket = undefined
  }

  private forgetPlace(): void {
    this.epoch = '0'
    this.position = '0'
  }

  /** One timer for both steps of silence; a frame sets it anew. */
  private watchSilence(): void {
    this.stopSilence()
    const silentMs = this.clock.now() - this.lastFrameAt
    if (silentMs >= kLostAfterMs) {
      this.becomeLost()
      return
    }
    if (silentMs >= kStaleAfterMs) this.becomeStale()
    const next = silentMs >= kStaleAfterMs ? kLostAfterMs : kStaleAfterMs
    this.stopSilence = this.clock.after(next - silentMs, () => this.watchSilence())
  }

  private becomeStale(): void {
    if (this.state !== 'live') return
    this.change('stale')
    // A connection that says nothing is half open: leave it. Is a retry on its way, let it be.
    if (this.socket) this.connect()
  }

  private becomeLost(): void {
    if (this.state === 'refused' || this.state === 'over') return
    const wasLive = this.state === 'live'
    this.change('lost')
    if (wasLive && this.socket) this.connect()
  }

  private change(state: LinkState, reason?: string): void {
    if (state === this.state && reason === undefined) return
    this.state = state
    this.listener.stateChanged(state, reason)
  }
}
