import type { CatalogueCopy } from '../staff/catalogue_copy'
import {
  audienceOptions,
  identityRuleOptions,
  itemKindOptions,
  queueKindOptions,
  ticketClassOptions,
} from '../words/manage_enum_words'
import { fieldTitle } from '../words/manage_field_words'
import { shown, type Language } from '../words/display'
import { choices, counterKindWord, groundWord } from '../words/hall_words'
import { editWords } from '../words/manage_edit_words'
import type { Field, Option, Row } from './edit_fields'

/** Which fields each sort of row has, in the sequence in which they are asked. */

type More = Partial<Omit<Field, 'key' | 'kind'>>

export class RowFields {
  constructor(
    private readonly copy: CatalogueCopy | undefined,
    private readonly language: Language,
  ) {}

  zone(): Field[] {
    return [
      this.text('name', { required: true }),
      this.text('directions', { most: 200, long: true }),
    ]
  }

  department(): Field[] {
    return [this.text('name', { required: true }), this.one('phone', 'words', { most: 30 })]
  }

  item(): Field[] {
    const { language } = this
    return [
      this.text('name', { required: true }),
      this.choice('queueId', this.queues()),
      this.choice('departmentId', this.departments()),
      this.choice('kind', itemKindOptions(language)),
      this.choice('audience', audienceOptions(language)),
      this.one('promisedLimit', 'limit'),
      this.one('statutoryLimit', 'limit'),
      this.one('frequent', 'tick'),
      this.one('asksCopies', 'tick'),
      this.one('asksOwnWish', 'tick'),
    ]
  }

  theme(): Field[] {
    const words = editWords[this.language]
    return [
      this.text('name', { required: true }),
      this.choice('audience', audienceOptions(this.language)),
      this.one('promisedLimit', 'limit'),
      this.one('itemIds', 'order', {
        title: words.order,
        hint: words.orderHint,
        options: this.items(),
      }),
    ]
  }

  /** `prefix`: why it stays as it is. */
  queue(prefix: More = {}): Field[] {
    const { language } = this
    return [
      this.text('name', { required: true }),
      this.one('prefix', 'words', { most: 4, required: true, ...prefix }),
      this.choice('zoneId', this.zones()),
      this.choice('kind', queueKindOptions(language)),
      this.one('expectedServiceDuration', 'minutes', { required: true }),
      this.list('targets', this.target(), () => ({
        ticketClass: 'TICKET_CLASS_PRIORITY',
        ground: 'GROUND_NONE',
        targetDuration: '480s',
        targetSharePermille: 900,
      })),
      this.choice('identityRule', identityRuleOptions(language)),
      this.text('identityBasis'),
    ]
  }

  place(): Field[] {
    const { language } = this
    const kinds = choices.counterKinds.map((value) => ({
      value,
      text: counterKindWord(value, language),
    }))
    return [
      this.choice('kind', kinds),
      this.choice('zoneId', this.zones()),
      this.several('queueIds', this.queues()),
      this.several('onlyGrounds', this.grounds()),
      this.one('lowCounter', 'tick'),
      this.text('title'),
      this.text('name', { title: fieldTitle('room', language) }),
      this.one('mapColumn', 'number', { most: 50 }),
      this.one('mapRow', 'number', { most: 50 }),
    ]
  }

  guide(): Field[] {
    const required = { required: true, long: true }
    return [
      this.one('effectiveDate', 'date', { required: true }),
      this.one('nextReviewDate', 'date', { required: true }),
      this.text('acceptedBy', required),
      this.text('legalBasis', required),
      this.one('conditions', 'texts', { required: true }),
      this.list('materials', this.material(), () => ({ required: true, originals: 1 })),
      this.text('procedure', required),
      this.text('reviewStandard', required),
      this.text('timeLimit', required),
      this.text('fees', required),
      this.text('contact', required),
      this.text('complaints', required),
      this.text('gapsAllowed', required),
      this.text('commitment', required),
      this.text('onlineDepth', required),
      this.text('applicationModes', required),
      this.one('visits', 'number', { most: 20 }),
      this.text('place', { long: true }),
    ]
  }

  hours(): Field[] {
    const day = (key: string) => this.one(key, 'yearDay', { required: true })
    const sessions = (key: string) => this.one(key, 'sessions')
    const season = [day('firstDay'), day('lastDay')].concat(
      ['workday', 'saturday', 'sunday', 'holiday'].map(sessions),
    )
    const exception = [
      this.one('date', 'date', { required: true }),
      sessions('sessions'),
      this.one('reason', 'words', { required: true, most: 200 }),
    ]
    return [
      this.list('seasons', season, () => ({ firstDay: 101, lastDay: 1231 })),
      this.list('exceptions', exception, () => ({})),
    ]
  }

