import type { MapCounterJson } from 'wire/phone_view_pb'
import { describe, expect, it } from 'vitest'
import { zonePlan } from './zone_plan'

const counter = (label: string, column: number, row: number): MapCounterJson => ({
  label: { zh: label },
  column,
  row,
})
/** Two rows of three, and a room beyond a gap. */
const counters = [
  counter('1', 1, 1),
  counter('2', 2, 1),
  counter('3', 3, 1),
  counter('4', 1, 2),
  counter('5', 2, 2),
  counter('6', 3, 2),
  counter('台胞接待室', 9, 1),
]
const plan = (called = '', able: string[] = [], more = {}) =>
  zonePlan({ counters, ...more }, called, able, 'zh')!
const at = (label: string, made = plan()) => {
  const found = made.counters.find(({ lines }) => lines.join('') === label)!
  return [found.x / 40, found.y / 40]
}

describe('the map of a zone', () => {
  it('is none where the hall says nothing of the way', () => {
    expect(zonePlan(undefined, '', [], 'zh')).toBeUndefined()
    expect(zonePlan({}, '', [], 'zh')).toBeUndefined()
    expect(zonePlan({ counters: [counter('1', 0, 0)] }, '', [], 'zh')).toBeUndefined()
  })

  it('is words alone where no counter has a place', () => {
    const directions = { zh: '一楼大厅东侧', en: 'East side' }
    expect(zonePlan({ directions }, '', [], 'zh')).toMatchObject({
      counters: [],
      directions: '一楼大厅东侧',
    })
    expect(zonePlan({ directions }, '', [], 'en')?.directions).toBe('East side')
  })

  it('puts the far side on top, and makes a gap of any width one wide', () => {
    expect(at('1')).toEqual([0, 0])
    expect(at('6')).toEqual([2, 1])
    expect(at('台胞接待室')).toEqual([4, 0])
    expect(plan().width).toBe(200)
    expect(plan().height).toBeGreaterThan(80)
  })

  it('marks where somebody is called and says in words where that is', () => {
    const made = plan('2')
    expect(made.counters.filter(({ mark }) => mark === 'here').map(({ lines }) => lines)).toEqual([
      ['2'],
    ])
    expect(made.described).toBe('2 号窗口：从入口往里第 2 排，左起第 2 个')
    expect(made.legend).toBe('')
    expect(zonePlan({ counters }, '2', [], 'en')?.described).toBe(
      'Counter 2: row 2 from the entrance, number 2 from the left',
    )
  })

  it('marks where somebody may be called while waiting', () => {
    const made = plan('', ['4', '5'])
    expect(made.counters.filter(({ mark }) => mark === 'able')).toHaveLength(2)
    expect(made).toMatchObject({
      described: '',
      legend: '标蓝的窗口可以办理您的业务，请以叫号为准',
    })
  })

  it('says nothing of a counter that is not on it', () => {
    expect(plan('99')).toMatchObject({ described: '', legend: '' })
    expect(plan('', ['99']).legend).toBe('')
  })

  it('sets a name in two lines that fit the box', () => {
    const room = plan().counters.find(({ lines }) => lines.length === 2)!
    expect(room.lines).toEqual(['台胞接', '待室'])
    expect(room.fontSize * 3).toBeLessThanOrEqual(34)
    for (const { lines, fontSize } of plan().counters) {
      expect(fontSize).toBeGreaterThan(lines.length === 1 ? 12 : 8)
    }
  })

  it('letters only where somebody is called where there are too many columns to read', () => {
    const many = Array.from({ length: 30 }, (_, i) => counter(`${i + 1}`, i + 1, 1))
    const made = zonePlan({ counters: many }, '7', ['8'], 'zh')!
    expect(made.counters.flatMap(({ lines }) => lines)).toEqual(['7'])
    // Drawn last, and on a narrow phone still a letter of its own height.
    expect(made.counters[29]).toMatchObject({ mark: 'here', fontSize: 80 })
    expect(made.counters.filter(({ mark }) => mark === 'able')).toHaveLength(1)
  })
})
