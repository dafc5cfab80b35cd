import type { EnrollResponseJson } from 'wire/auth_service_pb'
import { ErrandBook } from '../link/errand_book'
import type { HallCall } from '../link/hall_call'
import type { Kept } from '../link/kept'
import { reasonText } from '../words/reason_words'
import { storeBinding, type Binding } from './binding'

export type Enrolled = { binding: Binding; address: string } | { problem: string }

const kCodeLength = 8

/** The code as the hall compares it: blanks, hyphens and case do not matter. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase()
}

/** Makes this browser the device that the one-time code stands for. */
export async function enrol(typed: string, call: HallCall, kept: Kept): Promise<Enrolled> {
  const code = plainCode(typed)
  if (code.length !== kCodeLength) return { problem: `登记码是 ${kCodeLength} 位，请再看一遍` }
  // The code is used up at once; after a lost answer the same request id shows the token again.
  const errands = new ErrandBook(kept)
  const answer = await call<EnrollResponseJson>('AuthService/Enroll', {
    requestId: errands.idFor(`enrol:${code}`),
    enrolmentCode: code,
    softwareVersion: 'web',
  })
  if (!answer.ok) {
    if (answer.refusal.reason === 'REASON_TOKEN_INVALID') {
      return { problem: '登记码不对，或已过期。请向系统管理员要一个新的' }
    }
    return { problem: reasonText(answer.refusal) }
  }
  errands.settled(`enrol:${code}`)
  const binding = storeBinding(kept, answer.value.device ?? {})
  const address = pageOf(binding)
  if (address === undefined) return { problem: '登记好了。这种设备没有网页，请打开它自己的程序' }
  return { binding, address }
}

/** The page of a kind of device; undefined for those that have a program of their own. */
function pageOf({ kind, counterId }: Binding): string | undefined {
  switch (kind) {
    case 'DEVICE_KIND_BOARD':
      return '/board'
    case 'DEVICE_KIND_VOICE':
      return '/voice'
    case 'DEVICE_KIND_SIGN':
      return `/sign/${encodeURIComponent(counterId)}`
    case 'DEVICE_KIND_PAD':
      return '/pad'
    default:
      return undefined
  }
}
