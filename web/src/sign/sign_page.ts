import type { Clock } from '../link/clock'
import { FollowedView } from '../link/followed_view'
import type { HallLines } from '../link/hall_call'
import type { OpenSocket } from '../link/watch_client'
import { HallFacts } from '../model/hall_facts'
import {
  signFromSnapshot,
  signPicture,
  signWithDelta,
  type SignPicture,
  type SignView,
} from './sign_picture'

/** The strip above one counter. */
export class SignPage {
  private readonly followed: FollowedView<SignView>
  private readonly facts: HallFacts

  constructor(
    private readonly counterId: string,
    openSocket: OpenSocket,
    lines: HallLines,
    clock: Clock,
    changed: () => void,
    restarted: () => void = () => {},
  ) {
    this.facts = new HallFacts(lines, clock, changed)
    this.followed = new FollowedView(
      { view: 'VIEW_SIGN', counterId },
      {
        fromSnapshot: ({ sign }) => sign && signFromSnapshot(sign),
        withDelta: (view, { sign }) => (sign ? signWithDelta(view, sign) : view),
      },
      openSocket,
      clock,
      {
        viewChanged: () => {
          this.facts.see(this.followed.view?.hall ?? {})
          changed()
        },
        linkChanged: changed,
        restarted,
      },
    )
  }

  start(): void {
    if (this.counterId) this.followed.start()
  }

  nudge(): void {
    this.followed.nudge()
  }

  picture(): SignPicture {
    const { view, linkState, refusal } = this.followed
    const { counterId } = this
    const { facts } = this.facts
    return signPicture(
      counterId
        ? { view, linkState, refusal, counterId, facts }
        : { view, linkState: 'refused', refusal: 'REASON_NOT_SIGNED_IN', counterId, facts },
    )
  }
}
