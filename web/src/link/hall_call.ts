import { refusalFrom, unreachable, type Answer } from './refusal'

/** Whose cookie speaks for the call. */
export type Caller = 'public' | 'device' | 'session'

/** One call to the hall: a method of hall.v1 and its request as proto JSON. */
export type HallCall = <T>(method: string, request: object) => Promise<Answer<T>>

/** A call whose answer is a row of messages, whole. */
export type HallLines = <T>(method: string, request: object) => Promise<Answer<T[]>>

const kAnswerWithinMs = 15_000

/** Calls over HTTP. The header is also what a foreign site cannot send: the guard against CSRF. */
export function hallCallOver(fetchIt: typeof fetch, caller: Caller): HallCall {
  return async <T>(method: string, request: object) => {
    const answer = await post(fetchIt, caller, method, request)
    return answer.ok ? parsed((text) => JSON.parse(text) as T, answer.value) : answer
  }
}

/** As hallCallOver; the messages come one a line, and a refusal in their middle as the last. */
export function hallLinesOver(fetchIt: typeof fetch, caller: Caller): HallLines {
  return async <T>(method: string, request: object) => {
    const answer = await post(fetchIt, caller, method, request)
    if (!answer.ok) return answer
    const lines = parsed((text) => text.split('\n').filter(Boolean).map(lineOf), answer.value)
    if (!lines.ok) return lines
    const messages: T[] = []
    for (const line of lines.value) {
      if ('error' in line) return { ok: false, refusal: refusalFrom(line.error) }
      messages.push(line.result as T)
    }
    return { ok: true, value: messages }
  }
}

type Line = { result: object } | { error: object }

function lineOf(text: string): Line {
  const line = JSON.parse(text) as Line
  if ('result' in line || 'error' in line) return line
  throw new SyntaxError('a line without result or error')
}

async function post(
  fetchIt: typeof fetch,
  caller: Caller,
  method: string,
  request: object,
): Promise<Answer<string>> {
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
    const text = await response.text()
    if (response.ok) return { ok: true, value: text }
    return { ok: false, refusal: refusalFrom(JSON.parse(text)) }
  } catch {
    // Whether it failed on the way out or back is not known; the request id makes a repeat safe.
    return { ok: false, refusal: unreachable }
  } finally {
    clearTimeout(timer)
  }
}

/** What is no JSON (a proxy's page) is as nobody. */
function parsed<T>(parse: (text: string) => T, text: string): Answer<T> {
  try {
    return { ok: true, value: parse(text) }
  } catch {
    return { ok: false, refusal: unreachable }
  }
}

export function hallCall(caller: Caller): HallCall {
  return hallCallOver((input, init) => fetch(input, init), caller)
}

export function hallLines(caller: Caller): HallLines {
  return hallLinesOver((input, init) => fetch(input, init), caller)
}
