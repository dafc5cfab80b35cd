import type { SpokenLanguageJson } from 'wire/watch_service_pb'

/** As much of a system's voice as the choice needs. */
export interface SystemVoice {
  lang: string
  localService: boolean
}

/**
 * The voice for a language; undefined where none is here. Putonghua before other kinds of Chinese,
 * and one that needs no internet, which a hall's network may not have.
 */
export function voiceFor<Voice extends SystemVoice>(
  voices: readonly Voice[],
  language: SpokenLanguageJson,
): Voice | undefined {
  const english = language === 'SPOKEN_LANGUAGE_ENGLISH'
  const weighed = voices
    .map((voice) => ({ voice, fit: english ? fitEnglish(voice.lang) : fitChinese(voice.lang) }))
    .filter(({ fit }) => fit > 0)
    .map(({ voice, fit }) => ({ voice, weight: fit * 2 + (voice.localService ? 1 : 0) }))
  // Sorting is stable in no browser before 2018; the first of the best is found by hand.
  let best: { voice: Voice; weight: number } | undefined
  for (const one of weighed) if (!best || one.weight > best.weight) best = one
  return best?.voice
}

// Systems write zh-CN, zh_CN, zh-Hans-CN, cmn-CN.
function fitChinese(lang: string): number {
  const parts = partsOf(lang)
  if (parts[0] !== 'zh' && parts[0] !== 'cmn') return 0
  if (parts.includes('hk') || parts.includes('yue')) return 1
  if (parts.includes('tw') || parts.includes('hant')) return 2
  return 3
}

function fitEnglish(lang: string): number {
  return partsOf(lang)[0] === 'en' ? 1 : 0
}

function partsOf(lang: string): string[] {
  return lang.toLowerCase().split(/[-_]/)
}

/**
 * A text as a system's voice is given it. Some of them take markup (SSML) and would run what stands
 * in a broadcast; without these two signs there is none, and nobody hears them.
 */
export function plainForVoice(text: string): string {
  return text.replace(/[<>]/g, ' ')
}
