import type { Browser } from 'playwright-core'
import type { TicketJson } from 'wire/ticket_pb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import { hallTime } from './busy_floor'
import { desk, hallMinutesAgo, openAs } from './staff_floor'

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

const kRestore = 'TicketService/RestoreTicket'
const kReturn = 'TicketService/ReportReturn'
const kMessage = 'AdminService/MessageCounter'

const since = { stateTime: hallMinutesAgo(5), targetDuration: '900s', queueId: 'q1' }
const noShow: TicketJson = {
  ...since,
  ticketId: '0195d1f0-7a2c-7000-8000-000000000201',
  number: 'AB2001',
  state: 'TICKET_STATE_NO_SHOW',
}
const onHold: TicketJson = {
  ...since,
  ticketId: '0195d1f0-7a2c-7000-8000-000000000202',
  number: 'AB2002',
  state: 'TICKET_STATE_ON_HOLD',
  holdKind: 'HOLD_KIND_PAPERS_TO_FETCH',
}
const called: TicketJson = {
  ...since,
  ticketId: '0195d1f0-7a2c-7000-8000-000000000203',
  number: 'AB2003',
  state: 'TICKET_STATE_CALLED',
  counterId: '4',
  assistanceMarks: ['ASSISTANCE_MARK_HEARING'],
}

/** The desk with one more ticket, which is chosen on its tab. */
async function choose(ticket: TicketJson, tab: string): Promise<void> {
  const view = { desk: { ...desk, tickets: [...desk.tickets!, ticket] } }
  hall = await openAs(browser, 'ROLE_GUIDE_STAFF', '/desk', 1280, 800, view)
  await hall.page.locator('.tabs .chip', { hasText: tab }).click()
  await hall.page.locator('.row', { hasText: ticket.number! }).click()
}

const verb = (text: string) => hall.page.locator('.verbs').getByText(text, { exact: true }).click()
const pane = () => hall.page.locator('.pane')
const callsOf = (method: string) => hall.calls.filter((call) => call.method === method)

