import type { ItemJson } from 'wire/catalogue_pb'
import type { DateJson } from 'wire/text_pb'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HallCall } from '../link/hall_call'
import type { Answer } from '../link/refusal'
import { GuideReviews } from './guide_reviews'

const date = (year: number, month: number, day: number) => ({ year, month, day })
const today = date(2026, 3, 2)
const item = (itemId: string, guideVersion = 1): ItemJson => ({ itemId, guideVersion })

describe('the guides that are due for review', () => {
  let asked: string[]
  let answers: Array<(answer: Answer<unknown>) => void>
  let changes: number
  let reviews: GuideReviews

  beforeEach(() => {
    asked = []
    answers = []
    changes = 0
    const call = ((method: string, body: { itemId: string; guideVersion: number }) => {
      expect(method).toBe('GuideService/GetGuide')
      asked.push(`${body.itemId} ${body.guideVersion}`)
      return new Promise<Answer<unknown>>((resolve) => answers.push(resolve))
    }) as HallCall
    reviews = new GuideReviews(call, () => (changes += 1))
  })

  const settle = async () => {
    for (let i = 0; i < 10; ++i) await Promise.resolve()
  }
  /** The oldest question that is open. */
  const answer = async (nextReviewDate?: DateJson) => {
    answers.shift()!({ ok: true, value: { guide: nextReviewDate ? { nextReviewDate } : {} } })
    await settle()
  }
  const refuse = async () => {
    answers.shift()!({ ok: false, refusal: { reason: 'REASON_INTERNAL', metadata: {} } })
    await settle()
  }

  it.each([
    ['whose day has passed', date(2026, 3, 1), true],
    ['whose day has passed long ago', date(987, 12, 31), true],
    ['of today', today, false],
    ['of later', date(2026, 11, 1), false],
    ['without a day', undefined, false],
  ])('are those %s: %j', async (_what, due, overdue) => {
    reviews.show([item('a')])
    expect(reviews.isOverdue(item('a'), today)).toBe(false)
    await answer(due)
    expect(reviews.isOverdue(item('a'), today)).toBe(overdue)
    expect(changes).toBe(1)
  })

  it('are read a few at a time, each version once, and none where there is no guide', async () => {
    const items = ['a', 'b', 'c', 'd', 'e'].map((code) => item(code))
    reviews.show([...items, item('without', 0)])
    reviews.show(items)
    expect(asked).toEqual(['a 1', 'b 1', 'c 1'])
    for (let i = 0; i < 5; ++i) await answer()
    expect(asked).toEqual(['a 1', 'b 1', 'c 1', 'd 1', 'e 1'])
    reviews.show([...items, item('a', 2)])
    expect(asked.slice(5)).toEqual(['a 2'])
  })

  it('are not read of what is not shown any more', async () => {
    reviews.show(['a', 'b', 'c', 'd'].map((code) => item(code)))
    reviews.show([item('e')])
    for (let i = 0; i < 4; ++i) await answer()
    expect(asked).toEqual(['a 1', 'b 1', 'c 1', 'e 1'])
  })

  it('are asked for again where the hall refused, but only when they are shown again', async () => {
    reviews.show([item('a')])
    await refuse()
    expect(changes).toBe(0)
    expect(reviews.isOverdue(item('a'), today)).toBe(false)
    expect(asked).toEqual(['a 1'])
    reviews.show([item('a')])
    await answer(date(2026, 1, 1))
    expect(asked).toEqual(['a 1', 'a 1'])
    expect(reviews.isOverdue(item('a'), today)).toBe(true)
  })
})
