import type { Browser } from 'playwright-core'
import type { BoardSnapshotJson } from 'wire/board_view_pb'
import type { GuideJson } from 'wire/catalogue_pb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BrowserHall, launch } from './browser_hall'
import { busyBoard, frameOf, hall as busyHall, hallTime } from './busy_floor'

/** A name, a guide or a message that a page which takes it for markup would run or dress up. */
const evil = (where: string) =>
  `<script>window.ran='${where}'</script><img src=x onerror="window.ran='${where}'"><b>${where}</b>&lt;`
const text = (where: string) => ({ zh: evil(where) })

let browser: Browser
let hall: BrowserHall

beforeAll(async () => {
  browser = await launch(['--autoplay-policy=no-user-gesture-required'])
}, 60_000)
afterAll(() => browser.close())
afterEach(async () => {
  // A script that the policy stopped is told of here: it must not come so far.
  expect(hall.complaints).toEqual([])
  await hall.close()
})

/** Every one of the texts stands on the page as it was sent, and none of them became markup. */
async function showsAsText(where: string[]): Promise<void> {
  for (const one of where) await hall.page.getByText(evil(one)).first().waitFor()
  await nothingRan()
}

async function nothingRan(): Promise<void> {
  expect(await hall.page.locator('body').locator('img, b, i, script').count()).toBe(0)
  expect(await hall.page.evaluate(() => 'ran' in window)).toBe(false)
}

const evilHall = { ...busyHall, name: text('hall') }
const suspended = { ...evilHall, suspended: true, suspensionText: evil('suspension') }

function open(address: string, view: object, width = 1920, height = 1080): Promise<BrowserHall> {
  return BrowserHall.open(browser, address, { width, height, frame: frameOf(view), calm: true })
}

const board: BoardSnapshotJson = {
  ...busyBoard(),
  hall: { ...evilHall, broadcasts: [{ text: evil('broadcast') }] },
  zoneName: text('zone'),
  queues: [
    {
      queueId: 'q',
      name: text('queue'),
      issuing: true,
      nextNumbers: [evil('next')],
      noShowNumbers: [evil('passed')],
    },
  ],
  counters: [
    {
      counterId: '1',
      label: text('counter'),
      state: 'PUBLIC_COUNTER_STATE_SERVING',
      number: evil('serving'),
    },
  ],
  calls: ['called', 'before'].map((which, i) => ({
    callId: `${9 - i}`,
    number: evil(which),
    counterLabel: text(`place of ${which}`),
    ordinal: 3,
    callTime: i ? '2026-03-02T01:10:00Z' : hallTime,
    open: true,
  })),
}

describe('what the hall says is text', () => {
  it.each([
    ['/board?zone=A', 1920, 1080, ['before', 'next', 'passed']],
    ['/board?zone=A', 1080, 1920, ['before', 'next', 'passed']],
    ['/board?theme=tv', 1920, 1080, []],
  ])('on %s of %d by %d', async (address, width, height, more) => {
    hall = await open(address, { board }, width, height)
    await showsAsText(['hall', 'zone', 'broadcast', 'queue', 'called', 'place of called', ...more])
  })

  it('on the open counters of a board, which give way to a notice', async () => {
    hall = await open('/board', { board: { ...board, hall: evilHall } })
    await showsAsText(['hall', 'counter', 'serving'])
  })

  it('on a board that stands still', async () => {
    hall = await open('/board', { board: { ...board, hall: suspended } })
    await showsAsText(['hall', 'suspension'])
  })

  it.each([
    ['welcomes', { state: 'PUBLIC_COUNTER_STATE_WELCOME' }, ['title', 'business']],
    ['calls', { state: 'PUBLIC_COUNTER_STATE_CALLING', number: evil('number') }, ['number']],
    ['is paused', { state: 'PUBLIC_COUNTER_STATE_PAUSED' }, ['other']],
  ])('on a sign that %s', async (_what, counter, seen) => {
    const whole = {
      counterId: '12',
      label: text('label'),
      title: text('title'),
      queueNames: [text('business')],
      otherCounterLabels: [text('other')],
      callId: '9',
      ...counter,
    }
    hall = await open('/sign/12', { sign: { hall: evilHall, counter: whole } })
    await showsAsText(['label', ...seen])
  })

  it('on a sign of a hall that is suspended', async () => {
    const counter = { label: text('label'), state: 'PUBLIC_COUNTER_STATE_WELCOME' }
    hall = await open('/sign/12', { sign: { hall: suspended, counter } })
    await showsAsText(['label', 'suspension'])
  })

  it('on a pad', async () => {
    const counter = { counterId: '12', label: text('label'), commitment: text('commitment') }
    const idle = { ...counter, state: 'PAD_STATE_IDLE', staffNumber: evil('staff') }
    hall = await open('/pad?counter=12', { pad: { hall: evilHall, counter: idle } })
    await showsAsText(['hall', 'label', 'staff', 'commitment'])
    const prompting = {
      ...idle,
      state: 'PAD_STATE_PROMPTING',
      servingId: '7',
      promptUntilTime: '2026-03-02T01:20:50Z',
    }
    hall.say(frameOf({ pad: { hall: evilHall, counter: prompting } }, 11))
    await hall.page.getByText('请您对本次服务作出评价').waitFor()
    await showsAsText(['hall', 'label'])
  })
})

