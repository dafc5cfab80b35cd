import type { WatchFrameJson } from 'wire/watch_service_pb'

const kFrames = ['snapshot', 'delta', 'bookmark', 'reset', 'goodbye'] as const

/** A frame from its text, or undefined where it is none. */
export function readFrame(text: string): WatchFrameJson | undefined {
  try {
    const frame = JSON.parse(text) as WatchFrameJson | null
    if (typeof frame !== 'object' || frame === null) return undefined
    return kFrames.some((kind) => frame[kind] !== undefined) ? frame : undefined
  } catch {
    return undefined
  }
}

/** Milliseconds of a Duration in proto JSON ("3.5s"). */
export function durationMs(duration: string | undefined): number | undefined {
  const ms = signedDurationMs(duration)
  return duration?.charAt(0) === '-' ? undefined : ms
}

/** As durationMs, of one that may be below zero ("-3.5s"). */
export function signedDurationMs(duration: string | undefined): number | undefined {
  const match = /^(-?\d+(?:\.\d+)?)s$/.exec(duration ?? '')
  return match ? Math.round(Number(match[1]) * 1000) : undefined
}

/** Milliseconds of a Timestamp in proto JSON (RFC 3339), or undefined. */
export function instant(text: string | undefined): number | undefined {
  // Down to nanoseconds on the wire; some browsers read no more than three digits.
  const ms = text === undefined ? NaN : Date.parse(text.replace(/(\.\d{3})\d+/, '$1'))
  return Number.isNaN(ms) ? undefined : ms
}

// Close codes are 4000 + the gRPC code of the refusal.
const kLasting = [
  4003, // INVALID_ARGUMENT
  4005, // NOT_FOUND
  4007, // PERMISSION_DENIED
  4009, // FAILED_PRECONDITION
  4012, // UNIMPLEMENTED
  4016, // UNAUTHENTICATED
]

/** True where trying again at once would be refused again. */
export function isLastingRefusal(closeCode: number): boolean {
  return kLasting.includes(closeCode)
}
