import { describe, expect, it } from 'vitest'
import type { HallCall } from '../link/hall_call'
import { figureWords } from '../words/manage_figure_words'
import { listedDay, withChange } from './calendar_edit'
import { cellText, dayOption, heatOption, kDayInks } from './chart_options'
import { figuresFor, kCompared, queryFor, sorted } from './compare'
import { bytesOf, fetchReportFile } from './export_file'
import { changeOf, changeText, figureText } from './figure_text'
import { heatMap } from './heat_map'
import { sessionsText, yearDayText } from './hours_text'
import { fetchReport, lineOf, type Figure, type ReportLine } from './report_table'
import { changedFields, draftOf, newPassword, updateRequest } from './staff_edit'
import { factsOf, storyOf } from './story'
import { factLines } from './story_words'
import { daysOf, halfHourOf, meanOf, sameWeekday, sumUntil } from './usual_day'
import { CatalogueNames } from '../staff/catalogue_copy'

const figure = (value: number, samples = 1): Figure => ({ value, samples, inexact: false })
const line = (day: string, half: string, figures: ReportLine['figures']): ReportLine => ({
  keys: [
    { code: day, label: undefined },
    { code: half, label: undefined },
  ],
  figures,
})
const issued = (value: number) => ({ REPORT_FIGURE_ISSUED: figure(value) })
const wait = (minutes: number, samples: number) => ({
  REPORT_FIGURE_WAIT_MEAN: figure(minutes * 60_000, samples),
})

describe('a report', () => {
  it('is read page by page', async () => {
    const tokens: string[] = []
    const call = ((_method: string, body: { pageToken: string }) => {
      tokens.push(body.pageToken)
      const first = body.pageToken === ''
      const row = { keys: [{ code: first ? 'a' : 'b' }], cells: [] }
      return Promise.resolve({
        ok: true,
        value: {
          rows: [row],
          ...(first ? { nextPageToken: 'more', total: { cells: [] }, preliminary: true } : {}),
        },
      })
    }) as unknown as HallCall
    const answer = await fetchReport(call, {})
    expect(tokens).toEqual(['', 'more'])
    expect(answer.ok && answer.value.lines.map((one) => one.keys[0]?.code)).toEqual(['a', 'b'])
    expect(answer.ok && answer.value.preliminary).toBe(true)
  })

  it('gives counts, lengths and shares as numbers, and nothing where there is nothing', () => {
    const { figures } = lineOf({
      cells: [
        { figure: 'REPORT_FIGURE_ISSUED', count: '12', sampleCount: '12' },
        { figure: 'REPORT_FIGURE_WAIT_MEAN', duration: '90.5s', sampleCount: '9', inexact: true },
        { figure: 'REPORT_FIGURE_SHARE_IN_TARGET', sharePermille: 905, sampleCount: '9' },
        { figure: 'REPORT_FIGURE_SERVICE_MEAN' },
      ],
    })
    expect(figures.REPORT_FIGURE_ISSUED?.value).toBe(12)
    expect(figures.REPORT_FIGURE_WAIT_MEAN).toEqual({ value: 90_500, samples: 9, inexact: true })
    expect(figures.REPORT_FIGURE_SHARE_IN_TARGET?.value).toBe(905)
    expect(figures.REPORT_FIGURE_SERVICE_MEAN?.value).toBeUndefined()
    expect(figureText('REPORT_FIGURE_WAIT_MEAN', figures.REPORT_FIGURE_WAIT_MEAN, 'zh')).toBe(
      '≈1 分 31 秒',
    )
    expect(
      figureText('REPORT_FIGURE_SHARE_IN_TARGET', figures.REPORT_FIGURE_SHARE_IN_TARGET, 'zh'),
    ).toBe('90.5%')
    expect(figureText('REPORT_FIGURE_SERVICE_MEAN', undefined, 'zh')).toBe('–')
  })
})

