import type { HallStatusJson } from 'wire/hall_status_pb'
import type { WatchDeltaJson, WatchHallRequestJson, WatchSnapshotJson } from 'wire/watch_service_pb'
import type { Clock } from './clock'
import { HallClock, heardUtcOffset } from './hall_clock'
import { WatchClient, type LinkState, type OpenSocket } from './watch_client'

/** How one view is put together from its frames. */
export interface ViewReader<View> {
  fromSnapshot(snapshot: WatchSnapshotJson): View | undefined
  withDelta(view: View, delta: WatchDeltaJson): View
}

export interface FollowListener {
  /** The view may be another one. */
  viewChanged(): void
  linkChanged(): void
  /** The server has started anew since the last frame. */
  restarted?(): void
}

/** One view of the hall as it is now, and how sure that is. */
export class FollowedView<View> {
  view: View | undefined
  linkState: LinkState = 'connecting'
  /** Name of the reason while refused. */
  refusal = ''
  private epoch: string | undefined
  private readonly hallClock: HallClock
  private readonly watch: WatchClient

  constructor(
    request: WatchHallRequestJson,
    reader: ViewReader<View>,
    openSocket: OpenSocket,
    clock: Clock,
    listener: FollowListener,
  ) {
    this.hallClock = new HallClock(() => clock.now())
    this.watch = new WatchClient(request, openSocket, clock, {
      frame: (frame) => {
        this.hallClock.heard(frame.hallTime)
        heardUtcOffset(hallOf(frame.snapshot ?? frame.delta)?.utcOffset)
        if (this.epoch !== undefined && frame.epoch !== this.epoch) listener.restarted?.()
        this.epoch = frame.epoch
        if (frame.snapshot) this.view = reader.fromSnapshot(frame.snapshot)
        else if (frame.delta && this.view) this.view = reader.withDelta(this.view, frame.delta)
        else return
        listener.viewChanged()
      },
      stateChanged: (state, reason) => {
        this.linkState = state
        this.refusal = reason ?? ''
        listener.linkChanged()
      },
    })
  }

  start(): void {
    this.watch.start()
  }

  /** The page woke up or the network is back. */
  nudge(): void {
    this.watch.nudge()
  }

  /** The hall's time in milliseconds; undefined before the first frame. */
  hallMs(): number | undefined {
    return this.hallClock.time()
  }
}

/** The hall itself, which every view carries under the same name. */
function hallOf(frame: WatchSnapshotJson | WatchDeltaJson | undefined) {
  const views: Array<{ hall?: HallStatusJson } | undefined> = Object.values(frame ?? {})
  return views[0]?.hall
}
