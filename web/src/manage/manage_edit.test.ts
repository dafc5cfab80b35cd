import type { EditCatalogueResponseJson } from 'wire/admin_service_pb'
import { describe, expect, it } from 'vitest'
import type { CatalogueCopy } from '../staff/catalogue_copy'
import { editReason, namedSubject } from '../words/manage_reasons'
import { meantBy, ownEnglish, textWith, typedOf, type LineKind, type Row } from './edit_fields'
import { previewOf } from './edit_preview'
import { Subjects } from './edit_subjects'
import { differences } from './field_text'
import { RowFields } from './row_fields'

const copy: CatalogueCopy = {
  head: {
    catalogueVersion: 7,
    hall: { hallId: 'city', level: 'HALL_LEVEL_CITY', name: { zh: '云川市政务服务中心' } },
    hours: {
      seasons: [{ firstDay: 101, lastDay: 1231, workday: [{ fromMinute: 510, untilMinute: 720 }] }],
    },
  },
  zones: [{ zoneId: 'A', name: { zh: 'A区' } }],
  departments: [{ departmentId: 'tax', name: { zh: '税务局' } }],
  queues: [{ queueId: 'tax', name: { zh: '税务' }, prefix: 'T', zoneId: 'A' }],
  counters: [{ counterId: '1', zoneId: 'A', queueIds: ['tax'] }],
  items: [],
  themes: [],
}
const subjects = new Subjects(copy, 'zh')
const fields = new RowFields(copy, 'zh')

describe('what is typed into a line', () => {
  it.each<[LineKind, unknown, string]>([
    ['words', '12345', '12345'],
    ['number', 3, '3'],
    ['minutes', '480s', '8'],
    ['minutes', '90s', '1.5'],
    ['minutes', undefined, ''],
    ['seconds', '15s', '15'],
    ['percent', 905, '90.5'],
    ['clock', 180, '03:00'],
    ['date', { year: 2026, month: 3, day: 2 }, '2026-03-02'],
    ['date', undefined, ''],
    ['yearDay', 1001, '10-01'],
    ['session', { fromMinute: 480, untilMinute: 540 }, '08:00-09:00'],
    [
      'sessions',
      [
        { fromMinute: 510, untilMinute: 720 },
        { fromMinute: 840, untilMinute: 1440 },
      ],
      '08:30-12:00 14:00-24:00',
    ],
    ['sessions', [], ''],
  ])('%s: %j reads %s and back', (kind, value, typed) => {
    expect(typedOf(kind, value)).toBe(typed)
    expect(meantBy(kind, typed)).toEqual({ value })
  })

  it.each<[LineKind, string, unknown]>([
    [
      'sessions',
      '8:30—12:00、14：00～17:30',
      [
        { fromMinute: 510, untilMinute: 720 },
        { fromMinute: 840, untilMinute: 1050 },
      ],
    ],
    ['sessions', '08:30 - 12:00', undefined],
    ['yearDay', '2月29日', 229],
    ['words', ' A区 ', 'A区'],
  ])('%s: %s is understood as people write it', (kind, typed, value) => {
    expect(meantBy(kind, typed)).toEqual(value === undefined ? undefined : { value })
  })

  it.each<[LineKind, string]>([
    ['number', '-1'],
    ['number', ''],
    ['minutes', '1,5'],
    ['percent', '90.55'],
    ['clock', '24:00'],
    ['clock', '7'],
    ['date', '2026-3-2'],
    ['yearDay', '02-30'],
    ['yearDay', '13-01'],
    ['session', '09:00-08:00'],
    ['session', '08:00-09:00-10:00'],
    ['session', ''],
    ['sessions', '08:30-12:00 十点'],
    ['sessions', '08:30-25:00'],
  ])('%s: %s is not sent', (kind, typed) => {
    expect(meantBy(kind, typed)).toBeUndefined()
  })
})

describe('a text', () => {
  it('without English shows none, and says none when the Chinese changes', () => {
    const published = { zh: '税务', en: '税务' }
    expect(ownEnglish(published)).toBe('')
    expect(textWith(published, { zh: '税务业务' })).toEqual({ zh: '税务业务', en: '' })
    expect(textWith({ zh: '税务', en: 'Tax' }, { zh: '税' })).toEqual({ zh: '税', en: 'Tax' })
  })

  it('that says nothing is none', () => {
    expect(textWith({ zh: '一楼' }, { zh: ' ' })).toBeUndefined()
    expect(textWith(undefined, { en: 'x' })).toEqual({ en: 'x' })
  })

  it('stays a sample', () => {
    expect(textWith({ zh: '示例', sample: true }, { zh: '例' })).toMatchObject({ sample: true })
  })
})