describe('a guide is text', () => {
  const look = { width: 800, height: 900 }
  const item = { itemId: 'i<b>', name: text('item'), promisedLimit: { days: 5 } }
  const open = (address: string, answers: Record<string, object>) =>
    BrowserHall.open(browser, address, look, async (opening) => {
      for (const [method, body] of Object.entries(answers)) {
        opening.answers.set(`GuideService/${method}`, { status: 200, body })
      }
    })

  it('in the list and in what a search finds', async () => {
    hall = await open('/guides', {
      ListItems: { items: [item] },
      ListThemes: { themes: [{ themeId: 't<b>', name: text('theme'), itemIds: ['i'] }] },
      SearchItems: { hits: [{ item: { ...item, name: text('found') } }] },
    })
    await showsAsText(['item', 'theme'])
    await hall.page.getByRole('searchbox').fill(evil('typed'))
    await showsAsText(['found'])
    // A code is one part of an address, whatever stands in it.
    expect(await hall.page.locator('a.row').getAttribute('href')).toBe('/guides/i%3Cb%3E')
  })

  const kTexts = [
    ...['acceptedBy', 'legalBasis', 'procedure', 'reviewStandard', 'timeLimit', 'fees', 'contact'],
    ...['complaints', 'gapsAllowed', 'commitment', 'onlineDepth', 'applicationModes', 'place'],
  ]

  it('in every one of its parts, and an address that runs a script is no link', async () => {
    const guide: GuideJson = {
      version: 1,
      ...Object.fromEntries(kTexts.map((key) => [key, text(key)])),
      conditions: [text('condition')],
      materials: [
        {
          materialCode: 'm',
          name: text('material'),
          note: text('note'),
          issuer: evil('issuer'),
          formAddress: 'javascript:window.ran=1',
          sampleAddress: 'data:text/html,<script>window.ran=1</script>',
        },
      ],
    }
    const claims = [{ promisedLimit: { days: 5 }, source: evil('source'), quote: evil('quote') }]
    const department = { name: text('department'), phone: evil('phone') }
    const answer = { item: { ...item, claims }, guide, department }
    hall = await open('/guides/i', { GetGuide: answer })
    await showsAsText(['item', ...kTexts, 'condition', 'material', 'note', 'issuer'])
    await showsAsText(['source', 'quote', 'department', 'phone'])
    const addresses = await hall.page
      .locator('a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol))
    expect([...new Set(addresses)]).toEqual(['http:'])
  })

  it('of a theme', async () => {
    hall = await open(`/guides?theme=${encodeURIComponent(evil('address'))}`, {
      GetTheme: {
        theme: { themeId: 't', name: text('theme') },
        items: [item],
        materials: [{ material: { materialCode: 'm', name: text('material') }, itemIds: ['i<b>'] }],
      },
    })
    await showsAsText(['theme', 'item', 'material'])
    // The code is sent as it stands in the address, and shown nowhere.
    expect(hall.calls[0]!.body).toEqual({ themeId: evil('address') })
  })
})

describe('what is spoken is text', () => {
  interface Heard {
    heard: string[]
  }

  it('and no markup of the speech engine', async () => {
    const ssml = '<speak version="1.0"><audio src="http://elsewhere.test/a.mp3"/></speak>'
    const sentences = [
      { language: 'SPOKEN_LANGUAGE_CHINESE', text: evil('sentence') },
      { language: 'SPOKEN_LANGUAGE_CHINESE', text: ssml },
    ]
    const look = { width: 1280, height: 900, frame: frameOf({ board }) }
    hall = await BrowserHall.open(browser, '/voice?zone=A', look, async (opening) => {
      const body = { sentences, times: 1, volumePercent: 80 }
      opening.answers.set('WatchService/GetAnnouncement', { status: 200, body })
      // An engine that remembers what it is given; a machine for tests has none.
      await opening.page.addInitScript(() => {
        const heard: string[] = []
        const engine = {
          getVoices: () => [{ lang: 'zh-CN', localService: true }],
          speak(utterance: { text: string; onend(): void }) {
            heard.push(utterance.text)
            utterance.onend()
          },
          cancel() {},
        }
        class Utterance {
          constructor(readonly text: string) {}
        }
        Object.assign(window, { heard, SpeechSynthesisUtterance: Utterance })
        Object.defineProperty(window, 'speechSynthesis', { value: engine })
      })
    })
    const heard = () => hall.page.evaluate(() => (window as unknown as Heard).heard)
    await expect.poll(async () => (await heard()).length, { timeout: 15_000 }).toBeGreaterThan(1)
    const [sentence, second] = await heard()
    expect(sentence).toContain('sentence')
    expect(sentence + second!).not.toMatch(/[<>]/)
    // The list of what was said last: number and place in one line.
    await hall.page.getByText(evil('called')).first().waitFor()
    await hall.page.getByText(evil('place of called')).first().waitFor()
    await showsAsText(['hall', 'zone'])
  })
})
