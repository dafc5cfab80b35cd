import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import { evil, openAs as openStaffPage } from './staff_floor'

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

const openAs = (role: string, address: string, width?: number, height?: number) =>
  openStaffPage(browser, role, address, width, height)

/** Texts inside may be cut with dots and lists scroll; the page itself never sideways. */
const widerThanWindow = () =>
  hall.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

const callsOf = (method: string) => hall.calls.filter((call) => call.method === method)

describe('a staff page', () => {
  it('sends who is not logged in to the login, with the way back', async () => {
    hall = await BrowserHall.open(browser, '/manage?wall=1', { width: 1366, height: 768 })
    await hall.page.getByText('工作人员登录').waitFor()
    expect(new URL(hall.page.url()).search).toBe('?next=%2Fmanage%3Fwall%3D1')
    expect(await hall.seriousFaults()).toEqual([])
    await hall.shot('login')
  })

  it('is not shown to a role that it is not for', async () => {
    const session = { staffNumber: '1', staffName: '', roles: ['ROLE_COUNTER_STAFF'] }
    const look = { width: 1366, height: 768 }
    hall = await BrowserHall.open(browser, '/manage', look, async ({ page }) => {
      await page.addInitScript(
        (kept) => localStorage.setItem('staff:session', kept),
        JSON.stringify(session),
      )
    })
    await hall.page.getByText('这个页面不对您的角色开放').waitFor()
    expect(hall.watchRequests).toEqual([])
  })
})

