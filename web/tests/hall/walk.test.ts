import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, RealHall, type Caller } from './real_hall'

interface Issued {
  ticket: { ticketId: string; number: string }
  ticketToken: string
}

const hall = new RealHall()
let browser: Browser
let clerk: Caller
let kiosk: Caller
let board: Page
let sign: Page
let voice: Page
let manager: Page
let desk: Page
const complaints: string[][] = []

async function open(
  path: string,
  width = 1920,
  height = 1080,
  before?: (page: Page) => Promise<void>,
): Promise<Page> {
  const opened = await hall.browse(browser, path, { width, height }, before)
  complaints.push(opened.complaints)
  return opened.page
}

/** As somebody does with the code on a slip of paper. */
async function enrolled(
  kind: string,
  scope: Record<string, string>,
  path: string,
  before?: (page: Page) => Promise<void>,
): Promise<Page> {
  const administrator = await hall.person('9001')
  const { enrolmentCode } = await administrator.act<{ enrolmentCode: string }>(
    'AdminService/RegisterDevice',
    {
      device: {
        deviceId: `web-${kind}`.toLowerCase(),
        name: kind,
        kind: `DEVICE_KIND_${kind}`,
        ...scope,
      },
    },
  )
  const page = await open('/enrol', 1920, 1080, before)
  await page.locator('input').first().fill(enrolmentCode)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/enrol')
  await page.goto(hall.address + path)
  return page
}

/** Through the login, with a password of their own, as the first one is to be changed. */
async function loggedIn(staffNumber: string, path: string): Promise<Page> {
  const newPassword = 'Yunchuan 2026!'
  const person = await hall.person(staffNumber)
  const oldPassword = hall.password(staffNumber)
  await person.act('AuthService/ChangePassword', { oldPassword, newPassword })
  const page = await open(`/login?next=${encodeURIComponent(path)}`, 1366, 900)
  await page.locator('input').nth(0).fill(staffNumber)
  await page.locator('input').nth(1).fill(newPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === path)
  return page
}

/** Pages that were loaded anew lose this mark. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { notLoadedAnew: true }))
}
const isMarked = (page: Page) => page.evaluate(() => 'notLoadedAnew' in window)

/** A computer with a Chinese voice, which a test's browser has not; it notes what it speaks. */
async function withSystemVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const spoken: string[] = []
    class Utterance {
      onend: (() => void) | null = null
      onerror: (() => void) | null = null
      constructor(readonly text: string) {}
    }
    const synthesis = {
      getVoices: () => [{ lang: 'zh-CN', localService: true, name: 'test' }],
      speak(utterance: Utterance) {
        spoken.push(utterance.text)
        window.setTimeout(() => utterance.onend?.(), 100)
      },
      cancel() {},
      addEventListener() {},
    }
    Object.defineProperty(window, 'spoken', { value: spoken })
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
  })
}

/** Announcements of a number that were heard, by the hall's sound or the system's voice. */
const heard = (number: string) =>
  voice.locator('.row', { hasText: number }).filter({ hasText: '已播报' })

function issue(): Promise<Issued> {
  return kiosk.act<Issued>('TicketService/IssueTicket', { errand: { queueId: 'consult' } })
}

beforeAll(async () => {
  await hall.start()
  browser = await launch()
  kiosk = hall.device('kiosk-1')
  clerk = await hall.person('1001')
  await clerk.act('CounterService/SignIn', { counterId: '1' })
  board = await enrolled('BOARD', { zoneId: 'A' }, '/board')
  sign = await enrolled('SIGN', { counterId: '1' }, '/sign/1')
  voice = await enrolled('VOICE', { zoneId: 'A' }, '/voice', withSystemVoice)
  manager = await loggedIn('5001', '/manage')
  desk = await loggedIn('2001', '/desk')
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await hall.remove()
}, 30_000)

describe('a screen', () => {
  it('knows from the catalogue whom to complain to', async () => {
    await sign.getByText('0000-8001110').first().waitFor()
  })
})

describe('a page', () => {
  it('shows the guides that the hall has published', async () => {
    const guides = await open('/guides', 360, 640)
    await guides.getByRole('searchbox').fill('社会保障卡')
    await guides.getByText('社会保障卡申领').first().click()
    await guides.waitForURL('**/guides/social-card')
    await guides.getByText('申请材料').first().waitFor()
  })

  it('shows on a pad who serves, and whom to complain to', async () => {
    const pad = await enrolled('PAD', { counterId: '1' }, '/pad')
    await pad.getByText('1001').first().waitFor()
    await pad.getByText('0000-8001110').first().waitFor()
  })

  it.each([
    ['今日与往常', 'canvas'],
    ['事项与窗口', 'table'],
    ['预警记录', 'table'],
    ['现场', '.card'],
  ])('of a manager opens %s', async (tab, content) => {
    await manager.locator('.tab', { hasText: tab }).click()
    await manager.locator(content).first().waitFor()
    expect(await manager.locator('.problem').count()).toBe(0)
  })

  it('fills the wall of a manager', async () => {
    const wall = await manager.context().newPage()
    await wall.goto(`${hall.address}/manage?wall=1`)
    await wall.getByText('云川').first().waitFor()
    await wall.close()
  })
})

