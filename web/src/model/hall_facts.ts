import type { HallStatusJson } from 'wire/hall_status_pb'

/**
 * The hall with facts that a sign, pad or phone shows and that servers before this page did not
 * send. What is missing is left out.
 */
export type HallWithFacts = HallStatusJson & {
  supervisionPhone?: string
  timeZone?: string
}

export function supervisionPhone(hall: HallStatusJson): string {
  return (hall as HallWithFacts).supervisionPhone ?? ''
}

export function timeZone(hall: HallStatusJson): string | undefined {
  return (hall as HallWithFacts).timeZone || undefined
}
