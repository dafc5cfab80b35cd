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

/** 12号窗口, or the name of the room. */
export function counterName(label: string, language: Language = 'zh'): string {
  if (!isNumbered(label)) return label
  return language === 'en' ? `counter ${label}` : `${label}号窗口`
}
