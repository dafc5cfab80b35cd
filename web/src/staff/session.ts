import type { RoleJson } from 'wire/access_pb'
import type { GetSessionResponseJson, LoginResponseJson } from 'wire/auth_service_pb'
import type { HallCall } from '../link/hall_call'
import { readKept, type Kept } from '../link/kept'

/**
 * Who logged in with this browser, as the hall said last. It decides what a page offers; what is
 * allowed is the hall's to say, which reads the cookie that no script sees.
 */
export interface StaffSession {
  staffNumber: string
  staffName: string
  roles: RoleJson[]
}

const kKey = 'staff:session'

export function keepSession(
  kept: Kept,
  said: LoginResponseJson | GetSessionResponseJson,
): StaffSession {
  const session: StaffSession = {
    staffNumber: said.staffNumber ?? '',
    staffName: said.staffName ?? '',
    roles: said.roles ?? [],
  }
  kept.write(kKey, JSON.stringify(session))
  return session
}

/**
 * The session as it is now: roles may have changed since the login. undefined where the hall does
 * not say; then what was kept holds.
 */
export async function fetchSession(call: HallCall, kept: Kept): Promise<StaffSession | undefined> {
  const answer = await call<GetSessionResponseJson>('AuthService/GetSession', {})
  // Everybody has a role; an answer without one is none of this hall's.
  if (!answer.ok || !answer.value.roles?.length) return undefined
  return keepSession(kept, answer.value)
}

/** True where a page would look the same for both. */
export function isSameSession(a: StaffSession, b: StaffSession): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))
}

function inOrder({ staffNumber, staffName, roles }: StaffSession) {
  return [staffNumber, staffName, ...[...roles].sort()]
}

export function keptSession(kept: Kept): StaffSession | undefined {
  return readKept(kept, kKey, isSession)
}

export function forgetSession(kept: Kept): void {
  kept.forget(kKey)
}

function isSession(value: unknown): value is StaffSession {
  const session = value as StaffSession | null
  return (
    typeof session === 'object' &&
    session !== null &&
    typeof session.staffNumber === 'string' &&
    typeof session.staffName === 'string' &&
    Array.isArray(session.roles) &&
    session.roles.every((role) => typeof role === 'string')
  )
}
