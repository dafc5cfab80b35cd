import type { SpokenLanguageJson } from 'wire/watch_service_pb'

export interface Spoken {
  language: SpokenLanguageJson
  text: string
}

/** What makes a browser heard: its loudspeaker, and the voices its system may have. */
export interface VoiceAudio {
  /** Something that is played now would be heard. */
  readonly running: boolean
  /** A voice for Chinese is here. */
  readonly canSpeak: boolean
  /** Starts it. Most browsers want a touch first: they say nothing and stay as they are. */
  start(): void
  /** Plays a sound file to its end; false where it was not heard whole. */
  play(file: Uint8Array, volume: number): Promise<boolean>
  /** Speaks with the system's voices; false where it was not heard whole. */
  speak(sentences: readonly Spoken[], volume: number, chime: boolean): Promise<boolean>
  /** Cuts off what is heard; its promise says false. */
  stop(): void
}

/** `changed` is called when `running` or `canSpeak` may be another. */
export type OpenAudio = (changed: () => void) => VoiceAudio
