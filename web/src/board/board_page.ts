import type { WatchFrameJson } from 'wire/watch_service_pb'
import type { Clock } from '../link/clock'
import type { HallCall } from '../link/hall_call'
import { HallClock } from '../link/hall_clock'
import type { Kept } from '../link/kept'
import { WatchClient, type LinkState, type OpenSocket } from '../link/watch_client'
import { boardFromSnapshot, boardWithDelta, type BoardFloor } from '../model/board_floor'
import { CallMemory } from '../model/call_memory'
import { CallQueue } from '../model/call_queue'
import { CallStage } from '../model/call_stage'
import { boardPicture, type BoardPicture } from './board_picture'
import { DeliveryOutbox } from './delivery_outbox'

export interface BoardSurroundings {
  openSocket: OpenSocket
  clock: Clock
  call: HallCall
  kept: Kept
  /** Code of the zone; undefined for the whole hall. */
  zoneId: string | undefined
}

/** The clock shows seconds, the stage changes in between. */
const kTickMs = 500

/**
 * One board: follows its zone, puts each call on the stage once and reports it. What is on the
 * screen follows from `picture()`; `changed` is called when that may be another.
 */
export class BoardPage {
  private floor: BoardFloor | undefined
  private linkState: LinkState = 'connecting'
  private refusal = ''
  private readonly hallClock: HallClock
  private readonly stage: CallStage
  private readonly outbox: DeliveryOutbox
  private readonly watch: WatchClient

  constructor(
    private readonly around: BoardSurroundings,
    private readonly changed: () => void,
  ) {
    const { clock, kept, zoneId } = around
    this.hallClock = new HallClock(() => clock.now())
    this.stage = new CallStage(new CallQueue(new CallMemory(kept, 'board:announced')))
    this.outbox = new DeliveryOutbox(around.call, kept, clock)
    const scope = zoneId === undefined ? { hall: {} } : { zoneId }
    this.watch = new WatchClient({ view: 'VIEW_BOARD', ...scope }, around.openSocket, clock, {
      frame: (frame) => this.take(frame),
      stateChanged: (state, reason) => this.linkChanged(state, reason),
    })
  }

  start(): void {
    this.watch.start()
    this.tick()
  }

  picture(): BoardPicture {
    const now = this.around.clock.now()
    return boardPicture({
      floor: this.floor,
      onStage: this.floor && this.stage.onStage(this.floor.calls, now),
      linkState: this.linkState,
      refusal: this.refusal,
      hallMs: this.hallClock.time(),
    })
  }

  private take(frame: WatchFrameJson): void {
    this.hallClock.heard(frame.hallTime)
    const snapshot = frame.snapshot?.board
    const delta = frame.delta?.board
    if (snapshot) this.floor = boardFromSnapshot(snapshot)
    else if (delta && this.floor) this.floor = boardWithDelta(this.floor, delta)
    else return
    this.moveStage()
    this.changed()
  }

  private linkChanged(state: LinkState, reason?: string): void {
    this.linkState = state
    this.refusal = reason ?? ''
    if (state === 'live') this.outbox.send()
    this.changed()
  }

  private tick(): void {
    this.moveStage()
    this.changed()
    this.around.clock.after(kTickMs, () => this.tick())
  }

  /** Only a board that is live announces: what it holds otherwise may be over. */
  private moveStage(): void {
    const hallMs = this.hallClock.time()
    if (!this.floor || hallMs === undefined || this.linkState !== 'live') return
    const { shown, dropped } = this.stage.step(this.floor.calls, hallMs, this.around.clock.now())
    for (const call of dropped) {
      this.outbox.add(call.callId ?? '', 'DELIVERY_RESULT_DROPPED_STALE', hallMs)
    }
    if (shown) this.outbox.add(shown.callId ?? '', 'DELIVERY_RESULT_DELIVERED', hallMs)
  }
}
