import { describe, expect, it } from 'vitest'
import { FakeClock } from '../link/fake_clock'
import type { HallCall } from '../link/hall_call'
import { KeptInMemory } from '../link/kept'
import { unreachable, type Answer } from '../link/refusal'
import { ConditionReport } from './condition_report'
import { bytesOf } from './speaker'
import { plainForVoice, voiceFor } from './system_voice'
import { Tries } from './tries'
import type { Announced } from './voice_line'

const settle = async () => {
  for (let i = 0; i < 20; ++i) await Promise.resolve()
}

describe("a system's voice", () => {
  const voice = (lang: string, localService = true) => ({ lang, localService })
  const chosen = (langs: Array<ReturnType<typeof voice>>, language: 'CHINESE' | 'ENGLISH') =>
    voiceFor(langs, `SPOKEN_LANGUAGE_${language}`)?.lang

  it.each([['zh-CN'], ['zh_CN'], ['zh-Hans-CN'], ['cmn-CN'], ['zh-TW'], ['zh']])(
    '%s speaks Chinese',
    (lang) => expect(chosen([voice('de-DE'), voice(lang)], 'CHINESE')).toBe(lang),
  )

  it('is given no markup that it might run', () => {
    const ssml = '<speak><audio src="http://elsewhere/a.mp3"/>三楼</speak>'
    expect(plainForVoice(ssml)).not.toMatch(/[<>]/)
    expect(plainForVoice(ssml)).toContain('三楼')
    expect(plainForVoice('请 A 幺 号，到 3 号窗口办理。')).toBe('请 A 幺 号，到 3 号窗口办理。')
  })

  it('is Putonghua where there is a choice, and the first of equals', () => {
    const all = [voice('zh-HK'), voice('zh-TW'), voice('zh-CN'), voice('zh_CN')]
    expect(chosen(all, 'CHINESE')).toBe('zh-CN')
    expect(chosen([voice('zh-HK'), voice('en-GB')], 'CHINESE')).toBe('zh-HK')
  })

  it('needs no internet where there is a choice, but Putonghua counts for more', () => {
    expect(chosen([voice('en-US', false), voice('en-GB')], 'ENGLISH')).toBe('en-GB')
    expect(chosen([voice('zh-CN', false), voice('zh-HK')], 'CHINESE')).toBe('zh-CN')
  })

  it('is none where nothing fits', () => {
    expect(chosen([voice('de-DE'), voice('')], 'CHINESE')).toBeUndefined()
    expect(chosen([], 'ENGLISH')).toBeUndefined()
  })
})

describe('a sound of the hall', () => {
  it('is read, or not at all', () => {
    expect(bytesOf('AAEC/w==')).toEqual(Uint8Array.from([0, 1, 2, 255]))
    expect(bytesOf('*')).toBeUndefined()
  })
})

describe('what could not be said', () => {
  const one = { key: 'a', atMs: 0, kind: 'closing' } as Announced
  const other = { key: 'b', atMs: 1, kind: 'closing' } as Announced

  it('is tried three times in its turn and then stands aside for a minute', () => {
    const clock = new FakeClock()
    const tries = new Tries(clock)
    const next = () => tries.nextOf([one, other])?.key
    for (let i = 0; i < 3; ++i) {
      expect(next()).toBe('a')
      tries.failed(one)
      expect(next()).toBeUndefined()
      clock.advance(4000)
    }
    expect(next()).toBe('b')
    clock.advance(60_000)
    expect(next()).toBe('a')
  })

  it('waits a little longer after each failure, and not at all after a success', () => {
    const clock = new FakeClock()
    clock.luck = 1
    const tries = new Tries(clock)
    tries.failed(one)
    clock.advance(500)
    expect(tries.nextOf([one])).toBe(one)
    tries.failed(one)
    clock.advance(500)
    expect(tries.nextOf([one])).toBeUndefined()
    clock.advance(500)
    tries.succeeded()
    tries.failed(one)
    clock.advance(500)
    expect(tries.nextOf([one])).toBe(one)
  })
})

describe('the report of how a voice is', () => {
  const setUp = () => {
    const clock = new FakeClock()
    const sent: Array<Record<string, unknown>> = []
    const world = { answer: { ok: true, value: {} } as Answer<unknown> }
    const call: HallCall = <T>(_method: string, request: object) => {
      sent.push(request as Record<string, unknown>)
      return Promise.resolve(world.answer as Answer<T>)
    }
    const report = new ConditionReport(call, new KeptInMemory(), clock)
    const conditions = () => sent.map(({ condition }) => `${condition}`.slice(17))
    return { clock, sent, world, report, conditions }
  }

  it('goes out at every change and every half minute', async () => {
    const { clock, report, conditions } = setUp()
    for (let i = 0; i < 10; ++i) {
      report.see('DEVICE_CONDITION_OK')
      await settle()
      clock.advance(5000)
    }
    expect(conditions()).toEqual(['OK', 'OK'])
    report.see('DEVICE_CONDITION_SOUND_FAULT')
    await settle()
    expect(conditions()).toEqual(['OK', 'OK', 'SOUND_FAULT'])
  })

  it('tells what changed while the one before was on its way', async () => {
    const { report, conditions } = setUp()
    report.see('DEVICE_CONDITION_OK')
    report.see('DEVICE_CONDITION_SOUND_FAULT')
    await settle()
    expect(conditions()).toEqual(['OK', 'SOUND_FAULT'])
  })

  it('is the same request until the hall has answered, and another after that', async () => {
    const { clock, sent, world, report } = setUp()
    world.answer = { ok: false, refusal: unreachable }
    for (let i = 0; i < 3; ++i) {
      report.see('DEVICE_CONDITION_OK')
      await settle()
      clock.advance(30_000)
      if (i === 1) world.answer = { ok: true, value: {} }
    }
    report.see('DEVICE_CONDITION_OK')
    await settle()
    const ids = sent.map(({ requestId }) => requestId)
    expect(ids).toHaveLength(4)
    expect(new Set(ids.slice(0, 3)).size).toBe(1)
    expect(ids[3]).not.toBe(ids[0])
  })
})
