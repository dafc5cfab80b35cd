import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../link/fake_clock'
import type { HallCall } from '../link/hall_call'
import { unreachable, type Answer } from '../link/refusal'
import { limitText } from '../words/guide_words'
import { guideOfAddress } from './guide_address'
import { guidePicture, isWebAddress, themePicture } from './guide_picture'
import { ItemFinder } from './item_finder'
import { ThemeList } from './theme_list'

const text = (zh: string, sample = false) => ({ zh, sample })

describe('an address of guides', () => {
  it.each([
    ['/guides', '', { what: 'list' }],
    ['/guides/', '?theme=', { what: 'list' }],
    ['/guides/social-card', '', { what: 'item', itemId: 'social-card' }],
    ['/guides/%E5%8D%A1', '', { what: 'item', itemId: '卡' }],
    ['/guides/%E5%', '', { what: 'list' }],
    ['/guides', '?theme=opening', { what: 'theme', themeId: 'opening' }],
  ])('%s%s', (path, query, address) => {
    expect(guideOfAddress(path, query)).toEqual(address)
  })
})

describe('finding guides', () => {
  let clock: FakeClock
  let asked: Array<{ method: string; request: Record<string, unknown> }>
  let answers: Array<(answer: Answer<unknown>) => void>
  let finder: ItemFinder

  const call: HallCall = <T>(method: string, request: object) => {
    asked.push({ method: method.split('/')[1]!, request: request as Record<string, unknown> })
    return new Promise<Answer<T>>((resolve) => answers.push(resolve as (typeof answers)[0]))
  }
  const settle = async () => {
    for (let i = 0; i < 20; ++i) await Promise.resolve()
  }
  const answerWith = async (i: number, value: unknown) => {
    answers[i]!({ ok: true, value })
    await settle()
  }
  const names = () => finder.finds.map((find) => ('item' in find ? find.item.itemId : 'theme'))

  beforeEach(() => {
    clock = new FakeClock()
    asked = []
    answers = []
    finder = new ItemFinder(call, clock, () => {})
  })

  it('begins with what is asked for most', async () => {
    void finder.ask()
    await answerWith(0, { items: [{ itemId: 'a' }] })
    expect(asked[0]).toMatchObject({ method: 'ListItems', request: { frequentOnly: true } })
    expect(names()).toEqual(['a'])
  })

  it('searches once the typing pauses', async () => {
    finder.type('s')
    clock.advance(299)
    finder.type(' sb ')
    clock.advance(299)
    expect(asked).toEqual([])
    clock.advance(1)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ method: 'SearchItems', request: { query: 'sb' } })
  })

  it('throws away the answer to an older question', async () => {
    finder.type('a')
    clock.advance(300)
    finder.type('ab')
    clock.advance(300)
    await answerWith(1, { hits: [{ item: { itemId: 'new' } }, { theme: { themeId: 't' } }] })
    await answerWith(0, { hits: [{ item: { itemId: 'old' } }] })
    expect(names()).toEqual(['new', 'theme'])
  })

  it('adds further pages, and starts anew for another audience', async () => {
    void finder.ask()
    await answerWith(0, { items: [{ itemId: 'a' }], nextPageToken: '14' })
    expect(finder.hasMore).toBe(true)
    void finder.more()
    void finder.more()
    expect(asked).toHaveLength(2)
    expect(asked[1]!.request).toMatchObject({ pageToken: '14' })
    await answerWith(1, { items: [{ itemId: 'b' }] })
    expect(names()).toEqual(['a', 'b'])
    expect(finder.hasMore).toBe(false)
    finder.choose('AUDIENCE_ENTERPRISE')
    await answerWith(2, { items: [{ itemId: 'c' }] })
    expect(asked[2]!.request).toMatchObject({ audience: 'AUDIENCE_ENTERPRISE' })
    expect(asked[2]!.request).not.toHaveProperty('pageToken')
    expect(names()).toEqual(['c'])
  })

  it('keeps what it found and says so where the hall does not answer', async () => {
    void finder.ask()
    await answerWith(0, { items: [{ itemId: 'a' }], nextPageToken: '14' })
    void finder.more()
    answers[1]!({ ok: false, refusal: { reason: 'UNREACHABLE', metadata: {} } })
    await settle()
    expect(names()).toEqual(['a'])
    expect(finder.refusal?.reason).toBe('UNREACHABLE')
    expect(finder.loading).toBe(false)
  })

  it('sends no more than the hall takes', () => {
    finder.type('字'.repeat(80))
    clock.advance(300)
    expect(asked[0]!.request.query).toHaveLength(50)
  })
})

