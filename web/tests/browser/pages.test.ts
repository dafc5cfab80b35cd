import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import { busyBoard, frameOf, hall as busyHall, hallTime } from './busy_floor'

const kTicket = '0195d1f0-7a2c-7000-8000-0123456789ab'
const kNotice = '今天下午三点，二楼会议室举办个体工商户年报辅导，欢迎参加'

let browser: Browser
let hall: BrowserHall

beforeAll(async () => {
  browser = await launch()
}, 60_000)
afterAll(() => browser.close())
afterEach(async () => {
  expect(hall.complaints).toEqual([])
  await hall.close()
})

const label = (zh: string) => ({ zh })
const kCommitment = '首问负责到底，材料一次告知，承诺件限时办完，延误了向您说明原因。'

/** Every page in its fullest state: address, size, what the hall says, what must be seen. */
const boardFrame = frameOf({ board: busyBoard() })
const noticeFrame = frameOf({ board: busyBoard(kNotice) })
const longFrame = frameOf({ board: busyBoard(kNotice.repeat(7)) })
const sign = (counter: object) =>
  frameOf({
    sign: { hall: busyHall, counter: { counterId: '12', label: label('12'), ...counter } },
  })
const pad = (counter: object) =>
  frameOf({ pad: { hall: busyHall, counter: { counterId: '12', label: label('12'), ...counter } } })

const screens: Array<[string, string, number, number, object, string]> = [
  ['board', '/board?zone=A', 1920, 1080, boardFrame, 'AB1029'],
  ['small board', '/board?zone=A', 1280, 720, boardFrame, 'AB1029'],
  ['odd board', '/board?zone=A', 1366, 1024, boardFrame, 'AB1029'],
  ['board with a notice', '/board?zone=A', 1920, 1080, noticeFrame, kNotice],
  ['board with a long notice', '/board?zone=A', 1920, 1080, longFrame, 'AB1029'],
  ['portrait board', '/board', 1080, 1920, boardFrame, 'AB1029'],
  ['portrait board with a notice', '/board', 1080, 1920, noticeFrame, kNotice],
  ['television', '/board?theme=tv', 1920, 1080, boardFrame, 'AB1029'],
  ['television with a notice', '/board?theme=tv', 3840, 2160, noticeFrame, kNotice],
  [
    'sign that calls',
    '/sign/12',
    1280,
    240,
    sign({ state: 'PUBLIC_COUNTER_STATE_CALLING', number: 'AB1234', ordinal: 3, callId: '9' }),
    '请 AB1234 号',
  ],
  [
    'sign that is paused',
    '/sign/12',
    1920,
    360,
    sign({
      state: 'PUBLIC_COUNTER_STATE_PAUSED',
      title: label('企业开办“一件事”窗口'),
      otherCounterLabels: [label('10'), label('11'), label('台胞接待室')],
      returnTime: '2026-03-02T02:30:00Z',
    }),
    '暂停服务',
  ],
  [
    'sign that serves much',
    '/sign/12',
    800,
    600,
    sign({
      state: 'PUBLIC_COUNTER_STATE_WELCOME',
      queueNames: Array.from({ length: 14 }, () => label('社会保障业务')),
    }),
    '欢迎您',
  ],
  [
    'pad',
    '/pad?counter=12',
    600,
    1024,
    pad({ state: 'PAD_STATE_IDLE', staffNumber: '100123', commitment: label(kCommitment) }),
    '服务承诺',
  ],
  [
    'pad with a long commitment',
    '/pad?counter=12',
    1024,
    600,
    pad({
      state: 'PAD_STATE_IDLE',
      staffNumber: '100123',
      commitment: label(kCommitment.repeat(6).slice(0, 200)),
    }),
    '服务承诺',
  ],
  [
    'pad that prompts',
    '/pad?counter=12',
    1024,
    600,
    pad({
      state: 'PAD_STATE_PROMPTING',
      servingId: '7',
      staffNumber: '1001',
      promptUntilTime: '2026-03-02T01:20:50Z',
    }),
    '请您对本次服务作出评价',
  ],
]