describe('an edit', () => {
  const edited = (subject: { row: Row; editOf(row: Row): unknown }, change: Row) =>
    subject.editOf({ ...subject.row, ...change })

  it('of the hall sends it whole', () => {
    expect(edited(subjects.hall(), { complaintPhone: '12345' })).toEqual({
      head: { hall: { ...copy.head.hall, complaintPhone: '12345' } },
    })
  })

  it('of a row sends the row, without what the hall computes', () => {
    const item = { itemId: 'a', name: { zh: '甲' }, revision: 4, searchKeys: {}, queueId: 'tax' }
    expect(edited(subjects.item(item), { frequent: true })).toEqual({
      rows: { items: [{ itemId: 'a', name: { zh: '甲' }, queueId: 'tax', frequent: true }] },
    })
  })

  it('of a guide names its item and asks for a reviewer', () => {
    const subject = subjects.guide({ itemId: 'a', name: { zh: '甲' } }, undefined)
    expect(subject.reviewed).toBe(true)
    expect(edited(subject, {})).toEqual({ rows: { guides: [{ visits: 1, itemId: 'a' }] } })
  })

  it('gives a queue hours of its own, beginning with those of the hall, and takes them back', () => {
    const queue = copy.queues[0]!
    const own = subjects.queueHours(queue)
    expect(own.row).toEqual(copy.head.hours)
    expect(edited(own, {})).toEqual({ rows: { queues: [{ ...queue, hours: copy.head.hours }] } })
    expect(edited(subjects.followingHall({ ...queue, hours: {} }), {})).toEqual({
      rows: { queues: [queue] },
    })
    const place = copy.counters[0]!
    expect(edited(subjects.followingHall({ ...place, hours: {} }), {})).toEqual({
      rows: { counters: [place] },
    })
  })

  it('withdraws by the code', () => {
    expect(edited(subjects.withdrawing('item:a', { name: { zh: '甲' } }), {})).toEqual({
      withdrawnRows: ['item:a'],
    })
  })

  it('leaves a prefix under which numbers were given', () => {
    const prefix = (hint: string) =>
      subjects.queue(copy.queues[0], hint).fields.find((field) => field.key === 'prefix')
    expect(prefix('今天已取号')).toMatchObject({ readOnly: true, hint: '今天已取号' })
    expect(prefix('')?.readOnly).toBeUndefined()
  })

  it('of something new asks for its code first', () => {
    expect(subjects.item(undefined).fields[0]).toMatchObject({ key: 'itemId', required: true })
    expect(subjects.queue(undefined).fields[0]?.key).toBe('queueId')
    expect(subjects.place(undefined).fields[0]?.key).toBe('counterId')
  })
})

describe('what differs', () => {
  it('is told field by field, in words', () => {
    const before = { name: { zh: '税务' }, zoneId: 'A', expectedServiceDuration: '480s' }
    const after = { name: { zh: '税务', en: 'Tax' }, zoneId: 'B', expectedServiceDuration: '600s' }
    expect(differences(fields.queue(), before, after, 'zh')).toEqual([
      { title: '名称', was: '税务', willBe: '税务（Tax）' },
      { title: '区域', was: 'A区', willBe: 'B' },
      { title: '预计每件办理（分）', was: '8', willBe: '10' },
    ])
  })

  it('of a list is what goes and what comes', () => {
    const exception = (day: number, reason: string) => ({
      date: { year: 2026, month: 4, day },
      reason,
    })
    const before = { exceptions: [exception(7, '检修')] }
    const after = { exceptions: [exception(8, '盘点')] }
    expect(differences(fields.hours(), before, after, 'zh')).toEqual([
      { title: '单独规定的日期', was: '2026-04-07 不开放 检修', willBe: '2026-04-08 不开放 盘点' },
    ])
  })

  it('of materials names their marks', () => {
    const material = { name: { zh: '申请表' }, required: true, originals: 1, copies: 2 }
    const lines = differences(fields.guide(), {}, { materials: [material] }, 'zh')
    expect(lines).toEqual([
      { title: '申请材料', was: '无', willBe: '申请表 必备 原件份数 1 复印件份数 2' },
    ])
  })

  it('is nothing where the row is the same', () => {
    expect(
      differences(fields.place(), copy.counters[0] as Row, copy.counters[0] as Row, 'zh'),
    ).toEqual([])
  })
})

