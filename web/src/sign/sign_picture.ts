import type { HallStatusJson } from 'wire/hall_status_pb'
import type { SignCounterJson, SignDeltaJson, SignSnapshotJson } from 'wire/sign_view_pb'
import type { LinkState } from '../link/watch_client'
import type { Facts } from '../model/hall_facts'
import { beforeCounter, counterName, isNumbered, shown } from '../words/display'
import { instant } from '../link/watch_wire'
import { clockText } from '../words/hall_time'
import { linkText } from '../words/link_words'
import { reasonText } from '../words/reason_words'
import { kindNames, signWords as words } from '../words/sign_words'

export interface SignView {
  hall: HallStatusJson
  counter: SignCounterJson
}

export function signFromSnapshot(snapshot: SignSnapshotJson): SignView {
  return { hall: snapshot.hall ?? {}, counter: snapshot.counter ?? {} }
}

export function signWithDelta(view: SignView, delta: SignDeltaJson): SignView {
  return { hall: delta.hall ?? view.hall, counter: delta.counter ?? view.counter }
}

/** How large a text may be set to fit. */
export type SignSize = 'large' | 'medium' | 'small'

export type SignMood = 'calm' | 'calling' | 'serving' | 'away' | 'trouble'

/** All that stands on a sign, in finished words. */
export interface SignPicture {
  mood: SignMood
  /** "12", or the name of a named room. */
  label: string
  numbered: boolean
  kind: string
  /** The one large line. */
  main: string
  /** Below it, where to go or what is served here, in pieces that are not broken; may be empty. */
  detail: string[]
  mainSize: SignSize
  detailSize: SignSize
  /** Another one for each announcement, so that the blink starts anew. */
  callKey: string
  phone: string
  rehearsal: string
  low: string
}

export interface SignKnowledge {
  view: SignView | undefined
  linkState: LinkState
  refusal: string
  /** Shown while nothing is known of the counter. */
  counterId: string
  facts: Facts
}

export function signPicture(known: SignKnowledge): SignPicture {
  const { view, linkState, refusal, counterId, facts } = known
  const counter = view?.counter ?? {}
  const hall = view?.hall ?? {}
  const label = shown(counter.label) || counter.counterId || counterId
  const said = refused(linkState, refusal) || linkText(linkState, view !== undefined)
  const { mood, main, detail } = said
    ? { mood: 'trouble' as const, main: said, detail: [] }
    : doing(counter, hall)
  return {
    label,
    numbered: isNumbered(label),
    kind: shown(counter.title) || kindNames[counter.kind ?? 'COUNTER_KIND_UNSPECIFIED'] || '',
    callKey: `${counter.callId ?? ''}`,
    phone: facts.supervisionPhone && words.supervision(facts.supervisionPhone),
    rehearsal: hall.rehearsal ? words.rehearsal : '',
    low: counter.lowCounter ? words.lowCounter : '',
    mainSize: sizeOf(emWidth(main), 5.5, 7.5),
    detailSize: sizeOf(emWidth(detail.join('　')), 14, 36),
    mood,
    main,
    detail,
  }
}

function sizeOf(width: number, large: number, medium: number): SignSize {
  return width <= large ? 'large' : width <= medium ? 'medium' : 'small'
}

/** Width of a text in type sizes: a Chinese character is one, a letter or digit about 0.6. */
export function emWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + (char === ' ' ? 0.25 : char < '\u2000' ? 0.6 : 1), 0)
}

function refused(linkState: LinkState, refusal: string): string {
  if (linkState !== 'refused') return ''
  return reasonText({ reason: refusal as 'REASON_UNSPECIFIED', metadata: {} })
}

function doing(
  counter: SignCounterJson,
  hall: HallStatusJson,
): Pick<SignPicture, 'mood' | 'main' | 'detail'> {
  const number = counter.number ?? ''
  switch (counter.state) {
    case 'PUBLIC_COUNTER_STATE_CALLING':
      return { mood: 'calling', main: words.please(number), detail: again(counter.ordinal ?? 1) }
    case 'PUBLIC_COUNTER_STATE_SERVING':
      return { mood: 'serving', main: `${words.serving} ${number}`.trim(), detail: [] }
    case 'PUBLIC_COUNTER_STATE_PAUSED': {
      const back = instant(counter.returnTime)
      const until = back === undefined ? '' : words.back(clockText(back))
      return {
        mood: 'away',
        main: words.paused,
        detail: [...elsewhere(counter), until].filter(Boolean),
      }
    }
    case 'PUBLIC_COUNTER_STATE_WELCOME':
      if (hall.suspended) break
      return { mood: 'calm', main: words.welcome, detail: served(counter) }
    default:
      if (hall.suspended) break
      return { mood: 'away', main: words.closed, detail: elsewhere(counter) }
  }
  return {
    mood: 'away',
    main: words.paused,
    detail: hall.suspensionText ? [hall.suspensionText] : [],
  }
}

function again(ordinal: number): string[] {
  return ordinal <= 1 ? [] : [ordinal === 2 ? words.again : words.lastTime]
}

function elsewhere(counter: SignCounterJson): string[] {
  const labels = (counter.otherCounterLabels ?? []).map((label) => shown(label))
  if (labels.length === 0) return []
  if (labels.every(isNumbered)) return [words.goTo(labels.join('、'))]
  // Rooms are called by their names; with one among them each says what it is.
  return [beforeCounter(words.goToRoom, labels.map((label) => counterName(label)).join('、'))]
}

const kNamesMost = 8

function served(counter: SignCounterJson): string[] {
  const names = (counter.queueNames ?? []).map((name) => shown(name))
  // A counter that serves nearly everything needs no list of it.
  return names.length > kNamesMost ? [...names.slice(0, kNamesMost), '等'] : names
}