describe('a screen', () => {
  it.each(screens)(
    '%s shows all of it and is accessible',
    async (what, address, width, height, frame, seen) => {
      // Still, so that nothing is looked at in the middle of a blink.
      hall = await BrowserHall.open(browser, address, { width, height, frame, calm: true })
      await hall.page.getByText(seen).first().waitFor()
      await hall.shot(what)
      expect(await hall.cutOffTexts(false)).toEqual([])
      expect(await hall.overlappingTexts()).toEqual([])
      expect(await hall.seriousFaults()).toEqual([])
    },
  )
})

const waiting = {
  number: 'AB1234',
  state: 'TICKET_STATE_WAITING',
  ticketClass: 'TICKET_CLASS_PRIORITY',
  queueName: label('城乡居民医疗保险业务'),
  itemName: { zh: '城乡居民基本医疗保险参保登记', en: 'Enrolment in basic medical insurance' },
  zoneName: { zh: 'A区', en: 'Zone A' },
  issueTime: '2026-03-02T01:00:00Z',
  peopleAhead: 12,
  wait: { p50Duration: '900s', p90Duration: '1500s' },
}
const phone = (ticket: object) => frameOf({ phone: { hall: busyHall, ticket } })
const phoneAddress = `/t/${kTicket}.tok`

describe('the page of a ticket', () => {
  const open = (frame: object, width = 320) =>
    BrowserHall.open(browser, phoneAddress, { width, height: 640, frame })

  it('fits a narrow phone in both languages and large type, and is accessible', async () => {
    hall = await open(phone(waiting))
    await hall.page.getByText('前面约 12 人').waitFor()
    expect(await hall.cutOffTexts(true)).toEqual([])
    expect(await hall.seriousFaults()).toEqual([])
    await hall.page.getByText('大字').click()
    await hall.page.getByText('English').click()
    await hall.page.getByText('About 12 ahead of you').waitFor()
    expect(await hall.cutOffTexts(true)).toEqual([])
    expect(await hall.seriousFaults()).toEqual([])
  })

  it('keeps type size and language over a reload', async () => {
    hall = await open(phone(waiting))
    await hall.page.getByText('English').click()
    await hall.page.reload()
    await hall.page.getByText('Connecting to the hall…').waitFor()
  })

  const counterAt = (n: number, column: number, row: number) => ({
    label: label(n === 9 ? '台胞接待室' : `${n}`),
    column,
    row,
  })
  const zoneMap = {
    directions: { zh: '一楼大厅东侧，过安检后右转', en: 'Ground floor, east side; turn right' },
    counters: [
      ...Array.from({ length: 9 }, (_, i) => counterAt(i + 1, i + 1, 1)),
      ...Array.from({ length: 6 }, (_, i) => counterAt(i + 10, i > 2 ? i + 4 : i + 1, 3)),
    ],
  }

  it('shows the way while waiting and when called, to who cannot see it too', async () => {
    const able = { counterLabels: ['3', '4', '12'].map(label) }
    const frame = (ticket: object) => frameOf({ phone: { hall: busyHall, ticket, zoneMap } })
    hall = await open(frame({ ...waiting, ...able, itemId: 'medical' }))
    await hall.page.getByText('可到窗口：3、4、12 号').waitFor()
    await hall.page.getByText('标蓝的窗口可以办理您的业务').waitFor()
    expect(await hall.page.locator('svg .able').count()).toBe(3)
    expect(await hall.page.locator('a.button').getAttribute('href')).toBe('/guides/medical')
    await hall.page.locator('svg').scrollIntoViewIfNeeded()
    await hall.shot('phone with a map')
    expect(await hall.cutOffTexts(true)).toEqual([])
    expect(await hall.overlappingTexts()).toEqual([])
    expect(await hall.seriousFaults()).toEqual([])
    const called = { state: 'TICKET_STATE_CALLED', counterLabel: label('12'), callId: '5' }
    hall.say(frame({ ...waiting, ...called }))
    await hall.page.getByText('12 号窗口：从入口往里第 1 排，左起第 3 个').waitFor()
    expect(await hall.page.getByRole('img').getAttribute('aria-label')).toContain('左起第 3 个')
    expect(await hall.page.locator('svg .here').textContent()).toContain('12')
    await hall.shot('phone called with a map')
    expect(await hall.cutOffTexts(true)).toEqual([])
    expect(await hall.seriousFaults()).toEqual([])
    await hall.page.getByText('English').click()
    await hall.page.getByText('Ground floor, east side').waitFor()
    expect(await hall.cutOffTexts(true)).toEqual([])
    hall.complaints.splice(0)
  })

  it('shows a number that can be read on the map of a very long hall', async () => {
    const counters = Array.from({ length: 36 }, (_, i) => counterAt(i + 10, i + 1, (i % 2) + 1))
    const ticket = { ...waiting, state: 'TICKET_STATE_CALLED', counterLabel: label('27') }
    hall = await open(frameOf({ phone: { hall: busyHall, ticket, zoneMap: { counters } } }))
    const number = hall.page.locator('svg text', { hasText: '27' })
    expect((await number.boundingBox())!.height).toBeGreaterThan(12)
    await hall.shot('phone with a long map')
    expect(await hall.cutOffTexts(true)).toEqual([])
    hall.complaints.splice(0)
  })

  it('says where to go the moment the ticket is called', async () => {
    hall = await open(phone(waiting))
    hall.say({
      epoch: '1',
      position: '11',
      hallTime,
      delta: {
        phone: {
          ticket: {
            ...waiting,
            state: 'TICKET_STATE_CALLED',
            counterLabel: label('12'),
            ordinal: 1,
            callId: '5',
          },
        },
      },
    })
    await hall.page.getByText('请到 12 号窗口').waitFor()
    expect(await hall.page.title()).toBe('请到 12 号窗口')
    expect(await hall.seriousFaults()).toEqual([])
    // Headless Chromium lets no page vibrate before a touch and says so.
    hall.complaints.splice(0)
  })

  it('asks before it cancels, and speaks to the hall as the public', async () => {
    hall = await open(phone(waiting))
    await hall.page.getByText('取消排队').click()
    await hall.page.getByText('不取消').click()
    await hall.page.getByText('取消排队').click()
    expect(await hall.seriousFaults()).toEqual([])
    await hall.page.getByText('确定取消', { exact: true }).click()
    await expect
      .poll(() => hall.calls.map((call) => call.method))
      .toContain('TicketService/CancelTicket')
    const call = hall.calls.find(({ method }) => method === 'TicketService/CancelTicket')!
    expect(call.caller).toBe('public')
    expect(call.body).toMatchObject({ ticketId: kTicket, ticketToken: 'tok', byApplicant: true })
  })

  it('shows a text of the hall as text, whatever stands in it', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    hall = await open(phone({ ...waiting, queueName: label(evil) }))
    await hall.page.getByText(evil).waitFor()
    expect(await hall.page.locator('img').count()).toBe(0)
  })

  it('tells a wrong address what to do, without asking the hall', async () => {
    hall = await BrowserHall.open(browser, '/t/x', { width: 320, height: 640 })
    await hall.page.getByText('重新扫号票上的二维码').waitFor()
    expect(hall.watchRequests).toEqual([])
  })
})