/** The calls of a method so far, each as the person and under an id. */
async function sent(method: string, count = 1): Promise<Array<Record<string, unknown>>> {
  await expect.poll(() => callsOf(method)).toHaveLength(count)
  for (const { caller, body } of callsOf(method)) {
    expect(caller).toBe('session')
    expect(body.requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  }
  return callsOf(method).map(({ body }) => body)
}

const refuse = (method: string, reason: string, metadata: object = {}) =>
  hall.answers.set(method, { status: 409, body: { reason, metadata } })
const accept = (method: string) => hall.answers.set(method, { status: 200, body: {} })

async function refusedWith(text: string): Promise<void> {
  await pane().getByRole('alert').getByText(text, { exact: true }).waitFor()
  expect(await hall.page.getByRole('status').count()).toBe(0)
  expect(await hall.seriousFaults()).toEqual([])
  // The browser tells of every answer that is no 200.
  expect(hall.complaints.splice(0)).toEqual([expect.stringMatching(/409|503/)])
}

const saidDone = (text: string) =>
  hall.page.getByRole('status').getByText(text, { exact: true }).waitFor()

function change(ticket: TicketJson): void {
  hall.say({ epoch: '1', position: '11', hallTime, delta: { desk: { tickets: [ticket] } } })
}

describe('a no-show at the guide desk', () => {
  it('is restored by one press, and stands among the waiting again', async () => {
    await choose(noShow, '已过号')
    await verb('恢复叫号')
    const [body] = await sent(kRestore)
    expect(Object.keys(body!).sort()).toEqual(['requestId', 'ticketId'])
    expect(body!.ticketId).toBe(noShow.ticketId)
    await saidDone('AB2001 已恢复叫号')
    expect(await hall.seriousFaults()).toEqual([])
    change({ ...noShow, state: 'TICKET_STATE_WAITING', restores: 1, callsUntilCallable: 3 })
    await pane().getByText('再叫 3 个号后轮到').waitFor()
    await hall.page.locator('.tabs .chip', { hasText: '已过号 0' }).waitFor()
    expect(await pane().getByText('恢复叫号', { exact: true }).count()).toBe(0)
  })

  it('is restored a second time only with a reason, which is asked for at once', async () => {
    await choose({ ...noShow, restores: 1 }, '已过号')
    await verb('恢复叫号')
    const again = pane().locator('form').getByRole('button', { name: '恢复叫号', exact: true })
    await pane().getByLabel('再次恢复的原因').fill('  ')
    expect(await again.isDisabled()).toBe(true)
    expect(callsOf(kRestore)).toEqual([])
    await pane().getByLabel('再次恢复的原因').fill(' 去取材料，刚回来 ')
    expect(await hall.seriousFaults()).toEqual([])
    await again.click()
    expect((await sent(kRestore))[0]).toMatchObject({
      ticketId: noShow.ticketId,
      reasonText: '去取材料，刚回来',
    })
    await saidDone('AB2001 已恢复叫号')
  })

  it('asks for the reason where only the hall knows of the first time', async () => {
    await choose(noShow, '已过号')
    refuse(kRestore, 'REASON_RESTORE_USED')
    await verb('恢复叫号')
    await refusedWith('已恢复过一次，再次恢复请填写原因')
    await pane().getByLabel('再次恢复的原因').fill('叫号时在卫生间')
    accept(kRestore)
    await pane().locator('form').getByRole('button', { name: '恢复叫号', exact: true }).click()
    await saidDone('AB2001 已恢复叫号')
    const [first, second] = await sent(kRestore, 2)
    expect(second).toMatchObject({ ticketId: noShow.ticketId, reasonText: '叫号时在卫生间' })
    // Refused for good, the first is over: this is another errand.
    expect(second!.requestId).not.toBe(first!.requestId)
  })

  it('stays one where the hall refuses, and says why', async () => {
    await choose(noShow, '已过号')
    refuse(kRestore, 'REASON_WRONG_TICKET_STATE', { state: 'cancelled' })
    await verb('恢复叫号')
    await refusedWith('这个号现在是“已取消”，不能这样办')
    await hall.page.locator('.tabs .chip', { hasText: '已过号 1' }).waitFor()
  })
})

describe('somebody on hold at the guide desk', () => {
  it('is back by one press', async () => {
    await choose(onHold, '已挂起')
    await verb('已回来')
    const [body] = await sent(kReturn)
    expect(Object.keys(body!).sort()).toEqual(['requestId', 'ticketId'])
    expect(body!.ticketId).toBe(onHold.ticketId)
    await saidDone('AB2002 已记录返回，将优先叫号')
    expect(await hall.seriousFaults()).toEqual([])
    change({ ...onHold, state: 'TICKET_STATE_WAITING' })
    await hall.page.locator('.tabs .chip', { hasText: '已挂起 0' }).waitFor()
    expect(await pane().getByText('已回来', { exact: true }).count()).toBe(0)
  })

  it('stays on hold where the hall refuses, and says why', async () => {
    await choose(onHold, '已挂起')
    refuse(kReturn, 'REASON_RESULT_PENDING')
    await verb('已回来')
    await refusedWith('窗口还没说结果已出，请先问窗口')
    await hall.page.locator('.tabs .chip', { hasText: '已挂起 1' }).waitFor()
  })

  it('is back by a second press, under the same id, when no answer came', async () => {
    await choose(onHold, '已挂起')
    hall.answers.set(kReturn, { status: 503, body: {} })
    await verb('已回来')
    await refusedWith('网络不通，不知道是否办成。请再按一次，不会重复办理')
    accept(kReturn)
    await verb('已回来')
    await saidDone('AB2002 已记录返回，将优先叫号')
    const [first, second] = await sent(kReturn, 2)
    expect(second).toEqual(first)
  })
})

describe('the attention of a counter', () => {
  const press = () =>
    pane().locator('form').getByRole('button', { name: '请窗口留意', exact: true }).click()

  it('is asked of the counter that called, with the help that is needed', async () => {
    await choose(called, '窗口办理')
    await verb('请窗口留意')
    expect(callsOf(kMessage)).toEqual([])
    expect(await pane().getByLabel('通知哪个窗口').locator('option').allInnerTexts()).toEqual([
      '4 号窗口',
    ])
    expect(await pane().getByLabel('留言').inputValue()).toBe(
      'AB2003 号申请人需要协助（听障），请留意',
    )
    expect(await hall.seriousFaults()).toEqual([])
    await hall.shot('desk attention')
    await press()
    expect((await sent(kMessage))[0]).toMatchObject({
      counterId: '4',
      text: 'AB2003 号申请人需要协助（听障），请留意',
    })
    await saidDone('已通知 4 号窗口')
    expect(await pane().locator('form').count()).toBe(0)
  })

  it('is asked of a counter that somebody chooses, in words of their own', async () => {
    await choose({ ...called, state: 'TICKET_STATE_WAITING', counterId: '' }, '等候中')
    await verb('请窗口留意')
    await pane().getByLabel('通知哪个窗口').selectOption('9')
    const tell = pane().locator('form').getByRole('button', { name: '请窗口留意', exact: true })
    await pane().getByLabel('留言').fill(' ')
    expect(await tell.isDisabled()).toBe(true)
    await pane().getByLabel('留言').fill(' 请备好手写板 ')
    await press()
    expect((await sent(kMessage))[0]).toMatchObject({ counterId: '9', text: '请备好手写板' })
    await saidDone('已通知 9 号窗口')
  })

  it('is not got where the hall refuses: it says why and keeps the words', async () => {
    await choose(called, '窗口办理')
    refuse(kMessage, 'REASON_COUNTER_NOT_SIGNED_IN')
    await verb('请窗口留意')
    await pane().getByLabel('留言').fill('请备好手写板')
    await press()
    await refusedWith('这个窗口没有人签到')
    expect(await pane().getByLabel('留言').inputValue()).toBe('请备好手写板')
  })
})
