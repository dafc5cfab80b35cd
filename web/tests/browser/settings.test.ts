import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import { frameOf } from './busy_floor'
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

/** With all that a form asks for. */
const whole = {
  result: {
    ...catalogue.result,
    rows: {
      ...catalogue.result.rows,
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
    ['服务时间', 768],
    ['事项与队列', 768],
    ['大厅与规则', 768],
    ['大厅与规则', 1366],
  ] as const)('%s fit a screen of %d and are read by everybody', async (text, width) => {
    hall = await open('ROLE_HALL_MANAGER', width, 1024)
    await part(text)
    await hall.page.waitForTimeout(200)
    expect(await widerThanWindow()).toBe(false)
    expect(await hall.seriousFaults()).toEqual([])
    await hall.shot(`settings ${text} ${width}`)
  })
})
