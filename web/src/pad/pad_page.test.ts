import type { PadCounterJson } from 'wire/pad_view_pb'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../link/fake_clock'
import { FakeSockets } from '../link/fake_socket'
import type { HallLines } from '../link/hall_call'
import type { Answer } from '../link/refusal'
import { PadPage } from './pad_page'
import type { ReviewPort } from './review_port'

const kStart = Date.parse('2026-03-02T01:00:00Z')

describe('a pad', () => {
  let clock: FakeClock
  let sockets: FakeSockets
  let sent: string[]
  let answer: Answer<unknown>
  let page: PadPage

  const reviews: ReviewPort = {
    submit(servingId, level) {
      sent.push(`${servingId} ${level}`)
      return Promise.resolve(answer)
    },
  }

  const lines: HallLines = <T>() => {
    const head = { head: { hall: { supervisionPhone: '0000-8001110' } } }
    return Promise.resolve({ ok: true, value: [head as T] } as Answer<T[]>)
  }
  const open = (port: ReviewPort | undefined) => {
    page = new PadPage('12', sockets.opener, lines, clock, port, () => {})
    page.start()
    sockets.last.open()
  }
  const hallTime = () => new Date(kStart + clock.now()).toISOString()
  const show = (counter: PadCounterJson, hall: object = {}) =>
    sockets.last.say({
      epoch: '1',
      position: '1',
      hallTime: hallTime(),
      snapshot: { pad: { hall, counter: { counterId: '12', staffNumber: '1001', ...counter } } },
    })
  const prompt = (servingId = '7'): PadCounterJson => ({
    state: 'PAD_STATE_PROMPTING',
    servingId,
    promptUntilTime: new Date(kStart + clock.now() + 60_000).toISOString(),
  })
  const live = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1000) {
      clock.advance(1000)
      sockets.last.say({ epoch: '1', position: '1', hallTime: hallTime(), bookmark: {} })
    }
  }

  beforeEach(() => {
    clock = new FakeClock()
    sockets = new FakeSockets()
    sent = []
    answer = { ok: true, value: {} }
    open(reviews)
  })

  it('shows the staff number and no name while nobody is served', async () => {
    show({ state: 'PAD_STATE_IDLE' }, { catalogueVersion: 1 })
    for (let i = 0; i < 10; ++i) await Promise.resolve()
    expect(page.picture()).toMatchObject({
      staffNumber: '1001',
      main: '欢迎您',
      phone: '监督电话 0000-8001110',
      prompting: false,
    })
  })

  it('offers five levels of equal rank, the best first, when a serving has ended', () => {
    show(prompt())
    const picture = page.picture()
    expect(picture.main).toBe('请您对本次服务作出评价')
    expect(picture.levels.map(({ level, text }) => `${level} ${text}`)).toEqual([
      '5 非常满意',
      '4 满意',
      '3 基本满意',
      '2 不满意',
      '1 非常不满意',
    ])
  })

  it('sends the first touch only, thanks, and does not prompt for that serving again', async () => {
    show(prompt())
    const both = [page.choose(1), page.choose(5)]
    await Promise.all(both)
    expect(sent).toEqual(['7 1'])
    expect(page.picture()).toMatchObject({ main: '感谢您的评价', levels: [] })
    live(6000)
    show(prompt())
    expect(page.picture().prompting).toBe(false)
  })

  it('prompts anew for the next serving', async () => {
    show(prompt())
    await page.choose(3)
    live(6000)
    show(prompt('8'))
    expect(page.picture().prompting).toBe(true)
    await page.choose(4)
    expect(sent).toEqual(['7 3', '8 4'])
  })

  it('counts down and stops when the time is over; silence sends nothing', () => {
    show(prompt())
    expect(page.picture().countdown).toBe('60 秒后关闭')
    live(59_000)
    expect(page.picture().countdown).toBe('1 秒后关闭')
    live(1_000)
    expect(page.picture().prompting).toBe(false)
    expect(sent).toEqual([])
  })

  it('stops when the next serving starts', () => {
    show(prompt())
    show({ state: 'PAD_STATE_SERVING' })
    expect(page.picture()).toMatchObject({ prompting: false, main: '正在为您办理' })
  })

  it('takes no touch of a prompt that is over', async () => {
    show(prompt())
    live(60_000)
    await page.choose(5)
    expect(sent).toEqual([])
  })

  it('says why a review was not taken', async () => {
    answer = { ok: false, refusal: { reason: 'UNREACHABLE', metadata: {} } }
    show(prompt())
    await page.choose(5)
    expect(page.picture().main).toContain('没有办成')
  })

  it('shows no buttons where nothing would be sent, and says another way', async () => {
    open(undefined)
    show(prompt())
    expect(page.picture()).toMatchObject({ prompting: true, levels: [] })
    expect(page.picture().detail).toContain('暂不能提交评价')
    await page.choose(5)
    expect(page.picture().main).not.toContain('感谢')
  })

  it('shows the commitment of the hall while nobody is served, and else none', () => {
    const commitment = { zh: '首问负责，一次告知。' }
    show({ state: 'PAD_STATE_IDLE', commitment })
    expect(page.picture()).toMatchObject({ main: '欢迎您', commitment: '首问负责，一次告知。' })
    for (const state of ['SERVING', 'PAUSED', 'CLOSED'] as const) {
      show({ state: `PAD_STATE_${state}`, commitment })
      expect(page.picture().commitment).toBe('')
    }
    show({ ...prompt(), commitment })
    expect(page.picture()).toMatchObject({ prompting: true, commitment: '' })
    show({ state: 'PAD_STATE_IDLE' })
    expect(page.picture().commitment).toBe('')
  })

  it('prompts for nothing while the connection is gone', () => {
    show(prompt())
    clock.advance(10_000)
    expect(page.picture()).toMatchObject({ prompting: false, main: '连接中断，请以现场叫号为准' })
  })
})
