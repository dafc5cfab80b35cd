import { refusalFrom, unreachable, type Answer } from '../link/refusal'

/** A method that answers with many messages. All of them, or why not. */
export type StreamCall = <T>(method: string, request: object) => Promise<Answer<T[]>>

const kAnswerWithinMs = 60_000

/** The messages of a stream's body: a line each, and an error in the last one at a bad end. */
export function messagesOf<T>(body: string): Answer<T[]> {
  const messages: T[] = []
  for (const line of body.split('\n')) {
    if (!line.trim()) continue
    try {
      const entry = JSON.parse(line) as { result?: T; error?: unknown }
      if (entry.error !== undefined) return { ok: false, refusal: refusalFrom(entry.error) }
      if (entry.result !== undefined) messages.push(entry.result)
    } catch {
      return { ok: false, refusal: unreachable }
    }
  }
  return { ok: true, value: messages }
}

export function streamCallOver(fetchIt: typeof fetch): StreamCall {
  return async <T>(method: string, request: object): Promise<Answer<T[]>> => {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), kAnswerWithinMs)
    try {
      const response = await fetchIt(`/api/v1/${method}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Hall-Caller': 'session' },
        body: JSON.stringify(request),
        credentials: 'same-origin',
        signal: patience.signal,
      })
      const body = await response.text()
      if (response.ok) return messagesOf<T>(body)
      return { ok: false, refusal: refusalFrom(JSON.parse(body)) }
    } catch {
      return { ok: false, refusal: unreachable }
    } finally {
      clearTimeout(timer)
    }
  }
}

export function streamCall(): StreamCall {
  return streamCallOver((input, init) => fetch(input, init))
}
