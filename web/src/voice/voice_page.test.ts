import type { BoardCallJson } from 'wire/board_view_pb'
import type { HallStatusJson } from 'wire/hall_status_pb'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../link/fake_clock'
import { FakeSockets } from '../link/fake_socket'
import type { HallCall } from '../link/hall_call'
import { KeptInMemory } from '../link/kept'
import type { Answer, Refusal } from '../link/refusal'
import { FakeAudio } from './fake_audio'
import { FakeLease } from './fake_lease'
import { VoicePage } from './voice_page'

const kStart = Date.parse('2026-03-02T01:00:00Z')
const kSound = { sound: 'AAEC', soundDuration: '3s', times: 1, volumePercent: 80 }
const kWords = {
  sentences: [
    { language: 'SPOKEN_LANGUAGE_CHINESE', text: '请 A 零 零 幺 号' },
    { language: 'SPOKEN_LANGUAGE_ENGLISH', text: 'Ticket A' },
  ],
}

/** A hall that a voice talks to. */
class FakeHall {
  asked: Array<Record<string, unknown>> = []
  reports: Array<Record<string, unknown>> = []
  conditions: string[] = []
  answer: object = { ...kWords, ...kSound }
  refusal: Refusal['reason'] | undefined

  readonly call: HallCall = <T>(method: string, request: object) => {
    const body = request as Record<string, unknown>
    let answer: Answer<unknown> = { ok: true, value: {} }
    if (method === 'WatchService/GetAnnouncement') {
      this.asked.push(body)
      answer = this.refusal
        ? { ok: false, refusal: { reason: this.refusal, metadata: {} } }
        : { ok: true, value: this.answer }
    } else if (method === 'WatchService/ReportDelivered') this.reports.push(body)
    else this.conditions.push(`${body.condition}`.slice(17))
    return Promise.resolve(answer as Answer<T>)
  }

  get told(): string[] {
    return this.reports.map(({ callId, result }) => `${callId} ${`${result}`.slice(16)}`)
  }
}

const settle = async () => {
  for (let i = 0; i < 60; ++i) await Promise.resolve()
}

