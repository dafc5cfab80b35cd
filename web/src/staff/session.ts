import type { RoleJson } from 'wire/access_pb'
import type { LoginResponseJson } from 'wire/auth_service_pb'
import { readKept, type Kept } from '../link/kept'

/**
 * Who logged in with this browser, as the hall said at the login. It decides what a page offers;
 * what is allowed is the hall's to say, which reads the cookie that no script sees.
 */
export interface StaffSession {
  staffNumber: string
  staffName: string
  roles: RoleJson[]
}

const kKey = 'staff:session'

export function keepSession(kept: Kept, login: LoginResponseJson): void {
  const session: StaffSession = {
    staffNumber: login.staffNumber ?? '',
    staffName: login.staffName ?? '',
    roles: login.roles ?? [],
  }
  kept.write(kKey, JSON.stringify(session))
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
