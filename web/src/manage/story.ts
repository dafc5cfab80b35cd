import type { EventRecordJson } from 'wire/report_service_pb'

/** One step of a ticket's life, with what the log holds of it. */
export interface StoryStep {
  position: string
  time: string
  kind: string
  staffNumber: string
  counterId: string
  deviceId: string
  facts: Record<string, unknown>
  /** A call that can be explained. */
  callId: string
}

export function storyOf(events: readonly EventRecordJson[]): StoryStep[] {
  return events.map((event) => {
    const facts = factsOf(event.bodyJson)
    return {
      position: event.position ?? '',
      time: event.occurTime ?? event.recordTime ?? '',
      kind: event.kind ?? '',
      staffNumber: event.staffNumber ?? '',
      counterId: event.counterId ?? '',
      deviceId: event.deviceId ?? '',
      facts,
      callId: event.kind === 'ticket_called' ? String(facts.call_id ?? '') : '',
    }
  })
}

export function factsOf(bodyJson: string | undefined): Record<string, unknown> {
  try {
    const facts: unknown = JSON.parse(bodyJson || '{}')
    return typeof facts === 'object' && facts !== null && !Array.isArray(facts)
      ? (facts as Record<string, unknown>)
      : {}
  } catch {
    return {}
  }
}