describe('a voice', () => {
  let clock: FakeClock
  let sockets: FakeSockets
  let hall: FakeHall
  let kept: KeptInMemory
  let audio: FakeAudio
  let lease: FakeLease
  let page: VoicePage
  let position: number

  const open = () => {
    page = new VoicePage(
      {
        openSocket: sockets.opener,
        clock,
        call: hall.call,
        kept,
        openAudio: () => audio,
        openLease: (changed) => {
          lease = new FakeLease()
          lease.changed = changed
          return lease
        },
        zoneId: 'A',
      },
      () => {},
    )
    page.start()
    sockets.last.open()
  }

  beforeEach(() => {
    clock = new FakeClock()
    sockets = new FakeSockets()
    hall = new FakeHall()
    kept = new KeptInMemory()
    audio = new FakeAudio()
    position = 1
    open()
  })

  const hallTime = () => new Date(kStart + clock.now()).toISOString()
  const frame = (what: object) =>
    sockets.last.say({ epoch: '1', position: `${++position}`, hallTime: hallTime(), ...what })
  const inSession: HallStatusJson = { name: { zh: '厅' }, inSession: true }
  const snapshot = async (calls: BoardCallJson[] = [], status: HallStatusJson = {}) => {
    frame({ snapshot: { board: { hall: { ...inSession, ...status }, calls } } })
    await settle()
  }
  const delta = async (calls: BoardCallJson[], status?: HallStatusJson) => {
    const changed = status ? { hall: { ...inSession, ...status } } : {}
    frame({ delta: { board: { ...changed, calls } } })
    await settle()
  }
  const call = (id: number, more: Partial<BoardCallJson> = {}): BoardCallJson => ({
    callId: `${id}`,
    number: `A00${id}`,
    counterLabel: { zh: `${id}` },
    ordinal: 1,
    callTime: hallTime(),
    open: true,
    ...more,
  })
  const live = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 500) {
      clock.advance(500)
      if (clock.now() % 2000 === 0) frame({ bookmark: {} })
      await settle()
    }
  }
  const finish = async (whole = true) => {
    audio.finish(whole)
    await settle()
  }

  it('watches its zone and tries to start by itself', () => {
    expect(sockets.last.lastRequest).toMatchObject({ view: 'VIEW_BOARD', zoneId: 'A' })
    expect(audio.starts).toBe(1)
  })

  it('says a call and reports it once it was heard', async () => {
    await snapshot([call(1)])
    expect(audio.begun).toEqual(['sound 3 bytes at 0.8'])
    expect(page.picture()).toMatchObject({ mood: 'speaking', title: 'A001 号，到 1 号窗口' })
    expect(page.picture().caption.map(({ text }) => text)).toEqual(['请 A 零 零 幺 号', 'Ticket A'])
    expect(hall.told).toEqual([])
    await finish()
    expect(hall.reports).toEqual([
      expect.objectContaining({
        callId: '1',
        output: 'DELIVERY_OUTPUT_VOICE',
        result: 'DELIVERY_RESULT_DELIVERED',
      }),
    ])
    expect(page.picture()).toMatchObject({ mood: 'calm', volume: '音量 80%' })
    expect(page.picture().past).toMatchObject([{ text: 'A001 号，到 1 号窗口', mark: '已播报' }])
  })

  it('says several one after the other, and tells how many stand behind', async () => {
    await snapshot([call(1), call(2), call(3)])
    expect(page.picture().waiting.map(({ text }) => text)).toHaveLength(2)
    await finish()
    await live(500)
    await finish()
    await live(500)
    await finish()
    expect(hall.asked).toMatchObject([
      { callId: '1', waitingCount: 2 },
      { callId: '2', waitingCount: 1 },
      { callId: '3', waitingCount: 0 },
    ])
    expect(hall.told).toEqual(['1 DELIVERED', '2 DELIVERED', '3 DELIVERED'])
    expect(audio.most).toBe(1)
  })

  it('plays it twice where the hall wants that, with a pause, and reports after the first', async () => {
    hall.answer = { ...kWords, ...kSound, times: 2 }
    await snapshot([call(1), call(2)])
    await finish()
    expect(hall.told).toEqual(['1 DELIVERED'])
    expect(audio.begun).toHaveLength(1)
    await live(1000)
    expect(audio.begun).toHaveLength(2)
    expect(hall.asked).toHaveLength(1)
    await finish()
    expect(hall.asked).toHaveLength(2)
    expect(audio.most).toBe(1)
  })

  it('does not call again who stands at the counter already', async () => {
    hall.answer = { ...kWords, ...kSound, times: 2 }
    await snapshot([call(1)])
    await finish()
    await delta([call(1, { open: false })])
    await live(2000)
    expect(audio.begun).toHaveLength(1)
    expect(hall.told).toEqual(['1 DELIVERED'])
  })

  it('finishes what it says when the ticket is answered meanwhile', async () => {
    await snapshot([call(1)])
    await delta([call(1, { open: false })])
    await live(2000)
    expect(hall.told).toEqual([])
    await finish()
    expect(hall.told).toEqual(['1 DELIVERED'])
  })

  it('says nothing twice after a reload or a reconnect', async () => {
    const calls = [call(1)]
    await snapshot(calls)
    await finish()
    sockets.last.events.closed(1006, '')
    clock.advance(1000)
    sockets.last.open()
    await snapshot(calls)
    open()
    await snapshot(calls)
    await live(3000)
    expect(audio.begun).toHaveLength(1)
    expect(hall.told).toEqual(['1 DELIVERED'])
  })

  it('says again what a reload cut off, while it is news', async () => {
    const calls = [call(1)]
    await snapshot(calls)
    audio = new FakeAudio()
    open()
    await snapshot(calls)
    await finish()
    expect(hall.told).toEqual(['1 DELIVERED'])
  })

  it('drops what came while it was away and is over, and reports that', async () => {
    await snapshot([call(1)])
    await finish()
    const meanwhile = [call(2, { open: false }), call(3)]
    sockets.last.events.closed(1006, '')
    clock.advance(1000)
    sockets.last.open()
    await delta(meanwhile)
    await finish()
    expect(hall.told).toEqual(['1 DELIVERED', '2 DROPPED_STALE', '3 DELIVERED'])
  })

  it('begins nothing while the connection is gone, but finishes what it says', async () => {
    hall.answer = { ...kWords, ...kSound, soundDuration: '30s' }
    await snapshot([call(1), call(2)])
    clock.advance(10_000)
    await settle()
    await finish()
    expect(page.picture()).toMatchObject({ mood: 'trouble' })
    expect(page.picture().title).toBe('连接中断，请以现场叫号为准')
    expect(audio.begun).toHaveLength(1)
    expect(hall.told).toEqual(['1 DELIVERED'])
  })

  it('shows one big button until the browser lets it be heard', async () => {
    audio = new FakeAudio()
    audio.running = false
    open()
    await snapshot([call(1)])
    expect(page.picture()).toMatchObject({ start: '', title: '正在打开声音…' })
    await live(2000)
    expect(page.picture().start).toBe('开启语音播报')
    expect(hall.asked).toEqual([])
    expect(hall.conditions).toEqual(['SOUND_FAULT'])
    page.touch()
    expect(audio.starts).toBe(2)
    audio.running = true
    await live(500)
    expect(page.picture().start).toBe('')
    expect(audio.begun).toHaveLength(1)
    expect(hall.conditions).toEqual(['SOUND_FAULT', 'OK'])
  })

  it('reports as too late what nobody let it say', async () => {
    audio.running = false
    await snapshot()
    await delta([call(1)])
    await live(62_000)
    expect(hall.told).toEqual(['1 DROPPED_STALE'])
    expect(page.picture().past).toMatchObject([{ mark: '已过时，没有播报' }])
  })

  it('is silent in quiet hours and reports nothing', async () => {
    hall.answer = { ...kWords, times: 1 }
    await snapshot([call(1)])
    await live(2000)
    expect(audio.begun).toEqual([])
    expect(hall.asked).toHaveLength(1)
    expect(hall.told).toEqual([])
    expect(page.picture()).toMatchObject({ title: '安静时段', volume: '安静时段' })
  })

  it('speaks with a voice of the system where the hall makes no sound', async () => {
    hall.answer = { ...kWords, times: 1, volumePercent: 50, chime: true }
    audio.canSpeak = true
    await snapshot([call(1)])
    expect(audio.begun).toEqual(['chime words 请 A 零 零 幺 号 Ticket A at 0.5'])
    await finish()
    expect(hall.told).toEqual(['1 DELIVERED'])
  })

  it('says clearly that it cannot speak, and tells the hall', async () => {
    hall.answer = { ...kWords, times: 1, volumePercent: 50 }
    await snapshot([call(1)])
    expect(page.picture()).toMatchObject({ mood: 'trouble', title: '本机没有中文语音，不能播报' })
    await live(62_000)
    expect(hall.told).toEqual(['1 DROPPED_STALE'])
    expect(hall.conditions[hall.conditions.length - 1]).toBe('SOUND_FAULT')
    expect(hall.asked.length).toBeLessThanOrEqual(4)
    // Somebody installs one.
    audio.canSpeak = true
    await delta([call(2)])
    await finish()
    expect(page.picture().mood).toBe('calm')
    await live(500)
    expect(hall.conditions[hall.conditions.length - 1]).toBe('OK')
  })

  it('asks a hall that has no words just now again, until the call is stale', async () => {
    hall.refusal = 'REASON_OVERLOADED'
    await snapshot()
    await delta([call(1)])
    await live(1000)
    expect(hall.asked.length).toBeGreaterThan(1)
    await live(61_000)
    expect(hall.asked.length).toBeLessThanOrEqual(4)
    expect(hall.told).toEqual(['1 DROPPED_STALE'])
    hall.refusal = undefined
    await delta([call(2)])
    await finish()
    expect(hall.told).toEqual(['1 DROPPED_STALE', '2 DELIVERED'])
  })

  it('does not let one that cannot be heard hold up those behind it', async () => {
    await snapshot([call(1), call(2)])
    for (let i = 0; i < 3; ++i) {
      await finish(false)
      await live(2000)
    }
    expect(page.picture().title).toBe('A002 号，到 2 号窗口')
    await finish()
    expect(hall.told).toEqual(['2 DELIVERED'])
    await live(60_000)
    expect(hall.told).toEqual(['2 DELIVERED', '1 DROPPED_STALE'])
  })

  it('gives up at once what the hall knows no more', async () => {
    hall.refusal = 'REASON_CALL_NOT_FOUND'
    await snapshot([call(1)])
    await live(5000)
    expect(hall.asked).toHaveLength(1)
    expect(hall.told).toEqual(['1 DROPPED_STALE'])
  })

  it('cuts off a sound that does not end', async () => {
    await snapshot([call(1)])
    await live(8500)
    expect(hall.told).toEqual([])
    expect(hall.asked.length).toBeGreaterThan(1)
    expect(page.picture().past).toEqual([])
  })

  it('survives a loudspeaker that throws', async () => {
    audio.play = () => Promise.reject(new Error('unplugged'))
    await snapshot([call(1)])
    expect(page.picture()).toMatchObject({ mood: 'trouble', title: '声音没有播出来' })
    await live(500)
    expect(hall.conditions).toContain('SOUND_FAULT')
  })

  it('says a broadcast once and reports none', async () => {
    const broadcasts = [
      { text: '请注意', spoken: true, sendTime: hallTime(), untilTime: '2026-03-02T02:00:00Z' },
    ]
    await snapshot([], { suspended: true, broadcasts })
    expect(page.picture().title).toBe('大厅广播：请注意')
    await finish()
    open()
    await snapshot([call(1)], { suspended: true, broadcasts })
    await live(3000)
    expect(audio.begun).toHaveLength(1)
    expect(hall.asked).toEqual([
      { broadcastSendTime: new Date(kStart).toISOString(), waitingCount: 0 },
    ])
    expect(hall.told).toEqual([])
    expect(page.picture().title).toBe('大厅暂停服务')
  })

  it('says how it is refused', () => {
    sockets.last.events.closed(4016, 'REASON_NOT_SIGNED_IN')
    expect(page.picture()).toMatchObject({ mood: 'trouble' })
    expect(page.picture().title).toContain('还没有登记')
    expect(page.picture().text).toContain('/enrol')
  })

  it('is silent beside another tab, says so, and tells nothing of its sound', async () => {
    lease.become('silent')
    audio.running = false
    await snapshot([call(1), call(2, { open: false })])
    await live(3000)
    expect(page.picture()).toMatchObject({
      title: '另一个标签页负责播报，本页不出声',
      start: '改由本页播报',
      silent: true,
      waiting: [],
    })
    expect([hall.asked, hall.reports, hall.conditions]).toEqual([[], [], []])
  })

  it('sends no report that another tab is sending', async () => {
    kept.write('voice:A:reports', JSON.stringify([{ requestId: 'r', callId: '1', result: '' }]))
    open()
    lease.become('silent')
    await snapshot()
    expect(hall.reports).toEqual([])
    lease.become('holding')
    await settle()
    expect(hall.told).toEqual(['1 '])
  })

  it('speaks where it is touched, and not what the other tab said', async () => {
    lease.become('silent')
    const calls = [call(1), call(2)]
    await snapshot(calls)
    // The other tab said the first and had no answer to its report.
    kept.write('voice:A:announced', JSON.stringify([`1@${calls[0]!.callTime}`]))
    kept.write('voice:A:reports', JSON.stringify([{ requestId: 'r', callId: '1', result: '' }]))
    page.touch()
    expect([lease.taken, audio.starts]).toEqual([1, 2])
    await settle()
    await finish()
    expect(hall.asked.map(({ callId }) => callId)).toEqual(['2'])
    expect(hall.told).toEqual(['1 ', '2 DELIVERED'])
    page.touch()
    expect(lease.taken).toBe(1)
  })

  it('stops in the middle when another tab takes over, and leaves the call to that one', async () => {
    await snapshot([call(1)])
    lease.become('silent')
    await settle()
    expect(audio.heardNow).toBe(0)
    await live(2000)
    expect(hall.told).toEqual([])
    expect(page.picture()).toMatchObject({ silent: true, past: [] })
    lease.become('holding')
    await settle()
    expect(audio.begun).toHaveLength(2)
    await finish()
    expect(hall.told).toEqual(['1 DELIVERED'])
    expect(page.picture()).toMatchObject({ mood: 'calm', silent: false })
  })

  it('says nothing whose words come after another tab took over', async () => {
    const asking = snapshot([call(1)])
    lease.become('silent')
    await asking
    await live(1000)
    expect(audio.begun).toEqual([])
    expect(hall.reports).toEqual([])
  })

  it('waits until it is known whether another tab speaks, and frees the voice when it leaves', async () => {
    lease.become('claiming')
    await snapshot([call(1)])
    expect(audio.begun).toEqual([])
    expect(page.picture()).toMatchObject({ title: '正在打开声音…', silent: false })
    page.leave()
    expect(lease.released).toBe(1)
  })

  it('says that it is refused rather than that it is silent', () => {
    lease.become('silent')
    sockets.last.events.closed(4016, 'REASON_NOT_SIGNED_IN')
    expect(page.picture()).toMatchObject({ mood: 'trouble', silent: false, start: '' })
  })

  it('speaks English to who reads English', async () => {
    page.language = 'en'
    await snapshot([call(1, { counterLabel: { zh: '台胞接待室', en: 'Reception' } })])
    expect(page.picture().title).toBe('A001 to Reception')
  })

  it('keeps no more timers, memory and reports after a day than after an hour', async () => {
    await snapshot()
    for (let i = 1; i <= 300; ++i) {
      await delta([call(i)])
      await finish()
      await live(1000)
    }
    expect(JSON.parse(kept.read('voice:A:announced')!)).toHaveLength(256)
    expect(page.picture().past).toHaveLength(8)
    expect(clock.pending).toBeLessThanOrEqual(4)
  })
})