describe('the list of themes', () => {
  let asked: object[]
  let answers: Array<(answer: Answer<unknown>) => void>
  let list: ThemeList

  const call: HallCall = <T>(method: string, request: object) => {
    asked.push({ method, ...request })
    return new Promise<Answer<T>>((resolve) => answers.push(resolve as (typeof answers)[0]))
  }
  const themes = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ themeId: `t${i + 1}` }))
  const names = () => list.shown.map(({ themeId }) => themeId)

  beforeEach(() => {
    asked = []
    answers = []
    list = new ThemeList(call, () => {})
  })

  it('shows the first five until somebody wants all', async () => {
    const asking = list.ask(undefined)
    answers[0]!({ ok: true, value: { themes: themes(7) } })
    await asking
    expect(asked).toEqual([{ method: 'GuideService/ListThemes', pageSize: 500 }])
    expect(names()).toEqual(['t1', 't2', 't3', 't4', 't5'])
    expect(list.more).toBe(2)
    list.showAll()
    expect(names()).toHaveLength(7)
    expect(list.more).toBe(0)
  })

  it('is for an audience, and throws away the answer to an older question', async () => {
    const first = list.ask(undefined)
    const second = list.ask('AUDIENCE_ENTERPRISE')
    answers[1]!({ ok: true, value: { themes: themes(1) } })
    answers[0]!({ ok: true, value: { themes: themes(3) } })
    await Promise.all([first, second])
    expect(asked[1]).toMatchObject({ audience: 'AUDIENCE_ENTERPRISE' })
    expect(names()).toEqual(['t1'])
  })

  it('stays as it was where the hall does not answer', async () => {
    const first = list.ask(undefined)
    answers[0]!({ ok: true, value: { themes: themes(2) } })
    await first
    const second = list.ask('AUDIENCE_PERSONAL')
    answers[1]!({ ok: false, refusal: unreachable })
    await second
    expect(names()).toEqual(['t1', 't2'])
  })
})

