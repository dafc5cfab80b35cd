import type { Alarm } from './call_bell'

const kVibrationMs = [500, 200, 500, 200, 800]
/** Two tones, three times: short enough not to disturb a hall, long enough for a pocket. */
const kTones = [880, 660, 880, 660, 880, 660]
const kToneS = 0.35

type AudioWindow = Window & { webkitAudioContext?: typeof AudioContext }

/** Sound is made, not loaded: no file, and nothing that a slow network could hold back. */
export function browserAlarm(): Alarm {
  let audio: AudioContext | undefined
  return {
    async arm() {
      const Context = window.AudioContext ?? (window as AudioWindow).webkitAudioContext
      if (!Context) return false
      audio = audio ?? new Context()
      await audio.resume()
      return audio.state === 'running'
    },
    ring() {
      if (!audio) return
      const volume = audio.createGain()
      volume.gain.value = 0.4
      volume.connect(audio.destination)
      kTones.forEach((pitch, i) => {
        const tone = audio!.createOscillator()
        tone.frequency.value = pitch
        tone.connect(volume)
        tone.start(audio!.currentTime + i * kToneS)
        tone.stop(audio!.currentTime + (i + 0.9) * kToneS)
      })
    },
    vibrate() {
      try {
        navigator.vibrate?.(kVibrationMs)
      } catch {
        // Not allowed before the first touch; the page shows the call anyway.
      }
    },
  }
}
