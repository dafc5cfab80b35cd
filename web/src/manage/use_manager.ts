import { onUnmounted, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { QueueJson } from 'wire/catalogue_pb'
import type { GetStatusResponseJson } from 'wire/admin_service_pb'
import type { StaffJson } from 'wire/people_pb'
import { browserSocket } from '../link/browser_socket'
import { browserClock } from '../link/clock'
import { FollowedView } from '../link/followed_view'
import { onWaking } from '../link/waking'
import type { LinkState } from '../link/watch_client'
import { instant } from '../link/watch_wire'
import { deskReader, type DeskFloor } from '../staff/desk_floor'
import { isSignedOut } from '../staff/session_call'
import type { StaffPage } from '../staff/use_staff'
import type { CatalogueCopy } from '../staff/catalogue_copy'
import { managerReader, type ManagerFloor } from './manager_floor'

/** What every part of the manager's page looks at. */
export interface LiveHall {
  floor: ShallowRef<ManagerFloor | undefined>
  /** Single tickets, for roles that may see them. */
  desk: ShallowRef<DeskFloor | undefined>
  link: Ref<LinkState>
  refusal: Ref<string>
  nowMs: Ref<number>
  copy: ShallowRef<CatalogueCopy | undefined>
  staff: ShallowRef<StaffJson[]>
}

const noQueues: QueueJson[] = []

export function publishedQueues(hall: LiveHall): QueueJson[] {
  return hall.copy.value?.queues ?? noQueues
}

export function useManager(page: StaffPage): LiveHall {
  const floor = shallowRef<ManagerFloor>()
  const desk = shallowRef<DeskFloor>()
  const link = shallowRef<LinkState>('connecting')
  const refusal = shallowRef('')
  const nowMs = shallowRef(Date.now())

  const followed = new FollowedView<ManagerFloor>(
    { view: 'VIEW_MANAGER', hall: {} },
    managerReader,
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
        if (link.value === 'refused' && isSignedOut(followed.refusal)) page.toLogin()
      },
    },
  )
  const tickets = new FollowedView<DeskFloor>(
    { view: 'VIEW_DESK', hall: {} },
    deskReader,
    browserSocket('session'),
    browserClock,
    { viewChanged: () => (desk.value = tickets.view), linkChanged: () => {} },
  )
  // Who sees no floor is told the time by the server's status.
  let toldAt = 0
  let toldMs = 0
  async function askTime(): Promise<void> {
    const answer = await page.call<GetStatusResponseJson>('AdminService/GetStatus', {})
    const at = answer.ok ? instant(answer.value.clock?.hallTime) : undefined
    if (at === undefined) return
    toldMs = at
    toldAt = browserClock.now()
    nowMs.value = at
  }
  const hallMs = () =>
    followed.hallMs() ?? (toldMs ? toldMs + browserClock.now() - toldAt : undefined)

  if (page.rights.watch) followed.start()
  else void askTime()
  // The single tickets are many; what the page shows first does without them.
  if (page.rights.desk) window.setTimeout(() => tickets.start(), 300)
  onWaking(() => {
    if (page.rights.watch) followed.nudge()
    if (page.rights.desk) tickets.nudge()
  })
  const ticking = window.setInterval(() => {
    nowMs.value = hallMs() ?? nowMs.value
  }, 1000)
  onUnmounted(() => window.clearInterval(ticking))
  return {
    floor,
    desk,
    link,
    refusal,
    nowMs,
    copy: shallowRef<CatalogueCopy>(),
    staff: shallowRef<StaffJson[]>([]),
  }
}
