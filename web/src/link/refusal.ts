import type { ErrorDetailJson, ReasonJson } from 'wire/error_pb'

/** Why nothing came of a call: the hall said no, or nobody answered. */
export interface Refusal {
  reason: ReasonJson | 'UNREACHABLE'
  metadata: Record<string, string>
}

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const unreachable: Refusal = { reason: 'UNREACHABLE', metadata: {} }

/** A refusal from an answer's body. What is no ErrorDetail (a proxy's page) is as nobody. */
export function refusalFrom(body: unknown): Refusal {
  const detail = body as ErrorDetailJson | null
  if (typeof detail !== 'object' || typeof detail?.reason !== 'string') return unreachable
  return { reason: detail.reason, metadata: detail.metadata ?? {} }
}

const kPassing: ReadonlyArray<Refusal['reason']> = [
  'UNREACHABLE',
  'REASON_NOT_READY',
  'REASON_OVERLOADED',
  'REASON_DEADLINE_PASSED',
  'REASON_COMMIT_FAILED',
  'REASON_POSITION_NOT_REACHED',
]

/** True where the same request may well be accepted a little later. */
export function passes(refusal: Refusal): boolean {
  return kPassing.includes(refusal.reason)
}
