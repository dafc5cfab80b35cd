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

const session = (role: string) => ({ staffNumber: '5001', staffName: '苗五', roles: [role] })

/** Opens a page where `kept` is what the browser holds of the login, and `now` what the hall says. */
function openWith(
  kept: object | undefined,
  now: { status: number; body: object },
  address: string,
) {
  const frame = frameOf({ desk, manager })
  return BrowserHall.open(browser, address, { width: 1366, height: 768 }, async (opening) => {
    opening.firstFrame = frame
    opening.answers.set('GuideService/GetCatalogue', { status: 200, body: catalogue })
    opening.answers.set('AuthService/GetSession', now)
    await opening.page.addInitScript(
      (text) => {
        if (text && !localStorage.getItem('staff:session')) {
          localStorage.setItem('staff:session', text)
        }
      },
      kept && JSON.stringify(kept),
    )
  })
}
const asked = () => hall.calls.filter(({ method }) => method === 'AuthService/GetSession')

describe('a staff page after a reload', () => {
  it('offers what the person may do now, not what the browser remembers', async () => {
    const now = { status: 200, body: session('ROLE_COUNTER_STAFF') }
    hall = await openWith(session('ROLE_HALL_MANAGER'), now, '/manage')
    await hall.page.getByText('这个页面不对您的角色开放').waitFor()
    await expect.poll(() => asked().length).toBe(2)
    // It is loaded anew once, not again and again.
    await hall.page.getByText('退出').waitFor()
    expect(asked()).toHaveLength(2)
  })

  it('lets in who was given the right meanwhile', async () => {
    const now = { status: 200, body: session('ROLE_GUIDE_STAFF') }
    hall = await openWith(session('ROLE_COUNTER_STAFF'), now, '/desk')
    await hall.page.getByText('社会保障卡申领').first().waitFor()
  })

  it('needs no login where the browser kept nothing but the cookie', async () => {
    hall = await openWith(undefined, { status: 200, body: session('ROLE_GUIDE_STAFF') }, '/desk')
    await hall.page.getByText('社会保障卡申领').first().waitFor()
    expect(asked()[0]!.caller).toBe('session')
  })

  it('goes to the login where the session is over', async () => {
    const over = { status: 401, body: { reason: 'REASON_NOT_SIGNED_IN' } }
    hall = await openWith(session('ROLE_GUIDE_STAFF'), over, '/desk')
    await hall.page.getByText('工作人员登录').waitFor()
    // The browser writes every 401 into its console.
    hall.complaints.splice(0)
  })

  it('goes on with what it remembers while the hall does not answer', async () => {
    const away = { status: 503, body: { reason: 'REASON_NOT_READY' } }
    hall = await openWith(session('ROLE_GUIDE_STAFF'), away, '/desk')
    await hall.page.getByText('社会保障卡申领').first().waitFor()
    await expect.poll(() => asked().length).toBe(1)
    hall.complaints.splice(0)
  })
})
