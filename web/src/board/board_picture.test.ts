import type { BoardSnapshotJson } from 'wire/board_view_pb'
import { describe, expect, it } from 'vitest'
import { boardFromSnapshot } from '../model/board_floor'
import { boardPicture } from './board_picture'
import { boardTheme } from './board_theme'
import { turningPage } from './turning'

const kNow = Date.parse('2026-03-02T01:05:00Z')

function pictureOf(snapshot: BoardSnapshotJson) {
  const floor = boardFromSnapshot(snapshot)
  return boardPicture({
    floor,
    onStage: undefined,
    linkState: 'live',
    refusal: '',
    hallMs: kNow,
  })
}

describe('what stands on a board', () => {
  it('says hall, zone, day and time as on the wall of the hall', () => {
    const picture = pictureOf({
      hall: { name: { zh: '云川市政务服务中心' }, rehearsal: true, inSession: true },
      zoneName: { zh: 'A区' },
    })
    expect(picture).toMatchObject({
      hallName: '云川市政务服务中心',
      zoneName: 'A区',
      clock: '09:05',
      date: '3月2日 星期一',
      rehearsal: '演练',
      trouble: '',
    })
  })

  it('says of each queue who waits, how long, and who is next', () => {
    const wait = { p50Duration: '900s', p90Duration: '1500s' }
    const rows = pictureOf({
      hall: { inSession: true },
      queues: [
        {
          queueId: 'a',
          name: { zh: '社保业务' },
          issuing: true,
          waitingCount: 12,
          openCounters: 4,
          wait,
          nextNumbers: ['C001', 'C002'],
        },
        { queueId: 'b', name: { zh: '税务业务' }, issuing: true },
        { queueId: 'c', name: { zh: '咨询' } },
        { queueId: 'd', name: { zh: '取件' }, issuing: true, openCounters: 1 },
      ],
    }).queues
    expect(rows[0]).toMatchObject({
      name: '社保业务',
      waiting: '12 人等候',
      wait: '约 15–25 分钟',
      counters: '4 个窗口',
      next: ['C001', 'C002'],
    })
    expect(rows[1]).toMatchObject({ waiting: '', wait: '', counters: '暂无窗口' })
    expect(rows[2]).toMatchObject({ waiting: '停止取号' })
    expect(rows[3]).toMatchObject({ waiting: '不用等候', counters: '1 个窗口' })
  })

  it('shows counters that are open or paused, and never the closed ones', () => {
    const marks = pictureOf({
      counters: [
        { counterId: '1', label: { zh: '1' }, state: 'PUBLIC_COUNTER_STATE_CLOSED' },
        { counterId: '2', label: { zh: '2' }, state: 'PUBLIC_COUNTER_STATE_PAUSED' },
        {
          counterId: '3',
          label: { zh: '3' },
          state: 'PUBLIC_COUNTER_STATE_CALLING',
          number: 'A001',
        },
        { counterId: '4' },
      ],
    }).counters
    expect(marks).toEqual([
      { key: '2', label: '2', room: false, number: '', paused: true, calling: false },
      { key: '3', label: '3', room: false, number: 'A001', paused: false, calling: true },
    ])
  })

  it('lets no queue crowd out the passed numbers of another', () => {
    const picture = pictureOf({
      queues: [{ noShowNumbers: ['A1', 'A2', 'A3'] }, {}, { noShowNumbers: ['C1'] }],
    })
    expect(picture.passed).toEqual(['A1', 'C1', 'A2', 'A3'])
  })

  it('says why nothing is called while the hall is suspended', () => {
    const picture = pictureOf({ hall: { suspended: true, suspensionText: '停电，请稍候' } })
    expect(picture.standstill).toEqual({ title: '暂停服务', text: '停电，请稍候' })
  })

  it('says when the hall opens again', () => {
    const hall = { openTime: '2026-03-03T01:00:00Z' }
    expect(pictureOf({ hall }).standstill?.text).toContain('3月3日（星期二）09:00')
    expect(pictureOf({ hall: { openTime: '2026-03-02T06:00:00Z' } }).standstill?.text).toContain(
      '下次开放：14:00',
    )
  })

  it('goes on showing calls after closing for as long as somebody is served', () => {
    const counters = [{ counterId: '1', state: 'PUBLIC_COUNTER_STATE_SERVING' as const }]
    expect(pictureOf({ hall: {}, counters }).standstill).toBeUndefined()
  })
})

describe('a list that does not fit', () => {
  it('turns its pages and shows everything', () => {
    const list = [1, 2, 3, 4, 5, 6]
    expect([0, 1, 2].map((tick) => turningPage(list, 5, tick))).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [1, 2, 3],
    ])
    const shown = [0, 1, 2].flatMap((tick) => turningPage([1, 2, 3, 4, 5, 6, 7], 3, tick))
    expect(shown).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('stands still where it fits', () => {
    expect(turningPage([1, 2], 2, 7)).toEqual([1, 2])
  })
})

describe('the theme', () => {
  it.each([
    ['?theme=tv', 1920, 1080, 'tv'],
    ['?theme=portrait', 1920, 1080, 'portrait'],
    ['', 1080, 1920, 'portrait'],
    ['?theme=<b>', 1920, 1080, 'landscape'],
  ] as const)('of %j on %d × %d is %s', (query, width, height, name) => {
    expect(boardTheme(query, width, height).name).toBe(name)
  })

  it('has more rows on a screen that is less wide', () => {
    expect(boardTheme('', 1920, 1080).queues).toBe(5)
    expect(boardTheme('', 1366, 768).queues).toBe(5)
    expect(boardTheme('', 1024, 768).queues).toBe(8)
    expect(boardTheme('', 0, 0).queues).toBe(5)
  })
})
