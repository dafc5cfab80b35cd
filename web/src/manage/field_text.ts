import type { LimitJson } from 'wire/catalogue_pb'
import type { DisplayTextJson } from 'wire/text_pb'
import { limitText } from '../words/manage_enum_words'
import type { Language } from '../words/display'
import { editWords } from '../words/manage_edit_words'
import { isLine, ownEnglish, typedOf, type Field, type Row } from './edit_fields'

/** Fields of rows as a reader sees them, and what differs between two rows. */

export interface Line {
  title: string
  was: string
  willBe: string
}

const kUnits = { minutes: 'minute', seconds: 'second', percent: 'percent' } as const

export function valueText(field: Field, row: Row, language: Language): string {
  const value = row[field.key]
  const words = editWords[language]
  if (isLine(field.kind)) {
    const typed = typedOf(field.kind, value)
    return typed === '' && field.kind === 'sessions' ? words.shut : typed
  }
  switch (field.kind) {
    case 'text':
      return bothOf(value as DisplayTextJson | undefined)
    case 'tick':
      return value ? words.yes : words.no
    case 'limit':
      return limitText(value as LimitJson | undefined, language)
    case 'choice':
      return optionText(field, value as string | undefined)
    case 'several':
      return ((value as string[] | undefined) ?? []).map((one) => optionText(field, one)).join('、')
    case 'order':
      return ((value as string[] | undefined) ?? [])
        .map((one) => optionText(field, one))
        .join(' → ')
    default:
      return entriesOf(field, row, language).join('；')
  }
}

export function entriesOf(field: Field, row: Row, language: Language): string[] {
  if (field.kind === 'texts') {
    return ((row[field.key] as DisplayTextJson[] | undefined) ?? []).map(bothOf)
  }
  return ((row[field.key] as Row[] | undefined) ?? []).map((entry) =>
    (field.fields ?? [])
      .map((inner) => entryText(inner, entry, language))
      .filter(Boolean)
      .join(' '),
  )
}

/** In a list, which has no titles, a tick that is on says its name, and a length its unit. */
function entryText(field: Field, entry: Row, language: Language): string {
  if (field.kind === 'tick') return entry[field.key] ? field.title : ''
  if (field.kind === 'choice' && `${entry[field.key]}`.endsWith('_NONE')) return ''
  const text = valueText(field, entry, language)
  if (field.kind === 'number') return text === '0' ? '' : `${field.title} ${text}`
  const unit = kUnits[field.kind as keyof typeof kUnits]
  return text && unit ? `${text} ${editWords[language].units[unit]}` : text
}

function optionText(field: Field, value: string | undefined): string {
  return field.options?.find((one) => one.value === value)?.text ?? value ?? ''
}

function bothOf(text: DisplayTextJson | undefined): string {
  const english = ownEnglish(text)
  return english ? `${text?.zh ?? ''}（${english}）` : (text?.zh ?? '')
}

/** Of lists only what goes and what comes. */
export function differences(
  fields: readonly Field[],
  before: Row,
  after: Row,
  language: Language,
): Line[] {
  const nothing = editWords[language].nothing
  return fields.flatMap((field) => {
    if (field.kind === 'list' || field.kind === 'texts') {
      return listDifference(field, before, after, language)
    }
    const was = valueText(field, before, language)
    const willBe = valueText(field, after, language)
    if (was === willBe) return []
    return [{ title: field.title, was: was || nothing, willBe: willBe || nothing }]
  })
}

function listDifference(field: Field, before: Row, after: Row, language: Language): Line[] {
  const words = editWords[language]
  const was = entriesOf(field, before, language)
  const willBe = entriesOf(field, after, language)
  if (was.join('\n') === willBe.join('\n')) return []
  const gone = was.filter((one) => !willBe.includes(one)).join('；')
  const come = willBe.filter((one) => !was.includes(one)).join('；')
  if (!gone && !come) {
    return [{ title: field.title, was: words.anotherOrder, willBe: willBe.join('；') }]
  }
  return [{ title: field.title, was: gone || words.nothing, willBe: come || words.nothing }]
}
