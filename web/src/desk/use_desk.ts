import { onUnmounted, shallowRef, type Ref, type ShallowRef } from 'vue'
import { browserSocket } from '../link/browser_socket'
import { browserClock } from '../link/clock'
import { FollowedView } from '../link/followed_view'
import { onWaking } from '../link/waking'
import type { LinkState } from '../link/watch_client'
import { deskReader, type DeskFloor } from '../staff/desk_floor'
import { isSignedOut } from '../staff/session_call'

export interface LiveDesk {
  floor: ShallowRef<DeskFloor | undefined>
  link: Ref<LinkState>
  refusal: Ref<string>
  /** The hall's time, moved on every second. */
  nowMs: Ref<number>
}

/** The floor as VIEW_DESK shows it, live. */
export function useDesk(signedOut: () => void): LiveDesk {
  const floor = shallowRef<DeskFloor>()
  const link = shallowRef<LinkState>('connecting')
  const refusal = shallowRef('')
  const nowMs = shallowRef(Date.now())
  const followed = new FollowedView<DeskFloor>(
    { view: 'VIEW_DESK', hall: {} },
    deskReader,
    browserSocket('session'),
    browserClock,
    {
      viewChanged() {
        floor.value = followed.view
        nowMs.value = followed.hallMs() ?? nowMs.value
      },
      linkChanged() {
        link.value = followed.linkState
        refusal.value = followed.refusal
        if (link.value === 'refused' && isSignedOut(followed.refusal)) signedOut()
      },
    },
  )
  followed.start()
  onWaking(() => followed.nudge())
  const ticking = window.setInterval(() => {
    nowMs.value = followed.hallMs() ?? nowMs.value
  }, 1000)
  onUnmounted(() => window.clearInterval(ticking))
  return { floor, link, refusal, nowMs }
}
