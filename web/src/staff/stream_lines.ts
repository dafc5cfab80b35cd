import type { HallLines } from '../link/hall_call'

/** Each line of a stream's answer holds its message as `result`; here the messages alone. */
export function unwrapped(lines: HallLines): HallLines {
  return async <T>(method: string, request: object) => {
    const answer = await lines<T | { result: T }>(method, request)
    if (!answer.ok) return answer
    return { ok: true as const, value: answer.value.map((line) => messageOf<T>(line)) }
  }
}

function messageOf<T>(line: T | { result: T }): T {
  return typeof line === 'object' && line !== null && 'result' in line ? line.result : line
}
