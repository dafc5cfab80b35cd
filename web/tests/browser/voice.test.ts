import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import { busyBoard, frameOf, hall as busyHall, hallTime } from './busy_floor'
import { kSentences, wave } from './sound'

let browser: Browser
/** As one whose policy lets no page be heard before a touch. */
let strict: Browser
let hall: BrowserHall

beforeAll(async () => {
  browser = await launch(['--autoplay-policy=no-user-gesture-required'])
  strict = await launch(['--autoplay-policy=document-user-activation-required'])
}, 60_000)
afterAll(() => Promise.all([browser.close(), strict.close()]))
afterEach(async () => {
  expect(hall.complaints).toEqual([])
  await hall.close()
})

const kSound = { sound: wave(), soundDuration: '0.25s' }
const answer = (more: object) => ({
  status: 200,
  body: { sentences: kSentences, times: 1, volumePercent: 80, chime: true, ...more },
})

/** Some calls of a busy board that are open and new, one broadcast that is spoken. */
function floor(open: number, more: object = {}) {
  const board = busyBoard()
  const calls = board.calls!.map((call, i) => ({
    ...call,
    callTime: hallTime,
    open: i >= 20 - open,
  }))
  return frameOf({ board: { ...board, calls, ...more } })
}

const open = (who: Browser, frame: object, body: object, width = 1280, height = 800) =>
  BrowserHall.open(who, '/voice?zone=A', { width, height, frame }, async (hall) => {
    hall.answers.set('WatchService/GetAnnouncement', answer(body))
  })

const reports = () =>
  hall.calls
    .filter(({ method }) => method === 'WatchService/ReportDelivered')
    .map(({ body }) => `${body.callId} ${body.output} ${body.result}`)

const asked = () => hall.calls.filter(({ method }) => method === 'WatchService/GetAnnouncement')
const conditions = () =>
  hall.calls
    .filter(({ method }) => method === 'AdminService/ReportDevice')
    .map(({ body }) => body.condition)

async function isWellMade(what: string): Promise<void> {
  await hall.shot(what)
  expect(await hall.cutOffTexts(true)).toEqual([])
  expect(await hall.overlappingTexts()).toEqual([])
  expect(await hall.seriousFaults()).toEqual([])
}

describe('the voice of a zone', () => {
  it('plays what the hall sends, one after the other, and reports each', async () => {
    hall = await open(browser, floor(2), { ...kSound, times: 2 })
    await hall.page.getByText('请 A B 幺 零 二 九 号').waitFor()
    await expect.poll(reports, { timeout: 15_000 }).toHaveLength(2)
    expect(reports()).toEqual([
      '918 DELIVERY_OUTPUT_VOICE DELIVERY_RESULT_DELIVERED',
      '919 DELIVERY_OUTPUT_VOICE DELIVERY_RESULT_DELIVERED',
    ])
    expect(asked().map(({ caller, body }) => [caller, body.callId, body.waitingCount])).toEqual([
      ['device', '918', 1],
      ['device', '919', 0],
    ])
    expect(conditions()).toEqual(['DEVICE_CONDITION_OK'])
    await hall.page.getByText('语音播报已开启').waitFor()
  })

  it('says nothing again after a reload', async () => {
    hall = await open(browser, floor(1), kSound)
    await expect.poll(reports, { timeout: 15_000 }).toHaveLength(1)
    hall.firstFrame = floor(1)
    await hall.page.reload()
    await hall.page.getByText('语音播报已开启').waitFor()
    expect(asked()).toHaveLength(1)
    expect(reports()).toHaveLength(1)
  })

  it('asks for one touch where the browser wants it, and is then heard', async () => {
    hall = await open(strict, floor(1), kSound)
    const button = hall.page.getByRole('button', { name: '开启语音播报' })
    await button.waitFor()
    await expect.poll(conditions).toEqual(['DEVICE_CONDITION_SOUND_FAULT'])
    await isWellMade('voice that waits for a touch')
    expect(asked()).toEqual([])
    await button.click()
    await expect.poll(reports, { timeout: 15_000 }).toHaveLength(1)
    await button.waitFor({ state: 'detached' })
    // The browser says itself that it let nothing be heard before the touch.
    hall.complaints.splice(0)
  })

  it('says that no voice for Chinese is here', async () => {
    hall = await open(browser, floor(1), {})
    await hall.page.getByText('本机没有中文语音，不能播报').waitFor()
    await expect.poll(conditions).toContain('DEVICE_CONDITION_SOUND_FAULT')
    await isWellMade('voice without a voice')
    expect(reports()).toEqual([])
  })

  it('survives a sound that is none', async () => {
    hall = await open(browser, floor(1), { sound: 'AAEC', soundDuration: '1s' })
    await hall.page.getByText('声音没有播出来').waitFor()
    expect(reports()).toEqual([])
  })

  it('shows quiet hours', async () => {
    hall = await open(browser, floor(1), { volumePercent: 0 })
    await hall.page.getByText('刚才的内容在安静时段').waitFor()
    await isWellMade('voice in quiet hours')
    expect(reports()).toEqual([])
  })

  it.each([
    ['voice that speaks', 1280, 800],
    ['voice on a narrow screen', 360, 740],
  ])('%s shows all of it in both languages, and is accessible', async (what, width, height) => {
    const broadcasts = [
      {
        text: '今天下午三点，二楼会议室举办个体工商户年报辅导，欢迎参加',
        spoken: true,
        sendTime: hallTime,
        untilTime: '2026-03-02T03:00:00Z',
      },
    ]
    hall = await open(
      browser,
      floor(5, { hall: { ...busyHall, broadcasts } }),
      // So long that the page stands still while it is looked at.
      { sound: wave(30), soundDuration: '30s' },
      width,
      height,
    )
    await hall.page.getByText('请 A B 幺 零 二 九 号').waitFor()
    await hall.page.getByText('等待播报（5）').waitFor()
    await isWellMade(what)
    await hall.page.getByText('大字').click()
    await hall.page.getByRole('button', { name: 'English' }).click()
    await hall.page.getByText('Waiting to be announced (5)').waitFor()
    await isWellMade(`${what} in English`)
  })

  it('is where a browser goes that is enrolled as a voice', async () => {
    hall = await BrowserHall.open(browser, '/enrol', { width: 800, height: 600 }, async (hall) => {
      hall.answers.set('AuthService/Enroll', {
        status: 200,
        body: { device: { kind: 'DEVICE_KIND_VOICE', zoneId: 'A' } },
      })
    })
    await hall.page.getByLabel('登记码（8 位）').fill('abcd-efgh')
    await hall.page.getByRole('button', { name: '登记' }).click()
    await hall.page.waitForURL('**/voice')
    await expect
      .poll(() => hall.watchRequests[0])
      .toMatchObject({ view: 'VIEW_BOARD', zoneId: 'A' })
  })
})
