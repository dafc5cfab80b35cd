import { ref, type Ref } from 'vue'
import { hallCall, type HallCall } from '../link/hall_call'
import { KeptInBrowser } from '../link/kept'
import { useLooks } from '../looks/looks'
import type { Language } from '../words/display'
import { Errands } from './errands'
import { loginAddress } from './next_address'
import { rightsOf, type Rights } from './rights'
import { forgetSession, keptSession, type StaffSession } from './session'
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
 * What every staff page begins with. Nobody logged in: the login page takes over and undefined is
 * returned.
 */
export function useStaff(): StaffPage | undefined {
  const kept = new KeptInBrowser()
  const { language } = useLooks(kept)
  const toLogin = () => {
    forgetSession(kept)
    location.replace(loginAddress(location.pathname + location.search))
  }
  const session = keptSession(kept)
  if (!session) {
    toLogin()
    return undefined
  }
  const leaving = ref(false)
  const call = watchingSession(hallCall('session'), () => {
    if (!leaving.value) toLogin()
  })
  const errands = new Errands(call, kept)
  return {
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
  }
}
