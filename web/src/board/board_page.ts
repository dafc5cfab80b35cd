import type { Clock } from '../link/clock'
import { FollowedView } from '../link/followed_view'
import type { HallCall } from '../link/hall_call'
import type { Kept } from '../link/kept'
import type { OpenSocket } from '../link/watch_client'
import { boardFromSnapshot, boardWithDelta, type BoardFloor } from '../model/board_floor'
import { CallMemory } from '../model/call_memory'
import { CallQueue } from '../model/call_queue'
import { CallStage } from '../model/call_stage'
import { DeliveryOutbox } from '../model/delivery_outbox'
import { boardPicture, type BoardPicture } from './board_picture'

export interface BoardSurroundings {
  openSocket: OpenSocket
  clock: Clock
  call: HallCall
  kept: Kept
  /** Code of the zone; undefined for the whole hall. */
  zoneId: string | undefined
}

/** The clock shows minutes, the stage changes in between. */
const kTickMs = 500

/**
 * One board: follows its zone, puts each call on the stage once and reports it. What is on the
 * screen follows from `picture()`; `changed` is called when that may be another.
 */
export class BoardPage {
  private readonly followed: FollowedView<BoardFloor>
  private readonly stage: CallStage
  private readonly outbox: DeliveryOutbox

  constructor(
    private readonly around: BoardSurroundings,
    private readonly changed: () => void,
    restarted: () => void = () => {},
  ) {
    const { clock, kept, zoneId } = around
    // Two boards of one computer, each of its own zone, share the browser's storage.
    const name = `board:${zoneId ?? ''}`
    this.stage = new CallStage(new CallQueue(new CallMemory(kept, `${name}:announced`)))
    this.outbox = new DeliveryOutbox(
      around.call,
      kept,
      `${name}:reports`,
      'DELIVERY_OUTPUT_BOARD',
      clock,
    )
    this.followed = new FollowedView(
      { view: 'VIEW_BOARD', ...(zoneId === undefined ? { hall: {} } : { zoneId }) },
      {
        fromSnapshot: ({ board }) => board && boardFromSnapshot(board),
        withDelta: (floor, { board }) => (board ? boardWithDelta(floor, board) : floor),
      },
      around.openSocket,
      clock,
      {
        restarted,
        viewChanged: () => {
          this.moveStage()
          this.changed()
        },
        linkChanged: () => {
          if (this.followed.linkState === 'live') this.outbox.send()
          this.changed()
        },
      },
    )
  }

  start(): void {
    this.followed.start()
    this.tick()
  }

  nudge(): void {
    this.followed.nudge()
  }

  picture(): BoardPicture {
    const { view: floor, linkState, refusal } = this.followed
    const now = this.around.clock.now()
    return boardPicture({
      floor,
      onStage: floor && this.stage.onStage(floor.calls, now),
      linkState,
      refusal,
      hallMs: this.followed.hallMs(),
    })
  }

  private tick(): void {
    this.moveStage()
    this.changed()
    this.around.clock.after(kTickMs, () => this.tick())
  }

  /** Only a board that is live announces: what it holds otherwise may be over. */
  private moveStage(): void {
    const { view: floor, linkState } = this.followed
    const hallMs = this.followed.hallMs()
    if (!floor || hallMs === undefined || linkState !== 'live') return
    const { shown, dropped } = this.stage.step(floor.calls, hallMs, this.around.clock.now())
    for (const call of dropped) {
      this.outbox.add(call.callId ?? '', 'DELIVERY_RESULT_DROPPED_STALE', hallMs)
    }
    if (shown) this.outbox.add(shown.callId ?? '', 'DELIVERY_RESULT_DELIVERED', hallMs)
  }
}
