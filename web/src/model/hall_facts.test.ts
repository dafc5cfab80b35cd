import { describe, expect, it } from 'vitest'
import { FakeClock } from '../link/fake_clock'
import type { HallLines } from '../link/hall_call'
import type { Answer } from '../link/refusal'
import { HallFacts } from './hall_facts'

describe('facts of the catalogue', () => {
  const setUp = () => {
    const clock = new FakeClock()
    const asked: object[] = []
    const world = {
      clock,
      asked,
      answer: {
        ok: true,
        value: [{ head: { hall: { supervisionPhone: '12345' } } }, { end: {} }],
      } as Answer<object[]>,
      changes: 0,
    }
    const lines: HallLines = <T>(_method: string, request: object) => {
      asked.push(request)
      return Promise.resolve(world.answer as Answer<T[]>)
    }
    const facts = new HallFacts(lines, clock, () => void ++world.changes)
    return { world, facts }
  }
  const settle = async () => {
    for (let i = 0; i < 10; ++i) await Promise.resolve()
  }

  it('are fetched once for each version', async () => {
    const { world, facts } = setUp()
    facts.see({ catalogueVersion: 3 })
    facts.see({ catalogueVersion: 3 })
    await settle()
    facts.see({ catalogueVersion: 3 })
    await settle()
    expect(world.asked).toEqual([{ knownVersion: 3 }])
    expect(facts.facts).toEqual({ supervisionPhone: '12345' })
    expect(world.changes).toBe(1)
    facts.see({ catalogueVersion: 4 })
    expect(world.asked).toHaveLength(2)
  })

  it('stay as they are where the hall does not answer, and are asked for again in a minute', async () => {
    const { world, facts } = setUp()
    facts.see({ catalogueVersion: 3 })
    await settle()
    world.answer = { ok: false, refusal: { reason: 'UNREACHABLE', metadata: {} } }
    facts.see({ catalogueVersion: 4 })
    await settle()
    facts.see({ catalogueVersion: 4 })
    expect(world.asked).toHaveLength(2)
    expect(facts.facts.supervisionPhone).toBe('12345')
    world.clock.advance(60_000)
    facts.see({ catalogueVersion: 4 })
    expect(world.asked).toHaveLength(3)
  })
})
