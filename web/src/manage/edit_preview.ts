import type { ChangedRowsJson, EditCatalogueResponseJson } from 'wire/admin_service_pb'
import { namedSubject } from '../words/manage_reasons'
import type { Language } from '../words/display'
import { shown } from '../words/display'
import { lintSentence } from '../words/manage_lint_words'
import { editWords } from '../words/manage_edit_words'
import type { Field, Row } from './edit_fields'
import { differences, type Line } from './field_text'
import type { RowFields } from './row_fields'

/** What the check of an edit says, as whoever publishes reads it. */

export interface ChangedRow {
  title: string
  /** 新增, 停办 or nothing. */
  badge: string
  lines: Line[]
}

export interface FoundLine {
  fault: boolean
  where: string
  what: string
}

export interface Preview {
  rows: ChangedRow[]
  found: FoundLine[]
  faults: number
  publishable: boolean
}

type NameOf = (sort: string, code: string) => string

interface Sort {
  sort: string
  list: keyof NonNullable<ChangedRowsJson['rows']>
  code: string
  fields(of: RowFields): Field[]
}

const kSorts: Sort[] = [
  { sort: 'zone', list: 'zones', code: 'zoneId', fields: (of) => of.zone() },
  {
    sort: 'department',
    list: 'departments',
    code: 'departmentId',
    fields: (of) => of.department(),
  },
  { sort: 'item', list: 'items', code: 'itemId', fields: (of) => of.item() },
  { sort: 'guide', list: 'guides', code: 'itemId', fields: (of) => of.guide() },
  { sort: 'theme', list: 'themes', code: 'themeId', fields: (of) => of.theme() },
  { sort: 'queue', list: 'queues', code: 'queueId', fields: (of) => of.queue() },
  { sort: 'counter', list: 'counters', code: 'counterId', fields: (of) => of.place() },
]

export function previewOf(
  answer: EditCatalogueResponseJson,
  of: RowFields,
  nameOf: NameOf,
  language: Language,
): Preview {
  const rows = [...headChanges(answer, of, language), ...rowChanges(answer, of, nameOf, language)]
  const changed = (answer.changedRows ?? []).map((row) => row.replace(':', '.'))
  const isOwn = (subject: string) =>
    changed.some((row) => subject === row || subject.startsWith(`${row}.`))
  // Doubts about what is not touched would hide those about what is.
  const found = (answer.findings ?? [])
    .map((one) => ({ ...one, fault: one.severity === 'LINT_SEVERITY_FAULT' }))
    .filter((one) => one.fault || isOwn(one.subject ?? ''))
    .map((one) => ({
      fault: one.fault,
      where: namedSubject(one.subject ?? '', nameOf, language),
      what: lintSentence(one.rule ?? '', one.detail ?? '', language),
    }))
  // Of two words in one text the same is said.
  const seen = new Set<string>()
  const once = found.filter(
    (one) => !seen.has(one.where + one.what) && seen.add(one.where + one.what),
  )
  const faults = once.filter((one) => one.fault).length
  return {
    rows,
    found: once,
    faults,
    publishable: faults === 0 && changed.length > 0,
  }
}

function headChanges(
  answer: EditCatalogueResponseJson,
  of: RowFields,
  language: Language,
): ChangedRow[] {
  const parts = [
    ['hall', of.hall()],
    ['settings', of.settings()],
    ['voice', of.voice()],
    ['hours', of.hours()],
  ] as const
  return parts.flatMap(([part, fields]) => {
    const after = answer.after?.head?.[part] as Row | undefined
    if (!after) return []
    const before = (answer.before?.head?.[part] ?? {}) as Row
    const lines = differences(fields, before, after, language)
    return [{ title: editWords[language].sorts[part] ?? part, badge: '', lines }]
  })
}

function rowChanges(
  answer: EditCatalogueResponseJson,
  of: RowFields,
  nameOf: NameOf,
  language: Language,
): ChangedRow[] {
  const words = editWords[language]
  return kSorts.flatMap(({ sort, list, code, fields }) => {
    const before = byCode(answer.before, list, code)
    const after = byCode(answer.after, list, code)
    const all = [...new Set([...before.keys(), ...after.keys()])]
    const shownFields = [...fields(of), ...hoursOf(sort, of)]
    return all.flatMap((one) => {
      const was = before.get(one)
      const willBe = after.get(one)
      const lines = willBe ? differences(shownFields, flat(was), flat(willBe), language) : []
      // A guide goes along with its item: only that is told of which differs.
      if (sort === 'guide' ? lines.length === 0 : was && willBe && lines.length === 0) return []
      const name =
        shown((willBe ?? was)?.name as { zh?: string } | undefined, language) ||
        nameOf(sort === 'guide' ? 'item' : sort, one)
      return [
        {
          title: `${words.sorts[sort] ?? sort}　${name}`,
          badge: willBe ? (was ? '' : words.added) : words.withdrawn,
          lines,
        },
      ]
    })
  })
}

/** Hours of its own stand inside of a row. */
function hoursOf(sort: string, of: RowFields): Field[] {
  return sort === 'queue' || sort === 'counter' ? of.hours() : []
}

function flat(row: Row | undefined): Row {
  return { ...row, ...(row?.hours as Row | undefined) }
}

function byCode(
  rows: ChangedRowsJson | undefined,
  list: Sort['list'],
  code: string,
): Map<string, Row> {
  const all = (rows?.rows?.[list] ?? []) as Row[]
  return new Map(all.map((row) => [(row[code] as string | undefined) ?? '', row]))
}