describe('the usual day', () => {
  // 2026-03-02, 09 and 16 are Mondays.
  const days = daysOf([
    line('2026-03-02', '09:00', { ...issued(10), ...wait(10, 10) }),
    line('2026-03-09', '09:00', { ...issued(30), ...wait(20, 30) }),
    line('2026-03-09', '09:30', issued(4)),
    line('2026-03-10', '09:00', issued(500)),
    line('2026-02-23', '09:00', issued(0)),
    line('2026-03-16', '09:00', issued(99)),
  ])

  it('is of the same weekday, without today and days on which nobody came', () => {
    expect(sameWeekday(days, '2026-03-16')).toHaveLength(2)
    expect(sameWeekday(days, 'nonsense')).toEqual([])
  })

  it('has counts per day, and means weighed with what they rest on', () => {
    const usual = meanOf(sameWeekday(days, '2026-03-16'))
    expect(usual.get('09:00')?.REPORT_FIGURE_ISSUED?.value).toBe(20)
    expect(usual.get('09:30')?.REPORT_FIGURE_ISSUED?.value).toBe(2)
    expect(usual.get('09:00')?.REPORT_FIGURE_WAIT_MEAN).toMatchObject({
      value: 17.5 * 60_000,
      samples: 40,
    })
  })

  it('is compared until the same time of day', () => {
    const monday = days.get('2026-03-09')!
    expect(sumUntil(monday, '09:00').REPORT_FIGURE_ISSUED?.value).toBe(30)
    expect(sumUntil(monday, '24:00').REPORT_FIGURE_ISSUED?.value).toBe(34)
    expect([halfHourOf(9, 29), halfHourOf(9, 30)]).toEqual(['09:00', '09:30'])
  })

  it('compares shares by points and the rest by per cent', () => {
    const words = figureWords.zh
    const share = 'REPORT_FIGURE_SHARE_IN_TARGET'
    expect(changeText(share, changeOf(share, figure(855), figure(905)), words)).toBe(
      '低 5 个百分点',
    )
    const count = 'REPORT_FIGURE_ISSUED'
    expect(changeText(count, changeOf(count, figure(12), figure(10)), words)).toBe('多 20%')
    expect(changeText(count, changeOf(count, figure(10), figure(10)), words)).toBe('持平')
    expect(changeOf(count, figure(10), figure(0))).toBeUndefined()
    expect(changeOf(count, undefined, figure(5))).toBeUndefined()
  })

  it('is drawn beside today, without a line where nobody waited', () => {
    const option = dayOption(
      days.get('2026-03-16')!,
      meanOf(sameWeekday(days, '2026-03-16')),
      figureWords.zh,
      kDayInks,
    )
    const series = option.series as Array<{ data: unknown[] }>
    expect(series.map((one) => one.data)).toEqual([
      [99, 0],
      [20, 2],
      [null, null],
    ])
    expect(option.tooltip).toMatchObject({ renderMode: 'richText' })
  })
})

describe('the heat map', () => {
  const days = daysOf([
    line('2026-03-02', '09:00', { ...issued(10), ...wait(10, 1) }),
    line('2026-03-09', '09:00', { ...issued(30), ...wait(30, 3) }),
    line('2026-03-08', '10:00', issued(7)),
  ])

  it('takes the mean of a day for counts, Monday first and Sunday last', () => {
    const map = heatMap(days, 'REPORT_FIGURE_ISSUED')
    expect(map.weekdays).toEqual([1, 7])
    expect(map.cells).toEqual([
      { weekday: 1, halfHour: '09:00', value: 20, samples: 40 },
      { weekday: 7, halfHour: '10:00', value: 7, samples: 7 },
    ])
    expect(map.most).toBe(20)
  })

  it('weighs means', () => {
    const map = heatMap(days, 'REPORT_FIGURE_WAIT_MEAN')
    expect(map.cells).toEqual([{ weekday: 1, halfHour: '09:00', value: 25 * 60_000, samples: 4 }])
    const option = heatOption(map, 'REPORT_FIGURE_WAIT_MEAN', figureWords.zh, 'zh', kDayInks)
    expect((option.series as Array<{ data: unknown[] }>)[0]?.data).toEqual([[0, 0, 1_500_000]])
    expect(cellText(1_500_000, 'REPORT_FIGURE_WAIT_MEAN', 'zh')).toBe('25 分')
  })

  it('of nothing is empty', () => {
    expect(heatMap(new Map(), 'REPORT_FIGURE_ISSUED')).toEqual({
      halfHours: [],
      weekdays: [],
      cells: [],
      most: 0,
    })
  })
})

