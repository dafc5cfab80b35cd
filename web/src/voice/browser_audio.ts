import { plainForVoice, voiceFor } from './system_voice'
import type { OpenAudio, Spoken, VoiceAudio } from './voice_audio'

type AudioWindow = Window & { webkitAudioContext?: typeof AudioContext }

/** 叮咚: two tones that fade, heard over a hall's noise without startling anybody. */
const kChime = [
  { pitch: 880, atS: 0 },
  { pitch: 659, atS: 0.22 },
]
const kToneS = 0.45
const kChimeS = 0.75

/** A little slower than people speak: the hall is loud, and a number is heard once. */
const kRate = 0.9

/** Sound through WebAudio, words through the system's voices. */
class BrowserAudio implements VoiceAudio {
  private context: AudioContext | undefined
  private stopNow: () => void = () => {}

  constructor(private readonly changed: () => void) {
    // The list of voices comes late, and grows when somebody installs one.
    window.speechSynthesis?.addEventListener?.('voiceschanged', () => this.changed())
  }

  get running(): boolean {
    return this.context?.state === 'running'
  }

  get canSpeak(): boolean {
    return voiceFor(this.voices(), 'SPOKEN_LANGUAGE_CHINESE') !== undefined
  }

  start(): void {
    const Context = window.AudioContext ?? (window as AudioWindow).webkitAudioContext
    if (!Context) return
    if (!this.context) {
      this.context = new Context()
      this.context.onstatechange = () => this.changed()
    }
    // Before a touch this may be refused, or not be answered until there is one.
    this.context.resume().then(this.changed, () => {})
  }

  async play(file: Uint8Array, volume: number): Promise<boolean> {
    const { context } = this
    if (!context) return false
    const buffer = await context.decodeAudioData(file.slice().buffer)
    const source = context.createBufferSource()
    source.buffer = buffer
    source.connect(this.gainOf(context, volume))
    return new Promise((resolve) => {
      source.onended = () => resolve(true)
      this.stopNow = () => {
        resolve(false)
        source.stop()
      }
      source.start()
    })
  }

  async speak(sentences: readonly Spoken[], volume: number, chime: boolean): Promise<boolean> {
    let stopped = false
    this.stopNow = () => (stopped = true)
    if (chime && !(await this.chime(volume))) return false
    let heard = false
    for (const sentence of sentences) {
      const voice = voiceFor(this.voices(), sentence.language)
      // English is left out where the system has no voice for it; Chinese is what must be heard.
      if (!voice) continue
      if (stopped || !(await this.say(sentence.text, voice, volume))) return false
      heard = true
    }
    return heard
  }

  stop(): void {
    this.stopNow()
  }

  private voices(): SpeechSynthesisVoice[] {
    return window.speechSynthesis?.getVoices() ?? []
  }

  private gainOf(context: AudioContext, volume: number): GainNode {
    const gain = context.createGain()
    gain.gain.value = volume
    gain.connect(context.destination)
    return gain
  }

  private chime(volume: number): Promise<boolean> {
    const { context } = this
    if (!context) return Promise.resolve(false)
    const now = context.currentTime
    const tones = kChime.map(({ pitch, atS }) => {
      const gain = this.gainOf(context, 0)
      gain.gain.setValueAtTime(0.5 * volume, now + atS)
      gain.gain.exponentialRampToValueAtTime(0.001, now + atS + kToneS)
      const tone = context.createOscillator()
      tone.frequency.value = pitch
      tone.connect(gain)
      tone.start(now + atS)
      tone.stop(now + kChimeS)
      return tone
    })
    return new Promise((resolve) => {
      tones[tones.length - 1]!.onended = () => resolve(true)
      this.stopNow = () => {
        resolve(false)
        for (const tone of tones) tone.stop()
      }
    })
  }

  private say(text: string, voice: SpeechSynthesisVoice, volume: number): Promise<boolean> {
    return new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(plainForVoice(text))
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.rate = kRate
      utterance.volume = volume
      utterance.onend = () => resolve(true)
      utterance.onerror = () => resolve(false)
      // Also keeps the utterance, which Chrome otherwise forgets, and then never ends.
      this.stopNow = () => {
        utterance.onend = utterance.onerror = null
        window.speechSynthesis.cancel()
        resolve(false)
      }
      window.speechSynthesis.speak(utterance)
    })
  }
}

export const browserAudio: OpenAudio = (changed) => new BrowserAudio(changed)
