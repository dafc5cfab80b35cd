import type { Browser } from 'playwright-core'
import type { ItemJson } from 'wire/catalogue_pb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import { catalogue, openAs } from './staff_floor'

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

/** A hall of eighty items; every fifth has no guide, and every tenth one that is past its day. */
const items: ItemJson[] = Array.from({ length: 80 }, (_, i) => ({
  itemId: `item-${i}`,
  name: { zh: `参保登记第${i}类` },
  queueId: 'q1',
  guideVersion: i % 5 === 4 ? 0 : 1,
}))

function guideOf(body: Record<string, unknown>): object {
  const i = Number(`${body.itemId}`.slice(5))
  const year = i % 10 ? 2030 : 2020
  return { item: items[i], guide: { version: 1, nextReviewDate: { year, month: 1, day: 1 } } }
}

async function open(role: string): Promise<void> {
  hall = await openAs(browser, role, '/manage')
  const { result } = catalogue
  const whole = { result: { ...result, rows: { ...result.rows, items } } }
  hall.answers.set('GuideService/GetCatalogue', { status: 200, body: whole })
  hall.answering.set('GuideService/GetGuide', guideOf)
  await hall.page.goto(`${new URL(hall.page.url()).origin}/manage/settings`)
  await hall.page.locator('.parts .chip', { hasText: '事项与队列' }).click()
  await row(0).waitFor()
}

const row = (i: number) => hall.page.getByRole('row').filter({ hasText: `参保登记第${i}类` })
const guidesRead = () =>
  hall.calls.filter(({ method }) => method === 'GuideService/GetGuide').map((c) => c.body.itemId)
const codes = (from: number, until: number) =>
  items
    .slice(from, until)
    .filter((item) => item.guideVersion)
    .map((item) => item.itemId)
const due = () => hall.page.getByText('应复审', { exact: true }).count()

describe('the list of items', () => {
  it('reads the guides of the items that it shows, and each once', async () => {
    await open('ROLE_HALL_MANAGER')
    await expect.poll(due).toBe(3)
    await expect.poll(guidesRead).toHaveLength(24)
    expect(guidesRead().sort()).toEqual(codes(0, 30).sort())
    expect(await row(30).count()).toBe(0)
    expect(await hall.seriousFaults()).toEqual([])
    // The rest comes as it is asked for.
    await hall.page.getByRole('button', { name: '显示更多（还有 50 项）' }).press('Enter')
    await row(59).waitFor()
    await expect.poll(due).toBe(6)
    await expect.poll(guidesRead).toHaveLength(48)
    // What is found further down is shown, and read, too; what was read before is not read again.
    await hall.page.getByRole('searchbox').fill('参保登记第7')
    await row(79).waitFor()
    await expect.poll(() => guidesRead().length).toBe(56)
    await hall.page.getByRole('searchbox').fill('')
    await row(29).waitFor()
    expect(await row(30).count()).toBe(0)
    await expect.poll(due).toBe(3)
    expect(guidesRead().sort()).toEqual([...codes(0, 60), ...codes(70, 80)].sort())
    const copies = hall.calls.filter(({ method }) => method === 'GuideService/GetCatalogue')
    expect(copies.filter(({ body }) => body.withGuides)).toEqual([])
  })

  it('goes on without the day of a guide that the hall does not give', async () => {
    await open('ROLE_HALL_MANAGER')
    await expect.poll(due).toBe(3)
    await expect.poll(guidesRead).toHaveLength(24)
    hall.answering.delete('GuideService/GetGuide')
    hall.answers.set('GuideService/GetGuide', { status: 503, body: {} })
    await hall.page.getByRole('button', { name: '显示更多（还有 50 项）' }).click()
    await expect.poll(guidesRead).toHaveLength(48)
    await expect.poll(() => hall.complaints.length).toBe(24)
    expect(await due()).toBe(3)
    expect(await hall.page.getByRole('alert').count()).toBe(0)
    hall.complaints.splice(0) // the browser tells of every answer that is no 200
  })

  it('reads none for who may not change them', async () => {
    await open('ROLE_DUTY_MANAGER')
    await hall.page.getByRole('button', { name: '显示更多（还有 50 项）' }).click()
    await row(59).waitFor()
    expect(guidesRead()).toEqual([])
  })
})
