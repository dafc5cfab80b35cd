export type BoardThemeName = 'portrait' | 'landscape' | 'tv'

export interface BoardTheme {
  name: BoardThemeName
  /** Of the page's root element. */
  classes: string
  /** What fits into each list. */
  queues: number
  /** A notice takes the room of the counters, some of which the queues get. */
  queuesBesideNotice: number
  lastCalls: number
  counters: number
  passed: number
}

const kThemes: Record<BoardThemeName, Omit<BoardTheme, 'name'>> = {
  landscape: {
    classes: 'landscape',
    queues: 5,
    queuesBesideNotice: 7,
    lastCalls: 8,
    counters: 12,
    passed: 6,
  },
  portrait: {
    classes: 'portrait',
    queues: 4,
    queuesBesideNotice: 5,
    lastCalls: 8,
    counters: 16,
    passed: 6,
  },
  // Never switched off and seen from afar: dark, fewer and larger things.
  tv: {
    classes: 'landscape dark tv',
    queues: 4,
    queuesBesideNotice: 5,
    lastCalls: 6,
    counters: 12,
    passed: 6,
  },
}

/** The theme asked for with ?theme=, else the one of the screen's shape. */
export function boardTheme(query: string, width: number, height: number): BoardTheme {
  const asked = new URLSearchParams(query).get('theme')
  const name =
    asked === 'portrait' || asked === 'landscape' || asked === 'tv'
      ? asked
      : height > width
        ? 'portrait'
        : 'landscape'
  const theme = kThemes[name]
  const more = name === 'portrait' ? 0 : rowsBeyondWide(width, height)
  return {
    name,
    ...theme,
    queues: theme.queues + more,
    queuesBesideNotice: theme.queuesBesideNotice + more,
  }
}

const kWideRem = 96
const kHighRem = 54
const kRowRem = 4.9

/** A screen that is less wide than 16:9 has room for more rows; see screen.css for its rem. */
function rowsBeyondWide(width: number, height: number): number {
  const rem = Math.min(width / kWideRem, height / kHighRem)
  return rem > 0 ? Math.max(0, Math.floor((height / rem - kHighRem) / kRowRem)) : 0
}