describe('the guide desk', () => {
  it.each([
    [1280, 800],
    [800, 1280],
  ])('fits a tablet of %d by %d in both languages and is accessible', async (width, height) => {
    hall = await openAs('ROLE_GUIDE_STAFF', '/desk', width, height)
    await hall.page.getByText('社会保障卡申领').first().waitFor()
    await hall.page.locator('.row').first().click()
    expect(await widerThanWindow()).toBe(false)
    expect(await hall.seriousFaults()).toEqual([])
    await hall.shot(`desk ${width}`)
    await hall.page.getByText('English').click()
    await hall.page.getByText('Guide desk').first().waitFor()
    expect(await widerThanWindow()).toBe(false)
    expect(await hall.seriousFaults()).toEqual([])
  })

  it('records a pre-check with what is missing, as the person', async () => {
    hall = await openAs('ROLE_GUIDE_STAFF', '/desk', 1280, 800)
    await hall.page.locator('.row').first().click()
    await hall.page.getByText('预审', { exact: true }).click()
    // What the hall publishes is text, whatever stands in it.
    await hall.page.locator('.material', { hasText: evil }).click()
    await hall.page.getByText('材料不全（缺 1 项）').click()
    await expect.poll(() => callsOf('TicketService/PreCheckTicket')).toHaveLength(1)
    const [call] = callsOf('TicketService/PreCheckTicket')
    expect(call).toMatchObject({
      caller: 'session',
      body: { result: 'PRE_CHECK_RESULT_INCOMPLETE', missingMaterialCodes: ['m1'] },
    })
    expect(call!.body.requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  })

  it('moves a ticket to another queue, once somebody has said why', async () => {
    hall = await openAs('ROLE_GUIDE_STAFF', '/desk', 1280, 800)
    await hall.page.locator('.row').first().click()
    await hall.page.getByText('改派', { exact: true }).click()
    const move = hall.page.locator('form').getByRole('button', { name: '改派', exact: true })
    await hall.page.getByLabel('改派到哪个队列').selectOption('q1')
    expect(await move.isDisabled()).toBe(true)
    await hall.page.getByText('取错号、排错队').click()
    await hall.page.getByText('取错号', { exact: true }).click()
    expect(await hall.seriousFaults()).toEqual([])
    await hall.shot('desk move')
    await move.click()
    await hall.page.getByText('已改派').waitFor()
    expect(callsOf('TicketService/MoveTicket')[0]!.body).toMatchObject({
      queueId: 'q1',
      wrongQueue: true,
      reasonText: '取错号',
    })
  })

  it('notes which help somebody needs', async () => {
    hall = await openAs('ROLE_GUIDE_STAFF', '/desk', 1280, 800)
    await hall.page.locator('.row').first().click()
    await hall.page.getByText('协助需求', { exact: true }).click()
    expect(await hall.page.getByText('保存协助需求').isDisabled()).toBe(true)
    await hall.page.locator('.form').getByText('听障', { exact: true }).click()
    await hall.shot('desk assistance')
    await hall.page.getByText('保存协助需求').click()
    await hall.page.getByText('协助需求已保存').waitFor()
    const { assistanceMarks } = callsOf('TicketService/SetAssistance')[0]!.body
    expect(assistanceMarks).toContain('ASSISTANCE_MARK_HEARING')
  })

  it('says why something was refused', async () => {
    hall = await openAs('ROLE_GUIDE_STAFF', '/desk', 1280, 800)
    hall.answers.set('TicketService/DivertTicket', {
      status: 409,
      body: { reason: 'REASON_WRONG_TICKET_STATE', metadata: { state: 'called' } },
    })
    await hall.page.locator('.row').first().click()
    await hall.page.getByText('分流', { exact: true }).click()
    await hall.page.getByText('网上办理').click()
    await hall.page.getByText('这个号现在是“已叫号”，不能这样办').waitFor()
    hall.complaints.splice(0) // the browser tells of every answer that is no 200
  })
})

describe('the floor of a manager', () => {
  it('shows counters, queues and alerts, and texts of the hall as text', async () => {
    hall = await openAs('ROLE_HALL_MANAGER', '/manage')
    await hall.page.getByText('AB1010').first().waitFor()
    expect(await hall.page.locator('.card').count()).toBe(60)
    await hall.page.getByText(evil).first().waitFor()
    expect(await hall.page.locator('img').count()).toBe(0)
    expect(await widerThanWindow()).toBe(false)
    expect(await hall.seriousFaults()).toEqual([])
    await hall.shot('manage')
  })

  it('fetches no charts before somebody looks at one', async () => {
    const files: string[] = []
    hall = await openAs('ROLE_HALL_MANAGER', '/manage')
    await hall.page.getByText('AB1010').first().waitFor()
    files.push(
      ...(await hall.page.evaluate(() =>
        performance.getEntriesByType('resource').map((entry) => entry.name),
      )),
    )
    expect(files.some((name) => name.includes('/assets/manage-'))).toBe(true)
    expect(files.filter((name) => name.includes('/assets/charts-'))).toEqual([])
  })

  it('acknowledges an alert', async () => {
    hall = await openAs('ROLE_DUTY_MANAGER', '/manage')
    await hall.page.getByText('确认预警').first().click()
    await expect.poll(() => callsOf('ReportService/AcknowledgeAlert')).toHaveLength(1)
    expect(callsOf('ReportService/AcknowledgeAlert')[0]!.body).toMatchObject({ alertId: '8' })
  })

  it('moves a waiting ticket from the sheet of its queue', async () => {
    hall = await openAs('ROLE_DUTY_MANAGER', '/manage')
    await hall.page.getByLabel('城乡居民医疗保险业务2　等候 6 人').click()
    const sheet = hall.page.locator('dialog')
    await sheet.getByText('改派', { exact: true }).first().click()
    await sheet.getByLabel('由哪个窗口叫号').waitFor()
    await sheet.getByLabel('改派到哪个队列').selectOption('q1')
    await sheet.getByLabel('由哪个窗口叫号').selectOption('2')
    await sheet.getByLabel('改派的原因').fill('窗口设备故障')
    expect(await hall.seriousFaults()).toEqual([])
    await hall.shot('manage move')
    await sheet.locator('form').getByText('改派', { exact: true }).click()
    await expect.poll(() => callsOf('TicketService/MoveTicket')).toHaveLength(1)
    expect(callsOf('TicketService/MoveTicket')[0]!.body).toMatchObject({
      queueId: 'q1',
      toCounterId: '2',
      reasonText: '窗口设备故障',
    })
  })

  it('lets a supervisor see it and change nothing', async () => {
    hall = await openAs('ROLE_SUPERVISOR', '/manage')
    await hall.page.getByText('AB1010').first().waitFor()
    expect(await hall.page.getByText('确认预警').count()).toBe(0)
    expect(await hall.page.getByText('暂停大厅').count()).toBe(0)
    expect(await hall.page.getByText('设置', { exact: true }).count()).toBe(0)
    await hall.page.locator('.card').nth(1).click()
    await hall.page.locator('dialog').waitFor()
    expect(await hall.page.locator('dialog button').allInnerTexts()).toEqual(['关闭'])
    expect(hall.watchRequests.map((request) => request.view)).toEqual(['VIEW_MANAGER'])
  })

  it('fills a wall without a text that is cut off', async () => {
    hall = await openAs('ROLE_HALL_MANAGER', '/manage?wall=1', 1920, 1080)
    await hall.page.locator('canvas').waitFor()
    await hall.page.getByText('AB1010').first().waitFor()
    expect(await hall.cutOffTexts(false)).toEqual([])
    expect(await hall.overlappingTexts()).toEqual([])
    expect(await hall.seriousFaults()).toEqual([])
    await hall.shot('manage wall')
  })
})
