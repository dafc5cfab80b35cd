import type { Spoken, VoiceAudio } from './voice_audio'

/** For tests: what is played lasts until the test ends it. */
export class FakeAudio implements VoiceAudio {
  running = true
  canSpeak = false
  starts = 0
  /** Everything that was begun, in words: "sound 3 bytes at 0.8". */
  readonly begun: string[] = []
  /** More than one at a time would be an overlap. */
  heardNow = 0
  most = 0
  private end: ((whole: boolean) => void) | undefined

  start(): void {
    this.starts += 1
  }

  play(file: Uint8Array, volume: number): Promise<boolean> {
    return this.begin(`sound ${file.length} bytes at ${volume}`)
  }

  speak(sentences: readonly Spoken[], volume: number, chime: boolean): Promise<boolean> {
    const words = sentences.map(({ text }) => text).join(' ')
    return this.begin(`${chime ? 'chime ' : ''}words ${words} at ${volume}`)
  }

  stop(): void {
    this.finish(false)
  }

  /** What is heard comes to its end. */
  finish(whole = true): void {
    const end = this.end
    this.end = undefined
    if (!end) return
    this.heardNow -= 1
    end(whole)
  }

  private begin(what: string): Promise<boolean> {
    this.begun.push(what)
    this.heardNow += 1
    this.most = Math.max(this.most, this.heardNow)
    return new Promise((resolve) => (this.end = resolve))
  }
}
