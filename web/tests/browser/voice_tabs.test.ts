import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import { busyBoard, frameOf, hallTime } from './busy_floor'
import { kSentences, wave } from './sound'

let browser: Browser
let first: BrowserHall
let second: BrowserHall

beforeAll(async () => {
  browser = await launch(['--autoplay-policy=no-user-gesture-required'])
}, 60_000)
afterAll(() => browser.close())
afterEach(async () => {
  expect([first.complaints, second.complaints]).toEqual([[], []])
  await first.close()
})

/** A zone with these open calls. */
function calls(...ids: string[]): object {
  const callOf = (callId: string) => ({
    callId,
    number: `AB10${callId}`,
    counterLabel: { zh: '12' },
    ordinal: 1,
    callTime: hallTime,
    open: true,
  })
  return frameOf({ board: { ...busyBoard(), calls: ids.map(callOf) } })
}

function open(frame: object, seconds: number, beside?: BrowserHall, zone = 'A') {
  const look = { width: 1280, height: 800, frame, ...(beside ? { beside } : {}) }
  return BrowserHall.open(browser, `/voice?zone=${zone}`, look, async (hall) => {
    const sound = { sound: wave(seconds), soundDuration: `${seconds}s` }
    const words = { sentences: kSentences, times: 1, volumePercent: 80, chime: false }
    hall.answers.set('WatchService/GetAnnouncement', { status: 200, body: { ...words, ...sound } })
  })
}

const kSilent = '另一个标签页负责播报，本页不出声'
const idsOf = (hall: BrowserHall, method: string) =>
  hall.calls.filter((call) => call.method === `WatchService/${method}`).map((c) => c.body.callId)
const asked = (hall: BrowserHall) => idsOf(hall, 'GetAnnouncement')
const said = (hall: BrowserHall) => idsOf(hall, 'ReportDelivered')
const patient = { timeout: 15_000 }

/** Two tabs of one browser: the first speaks, the second says that it does not. */
async function two(frame: object, seconds = 0.25): Promise<void> {
  first = await open(frame, seconds)
  await expect.poll(() => asked(first), patient).not.toEqual([])
  second = await open(frame, seconds, first)
  await second.page.getByText(kSilent).waitFor()
}

/** The second tab; it may send once more a report of the first that had no answer yet. */
async function saysOnly22(): Promise<void> {
  await expect.poll(() => said(second), patient).toContain('22')
  expect(asked(second)).toEqual(['22'])
}

describe('two tabs with the voice of one zone', () => {
  it('speak as one, and the other says so', async () => {
    await two(calls('21', '22'))
    await expect.poll(() => said(first), patient).toEqual(['21', '22'])
    await second.page.getByText('那个标签页关闭或没有响应时，本页自动接着播报。').waitFor()
    expect(await second.cutOffTexts(true)).toEqual([])
    expect(await second.seriousFaults()).toEqual([])
    await second.shot('voice of another tab')
    await second.page.getByRole('button', { name: 'English' }).click()
    await second.page.getByText('Another tab is the voice; this one is silent').waitFor()
    expect(await second.seriousFaults()).toEqual([])
    // Neither asked for words nor told of its sound: for the hall there is one voice.
    expect(second.calls).toEqual([])
  })

  it('change when somebody wants it: the one stops, the other says the call whole', async () => {
    await two(calls('21'), 30)
    second.answers.set('WatchService/GetAnnouncement', {
      status: 200,
      body: { sentences: kSentences, times: 1, volumePercent: 80, sound: wave() },
    })
    await second.page.getByRole('button', { name: '改由本页播报' }).click()
    await first.page.getByText(kSilent).waitFor()
    await expect.poll(() => said(second), patient).toEqual(['21'])
    expect(said(first)).toEqual([])
    await second.page.getByText('语音播报已开启').waitFor()
  })

  it('change when the one that speaks is closed, and nothing is said twice', async () => {
    await two(calls('21'))
    await expect.poll(() => said(first), patient).toEqual(['21'])
    await first.page.close({ runBeforeUnload: true })
    await second.page.getByText('语音播报已开启').waitFor()
    second.say(calls('21', '22'))
    await saysOnly22()
  })

  it('change when the one that speaks hangs, which finds itself silent afterwards', async () => {
    await two(calls('21'))
    await expect.poll(() => said(first), patient).toEqual(['21'])
    const hanging = first.page.evaluate((ms) => {
      const until = performance.now() + ms
      while (performance.now() < until) Math.random()
    }, 9_000)
    await second.page.getByText('语音播报已开启').waitFor()
    await hanging
    await first.page.getByText(kSilent).waitFor()
    for (const hall of [first, second]) hall.say(calls('21', '22'))
    await saysOnly22()
    expect(asked(first)).toEqual(['21'])
  })

  it('change when the browser lays the one that speaks to sleep', async () => {
    await two(calls('21'))
    await expect.poll(() => said(first), patient).toEqual(['21'])
    // What a browser tells a page before it lays it to sleep, and after.
    await first.page.evaluate(() => document.dispatchEvent(new Event('freeze')))
    await second.page.getByText('语音播报已开启').waitFor()
    await first.page.evaluate(() => document.dispatchEvent(new Event('resume')))
    await first.page.getByText(kSilent).waitFor()
    second.say(calls('21', '22'))
    await saysOnly22()
  })

  it('both speak where they stand for two zones', async () => {
    first = await open(calls('21'), 0.25)
    second = await open(calls('31'), 0.25, first, 'B')
    await expect.poll(() => said(first), patient).toEqual(['21'])
    await expect.poll(() => said(second), patient).toEqual(['31'])
  })
})
