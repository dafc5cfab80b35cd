import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { chromium, type Browser, type Page, type WebSocketRoute } from 'playwright-core'

// Shows what `npm run build` made, under the policy that hall-server sends.
const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const kPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "media-src 'self' blob:; connect-src 'self'"
const kOrigin = 'http://hall.test'
const kTypes: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
}

export interface ApiCall {
  method: string
  caller: string | undefined
  body: Record<string, unknown>
}

/** `more`: switches of the command line, as a screen's own browser may be started with. */
export function launch(more: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.HALL_CHROMIUM ?? '/usr/bin/chromium',
    // A container has neither user namespaces nor a graphics card.
    args: ['--no-sandbox', '--disable-gpu', ...more],
  })
}

/** One browser page and the hall it talks to, played by the test. */
export class BrowserHall {
  readonly calls: ApiCall[] = []
  readonly watchRequests: Array<Record<string, unknown>> = []
  /** What the browser complained of: errors, refused by the policy, not found. */
  readonly complaints: string[] = []
  /** Answers by method; a method without one is answered with {}. */
  readonly answers = new Map<string, { status: number; body: object }>()
  /** Answers that depend on what is asked. */
  readonly answering = new Map<string, (body: Record<string, unknown>) => object>()
  /** Said to whoever watches from now on; undefined: a server that takes calls and is silent. */
  firstFrame: object | undefined
  private socket: WebSocketRoute | undefined
  private onWatch: () => void = () => {}

  private constructor(readonly page: Page) {}

  static async open(
    browser: Browser,
    address: string,
    look: {
      width: number
      height: number
      calm?: boolean
      frame?: object
      zone?: string
      /** Another tab of the same browser, with its storage. */
      beside?: BrowserHall
    },
    prepare?: (hall: BrowserHall) => Promise<void>,
  ): Promise<BrowserHall> {
    const context =
      look.beside?.page.context() ??
      (await browser.newContext({
        viewport: { width: look.width, height: look.height },
        reducedMotion: look.calm ? 'reduce' : 'no-preference',
        ...(look.zone ? { timezoneId: look.zone } : {}),
      }))
    const hall = new BrowserHall(await context.newPage())
    await hall.listen()
    await prepare?.(hall)
    const watched = new Promise<void>((resolve) => (hall.onWatch = resolve))
    await hall.page.goto(kOrigin + address)
    if (look.frame) {
      await watched
      hall.say(look.frame)
    }
    return hall
  }

  say(frame: object): void {
    this.socket?.send(JSON.stringify(frame))
  }

  /** The server goes away; whoever comes back is let wait. */
  async hangUp(): Promise<void> {
    await this.socket?.close({ code: 1012 })
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }

  /** A picture to be looked at, where HALL_SHOTS names a folder for it. */
  async shot(name: string): Promise<void> {
    const folder = process.env.HALL_SHOTS
    if (folder) await this.page.screenshot({ path: `${folder}/${name.replace(/ /g, '-')}.png` })
  }

  /** Faults that axe finds serious or critical, as short sentences. */
  async seriousFaults(): Promise<string[]> {
    await this.page.evaluate(axe.source)
    const found = await this.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Fault[] }> } }
      interface Fault {
        id: string
        impact: string
        nodes: Array<{ html: string; failureSummary: string }>
      }
      const { violations } = await axe.run()
      return violations.map(({ id, impact, nodes }) => ({ id, impact, node: nodes[0]! }))
    })
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, node }) => `${id}: ${node.html} ${node.failureSummary}`)
  }

  /** Texts that stand outside the window or are cut by what they stand in. */
  cutOffTexts(scrolls: boolean): Promise<string[]> {
    return this.page.evaluate((scrolls) => {
      const cut: string[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent!.trim()
        const parent = node.parentElement!
        if (!text || parent.closest('noscript, script, .unseen')) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        const box = range.getBoundingClientRect()
        if (box.width === 0) continue
        // The typeface's line box is taller than what it draws.
        const slack = Math.max(2, box.height * 0.18)
        let outside =
          box.left < -1 ||
          box.right > innerWidth + 1 ||
          (!scrolls && box.bottom > innerHeight + slack)
        for (let around: Element | null = parent; around; around = around.parentElement) {
          if (getComputedStyle(around).overflowX === 'visible') continue
          const frame = around.getBoundingClientRect()
          if (scrolls && around === document.documentElement) continue
          outside =
            outside ||
            box.right > frame.right + 2 ||
            box.left < frame.left - 2 ||
            box.bottom > frame.bottom + slack ||
            box.top < frame.top - slack
        }
        if (outside) cut.push(text)
      }
      return cut
    }, scrolls)
  }

  /** Pairs of texts that stand on each other. */
  overlappingTexts(): Promise<string[]> {
    return this.page.evaluate(() => {
      const boxes: Array<{ text: string; box: DOMRect }> = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent!.trim()
        if (!text || node.parentElement!.closest('noscript, script, .unseen')) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const box of range.getClientRects()) boxes.push({ text, box })
      }
      const overlapping: string[] = []
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) {
          // The typeface's line box is taller than what it draws.
          const slack = 0.2 * (a.box.height + b.box.height)
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
          if (across > 2 && down > slack) overlapping.push(`${a.text} / ${b.text}`)
        }
      })
      return overlapping
    })
  }

  private async listen(): Promise<void> {
    this.page.on('pageerror', (error) => this.complaints.push(error.message))
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    await this.page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url())
      const api = /^\/api\/v1\/(.+)$/.exec(pathname)
      if (api) {
        const request = route.request()
        this.calls.push({
          method: api[1]!,
          caller: (await request.allHeaders())['x-hall-caller'],
          body: request.postDataJSON() as Record<string, unknown>,
        })
        const answering = this.answering.get(api[1]!)
        const answer = answering
          ? { status: 200, body: answering(request.postDataJSON() as Record<string, unknown>) }
          : (this.answers.get(api[1]!) ?? { status: 200, body: {} })
        await route.fulfill({ status: answer.status, json: answer.body })
        return
      }
      const file = fileOf(pathname)
      await route.fulfill({
        body: readFileSync(dist + file),
        contentType: kTypes[file.split('.').pop()!] ?? 'application/octet-stream',
        headers: { 'Content-Security-Policy': kPolicy },
      })
    })
    await this.page.routeWebSocket('**/ws?*', (socket) => {
      this.socket = socket
      socket.onMessage((message) => {
        this.watchRequests.push(JSON.parse(String(message)) as Record<string, unknown>)
        this.onWatch()
        if (this.firstFrame) socket.send(JSON.stringify(this.firstFrame))
      })
    })
  }
}

function fileOf(pathname: string): string {
  if (pathname.startsWith('/assets/')) return pathname.slice(1)
  const first = pathname.split('/')[1]!
  return `${first === 't' ? 'phone' : first}.html`
}
