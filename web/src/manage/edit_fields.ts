import type { DateJson, DisplayTextJson, SessionJson } from 'wire/text_pb'
import { durationMs } from '../link/watch_wire'
import { dateCode, dateOfCode } from '../staff/hall_day'
import { minuteText, yearDayText } from './hours_text'

/** A row of the catalogue, or a part of one, as the hall sends it. */
export type Row = Record<string, unknown>

/** What is typed into one line. */
export type LineKind =
  | 'words'
  | 'number'
  /** A length, typed in minutes or seconds. */
  | 'minutes'
  | 'seconds'
  /** A share in per mille, typed in per cent. */
  | 'percent'
  /** Minutes after midnight, typed as 03:00. */
  | 'clock'
  | 'date'
  /** Month × 100 + day, typed as 10-01. */
  | 'yearDay'
  /** 08:30-12:00 14:00-17:30; nothing: closed. */
  | 'sessions'
  | 'session'

export interface Option {
  value: string
  text: string
}

export interface Field {
  key: string
  title: string
  kind: LineKind | 'text' | 'texts' | 'tick' | 'choice' | 'several' | 'order' | 'limit' | 'list'
  /** Of a choice, of several, and of an order. */
  options?: Option[]
  /** Of a list: what each entry holds, and a new one. */
  fields?: Field[]
  fresh?: () => Row
  /** More than a line. */
  long?: boolean
  required?: boolean
  least?: number
  most?: number
  readOnly?: boolean
  hint?: string
}

const kLines: ReadonlyArray<string> = [
  'words',
  'number',
  'minutes',
  'seconds',
  'percent',
  'clock',
  'date',
  'yearDay',
  'sessions',
  'session',
] satisfies LineKind[]

export function isLine(kind: Field['kind']): kind is LineKind {
  return kLines.includes(kind)
}

// ---- what is typed --------------------------------------------------------------------------------

/** As it stands in the line. */
export function typedOf(kind: LineKind, value: unknown): string {
  switch (kind) {
    case 'words':
      return (value as string | undefined) ?? ''
    case 'number':
      return `${(value as number | undefined) ?? 0}`
    case 'percent':
      return `${((value as number | undefined) ?? 0) / 10}`
    case 'minutes':
      return lengthTyped(value, 60_000)
    case 'seconds':
      return lengthTyped(value, 1000)
    case 'clock':
      return minuteText((value as number | undefined) ?? 0)
    case 'date':
      return value ? dateCode(value as DateJson) : ''
    case 'yearDay':
      return value ? yearDayText(value as number) : ''
    case 'session':
      return value ? sessionTyped(value as SessionJson) : ''
    case 'sessions':
      return ((value as SessionJson[] | undefined) ?? []).map(sessionTyped).join(' ')
  }
}

/** What the line means, or nothing where it cannot be read. Empty lengths and dates are absent. */
export function meantBy(kind: LineKind, typed: string): { value: unknown } | undefined {
  const text = typed.trim()
  switch (kind) {
    case 'words':
      return { value: text }
    case 'number':
      return /^\d{1,9}$/.test(text) ? { value: Number(text) } : undefined
    case 'percent':
      return /^\d{1,3}(\.\d)?$/.test(text) ? { value: Math.round(Number(text) * 10) } : undefined
    case 'minutes':
      return lengthMeant(text, 60)
    case 'seconds':
      return lengthMeant(text, 1)
    case 'clock':
      return minuteMeant(text)
    case 'date':
      return text === '' ? { value: undefined } : found(dateOfCode(text))
    case 'yearDay':
      return yearDayMeant(text)
    case 'session':
      return found(sessionMeant(text))
    case 'sessions':
      return sessionsMeant(text)
  }
}

function found<T>(value: T | undefined): { value: T } | undefined {
  return value === undefined ? undefined : { value }
}

function lengthTyped(value: unknown, unitMs: number): string {
  const ms = durationMs(value as string | undefined)
  return ms === undefined ? '' : `${Math.round((ms / unitMs) * 100) / 100}`
}

function lengthMeant(text: string, unitSeconds: number): { value: unknown } | undefined {
  if (text === '') return { value: undefined }
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(text)) return undefined
  return { value: `${Math.round(Number(text) * unitSeconds * 1000) / 1000}s` }
}

const kClock = /^([01]?\d|2[0-4])[:：]([0-5]\d)$/

function minuteOf(text: string): number | undefined {
  const match = kClock.exec(text)
  if (!match) return undefined
  const minute = Number(match[1]) * 60 + Number(match[2])
  return minute <= 1440 ? minute : undefined
}

function minuteMeant(text: string): { value: unknown } | undefined {
  const minute = minuteOf(text)
  return minute === undefined || minute === 1440 ? undefined : { value: minute }
}

function sessionTyped(session: SessionJson): string {
  return `${minuteText(session.fromMinute ?? 0)}-${minuteText(session.untilMinute ?? 0)}`
}

function sessionMeant(text: string): SessionJson | undefined {
  const [from, until, more] = text.split(/\s*[-–—~～至]\s*/).map(minuteOf)
  if (from === undefined || until === undefined || more !== undefined || from >= until) {
    return undefined
  }
  return { fromMinute: from, untilMinute: until }
}

function sessionsMeant(text: string): { value: unknown } | undefined {
  const parts = text.split(/[\s,，、;；]+/).filter(Boolean)
  const sessions = parts.map(sessionMeant)
  return sessions.some((one) => one === undefined) ? undefined : { value: sessions }
}

function yearDayMeant(text: string): { value: unknown } | undefined {
  const match = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  const month = Number(match?.[1])
  const day = Number(match?.[2])
  // 2024 has a 29 February.
  const date = new Date(Date.UTC(2024, month - 1, day))
  const exists = match && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? { value: month * 100 + day } : undefined
}

// ---- sequences ------------------------------------------------------------------------------------

/** With one entry a place further up or down; as it was where there is no such place. */
export function movedBy<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const result = [...list]
  if (at < 0 || at >= list.length || at + by < 0 || at + by >= list.length) return result
  const [entry] = result.splice(at, 1)
  result.splice(at + by, 0, entry!)
  return result
}

// ---- texts ----------------------------------------------------------------------------------------

/** A text as it is sent: nothing where it says nothing; English that only repeats is left out. */
export function textWith(
  text: DisplayTextJson | undefined,
  change: Partial<DisplayTextJson>,
): DisplayTextJson | undefined {
  const next = { ...text, ...change }
  // Clients are told the Chinese where there is no English: it follows when the Chinese changes.
  if (change.zh !== undefined && text?.en === text?.zh) next.en = ''
  if (!next.zh?.trim() && !next.en?.trim()) return undefined
  return next
}

/** The English that the hall published, and not the Chinese in its place. */
export function ownEnglish(text: DisplayTextJson | undefined): string {
  return text?.en && text.en !== text.zh ? text.en : ''
}
