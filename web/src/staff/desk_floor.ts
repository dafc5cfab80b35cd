import type { CounterJson } from 'wire/counter_pb'
import type { HallStatusJson } from 'wire/hall_status_pb'
import type { QueueStatusJson } from 'wire/queue_pb'
import type { TicketJson } from 'wire/ticket_pb'
import type { ViewReader } from '../link/followed_view'
import { changedList } from '../model/keyed_list'

/** Every open ticket and today's no-shows, with queues and counters. */
export interface DeskFloor {
  hall: HallStatusJson
  tickets: TicketJson[]
  queues: QueueStatusJson[]
  counters: CounterJson[]
}

export const deskReader: ViewReader<DeskFloor> = {
  fromSnapshot({ desk }) {
    return (
      desk && {
        hall: desk.hall ?? {},
        tickets: desk.tickets ?? [],
        queues: desk.queues ?? [],
        counters: desk.counters ?? [],
      }
    )
  },
  withDelta(floor, { desk }) {
    if (!desk) return floor
    return {
      hall: desk.hall ?? floor.hall,
      tickets: changedList(
        floor.tickets,
        desk.tickets,
        desk.removedTicketIds,
        (ticket) => ticket.ticketId ?? '',
      ),
      queues: changedList(
        floor.queues,
        desk.queues,
        desk.removedQueueIds,
        (queue) => queue.queueId ?? '',
      ),
      counters: changedList(
        floor.counters,
        desk.counters,
        desk.removedCounterIds,
        (counter) => counter.counterId ?? '',
      ),
    }
  },
}