describe('the guides', () => {
  const item = (i: number) => ({
    itemId: `item-${i}`,
    name: { zh: `城乡居民基本医疗保险参保登记第${i}类`, en: `Enrolment number ${i}` },
    kind: 'ITEM_KIND_PROMISED',
  })

  it('find an item and lead to it', async () => {
    hall = await BrowserHall.open(browser, '/guides', { width: 320, height: 640 }, async (hall) => {
      hall.answers.set('GuideService/ListItems', {
        status: 200,
        body: { items: [item(1), item(2)] },
      })
      hall.answers.set('GuideService/SearchItems', {
        status: 200,
        body: { hits: [{ item: item(3) }] },
      })
    })
    await hall.page.getByText('第2类').waitFor()
    expect(await hall.cutOffTexts(true)).toEqual([])
    expect(await hall.seriousFaults()).toEqual([])
    await hall.page.getByRole('searchbox').fill('cxjm')
    await hall.page.getByText('第3类').waitFor()
    expect(await hall.page.getByText('第2类').count()).toBe(0)
    expect(await hall.page.locator('a.row').getAttribute('href')).toBe('/guides/item-3')
  })

  it('list themes above the items, and lead to what each asks for in all', async () => {
    const theme = (i: number) => ({
      themeId: `theme-${i}`,
      name: { zh: `开办餐饮店一件事第${i}类`, en: `Opening a restaurant ${i}` },
      itemIds: ['item-1', 'item-2'],
    })
    const id = label('申请人有效身份证件')
    hall = await BrowserHall.open(browser, '/guides', { width: 320, height: 640 }, async (hall) => {
      const answer = (method: string, body: object) =>
        hall.answers.set(`GuideService/${method}`, { status: 200, body })
      answer('ListItems', { items: [item(1), item(2)] })
      answer('ListThemes', { themes: Array.from({ length: 7 }, (_, i) => theme(i + 1)) })
      answer('SearchItems', { hits: [] })
      answer('GetTheme', {
        theme: theme(1),
        items: [item(1), item(2)],
        materials: [
          {
            material: { materialCode: 'm', name: id, required: true, originals: 1 },
            itemIds: ['item-1', 'item-2'],
          },
        ],
      })
    })
    await hall.page.getByText('开办餐饮店一件事第5类').waitFor()
    expect(await hall.page.getByText('开办餐饮店一件事第6类').count()).toBe(0)
    await hall.shot('guides with themes')
    await hall.page.getByText('再显示 2 件').click()
    await hall.page.getByText('开办餐饮店一件事第7类').waitFor()
    expect(await hall.cutOffTexts(true)).toEqual([])
    expect(await hall.seriousFaults()).toEqual([])
    await hall.page.getByRole('searchbox').fill('x')
    await hall.page.getByText('开办餐饮店一件事第1类').waitFor({ state: 'detached' })
    await hall.page.getByRole('searchbox').fill('')
    await hall.page.getByText('开办餐饮店一件事第1类').click()
    await hall.page.waitForURL('**/guides?theme=theme-1')
    await hall.page.getByText('申请人有效身份证件').waitFor()
    await hall.page.getByText('依次办理').waitFor()
    await hall.shot('theme')
    expect(await hall.cutOffTexts(true)).toEqual([])
    expect(await hall.seriousFaults()).toEqual([])
  })

  it('show a guide on a narrow phone in large type', async () => {
    hall = await BrowserHall.open(
      browser,
      '/guides/item-1',
      { width: 320, height: 640 },
      async (hall) => {
        hall.answers.set('GuideService/GetGuide', {
          status: 200,
          body: {
            item: item(1),
            guide: {
              version: 2,
              nextReviewDate: { year: 2020, month: 1, day: 1 },
              legalBasis: label(
                '《中华人民共和国社会保险法》第二十五条https://example.org/' + 'a'.repeat(60),
              ),
              conditions: [label('参加保险')],
              materials: [
                {
                  materialCode: 'm',
                  name: label('申请人有效身份证件'),
                  required: true,
                  originals: 1,
                  formAddress: 'https://forms.example/blank.pdf',
                },
              ],
            },
          },
        })
      },
    )
    await hall.page.getByText('申请人有效身份证件').waitFor()
    await hall.page.getByText('大字').click()
    expect(await hall.cutOffTexts(true)).toEqual([])
    expect(await hall.seriousFaults()).toEqual([])
  })

  it('say so where an item is gone', async () => {
    hall = await BrowserHall.open(
      browser,
      '/guides/gone',
      { width: 320, height: 640 },
      async (hall) => {
        hall.answers.set('GuideService/GetGuide', {
          status: 404,
          body: { reason: 'REASON_ITEM_NOT_FOUND' },
        })
      },
    )
    await hall.page.getByText('没有找到这个事项').waitFor()
    // The browser writes every 404 into its console.
    hall.complaints.splice(0)
  })
})

describe('enrolling', () => {
  it('makes a sign of a browser and goes to its page', async () => {
    hall = await BrowserHall.open(browser, '/enrol', { width: 800, height: 600 }, async (hall) => {
      hall.answers.set('AuthService/Enroll', {
        status: 200,
        body: { device: { kind: 'DEVICE_KIND_SIGN', counterId: '12', zoneId: 'A' } },
      })
    })
    expect(await hall.seriousFaults()).toEqual([])
    await hall.page.getByLabel('登记码（8 位）').fill('abcd-efgh')
    await hall.page.getByRole('button', { name: '登记' }).click()
    await hall.page.waitForURL('**/sign/12')
    await expect.poll(() => hall.watchRequests[0]).toMatchObject({ counterId: '12' })
  })
})
