import type { GetAnnouncementResponseJson } from 'wire/watch_service_pb'
import type { Clock } from '../link/clock'
import type { HallCall } from '../link/hall_call'
import { passes } from '../link/refusal'
import { durationMs } from '../link/watch_wire'
import type { Spoken, VoiceAudio } from './voice_audio'
import { requestFor, type Announced } from './voice_line'

/**
 * said: heard whole at least once. quiet: the hall wants silence now. late: no news any more when its
 * words came. gone: the hall will never have words for it. waits: it has none just now. unheard: the
 * words were there, but nothing could be heard. speechless: no sound came with them and no voice for
 * them is here.
 */
export type Outcome = 'said' | 'quiet' | 'late' | 'gone' | 'waits' | 'unheard' | 'speechless'

export interface SpeakerListener {
  /** The hall's words for it; just before they are heard, or instead of it in quiet hours. */
  words(sentences: readonly Spoken[], volumePercent: number): void
  /** It was heard whole for the first time. */
  heard(): void
  /** False: it is no news any more. */
  stillDue(): boolean
}

const kBetweenMs = 600
/** Longer than it should take: the loudspeaker is gone, or the system's voice hangs. */
const kSlackMs = 5_000
const kSpokenCharacterMs = 600
const kSoundMostMs = 120_000

/** Says one announcement: asks the hall for its words and plays them as often as it wants. */
export class Speaker {
  constructor(
    private readonly call: HallCall,
    private readonly audio: VoiceAudio,
    private readonly clock: Clock,
  ) {}

  async say(announced: Announced, behind: number, listener: SpeakerListener): Promise<Outcome> {
    const answer = await this.call<GetAnnouncementResponseJson>(
      'WatchService/GetAnnouncement',
      requestFor(announced, behind),
    )
    if (!answer.ok) return passes(answer.refusal) ? 'waits' : 'gone'
    if (!listener.stillDue()) return 'late'
    const { value } = answer
    const sentences = (value.sentences ?? []).map(({ language, text }) => ({
      language: language ?? 'SPOKEN_LANGUAGE_UNSPECIFIED',
      text: text ?? '',
    }))
    listener.words(sentences, value.volumePercent ?? 0)
    if (!value.volumePercent) return 'quiet'
    if (!value.sound && !this.audio.canSpeak) return 'speechless'
    return this.playAll(value, sentences, listener)
  }

  private async playAll(
    answer: GetAnnouncementResponseJson,
    sentences: readonly Spoken[],
    listener: SpeakerListener,
  ): Promise<Outcome> {
    if (!(await this.playOnce(answer, sentences))) return 'unheard'
    listener.heard()
    for (let time = 1; time < Math.min(answer.times ?? 1, 2); ++time) {
      await new Promise<void>((resolve) => this.clock.after(kBetweenMs, resolve))
      // Somebody who stands at the counter already is not called once more.
      if (!listener.stillDue() || !(await this.playOnce(answer, sentences))) break
    }
    return 'said'
  }

  private playOnce(answer: GetAnnouncementResponseJson, sentences: readonly Spoken[]) {
    const volume = Math.min(100, answer.volumePercent ?? 0) / 100
    if (answer.sound) {
      const file = bytesOf(answer.sound)
      if (!file) return Promise.resolve(false)
      const limitMs = (durationMs(answer.soundDuration) ?? kSoundMostMs) + kSlackMs
      return this.within(limitMs, this.audio.play(file, volume))
    }
    const characters = sentences.reduce((sum, { text }) => sum + text.length, 0)
    const limitMs = characters * kSpokenCharacterMs + kSlackMs
    return this.within(limitMs, this.audio.speak(sentences, volume, answer.chime === true))
  }

  /** What does not end is cut off. */
  private async within(limitMs: number, playing: Promise<boolean>): Promise<boolean> {
    const takeBack = this.clock.after(limitMs, () => this.audio.stop())
    try {
      return await playing
    } catch {
      // A browser may throw instead of playing: a damaged file, a loudspeaker that was unplugged.
      return false
    } finally {
      takeBack()
    }
  }
}

/** Bytes of proto JSON; undefined where they are damaged. */
export function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}
