import type { AlertJson } from 'wire/alert_pb'
import type { CounterJson } from 'wire/counter_pb'
import type { HallStatusJson } from 'wire/hall_status_pb'
import type { DayFiguresJson } from 'wire/manager_view_pb'
import type { DeviceJson } from 'wire/people_pb'
import type { QueueStatusJson } from 'wire/queue_pb'
import type { ViewReader } from '../link/followed_view'
import { changedList } from '../model/keyed_list'

/** What VIEW_MANAGER shows. */
export interface ManagerFloor {
  hall: HallStatusJson
  counters: CounterJson[]
  queues: QueueStatusJson[]
  alerts: AlertJson[]
  devices: DeviceJson[]
  day: DayFiguresJson
}

export const managerReader: ViewReader<ManagerFloor> = {
  fromSnapshot({ manager }) {
    return (
      manager && {
        hall: manager.hall ?? {},
        counters: manager.counters ?? [],
        queues: manager.queues ?? [],
        alerts: manager.alerts ?? [],
        devices: manager.devices ?? [],
        day: manager.day ?? {},
      }
    )
  },
  withDelta(floor, { manager }) {
    if (!manager) return floor
    return {
      hall: manager.hall ?? floor.hall,
      counters: changedList(
        floor.counters,
        manager.counters,
        manager.removedCounterIds,
        (counter) => counter.counterId ?? '',
      ),
      queues: changedList(
        floor.queues,
        manager.queues,
        manager.removedQueueIds,
        (queue) => queue.queueId ?? '',
      ),
      alerts: changedList(
        floor.alerts,
        manager.alerts,
        manager.removedAlertIds,
        (alert) => alert.alertId ?? '',
      ),
      devices: changedList(
        floor.devices,
        manager.devices,
        manager.removedDeviceIds,
        (device) => device.deviceId ?? '',
      ),
      day: manager.day ?? floor.day,
    }
  },
}
