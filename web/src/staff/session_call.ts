import type { HallCall } from '../link/hall_call'
import type { Refusal } from '../link/refusal'

const kSignedOut: ReadonlyArray<string> = ['REASON_NOT_SIGNED_IN', 'REASON_SESSION_REVOKED']

/** True where only a new login helps. */
export function isSignedOut(reason: Refusal['reason'] | string): boolean {
  return kSignedOut.includes(reason)
}

/** A call that tells once it finds the session gone. */
export function watchingSession(call: HallCall, signedOut: () => void): HallCall {
  return async <T>(method: string, request: object) => {
    const answer = await call<T>(method, request)
    if (!answer.ok && isSignedOut(answer.refusal.reason)) signedOut()
    return answer
  }
}
