import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { hallCall, type HallCall } from '../link/hall_call'
import { KeptInBrowser } from '../link/kept'
import { useLooks } from '../looks/looks'
import type { Language } from '../words/display'
import { Errands } from './errands'
import { loginAddress } from './next_address'
import { rightsOf, type Rights } from './rights'
import {
  fetchSession,
  forgetSession,
  isSameSession,
  keptSession,
  type StaffSession,
} from './session'
import { watchingSession } from './session_call'

export interface StaffPage {
  session: StaffSession
  rights: Rights
  call: HallCall
  errands: Errands
  language: Ref<Language>
  logout(): Promise<void>
  toLogin(): void
}

/**
 * What every staff page begins with: what was kept of the session at once, and what the hall says of
 * it as soon as it does. Where the two differ the page is loaded anew, since all that it offers
 * follows from the roles. undefined until somebody is known; nobody logged in: the login page takes
 * over.
 */
export function useStaff(): ShallowRef<StaffPage | undefined> {
  const kept = new KeptInBrowser()
  const { language } = useLooks(kept)
  const toLogin = () => {
    forgetSession(kept)
    location.replace(loginAddress(location.pathname + location.search))
  }
  const leaving = ref(false)
  const call = watchingSession(hallCall('session'), () => {
    if (!leaving.value) toLogin()
  })
  const errands = new Errands(call, kept)
  const pageOf = (session: StaffSession): StaffPage => ({
    session,
    rights: rightsOf(session.roles),
    call,
    errands,
    language,
    toLogin,
    async logout() {
      leaving.value = true
      await errands.send('AuthService/Logout', {})
      toLogin()
    },
  })
  const before = keptSession(kept)
  const page = shallowRef(before && pageOf(before))
  void fetchSession(call, kept).then((now) => {
    if (leaving.value) return
    // Nothing was kept and nobody answers: a login is the way in, as soon as the hall is back.
    if (!before) return now ? void (page.value = pageOf(now)) : toLogin()
    if (now && !isSameSession(before, now) && isStored(now)) location.reload()
  })
  return page
}

/** False where the browser refused to keep it: loading the page anew would find the old one again. */
function isStored(session: StaffSession): boolean {
  const stored = keptSession(new KeptInBrowser())
  return stored !== undefined && isSameSession(stored, session)
}