describe('a comparison', () => {
  it('asks only for what has a meaning there', () => {
    for (const dimension of kCompared) {
      const query = queryFor(dimension, 'month', { year: 2026, month: 3, day: 2 })
      expect(query).toMatchObject({ period: 'REPORT_PERIOD_MONTH', groupBy: [dimension] })
      expect(query.figures).toContain('REPORT_FIGURE_SERVED')
    }
    expect(figuresFor('REPORT_DIMENSION_STAFF')).not.toContain('REPORT_FIGURE_WAIT_MEAN')
  })

  it('is sorted either way, and what has no figure comes last', () => {
    const lines = [line('a', '', issued(2)), line('none', '', {}), line('b', '', issued(9))]
    const codes = (descending: boolean) =>
      sorted(lines, 'REPORT_FIGURE_ISSUED', descending).map((one) => one.keys[0]?.code)
    expect(codes(true)).toEqual(['b', 'a', 'none'])
    expect(codes(false)).toEqual(['a', 'b', 'none'])
  })
})

describe('a report as a file', () => {
  it('is put together from its pieces', async () => {
    const lines = () =>
      Promise.resolve({
        ok: true as const,
        value: [
          { content: btoa('\u00ef\u00bb\u00bfa,'), fileName: 'tag.csv' },
          { content: btoa('b'), last: true },
        ],
      })
    const file = await fetchReportFile(lines as never, {}, 'csv', false)
    expect(file.ok && file.value.name).toBe('tag.csv')
    const bytes = file.ok ? file.value.parts.flatMap((part) => [...part]) : []
    expect(bytes).toEqual([0xef, 0xbb, 0xbf, 97, 44, 98])
    expect(bytesOf('')).toHaveLength(0)
  })

  it('is a workbook where one is asked for', async () => {
    const asked: unknown[] = []
    const lines = (_method: string, request: unknown) => {
      asked.push(request)
      return Promise.resolve({ ok: true as const, value: [{ last: true }] })
    }
    const file = await fetchReportFile(lines as never, {}, 'xlsx', true)
    expect(asked).toEqual([{ query: {}, format: 'REPORT_FORMAT_XLSX', english: true }])
    expect(file.ok && file.value.name).toBe('report.xlsx')
    expect(file.ok && file.value.type).toContain('spreadsheetml')
  })
})