describe('a guide', () => {
  const answer = {
    item: {
      name: text('社会保障卡申领'),
      kind: 'ITEM_KIND_ON_THE_SPOT' as const,
      promisedLimit: { unit: 'LIMIT_UNIT_ON_THE_SPOT' as const },
      statutoryLimit: { unit: 'LIMIT_UNIT_WORKDAYS' as const, count: 20 },
      claims: [{ quote: '即时办', source: '清单', effectiveFrom: '2024' }],
    },
    guide: {
      version: 3,
      effectiveDate: { year: 2025, month: 11, day: 1 },
      nextReviewDate: { year: 2026, month: 10, day: 31 },
      acceptedBy: text('人社局'),
      legalBasis: text('社会保险法'),
      conditions: [text('已参保'), text('没有卡')],
      materials: [
        {
          materialCode: 'id',
          name: text('身份证'),
          required: true,
          deferrable: true,
          originals: 1,
          copies: 2,
          issuer: '公安机关',
          note: text('出示即可'),
          formAddress: 'https://forms.example/a.pdf',
          sampleAddress: 'javascript:alert(1)',
        },
      ],
      procedure: text('取号、申请'),
      reviewStandard: text('一致'),
      timeLimit: text('当场'),
      fees: text('不收费'),
      contact: text('电话'),
      complaints: text('投诉电话'),
      gapsAllowed: text('不适用'),
      commitment: text('不适用'),
      onlineDepth: text('全程网办'),
      applicationModes: text('窗口'),
      visits: 1,
      place: text('C区'),
    },
    department: { name: text('人社局'), phone: '0000-1' },
  }
  const picture = guidePicture(answer, 'zh', 20260302)

  it('shows every field there is', () => {
    const titles = [...picture.before, ...picture.after].map((section) => section.title)
    expect(titles).toEqual([
      '承诺时限',
      '法定时限',
      '办理条件',
      '办理程序',
      '办结时限',
      '收费标准',
      '办理地点',
      '申请方式',
      '网上办理',
      '跑动次数',
      '容缺受理',
      '告知承诺',
      '审查标准',
      '受理单位',
      '设定依据',
      '联系方式',
      '投诉渠道',
      '部门',
      '部门电话',
      '时限依据',
    ])
    expect(picture.foot).toBe('第 3 版，2025-11-01起执行，下次核对：2026-10-31')
    expect(picture.warning).toBe('')
  })

  it('lists its materials with marks, and links only what is a web address', () => {
    expect(picture.materials).toEqual([
      {
        key: 'id',
        name: '身份证',
        marks: ['必备', '可容缺', '原件 1 份', '复印件 2 份'],
        notes: ['出示即可', '出具单位：公安机关'],
        links: [{ text: '下载空白表格', address: 'https://forms.example/a.pdf' }],
        sample: false,
      },
    ])
    expect(['javascript:x', 'data:text/html,x', '//host/x', ''].filter(isWebAddress)).toEqual([])
  })

  it('leads to the blank form and to a sample that is filled in', () => {
    const material = {
      materialCode: 'm',
      formAddress: 'https://forms.example/a.pdf',
      sampleAddress: 'https://forms.example/a-sample.pdf',
    }
    const { materials } = guidePicture({ guide: { materials: [material] } }, 'zh', 20260302)
    expect(materials![0]!.links).toEqual([
      { text: '下载空白表格', address: 'https://forms.example/a.pdf' },
      { text: '下载样表', address: 'https://forms.example/a-sample.pdf' },
    ])
  })

  it('numbers its conditions, since refusals name them by number', () => {
    const conditions = picture.before.find((section) => section.key === 'conditions')
    expect(conditions).toMatchObject({ numbered: true, lines: ['已参保', '没有卡'] })
  })

  it('says that it is due for review', () => {
    expect(guidePicture(answer, 'zh', 20261031).warning).toBe('')
    expect(guidePicture(answer, 'zh', 20261101).warning).toContain('正在复核')
  })

  it('marks what stands in no source: each field, or the whole where all of it', () => {
    const some = { ...answer, guide: { ...answer.guide, fees: text('不收费', true) } }
    const marked = guidePicture(some, 'zh', 20260302).after.filter((section) => section.sample)
    expect(marked.map((section) => section.key)).toEqual(['fees'])
    const all = { item: answer.item, guide: { fees: text('不收费', true), version: 1 } }
    expect(guidePicture(all, 'zh', 20260302).marks).toContain('本指南为示例内容')
  })

  it('says so where there is none', () => {
    const without = guidePicture({ item: answer.item }, 'zh', 20260302)
    expect(without.warning).toContain('还没有办事指南')
    expect(without.materials).toBeUndefined()
  })
})

describe('a theme', () => {
  it('lists its items in their sequence and each material once, with what it is for', () => {
    const picture = themePicture(
      {
        theme: { name: text('企业开办') },
        items: [
          { itemId: 'a', name: text('设立') },
          { itemId: 'b', name: text('刻章') },
        ],
        materials: [{ material: { materialCode: 'm', name: text('章程') }, itemIds: ['a', 'b'] }],
      },
      'zh',
    )
    expect(picture.steps).toEqual([
      { name: '设立', address: '/guides/a' },
      { name: '刻章', address: '/guides/b' },
    ])
    expect(picture.materials?.[0]?.notes).toEqual(['用于：设立、刻章'])
  })
})

describe('a time limit', () => {
  it.each([
    [{ unit: 'LIMIT_UNIT_HALF_WORKDAYS', count: 1 }, '半个工作日'],
    [{ unit: 'LIMIT_UNIT_HALF_WORKDAYS', count: 3 }, '1.5 个工作日'],
    [{ unit: 'LIMIT_UNIT_WORKDAYS', count: 20 }, '20 个工作日'],
    [{ unit: 'LIMIT_UNIT_HOURS', count: 4 }, '4 小时'],
    [{ unit: 'LIMIT_UNIT_NONE' }, ''],
    [undefined, ''],
  ] as const)('%j reads %s', (limit, words) => {
    expect(limitText(limit, 'zh')).toBe(words)
  })
})
