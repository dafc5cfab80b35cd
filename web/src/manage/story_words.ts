import type { CatalogueNames } from '../staff/catalogue_copy'
import type { Language } from '../words/display'
import {
  counterKindWord,
  deviceKindWord,
  divertWord,
  groundWord,
  holdWord,
  preCheckWord,
} from '../words/hall_words'
import { factWord } from '../words/manage_event_words'
import type { StoryStep } from './story'

/** The facts of a step that say something to a person, each as "事项：税务登记". */
export function factLines(step: StoryStep, names: CatalogueNames, language: Language): string[] {
  const lines: string[] = []
  const colon = language === 'en' ? ': ' : '：'
  for (const [key, value] of Object.entries(step.facts)) {
    const word = factWord(key, language)
    const text = word && valueText(key, value, step.kind, names, language)
    if (word && text) lines.push(word + colon + text)
  }
  const outcomes = step.facts.outcomes
  if (Array.isArray(outcomes)) {
    for (const one of outcomes as Array<Record<string, unknown>>) {
      const item = typeof one.item_id === 'string' ? names.item(one.item_id) : ''
      lines.push([item, outcomeWord(one.outcome, language)].filter(Boolean).join(colon))
    }
  }
  return lines
}

function valueText(
  key: string,
  value: unknown,
  event: string,
  names: CatalogueNames,
  language: Language,
): string {
  if (value === true) return language === 'en' ? 'yes' : '是'
  if (typeof value === 'number') return `${value}`
  if (typeof value !== 'string') return ''
  const code = value.toUpperCase()
  switch (key) {
    case 'item_id':
      return names.item(value)
    case 'queue_id':
      return names.queue(value)
    case 'department_id':
      return names.department(value)
    case 'ground':
      return groundWord(`GROUND_${code}` as Parameters<typeof groundWord>[0], language)
    case 'outcome':
      return outcomeWord(value, language)
    case 'result':
      return (
        preCheckWord(`PRE_CHECK_RESULT_${code}` as Parameters<typeof preCheckWord>[0], language) ||
        value
      )
    case 'kind':
      return kindWord(event, code, language) || value
    case 'to':
      return divertWord(`DIVERT_TO_${code}` as Parameters<typeof divertWord>[0], language) || value
    case 'by':
      return (
        { board: ['叫号大屏', 'board'], voice: ['语音', 'voice'], aloud: ['口头', 'aloud'] }[
          value
        ]?.[language === 'en' ? 1 : 0] ?? value
      )
    default:
      return value
  }
}

/** The kind of what the event is about: a counter, a device, a hold. */
function kindWord(event: string, code: string, language: Language): string {
  if (event === 'counter_set') {
    const kind = `COUNTER_KIND_${code}` as Parameters<typeof counterKindWord>[0]
    return counterKindWord(kind, language)
  }
  if (event === 'device_recorded') {
    const kind = `DEVICE_KIND_${code}` as Parameters<typeof deviceKindWord>[0]
    return deviceKindWord(kind, language)
  }
  return holdWord(`HOLD_KIND_${code}` as Parameters<typeof holdWord>[0], language)
}

const kOutcomes: Record<string, readonly [string, string]> = {
  done: ['当场办结', 'done'],
  accepted: ['受理', 'accepted'],
  accepted_with_gaps: ['容缺受理', 'accepted with gaps'],
  on_commitment: ['告知承诺办理', 'on commitment'],
  one_time_notice: ['一次性告知', 'one-time notice'],
  refused: ['不予受理', 'refused'],
  consulted: ['咨询答复', 'consulted'],
  supplement_received: ['补正收件', 'supplement received'],
  handed_out: ['已取件', 'handed out'],
  given_up: ['申请人放弃', 'given up'],
  wrong_number: ['取错号', 'wrong number'],
  unfinished: ['未办成', 'unfinished'],
}

function outcomeWord(outcome: unknown, language: Language): string {
  if (typeof outcome !== 'string') return ''
  return kOutcomes[outcome]?.[language === 'en' ? 1 : 0] ?? outcome
}
