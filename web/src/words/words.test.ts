import { afterEach, describe, expect, it } from 'vitest'
import { forgetUtcOffset, heardUtcOffset } from '../link/hall_clock'
import { counterName, shown } from './display'
import { clockText, dateText, momentText, wallTime } from './hall_time'
import { waitText } from './wait_text'

describe('the time on the wall', () => {
  const midnight = Date.parse('2026-03-01T16:00:00Z')

  afterEach(forgetUtcOffset)

  it('is that of China until the hall has said its own', () => {
    expect(clockText(midnight)).toBe('00:00')
    expect(dateText(midnight)).toBe('3月2日 星期一')
  })

  it.each([
    ['21600s', 1, '22:00'],
    ['0s', 1, '16:00'],
    ['-12600s', 1, '12:30'],
    ['31500s', 2, '00:45'],
  ])('is that of a hall %s ahead of UTC', (offset, day, clock) => {
    heardUtcOffset(offset)
    expect(wallTime(midnight).day).toBe(day)
    expect(clockText(midnight)).toBe(clock)
  })

  it.each([undefined, '', 'soon', '90000s', '-90000s'])(
    'stays as it was where a frame says %j',
    (offset) => {
      heardUtcOffset('21600s')
      heardUtcOffset(offset)
      expect(clockText(midnight)).toBe('22:00')
    },
  )

  it('names the day where it is another', () => {
    const now = Date.parse('2026-03-02T01:00:00Z')
    expect(momentText(now + 3600_000, now)).toBe('10:00')
    expect(momentText(now + 86_400_000, now)).toBe('3月3日（星期二）09:00')
    expect(momentText(now + 86_400_000, now, true)).toBe('Tue 3/3 09:00')
  })
})

describe('an expected wait', () => {
  it.each([
    [{ p50Duration: '900s', p90Duration: '1500s' }, '15–25 分钟'],
    [{ p50Duration: '300s', p90Duration: '300s' }, '5 分钟'],
    [{ p90Duration: '180s' }, '3 分钟'],
    [{ p50Duration: '0s', p90Duration: '60s' }, '1 分钟'],
    [{ p50Duration: '7200s', p90Duration: '7500s' }, '2 小时以上'],
    [undefined, undefined],
    [{}, undefined],
  ])('of %j reads %s', (wait, text) => {
    expect(waitText(wait)).toBe(text)
  })
})

describe('a counter', () => {
  it.each([
    ['12', '12 号窗口', 'counter 12'],
    ['B12', 'B12 号窗口', 'counter B12'],
    ['台胞接待室', '台胞接待室', '台胞接待室'],
  ])('%s is called %s', (label, zh, en) => {
    expect(counterName(label)).toBe(zh)
    expect(counterName(label, 'en')).toBe(en)
  })
})

describe('a published text', () => {
  it('falls back to Chinese', () => {
    expect(shown({ zh: '税务' }, 'en')).toBe('税务')
    expect(shown({ zh: '税务', en: 'Tax' }, 'en')).toBe('Tax')
    expect(shown(undefined)).toBe('')
  })
})
