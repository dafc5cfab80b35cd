import type {
  BoardCallJson,
  BoardCounterJson,
  BoardDeltaJson,
  BoardQueueJson,
  BoardSnapshotJson,
  BoardVoiceJson,
} from 'wire/board_view_pb'
import type { HallStatusJson } from 'wire/hall_status_pb'
import type { DisplayTextJson } from 'wire/text_pb'
import { compareCallIds } from './call_id'
import { changedList } from './keyed_list'

/** What a board or voice knows of its zone. */
export interface BoardFloor {
  hall: HallStatusJson
  zoneName: DisplayTextJson | undefined
  /** Ascending by call id. */
  calls: BoardCallJson[]
  queues: BoardQueueJson[]
  counters: BoardCounterJson[]
  /** How the voice of the zone behaves. */
  voice: BoardVoiceJson | undefined
}

/** The server holds the calls of 120 s; should it ever send more, the page still does not grow. */
const kCallsMost = 200

export function boardFromSnapshot(snapshot: BoardSnapshotJson): BoardFloor {
  return {
    hall: snapshot.hall ?? {},
    zoneName: snapshot.zoneName,
    calls: inTurn(snapshot.calls ?? []),
    queues: snapshot.queues ?? [],
    counters: snapshot.counters ?? [],
    voice: snapshot.voice,
  }
}

export function boardWithDelta(floor: BoardFloor, delta: BoardDeltaJson): BoardFloor {
  return {
    hall: delta.hall ?? floor.hall,
    zoneName: delta.zoneName ?? floor.zoneName,
    calls: inTurn(
      changedList(floor.calls, delta.calls, delta.removedCallIds, (call) => call.callId ?? ''),
    ),
    queues: changedList(
      floor.queues,
      delta.queues,
      delta.removedQueueIds,
      (queue) => queue.queueId ?? '',
    ),
    counters: changedList(
      floor.counters,
      delta.counters,
      delta.removedCounterIds,
      (counter) => counter.counterId ?? '',
    ),
    voice: delta.voice ?? floor.voice,
  }
}

function inTurn(calls: BoardCallJson[]): BoardCallJson[] {
  return [...calls]
    .sort((a, b) => compareCallIds(a.callId ?? '', b.callId ?? ''))
    .slice(-kCallsMost)
}