describe('a preview', () => {
  const nameOf = (_sort: string, code: string) => (code === 'tax' ? '税务' : code)
  const of = (answer: EditCatalogueResponseJson) => previewOf(answer, fields, nameOf, 'zh')

  it('shows what is new, changed and withdrawn', () => {
    const preview = of({
      changedRows: ['hall', 'queue:tax', 'item:a', 'item:b'],
      before: {
        head: { hall: { complaintPhone: '1' } },
        rows: {
          queues: [{ queueId: 'tax', prefix: 'T' }],
          items: [{ itemId: 'b', name: { zh: '乙' } }],
        },
      },
      after: {
        head: { hall: { complaintPhone: '2' } },
        rows: {
          queues: [{ queueId: 'tax', prefix: 'TX', name: { zh: '税务' } }],
          items: [{ itemId: 'a', name: { zh: '甲' } }],
        },
      },
    })
    expect(preview.publishable).toBe(true)
    expect(preview.rows.map((row) => [row.title, row.badge])).toEqual([
      ['大厅信息', ''],
      ['事项　乙', '停办'],
      ['事项　甲', '新增'],
      ['队列　税务', ''],
    ])
    expect(preview.rows[0]?.lines).toEqual([{ title: '投诉电话', was: '1', willBe: '2' }])
  })

  it('tells of hours of its own inside of the row', () => {
    const preview = of({
      changedRows: ['queue:tax'],
      before: { rows: { queues: [{ queueId: 'tax', ...{ name: { zh: '税务' } } }] } },
      after: {
        rows: { queues: [{ queueId: 'tax', name: { zh: '税务' }, hours: copy.head.hours! }] },
      },
    })
    expect(preview.rows[0]?.lines[0]?.title).toBe('季节')
  })

  it('forbids publishing with faults, and says where', () => {
    const preview = of({
      changedRows: ['item:a'],
      findings: [
        {
          severity: 'LINT_SEVERITY_FAULT',
          rule: 'guide_field_empty',
          subject: 'item.a.guide.fees',
        },
        {
          severity: 'LINT_SEVERITY_FAULT',
          rule: 'guide_field_empty',
          subject: 'item.a.guide.fees',
        },
        { severity: 'LINT_SEVERITY_DOUBT', rule: 'guide_missing', subject: 'item.other.guide' },
        { severity: 'LINT_SEVERITY_DOUBT', rule: 'queue_not_handling', subject: 'item.a.queue' },
      ],
    })
    expect(preview.publishable).toBe(false)
    expect(preview.faults).toBe(1)
    expect(preview.found).toEqual([
      { fault: true, where: '事项 a　办事指南　收费标准', what: '办事指南的必填项没有填' },
      { fault: false, where: '事项 a　办理队列', what: '事项通常要放在办理类的队列' },
    ])
  })

  it('offers nothing to publish where nothing changes', () => {
    expect(of({})).toEqual({ rows: [], found: [], faults: 0, publishable: false })
  })
})

describe('a refusal of an edit', () => {
  it.each([
    [
      'REASON_MALFORMED_REQUEST',
      { field: 'rows.guides[1].conditions[3]' },
      '“办理条件”没有填、太长或超出范围',
    ],
    ['REASON_MALFORMED_REQUEST', {}, '填写的内容不符合要求'],
    [
      'REASON_CATALOGUE_INVALID',
      { rule: 'unknown_code', field: 'rows.items[1].queue_id', code: 'x' },
      '“办理队列”里的 x 不存在或已停办',
    ],
    [
      'REASON_CATALOGUE_INVALID',
      { rule: 'unknown_code', field: 'rows.items[1].department_id' },
      '请选择“部门”',
    ],
    ['REASON_CATALOGUE_INVALID', { rule: 'fixed', field: 'head.hall.level' }, '“级别”不能在这里改'],
    [
      'REASON_CATALOGUE_INVALID',
      { rule: 'queue_withdrawn', field: 'item.a.queue', code: 'a' },
      '事项 a 还在这个队列办理，请先把它改到别的队列',
    ],
    ['REASON_CATALOGUE_INVALID', { offline_prefix: 'device.kiosk-1' }, '与取号机的离线号头相混'],
    ['REASON_CATALOGUE_STALE', { etag: '8' }, '别人刚刚发布过新的目录，请关闭后重新打开再改'],
    ['REASON_REVIEWER_IS_EDITOR', {}, '审核人不能是编制人'],
    [
      'REASON_LAST_ABLE_COUNTER',
      { queue_id: 'tax' },
      '还有人等候，改后没有窗口能办。请等他们办完再发布',
    ],
    ['REASON_NOTHING_CHANGED', {}, '没有改动'],
  ] as const)('%s %j is a sentence', (reason, metadata, sentence) => {
    expect(editReason({ reason, metadata: { ...metadata } }, 'zh')).toBe(sentence)
    expect(editReason({ reason, metadata: { ...metadata } }, 'en')).not.toMatch(/[一-鿿]/)
  })

  it.each([
    ['rules.calls_before_no_show', '规则参数　过号前的叫号次数'],
    ['rules.recall_gap', '规则参数　两次呼叫至少间隔（秒）'],
    ['rules.day_end', '规则参数　日终时间'],
    [
      'voice.volume_spans[2].volume_percent',
      '语音播报　分时段音量（0 即静音） 2　音量（0 至 100）',
    ],
    ['item.a.guide.conditions[2]', '事项 a　办事指南　办理条件 2'],
    ['hall.commitment', '大厅信息　服务承诺'],
  ])('calls %s %s', (path, words) => {
    expect(namedSubject(path, (_sort, code) => code, 'zh')).toBe(words)
  })
})
