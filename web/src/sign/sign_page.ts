import type { Clock } from '../link/clock'
import { FollowedView } from '../link/followed_view'
import type { OpenSocket } from '../link/watch_client'
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

  constructor(
    private readonly counterId: string,
    openSocket: OpenSocket,
    clock: Clock,
    changed: () => void,
    restarted: () => void = () => {},
  ) {
    this.followed = new FollowedView(
      { view: 'VIEW_SIGN', counterId },
      {
        fromSnapshot: ({ sign }) => sign && signFromSnapshot(sign),
        withDelta: (view, { sign }) => (sign ? signWithDelta(view, sign) : view),
      },
      openSocket,
      clock,
      { viewChanged: changed, linkChanged: changed, restarted },
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
    return signPicture(
      this.counterId
        ? { view, linkState, refusal, counterId: this.counterId }
        : { view, linkState: 'refused', refusal: 'REASON_NOT_SIGNED_IN', counterId: '' },
    )
  }
}
