import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import * as tabs from './manager_tabs'
import { counters, evil, manager, openAs } from './staff_floor'

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

const widerThanWindow = () =>
  hall.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
const callsOf = (method: string) => hall.calls.filter((call) => call.method === method)
const sheet = () => hall.page.locator('dialog')
const press = (text: string) =>
  sheet().locator('form').getByRole('button', { name: text, exact: true }).click()

/** What was sent, once, as the person, under an id of its own. */
async function sent(method: string): Promise<Record<string, unknown>> {
  await expect.poll(() => callsOf(method)).toHaveLength(1)
  const [call] = callsOf(method)
  expect(call!.caller).toBe('session')
  expect(call!.body.requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  return call!.body
}

async function accessible(): Promise<void> {
  expect(await widerThanWindow()).toBe(false)
  expect(await hall.seriousFaults()).toEqual([])
  expect(await hall.page.locator('img').count()).toBe(0)
}

function prepare(): void {
  const answer = (method: string, body: object) => hall.answers.set(method, { status: 200, body })
  hall.answering.set('ReportService/GetReport', tabs.reportFor)
  hall.answering.set('ReportService/ListEvents', (body) =>
    body.ticketId ? tabs.story : tabs.history,
  )
  answer('TicketService/GetTicket', tabs.ticket)
  answer('CounterService/ExplainCall', tabs.explained)
  answer('ReportService/ListAlerts', tabs.alerts)
  answer('AdminService/ListStaff', tabs.staff)
  answer('AdminService/ListDevices', tabs.devices)
}

async function open(role = 'ROLE_HALL_MANAGER', width = 1366, more: object = {}): Promise<void> {
  const view = { manager: { ...manager, ...more } }
  hall = await openAs(browser, role, '/manage', width, 900, view)
  prepare()
  await hall.page.getByText('AB1010').first().waitFor()
}

const tab = (text: string) => hall.page.locator('.tab', { hasText: text }).click()

describe('a tab of the manager', () => {
  it.each([1366, 800])('compares today with the usual day, %d wide', async (width) => {
    await open('ROLE_HALL_MANAGER', width)
    await tab('今日与往常')
    await expect.poll(() => hall.page.locator('canvas').count()).toBeGreaterThan(1)
    await hall.page.getByText('共 4 天').waitFor()
    await hall.page.waitForTimeout(1200) // until the charts are drawn
    await hall.shot(`manage figures ${width}`)
    await accessible()
  })

  it.each([1366, 800])('compares queues and counters, %d wide', async (width) => {
    await open('ROLE_HALL_MANAGER', width)
    await tab('事项与窗口')
    await hall.page.getByText(evil).first().waitFor()
    await hall.shot(`manage compare ${width}`)
    await accessible()
  })

  it.each([1366, 800])(
    'tells the story of a ticket and why it was called, %d wide',
    async (width) => {
      await open('ROLE_HALL_MANAGER', width)
      await tab('号票查询')
      await hall.page.getByRole('searchbox').fill('ab1010')
      await hall.page.getByText('查看', { exact: true }).click()
      await hall.page.getByText('叫号依据').click()
      await hall.page.getByText('已超目标 15 分').waitFor()
      await hall.page.getByText(evil).first().waitFor()
      await hall.shot(`manage story ${width}`)
      await accessible()
    },
  )

  it.each([1366, 800])('lists alerts, %d wide', async (width) => {
    await open('ROLE_HALL_MANAGER', width)
    await tab('预警记录')
    await hall.page.locator('tbody tr').nth(20).waitFor()
    await hall.shot(`manage alerts ${width}`)
    await accessible()
  })

  it.each([
    ['人员', 'ROLE_HALL_MANAGER', 1366],
    ['人员', 'ROLE_HALL_MANAGER', 768],
    ['设备', 'ROLE_HALL_MANAGER', 1366],
    ['设备', 'ROLE_HALL_MANAGER', 768],
    ['变更记录', 'ROLE_HALL_MANAGER', 1366],
    ['变更记录', 'ROLE_HALL_MANAGER', 768],
  ])('holds the settings %s for %s, %d wide', async (part, role, width) => {
    hall = await openAs(browser, role, '/manage/settings', width, 900)
    prepare()
    // The first part may have asked before the hall had its answers.
    await hall.page.locator('.parts .chip').last().click()
    await hall.page.locator('.parts .chip', { hasText: part }).click()
    await hall.page.locator('table tbody tr').first().waitFor()
    await hall.shot(`settings ${part} ${width}`)
    await accessible()
    const edit = hall.page.locator('main').getByText('修改', { exact: true })
    if ((await edit.count()) === 0) return
    await edit.first().click()
    await sheet().waitFor()
    await hall.shot(`settings ${part} sheet ${width}`)
    await accessible()
  })
})

describe('a manager', () => {
  it('tells the whole hall something', async () => {
    await open()
    await hall.page.getByText('大厅广播').click()
    await sheet().getByLabel('广播内容').fill('  二楼饮水机已修好 ')
    await sheet().getByLabel('播给').selectOption('A')
    await sheet().getByLabel('显示几分钟').fill('20')
    await sheet().getByText('同时语音播报').click()
    await hall.shot('manage broadcast')
    await accessible()
    await press('大厅广播')
    expect(await sent('AdminService/Broadcast')).toMatchObject({
      text: '二楼饮水机已修好',
      zoneId: 'A',
      spoken: true,
      showDuration: '1200s',
    })
    await hall.page.getByText('广播已发出').waitFor()
    await sheet().waitFor({ state: 'detached' })
  })

  it('suspends the hall once two texts are given', async () => {
    await open()
    await hall.page.getByText('暂停大厅').click()
    await sheet().getByLabel('公开显示的文字').fill('消防演练，请有序离开')
    expect(await sheet().locator('form button').isDisabled()).toBe(true)
    await sheet().getByLabel('原因（记入日志').fill('演练')
    await hall.shot('manage suspend')
    await accessible()
    await press('暂停大厅')
    expect(await sent('AdminService/SuspendHall')).toMatchObject({
      publicText: '消防演练，请有序离开',
      reasonText: '演练',
    })
    await hall.page.getByText('大厅已暂停服务').waitFor()
  })

  it('opens a suspended hall again', async () => {
    const suspended = { ...manager.hall, suspended: true, suspensionText: evil }
    await open('ROLE_HALL_MANAGER', 1366, { hall: suspended })
    await hall.page.getByText(evil).first().waitFor()
    await hall.page.getByText('恢复大厅').click()
    await accessible()
    await press('恢复大厅')
    await sent('AdminService/ResumeHall')
    await hall.page.getByText('大厅已恢复').waitFor()
  })

  it('writes to a counter', async () => {
    await open()
    await hall.page.locator('.card').nth(4).click()
    await sheet().getByText('留言', { exact: true }).click()
    await sheet().getByLabel('留言内容').fill('请到值班室')
    await hall.shot('manage message')
    await accessible()
    await press('留言')
    expect(await sent('AdminService/MessageCounter')).toMatchObject({
      counterId: '5',
      text: '请到值班室',
    })
    await hall.page.getByText('5 号窗口 留言已发送').waitFor()
  })

  it('pauses a counter of somebody else, once somebody has said why', async () => {
    await open()
    await hall.page.locator('.card').nth(1).click()
    await sheet().getByText('暂停服务', { exact: true }).click()
    await sheet().getByText('会议', { exact: true }).click()
    await sheet().getByLabel('暂停几分钟').fill('15')
    const pause = sheet().locator('form').getByRole('button', { name: '暂停服务', exact: true })
    expect(await pause.isDisabled()).toBe(true)
    await sheet().getByLabel('原因（必填').fill('突发情况')
    await hall.shot('manage pause')
    await accessible()
    await pause.click()
    expect(await sent('CounterService/PauseCounter')).toMatchObject({
      counterId: '2',
      pauseReason: 'PAUSE_REASON_MEETING',
      pauseDuration: '900s',
      overrideReason: '突发情况',
    })
  })

  it('resumes a pause of their own', async () => {
    const own = { ...counters[5]!, staffNumber: '5001' }
    await open('ROLE_HALL_MANAGER', 1366, {
      counters: counters.map((one, i) => (i === 5 ? own : one)),
    })
    await hall.page.locator('.card').nth(5).click()
    await sheet().getByText('恢复服务', { exact: true }).click()
    expect(await sent('CounterService/ResumeCounter')).toMatchObject({ counterId: '6' })
    await hall.page.getByText('已恢复服务').waitFor()
  })

  it('switches the kind of a counter and sees what will change', async () => {
    await open()
    await hall.page.locator('.card').nth(2).click()
    await sheet().getByText('切换窗口类型和队列', { exact: true }).click()
    await sheet().getByText('还没有改动').waitFor()
    await sheet().getByLabel('窗口类型').selectOption('COUNTER_KIND_UNIVERSAL')
    await sheet().getByText('将要改成').waitFor()
    await hall.shot('manage switch')
    await accessible()
    await press('确认修改')
    expect(await sent('AdminService/SetCounter')).toMatchObject({
      counterId: '3',
      kind: 'COUNTER_KIND_UNIVERSAL',
      updateMask: 'kind',
    })
    await hall.page.getByText('窗口已调整').waitFor()
  })
})