  hall(): Field[] {
    return [
      this.text('name', { required: true }),
      this.one('supervisionPhone', 'words', { most: 30 }),
      this.one('complaintPhone', 'words', { most: 30 }),
      this.one('publicAddress', 'words', { most: 200 }),
      this.text('commitment', {
        title: fieldTitle('commitment', this.language, 'hall'),
        most: 200,
        long: true,
      }),
    ]
  }

  settings(): Field[] {
    const minutes = (key: string) => this.one(key, 'minutes', { required: true })
    const seconds = (key: string) => this.one(key, 'seconds', { required: true })
    const number = (key: string) => this.one(key, 'number')
    return [
      minutes('issuingOpensEarlyDuration'),
      seconds('recallGapDuration'),
      number('callsBeforeNoShow'),
      seconds('noShowAfterDuration'),
      seconds('noShowAfterAssistedDuration'),
      number('restoreAfterCalls'),
      minutes('readyForDuration'),
      minutes('returnedAnywhereAfterDuration'),
      seconds('reopenWithinDuration'),
      minutes('correctWithinDuration'),
      minutes('lateAppointmentDuration'),
      this.one('dayEndMinute', 'clock', { required: true }),
      number('elderlyAge'),
      this.one('prioritySharePermille', 'percent'),
      number('prioritySampleCount'),
      number('copiesMax'),
      number('crowdedPerCounter'),
      minutes('uncalledAfterDuration'),
      this.one('priorityPrefix', 'words', { most: 4, required: true }),
      this.one('appointmentPrefix', 'words', { most: 4, required: true }),
      this.one('quickServiceBonus', 'tick'),
    ]
  }

  voice(): Field[] {
    const span = [
      this.one('session', 'session', { required: true }),
      this.one('volumePercent', 'number', { most: 100 }),
    ]
    return [
      this.one('chime', 'tick'),
      this.one('english', 'tick'),
      this.one('oneAsYao', 'tick'),
      this.one('twiceUpTo', 'number', { most: 20 }),
      this.one('staleAfterDuration', 'seconds', { required: true }),
      this.one('closingBeforeDuration', 'minutes'),
      this.one('volumePercent', 'number', { most: 100 }),
      this.list('volumeSpans', span, () => ({ volumePercent: 0 })),
    ]
  }

  /** Of a row that is new. */
  code(key: string): Field {
    const words = editWords[this.language]
    return this.one(key, 'words', { title: words.code, required: true, most: 50 })
  }

  // ---- parts ----

  private target(): Field[] {
    const words = editWords[this.language]
    const all = { value: 'GROUND_NONE', text: words.nothing }
    return [
      this.choice('ticketClass', ticketClassOptions(this.language)),
      this.choice('ground', [all, ...this.grounds()]),
      this.one('targetDuration', 'minutes', { required: true }),
      this.one('targetSharePermille', 'percent', { required: true }),
    ]
  }

  private material(): Field[] {
    return [
      this.one('materialCode', 'words', { most: 50, required: true }),
      this.text('name', { required: true }),
      this.one('required', 'tick'),
      this.one('deferrable', 'tick'),
      this.one('originals', 'number', { most: 20 }),
      this.one('copies', 'number', { most: 20 }),
      this.text('note'),
      this.one('issuer', 'words', { most: 200 }),
      this.one('formAddress', 'words', { most: 200 }),
      this.one('sampleAddress', 'words', { most: 200 }),
    ]
  }

  private grounds(): Option[] {
    return choices.grounds.map((value) => ({ value, text: groundWord(value, this.language) }))
  }

  private zones(): Option[] {
    return this.named(this.copy?.zones, 'zoneId')
  }

  private departments(): Option[] {
    return this.named(this.copy?.departments, 'departmentId')
  }

  private queues(): Option[] {
    return this.named(this.copy?.queues, 'queueId')
  }

  private items(): Option[] {
    return this.named(this.copy?.items, 'itemId')
  }

  private named(rows: readonly object[] | undefined, code: string): Option[] {
    return ((rows ?? []) as Row[]).map((row) => {
      const value = (row[code] as string | undefined) ?? ''
      return { value, text: shown(row.name as { zh?: string }, this.language) || value }
    })
  }

  private one(key: string, kind: Field['kind'], more: More = {}): Field {
    return { key, kind, title: fieldTitle(key, this.language), ...more }
  }

  private text(key: string, more: More = {}): Field {
    return this.one(key, 'text', more)
  }

  private choice(key: string, options: Option[]): Field {
    return this.one(key, 'choice', { options, required: true })
  }

  private several(key: string, options: Option[]): Field {
    return this.one(key, 'several', { options })
  }

  private list(key: string, fields: Field[], fresh: () => Row): Field {
    return this.one(key, 'list', { fields, fresh })
  }
}
