import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, RealHall } from './real_hall'

const hall = new RealHall()
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  await hall.start()
  browser = await launch()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await hall.remove()
})

/** A picture to be looked at, where HALL_SHOTS names a folder for it. */
async function shot(name: string): Promise<void> {
  const folder = process.env.HALL_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name.replace(/ /g, '-')}.png` })
}

const sheet = () => page.locator('dialog')
const press = (text: string) => sheet().locator('button', { hasText: text }).last().click()
const part = (text: string) => page.locator('.parts .chip', { hasText: text }).click()
const line = (title: string) => sheet().locator('label', { hasText: title }).locator('input')

async function preview(): Promise<string> {
  await press('预览')
  await sheet().locator('.change-preview').waitFor()
  return sheet().locator('.change-preview').innerText()
}

async function publish(version: number): Promise<void> {
  await press('发布')
  await page.getByText(`现在是目录第 ${version} 版`).waitFor()
  await sheet().waitFor({ state: 'detached' })
}

describe('a manager who edits no files', () => {
  it('comes to the settings with a password of their own', async () => {
    const opened = await hall.browse(browser, '/login?next=%2Fmanage%2Fsettings', {
      width: 1366,
      height: 900,
    })
    page = opened.page
    complaints = opened.complaints
    const manager = await hall.person('5001')
    await manager.act('AuthService/ChangePassword', {
      oldPassword: hall.password('5001'),
      newPassword: 'Yunchuan 2026!',
    })
    await page.locator('input').nth(0).fill('5001')
    await page.locator('input').nth(1).fill('Yunchuan 2026!')
    await page.keyboard.press('Enter')
    await page.locator('.parts').waitFor()
  })

  it('closes the hall on a day, for queues with hours of their own as well', async () => {
    await part('服务时间')
    await page.locator('.block .button', { hasText: '修改' }).first().click()
    await press('添加一行')
    const entry = sheet().locator('.entry').last().locator('input')
    await entry.nth(0).fill('2026-04-07')
    await entry.nth(1).fill('8点')
    await entry.nth(2).fill('系统检修')
    await press('预览')
    expect(await sheet().locator('.change-preview').count()).toBe(0)
    await entry.nth(1).fill('')
    expect(await preview()).toContain('2026-04-07 不开放 系统检修')
    await shot('settings hours')
    await publish(2)
    await expect.poll(() => page.getByText('系统检修').count()).toBeGreaterThan(1)
  })

  it('gives a queue another name and another target', async () => {
    await part('事项与队列')
    await page.locator('tr', { hasText: '税务业务' }).first().getByText('修改').click()
    await line('名称').first().fill('税务和发票业务')
    await line('等候不超过').first().fill('12')
    const text = await preview()
    expect(text).toContain('税务和发票业务')
    expect(text).toContain('普通号 12 分 90 %')
    await shot('settings queue')
    await publish(3)
    await page.locator('tr', { hasText: '税务和发票业务' }).first().waitFor()
  })

  it('changes a guide that somebody else has looked at, and is told what is wrong with it', async () => {
    // The list begins with the first thirty; this one is looked for.
    await page.getByRole('searchbox').fill('社会保障卡申领')
    const row = page.locator('tr', { hasText: '社会保障卡申领' }).first()
    await row.getByText('指南').click()
    const conditions = sheet().locator('fieldset', { hasText: '办理条件' }).first()
    await conditions.locator('input').first().fill('其他有关条件')
    await sheet().locator('select').last().selectOption('5002')
    expect(await preview()).toContain('兜底用语')
    expect(await sheet().locator('button', { hasText: '发布' }).isDisabled()).toBe(true)
    await shot('settings guide')
    await conditions.locator('input').first().fill('在本市参加社会保险')
    await preview()
    await publish(4)
    await expect.poll(() => row.innerText()).toMatch(/\b2\b/)
  })

  it('withdraws an item and offers it again', async () => {
    const row = page.locator('tr', { hasText: '社会保障卡申领' }).first()
    await row.getByText('停办').click()
    expect(await preview()).toContain('停办')
    await publish(5)
    await row.waitFor({ state: 'detached' })
    await page.getByPlaceholder('事项编码').fill('social-card')
    await page.getByText('恢复停办的事项').click()
    expect(await preview()).toContain('新增')
    await publish(6)
    await row.waitFor()
  })

  it('lets the rules not be harsher than the applicant is promised', async () => {
    await part('大厅与规则')
    await page.locator('.block', { hasText: '规则参数' }).getByText('修改').click()
    await line('过号前的叫号次数').fill('1')
    expect(await preview()).toContain('规则参数　过号前的叫号次数：超出允许的范围')
    await line('过号前的叫号次数').fill('4')
    await preview()
    await shot('settings rules')
    await publish(7)
  })

  it('finds every publishing in the history', async () => {
    await part('变更记录')
    await page.getByText('发布目录').first().waitFor()
    expect(await page.getByText('发布目录').count()).toBe(6)
    expect(complaints).toEqual([])
  })
})
