import { describe, expect, it } from 'vitest'
import type { HallLines } from '../link/hall_call'
import type { Answer } from '../link/refusal'
import { unwrapped } from './stream_lines'

const giving = (lines: object[]): HallLines =>
  (() => Promise.resolve({ ok: true, value: lines } as Answer<never[]>)) as HallLines

describe('the lines of a stream', () => {
  it('give the messages they hold', async () => {
    const answer = await unwrapped(giving([{ result: { a: 1 } }, { result: { a: 2 } }]))('A/B', {})
    expect(answer).toEqual({ ok: true, value: [{ a: 1 }, { a: 2 }] })
  })

  it('are taken as they are where somebody unwrapped them', async () => {
    expect(await unwrapped(giving([{ a: 1 }]))('A/B', {})).toEqual({ ok: true, value: [{ a: 1 }] })
  })
})
