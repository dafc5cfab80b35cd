import type { MapCounterJson, ZoneMapJson } from 'wire/phone_view_pb'
import { counterName, isNumbered, shown, type Language } from '../words/display'
import { phoneWords } from '../words/phone_words'

/** here: called there. able: may be called there. other: neither. */
export type CounterMark = 'here' | 'able' | 'other'

export interface PlanCounter {
  key: string
  /** Upper left corner, in the plan's own units. */
  x: number
  y: number
  mark: CounterMark
  /** What stands on it, in lines; empty where it would be too small to read. */
  lines: string[]
  fontSize: number
}

/** The counters of a zone from above, the entrance below, ready to be drawn. */
export interface ZonePlan {
  width: number
  height: number
  cell: number
  counters: PlanCounter[]
  entrance: string
  entranceSize: number
  /** For who cannot see it, and in words below it where somebody is called. */
  described: string
  legend: string
  directions: string
}

const kCell = 40
const kBox = 34
/** With more columns a phone shows the numbers too small to read. */
const kReadableColumns = 14

/** undefined where the hall says nothing of the way. `called` and `able` are labels as published. */
export function zonePlan(
  map: ZoneMapJson | undefined,
  called: string,
  able: readonly string[],
  language: Language,
): ZonePlan | undefined {
  const words = phoneWords[language]
  const counters = (map?.counters ?? []).filter(({ column, row }) => column && row)
  const directions = shown(map?.directions, language)
  if (counters.length === 0 && !directions) return undefined
  const columns = placesOf(counters.map(({ column }) => column ?? 0))
  const rows = placesOf(counters.map(({ row }) => row ?? 0))
  const width = Math.max(1, ...columns.values()) * kCell
  const drawn = counters.map((counter) => {
    const mark = markOf(counter, called, able)
    const x = (columns.get(counter.column ?? 0)! - 1) * kCell
    const y = (rows.get(counter.row ?? 0)! - 1) * kCell
    return { key: `${counter.column}/${counter.row}/${shown(counter.label)}`, x, y, mark, counter }
  })
  // As large as the page's small type, however many columns share its width.
  const entranceSize = Math.max(13, width / 20)
  const crowded = width > kReadableColumns * kCell
  const here = drawn.find(({ mark }) => mark === 'here')
  return {
    width,
    height: Math.max(0, ...rows.values()) * kCell + (crowded ? 3 : 2) * entranceSize + 4,
    cell: kBox,
    counters: inDrawingOrder(drawn).map(({ counter, ...place }) => ({
      ...place,
      ...lettering(shown(counter.label, language), crowded, place.mark),
    })),
    entrance: words.entrance,
    entranceSize,
    described: here ? placeInWords(here.counter, counters, language) : '',
    legend: !here && drawn.some(({ mark }) => mark === 'able') ? words.mapLegend : '',
    directions,
  }
}

/** Where each column or row is drawn, from 1: a gap of any width is one wide, to spare room. */
function placesOf(numbers: readonly number[]): Map<number, number> {
  const places = new Map<number, number>()
  let place = 0
  let before: number | undefined
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    place += before !== undefined && number - before > 1 ? 2 : 1
    places.set(number, place)
    before = number
  }
  return places
}

function markOf({ label }: MapCounterJson, called: string, able: readonly string[]): CounterMark {
  const own = shown(label)
  if (called && own === called) return 'here'
  return able.includes(own) ? 'able' : 'other'
}

/** The one that matters lies over its neighbours. */
function inDrawingOrder<T extends { mark: CounterMark }>(drawn: readonly T[]): T[] {
  return [...drawn.filter(({ mark }) => mark !== 'here'), ...drawn.filter(isHere)]
}

const isHere = ({ mark }: { mark: CounterMark }): boolean => mark === 'here'

/** A name takes two lines; its letters are as large as the box lets them be. */
function lettering(label: string, crowded: boolean, mark: CounterMark) {
  if (crowded && mark !== 'here') return { lines: [], fontSize: 0 }
  // Beyond its box: a number that cannot be read is of no use.
  if (crowded) return { lines: [label], fontSize: 2 * kCell }
  const half = Math.ceil(label.length / 2)
  const lines =
    isNumbered(label) || label.length < 3 ? [label] : [label.slice(0, half), label.slice(half)]
  const longest = Math.max(...lines.map(emWidth))
  return { lines, fontSize: Math.min(18, Math.floor((kBox - 4) / Math.max(1, longest))) }
}

/** A Chinese character is one wide, a letter or digit about 0.6. */
function emWidth(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (char < '\u2000' ? 0.6 : 1), 0)
}

function placeInWords(
  here: MapCounterJson,
  counters: readonly MapCounterJson[],
  language: Language,
): string {
  const rowsBefore = new Set(
    counters.map(({ row }) => row ?? 0).filter((row) => row > (here.row ?? 0)),
  )
  const left = counters.filter(
    ({ row, column }) => row === here.row && (column ?? 0) < (here.column ?? 0),
  )
  const name = counterName(shown(here.label, language), language)
  return phoneWords[language].mapPlace(name, rowsBefore.size + 1, left.length + 1)
}
