import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import { busyBoard, frameOf, hall as busyHall } from './busy_floor'
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

const kTicket = '0195d1f0-7a2c-7000-8000-0123456789ab'
/** 09:20 in Beijing, 07:20 in Ürümqi; the browser is in New York, where it is the evening before. */
const inUrumqi = { ...busyHall, utcOffset: '21600s' }
const look = { width: 1366, height: 768, zone: 'America/New_York' }

describe('a browser in another zone', () => {
  it.each([
    ['a hall in Beijing', { ...busyHall, utcOffset: '28800s' }, '09:20'],
    ['a hall in Ürümqi', inUrumqi, '07:20'],
  ])('shows the clock and date of %s on its board', async (_what, status, clock) => {
    const frame = frameOf({ board: { ...busyBoard(), hall: status } })
    hall = await BrowserHall.open(browser, '/board?zone=A', { ...look, frame })
    await hall.page.getByText(clock, { exact: true }).waitFor()
    await hall.page.getByText('3月2日 星期一').waitFor()
  })

  it("shows the hall's times to who holds a ticket", async () => {
    const ticket = {
      number: 'A1',
      state: 'TICKET_STATE_WAITING',
      issueTime: '2026-03-02T01:00:00Z',
    }
    const frame = frameOf({ phone: { hall: inUrumqi, ticket } })
    hall = await BrowserHall.open(browser, `/t/${kTicket}.tok`, { ...look, frame })
    await hall.page.getByText('07:00 取号').waitFor()
  })

  it('shows when a counter is back on its sign', async () => {
    const counter = {
      counterId: '12',
      state: 'PUBLIC_COUNTER_STATE_PAUSED',
      returnTime: '2026-03-02T02:30:00Z',
    }
    const frame = frameOf({ sign: { hall: inUrumqi, counter } })
    hall = await BrowserHall.open(browser, '/sign/12', { ...look, frame })
    await hall.page.getByText('预计 08:30 恢复').waitFor()
  })

  it.each([
    ['/desk', 'ROLE_GUIDE_STAFF'],
    ['/manage', 'ROLE_HALL_MANAGER'],
  ])('shows the clock of the hall on %s', async (address, role) => {
    const status = { ...desk.hall, utcOffset: '21600s' }
    const frame = frameOf({
      desk: { ...desk, hall: status },
    })
    const floor = frameOf({ manager: { ...manager, hall: status } })
    hall = await BrowserHall.open(browser, address, look, async (opening) => {
      opening.firstFrame = address === '/desk' ? frame : floor
      opening.answers.set('GuideService/GetCatalogue', { status: 200, body: catalogue })
      await opening.page.addInitScript(
        (kept) => localStorage.setItem('staff:session', kept),
        JSON.stringify({ staffNumber: '1', staffName: '', roles: [role] }),
      )
    })
    await hall.page.getByText('07:20', { exact: true }).first().waitFor()
  })
})
