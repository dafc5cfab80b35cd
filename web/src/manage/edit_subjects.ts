import type { CounterPlaceJson, GuideJson, ItemJson, QueueJson } from 'wire/catalogue_pb'
import type { OpeningHoursJson } from 'wire/calendar_pb'
import type { EditCatalogueRequestJson } from 'wire/admin_service_pb'
import type { CatalogueCopy } from '../staff/catalogue_copy'
import { counterName, shown, type Language } from '../words/display'
import { editWords } from '../words/manage_edit_words'
import { settingsWords } from '../words/manage_settings_words'
import type { Field, Row } from './edit_fields'
import { RowFields } from './row_fields'

/** Of EditCatalogue what an edit says; the sheet adds the rest. */
export type CatalogueEdit = Pick<
  EditCatalogueRequestJson,
  'head' | 'rows' | 'withdrawnRows' | 'reviewerStaffNumber'
>

/** One thing that is edited in a sheet of its own. */
export interface Subject {
  title: string
  fields: Field[]
  /** As it is published; a new one: what it begins with. */
  row: Row
  /** Asked instead of fields. */
  ask?: string
  hint?: string
  /** Somebody else has to have looked at it. */
  reviewed?: boolean
  editOf(row: Row): CatalogueEdit
}

/** What may be edited of the catalogue that is published now. */
export class Subjects {
  readonly fields: RowFields
  private readonly words

  constructor(
    private readonly copy: CatalogueCopy | undefined,
    private readonly language: Language,
  ) {
    this.fields = new RowFields(copy, language)
    this.words = editWords[language]
  }

  // ---- the head ----

  hall(): Subject {
    const edit = (hall: Row) => ({ head: { hall } })
    return this.of(this.words.hallPart, this.fields.hall(), this.copy?.head.hall, edit)
  }

  settings(): Subject {
    const edit = (settings: Row) => ({ head: { settings } })
    return this.of(this.words.rulesPart, this.fields.settings(), this.copy?.head.settings, edit)
  }

  voice(): Subject {
    const edit = (voice: Row) => ({ head: { voice } })
    return this.of(this.words.voicePart, this.fields.voice(), this.copy?.head.voice, edit)
  }

  // ---- hours ----

  hallHours(): Subject {
    const title = settingsWords[this.language].hours.hall
    return this.hours(title, this.copy?.head.hours, (hours) => ({ head: { hours } }))
  }

  /** Without hours of its own: those of the hall, to begin with. */
  queueHours(queue: QueueJson): Subject {
    const edit = (hours: Row) => ({ rows: { queues: [{ ...queue, hours }] } })
    return this.hours(this.name(queue), queue.hours ?? this.copy?.head.hours, edit)
  }

  placeHours(place: CounterPlaceJson): Subject {
    const edit = (hours: Row) => ({ rows: { counters: [{ ...place, hours }] } })
    return this.hours(this.counter(place), place.hours ?? this.copy?.head.hours, edit)
  }

  followingHall(row: QueueJson | CounterPlaceJson): Subject {
    const { hours: _own, ...rest } = row
    const isQueue = 'queueId' in row
    const name = isQueue ? this.name(row) : this.counter(row as CounterPlaceJson)
    return {
      title: this.words.useHall,
      fields: [],
      row: {},
      ask: this.words.useHallAsk(name),
      editOf: () => ({
        rows: isQueue ? { queues: [rest as QueueJson] } : { counters: [rest as CounterPlaceJson] },
      }),
    }
  }

  // ---- rows ----

  zone(row: object): Subject {
    return this.of(this.name(row), this.fields.zone(), row, (zone) => ({ rows: { zones: [zone] } }))
  }

  department(row: object): Subject {
    const edit = (department: Row) => ({ rows: { departments: [department] } })
    return this.of(this.name(row), this.fields.department(), row, edit)
  }

  theme(row: object): Subject {
    const edit = (theme: Row) => ({ rows: { themes: [sent(theme)] } })
    return this.of(this.name(row), this.fields.theme(), row, edit)
  }

  item(row: ItemJson | undefined): Subject {
    const fields = row ? this.fields.item() : [this.fields.code('itemId'), ...this.fields.item()]
    const fresh = { kind: 'ITEM_KIND_ON_THE_SPOT', audience: 'AUDIENCE_BOTH' }
    const edit = (item: Row) => ({ rows: { items: [sent(item)] } })
    return this.of(row ? this.name(row) : this.words.newItem, fields, row ?? fresh, edit)
  }

  guide(item: ItemJson, guide: GuideJson | undefined): Subject {
    const edit = (row: Row) => ({ rows: { guides: [{ ...row, itemId: item.itemId ?? '' }] } })
    const title = `${this.words.guide}　${this.name(item)}`
    const fields = this.fields.guide()
    return { ...this.of(title, fields, guide ?? { visits: 1 }, edit), reviewed: true }
  }

  /** `prefixHint`: why its prefix stays. */
  queue(row: QueueJson | undefined, prefixHint = ''): Subject {
    const fields = this.fields.queue(prefixHint ? { readOnly: true, hint: prefixHint } : {})
    const fresh = {
      kind: 'QUEUE_KIND_HANDLING',
      identityRule: 'IDENTITY_RULE_OPTIONAL',
      expectedServiceDuration: '480s',
    }
    const edit = (queue: Row) => ({ rows: { queues: [queue] } })
    if (!row) {
      return this.of(this.words.newQueue, [this.fields.code('queueId'), ...fields], fresh, edit)
    }
    return this.of(this.name(row), fields, row, edit)
  }

  place(row: CounterPlaceJson | undefined): Subject {
    const fields = this.fields.place()
    const edit = (place: Row) => ({ rows: { counters: [place] } })
    if (row) return this.of(this.counter(row), fields, row, edit)
    const fresh = { kind: 'COUNTER_KIND_UNIVERSAL' }
    return this.of(this.words.newPlace, [this.fields.code('counterId'), ...fields], fresh, edit)
  }

  /** `row`: "item:shebaoka". */
  withdrawing(row: string, named: object): Subject {
    return {
      title: this.words.withdraw,
      fields: [],
      row: {},
      ask: this.words.withdrawAsk(this.name(named)),
      editOf: () => ({ withdrawnRows: [row] }),
    }
  }

  private hours(
    title: string,
    hours: OpeningHoursJson | undefined,
    edit: (hours: Row) => CatalogueEdit,
  ): Subject {
    return { ...this.of(title, this.fields.hours(), hours, edit), hint: this.words.hoursHint }
  }

  private of(
    title: string,
    fields: Field[],
    row: object | undefined,
    editOf: (row: Row) => CatalogueEdit,
  ): Subject {
    return { title, fields, row: { ...row }, editOf }
  }

  private counter(place: CounterPlaceJson): string {
    return counterName(place.counterId ?? '', this.language)
  }

  private name(row: object): string {
    return shown((row as { name?: { zh?: string } }).name, this.language)
  }
}

/** Without what the hall counts and computes by itself. */
function sent(row: Row): Row {
  const { searchKeys: _keys, claims: _claims, revision: _revision, ...rest } = row
  return rest
}
