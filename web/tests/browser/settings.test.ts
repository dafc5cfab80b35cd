import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import { frameOf } from './busy_floor'
import * as tabs from './manager_tabs'
import { catalogue, desk, manager } from './staff_floor'

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

const frame = frameOf({ desk, manager })
const kEdit = 'AdminService/EditCatalogue'
const changed = {
  changedRows: ['queue:q1'],
  before: { rows: { queues: [{ queueId: 'q1', name: { zh: '甲' } }] } },
  after: { rows: { queues: [{ queueId: 'q1', name: { zh: '乙' } }] } },
}

const season = { firstDay: 101, lastDay: 1231, workday: [{ fromMinute: 510, untilMinute: 720 }] }
const date = { year: 2026, month: 3, day: 2 }

/** With all that a form asks for, and something of every sort. */
const whole = {
  result: {
    head: {
      ...catalogue.result.head,
      hall: { name: { zh: '云川市政务服务中心' } },
      hours: { seasons: [season], exceptions: [{ date, sessions: [], reason: '停电检修' }] },
      voice: { volumeSpans: [{ session: season.workday[0], volumePercent: 0 }] },
    },
    rows: {
      ...catalogue.result.rows,
      items: [
        ...catalogue.result.rows.items,
        { itemId: 'food', name: { zh: '食品经营许可' } },
        { itemId: 'sign', name: { zh: '户外招牌设置' } },
      ],
      departments: [{ departmentId: 'd1', name: { zh: '医疗保障局' }, phone: '12393' }],
      counters: [{ counterId: '12', kind: 'COUNTER_KIND_DOMAIN', zoneId: 'A', queueIds: ['q1'] }],
      themes: [
        {
          themeId: 't1',
          name: { zh: '开办餐饮店“一件事”' },
          audience: 'AUDIENCE_BOTH',
          itemIds: ['item', 'food', 'sign'],
        },
      ],
      queues: catalogue.result.rows.queues.map((queue) => ({
        ...queue,
        prefix: 'A',
        zoneId: 'A',
        kind: 'QUEUE_KIND_HANDLING',
        identityRule: 'IDENTITY_RULE_OPTIONAL',
        expectedServiceDuration: '480s',
        targets: queue.targets.map((target) => ({ ...target, targetSharePermille: 900 })),
      })),
    },
  },
}

const guide = {
  guide: {
    version: 1,
    conditions: [{ zh: '参加保险' }],
    materials: [{ materialCode: 'm1', name: { zh: '身份证' }, required: true, originals: 1 }],
  },
}

function open(role: string, width = 1366, height = 768) {
  return BrowserHall.open(
    browser,
    '/manage/settings',
    { width, height, frame },
    async (opening) => {
      opening.firstFrame = frame
      opening.answers.set('GuideService/GetCatalogue', { status: 200, body: whole })
      opening.answers.set('AdminService/GetStatus', {
        status: 200,
        body: { catalogueVersion: 1, catalogueEtag: '1-ab' },
      })
      opening.answers.set(kEdit, { status: 200, body: changed })
      opening.answers.set('GuideService/GetGuide', { status: 200, body: guide })
      opening.answers.set('AdminService/ListStaff', { status: 200, body: tabs.staff })
      opening.answers.set('AdminService/ListDevices', { status: 200, body: tabs.devices })
      opening.answers.set('ReportService/ListEvents', { status: 200, body: tabs.history })
      await opening.page.addInitScript(
        (kept) => {
          localStorage.setItem('staff:session', kept)
        },
        JSON.stringify({ staffNumber: '5001', staffName: '苗五', roles: [role] }),
      )
    },
  )
}

const part = (text: string) => hall.page.locator('.parts .chip', { hasText: text }).click()
const press = (text: string) => hall.page.locator('dialog button', { hasText: text }).last().click()
const edits = () => hall.calls.filter((call) => call.method === kEdit)
const widerThanWindow = () =>
  hall.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

async function openQueue(): Promise<void> {
  await part('事项与队列')
  await hall.page.locator('tr', { hasText: '业务1' }).first().getByText('修改').click()
  await hall.page.locator('dialog input').first().fill('改过的名称')
}