describe('a ticket that a kiosk gave', () => {
  let issued: Issued
  let phone: Page

  it('is on the phone at once, with how long it will take', async () => {
    issued = await issue()
    phone = await open(`/t/${issued.ticket.ticketId}.${issued.ticketToken}`, 360, 640)
    await phone.getByText(issued.ticket.number).first().waitFor()
    await phone.getByText('咨询').first().waitFor()
  })

  it('waits on the board', async () => {
    await board.getByText('请准备').first().waitFor()
    await board.getByText(issued.ticket.number).first().waitFor()
  })

  it('waits on the floor of the manager and in the list of the guide desk', async () => {
    await manager.getByLabel(/^咨询.*等候 1 人$/).click()
    await manager.locator('dialog').getByText(issued.ticket.number).first().waitFor()
    await manager.locator('dialog').getByText('关闭').first().click()
    await desk.locator('.row', { hasText: issued.ticket.number }).waitFor()
  })

  it('is called on board, sign and phone', async () => {
    await clerk.act('CounterService/CallNext', { counterId: '1' })
    await board.locator('.call').getByText(issued.ticket.number).first().waitFor()
    await sign.getByText(issued.ticket.number).first().waitFor()
    await phone.getByText('窗口').first().waitFor()
  })

  it('is called on the floor of the manager, who finds its story', async () => {
    const card = manager.locator('.card', { hasText: issued.ticket.number })
    await card.getByText('呼叫').waitFor()
    await card.click()
    await manager.locator('dialog').getByText(issued.ticket.number, { exact: true }).click()
    await manager.locator('.steps').getByText('叫号').first().waitFor()
    await manager.locator('.tab', { hasText: '现场' }).click()
  })

  it('counts as called once the board has shown it', async () => {
    const delivered = async () => {
      const { ticket } = await clerk.call<{ ticket: { callsDelivered?: number } }>(
        'TicketService/GetTicket',
        { ticketId: issued.ticket.ticketId },
      )
      return ticket.callsDelivered
    }
    await expect.poll(delivered, { timeout: 10_000 }).toBe(1)
  })

  it('is called once by the voice of the zone, which reports it', async () => {
    await heard(issued.ticket.number).waitFor({ timeout: 30_000 })
    const reports = () =>
      voice.evaluate(
        () =>
          performance
            .getEntriesByType('resource')
            .filter(({ name }) => name.endsWith('/ReportDelivered')).length,
      )
    await expect.poll(reports, { timeout: 10_000 }).toBe(1)
    expect(await heard(issued.ticket.number).count()).toBe(1)
  })

  it('outlives a restart of the server without a reload or a new login', async () => {
    await mark(manager)
    await mark(desk)
    await hall.stop()
    for (const staff of [manager, desk]) {
      await staff.locator('.fault').first().waitFor({ timeout: 30_000 })
    }
    await board.getByText('连接中断').first().waitFor({ timeout: 30_000 })
    await phone.getByText('连接').first().waitFor({ timeout: 30_000 })
    await hall.start()
    await board.getByText('连接中断').first().waitFor({ state: 'detached', timeout: 30_000 })
    await clerk.act('CounterService/StartServing', { counterId: '1' })
    await phone.getByText('办理').first().waitFor()
    await clerk.act('CounterService/FinishServing', {
      counterId: '1',
      items: [{ outcome: 'OUTCOME_CONSULTED' }],
    })
    const next = await issue()
    await clerk.act('CounterService/CallNext', { counterId: '1' })
    await board.locator('.call').getByText(next.ticket.number).first().waitFor({ timeout: 30_000 })
    await sign.getByText(next.ticket.number).first().waitFor({ timeout: 30_000 })
    await heard(next.ticket.number).waitFor({ timeout: 30_000 })
    await manager
      .locator('.card', { hasText: next.ticket.number })
      .first()
      .waitFor({ timeout: 30_000 })
    await desk.locator('.tabs .chip', { hasText: '窗口办理' }).click()
    await desk.locator('.row', { hasText: next.ticket.number }).waitFor({ timeout: 30_000 })
    for (const staff of [manager, desk]) {
      expect(await staff.locator('.fault').count()).toBe(0)
      expect(await isMarked(staff)).toBe(true)
    }
    expect(await heard(issued.ticket.number).count()).toBe(1)
  })

  it('is not called again by a voice that is loaded anew', async () => {
    await voice.reload()
    await voice.getByText('语音播报已开启').waitFor()
    await voice.getByText('打开本页后还没有播报过').waitFor()
    const asked = await voice.evaluate(() =>
      performance.getEntriesByType('resource').filter(({ name }) => /GetAnnouncement$/.test(name)),
    )
    expect(asked).toEqual([])
  })

  it('never made a browser complain', () => {
    expect(complaints.flat()).toEqual([])
  })
})
