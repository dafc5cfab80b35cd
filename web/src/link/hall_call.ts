import { refusalFrom, unreachable, type Answer } from './refusal'

/** Whose cookie speaks for the call. */
export type Caller = 'public' | 'device' | 'session'

/** One call to the hall: a method of hall.v1 and its request as proto JSON. */
export type HallCall = <T>(method: string, request: object) => Promise<Answer<T>>

const kAnswerWithinMs = 15_000

/** Calls over HTTP. The header is also what a foreign site cannot send: the guard against CSRF. */
export function hallCallOver(fetchIt: typeof fetch, caller: Caller): HallCall {
  return async <T>(method: string, request: object): Promise<Answer<T>> => {
    // Chrome before 66 cannot give a request up; there it ends when the network says so.
    const patience = typeof AbortController === 'undefined' ? undefined : new AbortController()
    const timer = setTimeout(() => patience?.abort(), kAnswerWithinMs)
    try {
      const response = await fetchIt(`/api/v1/${method}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Hall-Caller': caller },
        body: JSON.stringify(request),
        credentials: 'same-origin',
        signal: patience?.signal ?? null,
      })
      const body: unknown = await response.json()
      return response.ok
        ? { ok: true, value: body as T }
        : { ok: false, refusal: refusalFrom(body) }
    } catch {
      // Whether it failed on the way out or back is not known; the request id makes a repeat safe.
      return { ok: false, refusal: unreachable }
    } finally {
      clearTimeout(timer)
    }
  }
}

export function hallCall(caller: Caller): HallCall {
  return hallCallOver((input, init) => fetch(input, init), caller)
}
