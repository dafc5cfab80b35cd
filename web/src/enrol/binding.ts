import type { DeviceJson } from 'wire/people_pb'
import { readKept, type Kept } from '../link/kept'

/** Where this browser's device belongs, as the hall said when it was enrolled. No secret. */
export interface Binding {
  kind: NonNullable<DeviceJson['kind']>
  zoneId: string
  counterId: string
}

const kKey = 'device:binding'

export function storedBinding(kept: Kept): Binding | undefined {
  return readKept(kept, kKey, isBinding)
}

export function storeBinding(kept: Kept, device: DeviceJson): Binding {
  const binding: Binding = {
    kind: device.kind ?? 'DEVICE_KIND_UNSPECIFIED',
    zoneId: device.zoneId ?? '',
    counterId: device.counterId ?? '',
  }
  kept.write(kKey, JSON.stringify(binding))
  return binding
}

function isBinding(value: unknown): value is Binding {
  const binding = value as Partial<Binding> | null
  return (
    typeof binding?.kind === 'string' &&
    typeof binding.zoneId === 'string' &&
    typeof binding.counterId === 'string'
  )
}