describe('the settings', () => {
  it('publish what was looked at before, and the same once more when an answer is lost', async () => {
    hall = await open('ROLE_HALL_MANAGER')
    await openQueue()
    await press('预览')
    await hall.page.getByText('将要改成').waitFor()
    expect(await hall.seriousFaults()).toEqual([])
    hall.answers.set(kEdit, { status: 503, body: {} })
    await press('发布')
    await hall.page.locator('dialog .problem').waitFor()
    expect(hall.complaints.splice(0)).toEqual([expect.stringContaining('503')])
    hall.answers.set(kEdit, { status: 200, body: { published: true, catalogueVersion: 2 } })
    await press('发布')
    await hall.page.getByText('现在是目录第 2 版').waitFor()
    const [dry, first, second] = edits().map((call) => call.body)
    expect(dry).toMatchObject({ dryRun: true, etag: '1-ab' })
    expect(first).toMatchObject({
      dryRun: false,
      etag: '1-ab',
      rows: { queues: [{ queueId: 'q1', name: { zh: '改过的名称' } }] },
    })
    expect(second).toEqual(first)
  })

  it('put the items of a theme in another order, by the keyboard alone', async () => {
    hall = await open('ROLE_HALL_MANAGER')
    await part('事项与队列')
    await hall.page.locator('tr', { hasText: '开办餐饮店' }).getByText('修改').click()
    const names = () => hall.page.locator('dialog .order .name').allInnerTexts()
    const button = (name: string) =>
      hall.page.locator('dialog').getByRole('button', { name, exact: true })
    const focused = () => hall.page.evaluate(() => document.activeElement?.ariaLabel)
    expect(await names()).toEqual(['社会保障卡申领', '食品经营许可', '户外招牌设置'])
    expect(await button('上移“社会保障卡申领”').isDisabled()).toBe(true)
    expect(await button('下移“户外招牌设置”').isDisabled()).toBe(true)
    await button('上移“户外招牌设置”').focus()
    await hall.page.keyboard.press('Enter')
    await hall.page.getByRole('status').getByText('“户外招牌设置”现在是第 2 项').waitFor()
    expect(await focused()).toBe('上移“户外招牌设置”')
    await hall.page.keyboard.press('Space')
    await hall.page.getByRole('status').getByText('“户外招牌设置”现在是第 1 项').waitFor()
    // Nothing is above it any more: the focus goes to the way that is left.
    await expect.poll(focused).toBe('下移“户外招牌设置”')
    expect(await names()).toEqual(['户外招牌设置', '社会保障卡申领', '食品经营许可'])
    expect(await hall.seriousFaults()).toEqual([])
    await hall.shot('settings theme order')
    const theme = whole.result.rows.themes[0]!
    const turned = { ...theme, itemIds: ['sign', 'item', 'food'] }
    hall.answers.set(kEdit, {
      status: 200,
      body: {
        changedRows: ['theme:t1'],
        before: { rows: { themes: [theme] } },
        after: { rows: { themes: [turned] } },
      },
    })
    await press('预览')
    await hall.page.getByText('社会保障卡申领 → 食品经营许可 → 户外招牌设置').last().waitFor()
    await hall.page.getByText('户外招牌设置 → 社会保障卡申领 → 食品经营许可').waitFor()
    hall.answers.set(kEdit, { status: 200, body: { published: true, catalogueVersion: 2 } })
    await press('发布')
    await hall.page.getByText('现在是目录第 2 版').waitFor()
    expect(edits().map((call) => call.body.rows)).toEqual([
      { themes: [turned] },
      { themes: [turned] },
    ])
  })

  it('keep the order that was made when the hall refuses it', async () => {
    hall = await open('ROLE_HALL_MANAGER')
    await part('事项与队列')
    await hall.page.locator('tr', { hasText: '开办餐饮店' }).getByText('修改').click()
    await hall.page.getByRole('button', { name: '下移“社会保障卡申领”' }).click()
    hall.answers.set(kEdit, { status: 403, body: { reason: 'REASON_NOT_PERMITTED' } })
    await press('预览')
    await hall.page.locator('dialog .problem').waitFor()
    expect(await hall.page.locator('dialog .order .name').allInnerTexts()).toEqual([
      '食品经营许可',
      '社会保障卡申领',
      '户外招牌设置',
    ])
    expect(hall.complaints.splice(0)).toEqual([expect.stringContaining('403')])
  })

  it('look at an edit anew once it is another', async () => {
    hall = await open('ROLE_HALL_MANAGER')
    await openQueue()
    await press('预览')
    await hall.page.getByText('将要改成').waitFor()
    await hall.page.locator('dialog input').first().fill('又改过的名称')
    expect(await hall.page.locator('dialog .change-preview').count()).toBe(0)
    expect(await hall.page.locator('dialog button', { hasText: '发布' }).count()).toBe(0)
  })

  it('send nothing that was written over an older catalogue', async () => {
    hall = await open('ROLE_HALL_MANAGER')
    await openQueue()
    hall.answers.set('AdminService/GetStatus', {
      status: 200,
      body: { catalogueVersion: 2, catalogueEtag: '2-cd' },
    })
    await press('预览')
    await hall.page.getByText('别人刚刚发布过新的目录').waitFor()
    expect(edits()).toEqual([])
  })

  it('are read by a duty manager', async () => {
    hall = await open('ROLE_DUTY_MANAGER')
    for (const text of ['服务时间', '事项与队列', '大厅与规则']) {
      await part(text)
      expect(await hall.page.locator('.content').getByText('修改', { exact: true }).count()).toBe(0)
    }
    await part('事项与队列')
    await hall.page.getByText('业务1').first().waitFor()
    expect(await hall.page.getByText('停办').count()).toBe(0)
  })

  it.each([
    ['人员', '张1', 'Staff'],
    ['设备', '一楼东侧1', 'Devices'],
    ['窗口', '窗口的发布设置', 'Counters'],
    ['服务时间', '停电检修', 'Hours'],
    ['事项与队列', '开办餐饮店', 'Items and queues'],
    ['大厅与规则', '医疗保障局', 'Hall and rules'],
    ['变更记录', '5001', 'History'],
  ])('%s fit two screens and are read by everybody in both languages', async (zh, seen, en) => {
    hall = await open('ROLE_HALL_MANAGER', 1366, 1024)
    await part(zh)
    await hall.page.locator('.content').getByText(seen).first().waitFor()
    for (const width of [1366, 768]) {
      await hall.page.setViewportSize({ width, height: 1024 })
      expect(await widerThanWindow()).toBe(false)
      expect(await hall.seriousFaults()).toEqual([])
      await hall.shot(`settings ${zh} ${width}`)
    }
    await hall.page.getByText('English', { exact: true }).click()
    await hall.page.locator('.parts .chip', { hasText: en }).waitFor()
    expect(await widerThanWindow()).toBe(false)
    expect(await hall.seriousFaults()).toEqual([])
  })

  it.each([
    ['窗口', ['A区'], '修改'],
    ['服务时间', ['停电检修'], '修改'],
    ['事项与队列', ['业务1', '社会保障卡申领'], '修改'],
    ['事项与队列', ['社会保障卡申领'], '指南'],
    ['事项与队列', ['开办餐饮店'], '停办'],
    ['大厅与规则', ['大厅信息', '规则参数', '语音播报', 'A区', '医疗保障局'], '修改'],
  ])('%s: the forms of %s are filled in by everybody', async (zh, whose, verb) => {
    hall = await open('ROLE_HALL_MANAGER', 1366, 1024)
    await part(zh)
    for (const one of whose) {
      const row = hall.page.locator('tr, .panel', { hasText: one }).first()
      await row.getByText(verb, { exact: true }).first().click()
      await hall.page.locator('dialog form').waitFor()
      expect(await widerThanWindow()).toBe(false)
      expect(await hall.seriousFaults()).toEqual([])
      await hall.shot(`settings form ${one} ${verb}`)
      await press('关闭')
      await hall.page.locator('dialog').waitFor({ state: 'detached' })
    }
  })
})
