import { describe, expect, it } from 'vitest'
import type { HallLines } from '../link/hall_call'
import { fetchGuides, overdueItems } from './guide_reviews'

const date = (year: number, month: number, day: number) => ({ year, month, day })

describe('the guides that are due for review', () => {
  it('are those whose day has passed, not those of today or without a day', () => {
    const guides = [
      { itemId: 'past', nextReviewDate: date(2026, 3, 1) },
      { itemId: 'today', nextReviewDate: date(2026, 3, 2) },
      { itemId: 'later', nextReviewDate: date(2026, 11, 1) },
      { itemId: 'none' },
    ]
    expect([...overdueItems(guides, date(2026, 3, 2))]).toEqual(['past'])
  })

  it('are read from every part of the catalogue, and none where the hall refuses', async () => {
    const asked: unknown[] = []
    const parts = [{ head: {} }, { rows: { guides: [{ itemId: 'a' }] } }, { rows: {} }]
    const lines = ((_method: string, body: unknown) => {
      asked.push(body)
      return Promise.resolve({ ok: true, value: parts })
    }) as unknown as HallLines
    expect(await fetchGuides(lines)).toEqual([{ itemId: 'a' }])
    expect(asked).toEqual([{ withGuides: true }])
    const refusing = (() =>
      Promise.resolve({
        ok: false,
        refusal: { reason: 'REASON_INTERNAL', metadata: {} },
      })) as unknown as HallLines
    expect(await fetchGuides(refusing)).toEqual([])
  })
})
