import type { Refusal } from '../link/refusal'
import type { LinkState } from '../link/watch_client'
import type { BoardFloor } from '../model/board_floor'
import { isNumbered, shown, type Language } from '../words/display'
import { clockText } from '../words/hall_time'
import { linkText } from '../words/link_words'
import { reasonText } from '../words/reason_words'
import { voiceWords, type VoiceWords } from '../words/voice_words'
import type { Lease } from './speaking_lease'
import type { Spoken } from './voice_audio'
import type { Announced } from './voice_line'

export interface Saying {
  announced: Announced
  /** Empty until the hall has said its words. */
  sentences: readonly Spoken[]
}

export interface Past {
  announced: Announced
  atMs: number
  end: 'said' | 'quiet' | 'late'
}

export interface VoiceKnowledge {
  floor: BoardFloor | undefined
  linkState: LinkState
  refusal: string
  hallMs: number | undefined
  language: Language
  /** Whether this tab is the one that speaks. */
  lease: Lease['state']
  /** Something that is played now would be heard. */
  running: boolean
  /** The browser waits for a touch. */
  locked: boolean
  fault: 'unheard' | 'speechless' | undefined
  /** As the hall last wanted it; undefined before the first announcement. */
  volumePercent: number | undefined
  saying: Saying | undefined
  line: readonly Announced[]
  past: readonly Past[]
}

export type VoiceMood = 'speaking' | 'calm' | 'off' | 'trouble'

export interface VoiceRow {
  key: string
  time: string
  text: string
  mark: string
}

/** All that stands on the page, in finished words. */
export interface VoicePicture {
  hallName: string
  zoneName: string
  rehearsal: string
  clock: string
  /** The one thing to know now. */
  mood: VoiceMood
  title: string
  text: string
  /** What is being said, sentence by sentence. */
  caption: Array<{ text: string; lang: string }>
  /** On the big button; empty where none is needed. */
  start: string
  /** Another tab speaks: what waits and was said stands there. */
  silent: boolean
  volume: string
  waitingTitle: string
  waiting: VoiceRow[]
  past: VoiceRow[]
}

export function voicePicture(known: VoiceKnowledge): VoicePicture {
  const { floor, hallMs, language, saying } = known
  const words = voiceWords[language]
  const hall = floor?.hall ?? {}
  const silent = known.lease === 'silent' && known.linkState !== 'refused'
  return {
    hallName: shown(hall.name, language),
    zoneName: shown(floor?.zoneName, language),
    rehearsal: hall.rehearsal ? words.rehearsal : '',
    clock: hallMs === undefined ? '' : clockText(hallMs),
    ...nowOf(known, words),
    caption: (saying?.sentences ?? []).map(({ language, text }) => ({
      text,
      lang: language === 'SPOKEN_LANGUAGE_ENGLISH' ? 'en' : 'zh-CN',
    })),
    start: silent ? words.takeOver : known.locked ? words.start : '',
    silent,
    volume: volumeOf(known.volumePercent, words),
    waitingTitle: words.waiting(known.line.length),
    waiting: known.line.map((announced) => ({
      key: announced.key,
      time: clockText(announced.atMs),
      text: nameOf(announced, words, language),
      mark: '',
    })),
    past: known.past.map(({ announced, atMs, end }) => ({
      key: `${nameOf(announced, words, language)}@${atMs}`,
      time: clockText(atMs),
      text: nameOf(announced, words, language),
      mark: words.ends[end],
    })),
  }
}

function nowOf(
  known: VoiceKnowledge,
  words: VoiceWords,
): Pick<VoicePicture, 'mood' | 'title' | 'text'> {
  const { linkState, refusal, floor, language, saying, fault } = known
  if (linkState === 'refused') {
    const reason = refusal as Refusal['reason']
    const title = reasonText({ reason, metadata: {} }, language)
    return {
      mood: 'trouble',
      title,
      text: reason === 'REASON_NOT_SIGNED_IN' ? words.enrolHint : '',
    }
  }
  if (known.lease === 'silent') {
    return { mood: 'off', title: words.otherTab, text: words.otherTabHint }
  }
  // A new try does not hide what was wrong before it is heard.
  if (saying && !(fault && saying.sentences.length === 0)) {
    const title = nameOf(saying.announced, words, language)
    return { mood: 'speaking', title, text: saying.sentences.length ? '' : words.fetching }
  }
  const link = linkText(linkState, floor !== undefined, language)
  if (link) return { mood: 'trouble', title: link, text: floor ? words.lostHint : '' }
  if (known.locked) return { mood: 'off', title: '', text: words.startHint }
  if (!known.running || known.lease === 'claiming')
    return { mood: 'off', title: words.starting, text: '' }
  if (fault === 'unheard') return { mood: 'trouble', title: words.unheard, text: words.unheardHint }
  if (fault) return { mood: 'trouble', title: words.speechless, text: words.speechlessHint }
  if (floor?.hall.suspended) {
    return { mood: 'off', title: words.suspended, text: words.suspendedHint }
  }
  if (known.volumePercent === 0) return { mood: 'off', title: words.quiet, text: words.quietHint }
  return { mood: 'calm', title: words.silent, text: words.nothingToSay }
}

function volumeOf(percent: number | undefined, words: VoiceWords): string {
  if (percent === undefined) return ''
  return percent === 0 ? words.quiet : words.volume(percent)
}

function nameOf(announced: Announced, words: VoiceWords, language: Language): string {
  switch (announced.kind) {
    case 'call': {
      const { call } = announced
      const label = shown(call.counterLabel, language) || (call.counterId ?? '')
      return words.call(call.number ?? '', label, call.namedRoom === true || !isNumbered(label))
    }
    case 'broadcast':
      return `${words.broadcast}${language === 'en' ? ': ' : '：'}${announced.broadcast.text ?? ''}`
    case 'closing':
      return words.closing
  }
}
