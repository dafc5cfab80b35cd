import type { CounterJson, CounterKindJson } from 'wire/counter_pb'
import type { GroundJson } from 'wire/ticket_pb'
import { sameSet } from './staff_edit'

export interface CounterDraft {
  kind: CounterKindJson
  zoneId: string
  queueIds: string[]
  onlyGrounds: GroundJson[]
}

export type CounterField = keyof CounterDraft

export function counterDraft(counter: CounterJson): CounterDraft {
  return {
    kind: counter.kind ?? 'COUNTER_KIND_UNSPECIFIED',
    zoneId: counter.zoneId ?? '',
    queueIds: [...(counter.queueIds ?? [])],
    onlyGrounds: [...(counter.onlyGrounds ?? [])],
  }
}

export function changedCounterFields(counter: CounterJson, draft: CounterDraft): CounterField[] {
  const old = counterDraft(counter)
  const fields: CounterField[] = []
  if (old.kind !== draft.kind) fields.push('kind')
  if (old.zoneId !== draft.zoneId) fields.push('zoneId')
  if (!sameSet(old.queueIds, draft.queueIds)) fields.push('queueIds')
  if (!sameSet(old.onlyGrounds, draft.onlyGrounds)) fields.push('onlyGrounds')
  return fields
}

/** Only what differs is sent: an edit in another window may have changed the rest. */
export function setCounterRequest(
  counter: CounterJson,
  draft: CounterDraft,
  overrideReason: string,
) {
  const fields = changedCounterFields(counter, draft)
  const body: Record<string, unknown> = {
    counterId: counter.counterId ?? '',
    updateMask: fields.join(','),
  }
  for (const field of fields) body[field] = draft[field]
  if (overrideReason.trim()) body.overrideReason = overrideReason.trim()
  return body
}