describe('the story of a ticket', () => {
  const names = new CatalogueNames(
    {
      head: {},
      zones: [],
      departments: [],
      counters: [],
      themes: [],
      queues: [],
      items: [{ itemId: 'tax-1', name: { zh: '<b>税务登记</b>' } }],
    },
    'zh',
  )

  it('can ask why each call was made', () => {
    const steps = storyOf([
      { position: '1', kind: 'ticket_issued', bodyJson: '{"item_id":"tax-1","copies":1}' },
      { position: '2', kind: 'ticket_called', bodyJson: '{"call_id":77}' },
    ])
    expect(steps.map((step) => step.callId)).toEqual(['', '77'])
    expect(factLines(steps[0]!, names, 'zh')).toEqual(['事项：<b>税务登记</b>'])
  })

  it('says what became of it', () => {
    const [step] = storyOf([
      {
        kind: 'serving_finished',
        bodyJson: '{"outcomes":[{"item_id":"tax-1","outcome":"accepted"}]}',
      },
    ])
    expect(factLines(step!, names, 'zh')).toEqual(['<b>税务登记</b>：受理'])
  })

  it('names kinds by what the event is about', () => {
    const lines = (kind: string, body: string) =>
      factLines(storyOf([{ kind, bodyJson: body }])[0]!, names, 'zh')
    expect(lines('counter_set', '{"kind":"special"}')).toEqual(['类型：专窗'])
    expect(lines('device_recorded', '{"kind":"board"}')).toEqual(['类型：叫号大屏'])
    expect(lines('ticket_held', '{"kind":"papers_to_fetch"}')).toEqual(['类型：补材料、填表'])
  })

  it.each(['', '{', '[1]', 'null', '7'])('survives the body %j', (body) => {
    expect(factsOf(body)).toEqual({})
  })
})

describe('a person who is changed', () => {
  const before = {
    staffNumber: '1001',
    name: '张三',
    departmentId: 'tax',
    roles: ['ROLE_COUNTER_STAFF' as const],
    queueIds: ['a', 'b'],
    etag: 'e1',
  }

  it('sends the fields that differ and what it was edited from', () => {
    const draft = { ...draftOf(before), name: ' 张三丰 ', queueIds: ['b', 'a'], mayPick: true }
    expect(changedFields(before, draft)).toEqual(['name', 'mayPick'])
    expect(updateRequest(before, draft)).toMatchObject({
      staff: { staffNumber: '1001', name: '张三丰', etag: 'e1', mayPick: true },
      updateMask: 'name,mayPick',
    })
  })

  it('differs in nothing at first', () =>
    expect(changedFields(before, draftOf(before))).toEqual([]))

  it('gets a first password that the hall takes', () => {
    for (const fillWith of [0, 77, 255]) {
      const password = newPassword((bytes) => bytes.fill(fillWith))
      expect(password).toHaveLength(14)
      expect(password).toMatch(/[a-z]/)
      expect(password).toMatch(/[A-Z]/)
      expect(password).toMatch(/[0-9]/)
    }
  })
})

describe('the working-day calendar', () => {
  const calendar = {
    version: 3,
    source: '旧通知',
    knownYears: [2025, 2026],
    days: [{ date: { year: 2026, month: 10, day: 1 }, works: false, name: '国庆节' }],
  }
  const change = { day: '2026-09-27', works: true, name: ' 调休 ', unlist: false }

  it('takes a day in at its place, under its source', () => {
    const next = withChange(calendar, change, ' 新通知 ')!
    expect(next).toMatchObject({ source: '新通知', knownYears: [2026] })
    expect(next).not.toHaveProperty('version')
    expect(next.days?.map((day) => day.name)).toEqual(['调休', '国庆节'])
  })

  it('replaces a listed day, and lists it no more', () => {
    const moved = withChange(calendar, { ...change, day: '2026-10-01' }, 's')!
    expect(moved.days).toHaveLength(1)
    expect(listedDay(moved, '2026-10-01')?.works).toBe(true)
    const gone = withChange(calendar, { ...change, day: '2026-10-01', unlist: true }, 's')!
    expect(gone.days).toEqual([])
    expect(withChange(calendar, { ...change, day: '' }, 's')).toBeUndefined()
  })
})

describe('opening hours', () => {
  it('read as times', () => {
    expect(
      sessionsText([
        { fromMinute: 510, untilMinute: 720 },
        { fromMinute: 840, untilMinute: 1050 },
      ]),
    ).toBe('08:30–12:00、14:00–17:30')
    expect(sessionsText([{ untilMinute: 60 }])).toBe('00:00–01:00')
    expect(sessionsText(undefined)).toBe('')
    expect(yearDayText(1001)).toBe('10-01')
  })
})
