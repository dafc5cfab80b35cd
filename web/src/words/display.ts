import type { DisplayTextJson } from 'wire/text_pb'

export type Language = 'zh' | 'en'

/** A published text in the page's language; Chinese where the hall has no other. */
export function shown(text: DisplayTextJson | undefined, language: Language = 'zh'): string {
  if (!text) return ''
  const zh = text.zh ?? ''
  return (language === 'en' && text.en) || zh
}

/** A counter is announced by its number or, where it is a named room, by its name. */
export function isNumbered(label: string): boolean {
  return /^[A-Za-z]?\d+$/.test(label)
}

/** 12 号窗口, or the name of the room. */
export function counterName(label: string, language: Language = 'zh'): string {
  if (!isNumbered(label)) return label
  return language === 'en' ? `counter ${label}` : `${label} 号窗口`
}

/** Chinese words before a counter: a space parts them from a digit, but not from a name. */
export function beforeCounter(words: string, counter: string): string {
  return /^\w/.test(counter) ? `${words} ${counter}` : `${words}${counter}`
}
