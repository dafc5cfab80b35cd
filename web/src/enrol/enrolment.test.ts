import { beforeEach, describe, expect, it } from 'vitest'
import type { HallCall } from '../link/hall_call'
import { KeptInMemory } from '../link/kept'
import type { Answer, Refusal } from '../link/refusal'
import { storedBinding } from './binding'
import { enrol } from './enrolment'

describe('enrolling a screen', () => {
  let kept: KeptInMemory
  let requests: Array<Record<string, unknown>>
  let answer: Answer<unknown>

  const call: HallCall = <T>(_method: string, request: object) => {
    requests.push(request as Record<string, unknown>)
    return Promise.resolve(answer as Answer<T>)
  }
  const refuse = (reason: Refusal['reason'], metadata = {}) => {
    answer = { ok: false, refusal: { reason, metadata } }
  }

  beforeEach(() => {
    kept = new KeptInMemory()
    requests = []
    answer = {
      ok: true,
      value: { device: { kind: 'DEVICE_KIND_SIGN', zoneId: 'A', counterId: '台 1' } },
    }
  })

  it('takes the code as people type it, and goes to the page of the device', async () => {
    const result = await enrol(' abcd-efgh ', call, kept)
    expect(requests[0]).toMatchObject({ enrolmentCode: 'ABCDEFGH' })
    expect(result).toMatchObject({ address: '/sign/%E5%8F%B0%201' })
    expect(storedBinding(kept)).toEqual({
      kind: 'DEVICE_KIND_SIGN',
      zoneId: 'A',
      counterId: '台 1',
    })
  })

  it.each(['', 'ABC', 'ABCDEFGHI'])('does not ask the hall about %j', async (typed) => {
    expect(await enrol(typed, call, kept)).toHaveProperty('problem')
    expect(requests).toEqual([])
  })

  it('shows the token again after a lost answer, by the same request id', async () => {
    refuse('UNREACHABLE')
    expect(await enrol('ABCDEFGH', call, kept)).toHaveProperty('problem')
    await enrol('ABCDEFGH', call, kept)
    expect(requests[1]!.requestId).toBe(requests[0]!.requestId)
  })

  it.each([
    ['REASON_TOKEN_INVALID', '登记码不对'],
    ['REASON_ENROLMENT_EXPIRED', '已用过'],
    ['REASON_TOO_MANY_ATTEMPTS', '请过 30 秒再试'],
  ] as const)('says what to do after %s', async (reason, words) => {
    refuse(reason, { seconds: '30' })
    const result = await enrol('ABCDEFGH', call, kept)
    expect('problem' in result && result.problem).toContain(words)
    expect(storedBinding(kept)).toBeUndefined()
  })

  it.each([
    ['BOARD', '/board'],
    ['VOICE', '/voice'],
    ['PAD', '/pad'],
  ])('sends a %s to %s, which finds its place in what is kept', async (kind, address) => {
    answer = { ok: true, value: { device: { kind: `DEVICE_KIND_${kind}`, zoneId: 'A' } } }
    expect(await enrol('ABCDEFGH', call, kept)).toMatchObject({ address })
    expect(storedBinding(kept)?.zoneId).toBe('A')
  })

  it('says so where the device has no page', async () => {
    answer = { ok: true, value: { device: { kind: 'DEVICE_KIND_KIOSK' } } }
    expect(await enrol('ABCDEFGH', call, kept)).toHaveProperty('problem')
  })
})
