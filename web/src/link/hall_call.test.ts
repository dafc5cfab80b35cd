import { describe, expect, it } from 'vitest'
import { hallCallOver, hallLinesOver } from './hall_call'
import { passes } from './refusal'

const answering = (status: number, body: string): typeof fetch =>
  (() => Promise.resolve(new Response(body, { status }))) as typeof fetch

describe('a call to the hall', () => {
  it('says whose cookie speaks, in a header that a foreign site cannot send', async () => {
    let seen: RequestInit | undefined
    let address = ''
    const call = hallCallOver(
      ((input: string, init: RequestInit) => {
        address = input
        seen = init
        return Promise.resolve(new Response('{}'))
      }) as typeof fetch,
      'device',
    )
    await call('WatchService/ReportDelivered', { callId: '5' })
    expect(address).toBe('/api/v1/WatchService/ReportDelivered')
    expect(seen?.method).toBe('POST')
    expect(seen?.headers).toMatchObject({ 'X-Hall-Caller': 'device' })
    expect(seen?.body).toBe('{"callId":"5"}')
  })

  it('gives the answer', async () => {
    const call = hallCallOver(answering(200, '{"position":"9"}'), 'public')
    expect(await call('A/B', {})).toEqual({ ok: true, value: { position: '9' } })
  })

  it('gives the reason of a refusal', async () => {
    const body = '{"reason":"REASON_TOO_MANY_ATTEMPTS","metadata":{"seconds":"8"}}'
    const answer = await hallCallOver(answering(429, body), 'public')('A/B', {})
    expect(answer).toEqual({
      ok: false,
      refusal: { reason: 'REASON_TOO_MANY_ATTEMPTS', metadata: { seconds: '8' } },
    })
  })

  it.each([
    ['a page of some proxy', answering(502, '<html>')],
    ['an empty refusal', answering(500, 'null')],
    ['no network', (() => Promise.reject(new TypeError('offline'))) as typeof fetch],
  ])('takes %s as nobody there, to be tried again', async (_what, fetchIt) => {
    const answer = await hallCallOver(fetchIt, 'public')('A/B', {})
    expect(answer).toMatchObject({ ok: false, refusal: { reason: 'UNREACHABLE' } })
    expect(!answer.ok && passes(answer.refusal)).toBe(true)
  })

  it('gives an answer of several messages whole', async () => {
    const lines = hallLinesOver(
      answering(200, '{"result":{"head":{}}}\n{"result":{"end":{}}}\n'),
      'device',
    )
    expect(await lines('A/B', {})).toEqual({ ok: true, value: [{ head: {} }, { end: {} }] })
  })

  it.each([
    [
      'a refusal at its end',
      '{"result":{"head":{}}}\n{"error":{"reason":"REASON_OVERLOADED"}}\n',
      'REASON_OVERLOADED',
    ],
    ['a line of something else', '{"head":{}}\n', 'UNREACHABLE'],
    ['a line cut off', '{"result":{"head":{}}}\n{"result":', 'UNREACHABLE'],
  ])('takes no half answer: %s', async (_what, body, reason) => {
    const answer = await hallLinesOver(answering(200, body), 'device')('A/B', {})
    expect(answer).toMatchObject({ ok: false, refusal: { reason } })
  })

  it('tells what passes from what stays', () => {
    expect(passes({ reason: 'REASON_OVERLOADED', metadata: {} })).toBe(true)
    expect(passes({ reason: 'REASON_CALL_NOT_FOUND', metadata: {} })).toBe(false)
  })
})
