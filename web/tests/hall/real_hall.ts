import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { newRequestId } from '../../src/link/request_id'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const programs = process.env.HALL_BIN_DIR ?? join(root, 'build/release/bin')

type Json = Record<string, unknown>

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.HALL_CHROMIUM ?? '/usr/bin/chromium',
    // A container has neither user namespaces nor a graphics card, and the test no other network.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // As the browser of a voice is started: it is heard without a touch.
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
}

/** Who calls the API: what X-Hall-Caller says, and the cookie of it. */
export class Caller {
  constructor(
    private readonly hall: RealHall,
    private readonly kind: 'public' | 'device' | 'session',
    private cookie = '',
  ) {}

  async call<Answer = Json>(method: string, body: Json): Promise<Answer> {
    const response = await fetch(`${this.hall.address}/api/v1/${method}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Hall-Caller': this.kind,
        Cookie: this.cookie,
      },
      body: JSON.stringify(body),
    })
    const cookie = response.headers.get('set-cookie')
    if (cookie) this.cookie = cookie.split(';')[0]!
    const answer = await response.json()
    if (!response.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`)
    return answer as Answer
  }

  /** A call that changes something. */
  act<Answer = Json>(method: string, body: Json = {}): Promise<Answer> {
    return this.call<Answer>(method, { requestId: newRequestId(), ...body })
  }
}

/** A hall-server of its own, in rehearsal at 08:50 of a working day, that can be stopped and started. */
export class RealHall {
  address = ''
  private readonly folder = mkdtempSync(join(tmpdir(), 'hall-web-'))
  private readonly secrets = new Map<string, string>()
  private server: ChildProcess | undefined
  private port = 0

  async start(): Promise<void> {
    const settings = {
      'data.directory': join(this.folder, 'data'),
      'data.key_file': join(this.folder, 'hall.key'),
      'checkpoint.file': join(this.folder, 'checkpoints'),
      'backup.directory': '',
      'rpc.listen': '127.0.0.1:0',
      'metrics.listen': '127.0.0.1:0',
      // The same after a restart, since that is where the browsers come back to.
      'web.listen': `127.0.0.1:${this.port}`,
      'web.pages': join(root, 'web/dist'),
    }
    const server = spawn(
      join(programs, 'hall-server'),
      [
        '--config',
        join(root, 'config/hall.toml'),
        '--clock',
        'rehearsal:2026-03-02T08:50:00+08:00,1',
        ...Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`]),
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    )
    this.server = server
    await this.untilReady(server)
  }

  private untilReady(server: ChildProcess): Promise<void> {
    let said = ''
    return new Promise((resolve, reject) => {
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
      server.stdout!.on('data', (piece: Buffer) => {
        said += piece.toString()
        if (!/^READY$/m.test(said)) return
        for (const line of said.split('\n')) {
          const [name, value] = line.trim().split(/\s+/)
          if (name === 'browser') this.address = value!.replace(/\/$/, '')
          if (name && value && value.length > 8) this.secrets.set(name, value)
        }
        this.port = Number(new URL(this.address).port)
        resolve()
      })
    })
  }

  /** In order, as an operator stops it. */
  stop(): Promise<void> {
    const server = this.server!
    server.removeAllListeners('exit')
    return new Promise((resolve, reject) => {
      server.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`the server stopped with ${code}`)),
      )
      server.kill('SIGTERM')
    })
  }

  async remove(): Promise<void> {
    if (this.server?.exitCode === null) await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** A device whose token the first start printed. */
  device(name: string): Caller {
    return new Caller(this, 'device', `hall_device=${this.secrets.get(name)}`)
  }

  async person(staffNumber: string): Promise<Caller> {
    const caller = new Caller(this, 'session')
    await caller.act('AuthService/Login', { staffNumber, password: this.secrets.get(staffNumber) })
    return caller
  }
  password(staffNumber: string): string {
    return this.secrets.get(staffNumber)!
  }

  /** A browser of its own that shows `path`; complaints are what it said against the page. */
  async browse(
    browser: Browser,
    path: string,
    size: { width: number; height: number },
    before?: (page: Page) => Promise<void>,
  ): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext({ viewport: size, locale: 'zh-CN' })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      // While the server is down a browser says so by itself.
      const offline = /ERR_CONNECTION|WebSocket connection/.test(message.text())
      if (message.type() === 'error' && !offline) complaints.push(message.text())
    })
    await before?.(page)
    await page.goto(this.address + path)
    return { page, complaints }
  }
}
