import { describe, expect, it } from 'vitest'
import { FakeClock } from './fake_clock'
import { FakeSockets } from './fake_socket'
import { FollowedView } from './followed_view'
import { scriptsOf } from './new_version'
import { forgetUtcOffset, hallUtcOffsetMs } from './hall_clock'
import { durationMs, instant } from './watch_wire'

describe('a followed view', () => {
  const follow = () => {
    const clock = new FakeClock()
    const sockets = new FakeSockets()
    const said: string[] = []
    const view = new FollowedView<{ texts: string[] }>(
      { view: 'VIEW_SIGN' },
      {
        fromSnapshot: ({ sign }) => ({ texts: [sign?.counter?.number ?? ''] }),
        withDelta: ({ texts }, { sign }) => ({ texts: [...texts, sign?.counter?.number ?? ''] }),
      },
      sockets.opener,
      clock,
      {
        viewChanged: () => said.push('view'),
        linkChanged: () => said.push('link'),
        restarted: () => said.push('restarted'),
      },
    )
    view.start()
    sockets.last.open()
    return { clock, sockets, said, view }
  }
  const counter = (number: string) => ({ sign: { counter: { number } } })

  it('is put together from a snapshot and what changed', () => {
    const { sockets, view } = follow()
    sockets.last.say({ epoch: '1', position: '1', snapshot: counter('A1') })
    sockets.last.say({ epoch: '1', position: '2', delta: counter('A2') })
    sockets.last.say({ epoch: '1', position: '2', bookmark: {} })
    expect(view.view).toEqual({ texts: ['A1', 'A2'] })
  })

  it('keeps what it held through a reset until the snapshot comes', () => {
    const { sockets, view } = follow()
    sockets.last.say({ epoch: '1', position: '1', snapshot: counter('A1') })
    sockets.last.say({ epoch: '2', position: '9', reset: {} })
    expect(view.view).toEqual({ texts: ['A1'] })
    sockets.last.say({ epoch: '2', position: '9', snapshot: counter('B1') })
    expect(view.view).toEqual({ texts: ['B1'] })
  })

  it('tells once that the server has started anew', () => {
    const { sockets, said } = follow()
    sockets.last.say({ epoch: '1', position: '1', snapshot: counter('A1') })
    expect(said).not.toContain('restarted')
    sockets.last.say({ epoch: '2', position: '9', reset: {} })
    sockets.last.say({ epoch: '2', position: '9', snapshot: counter('B1') })
    expect(said.filter((what) => what === 'restarted')).toHaveLength(1)
  })

  it("carries the hall's time on between frames", () => {
    const { clock, sockets, view } = follow()
    expect(view.hallMs()).toBeUndefined()
    const hallTime = '2026-03-02T01:00:00.123456789Z'
    sockets.last.say({ epoch: '1', position: '1', hallTime, snapshot: counter('A1') })
    clock.advance(1500)
    expect(view.hallMs()).toBe(Date.parse('2026-03-02T01:00:01.623Z'))
  })

  it("takes the hall's zone from whichever view carries it, and keeps it until another comes", () => {
    forgetUtcOffset()
    const { sockets } = follow()
    const hall = (utcOffset: string) => ({ sign: { hall: { utcOffset } } })
    sockets.last.say({ epoch: '1', position: '1', snapshot: hall('21600s') })
    expect(hallUtcOffsetMs()).toBe(6 * 3600_000)
    sockets.last.say({ epoch: '1', position: '2', delta: counter('A2') })
    sockets.last.say({ epoch: '1', position: '2', bookmark: {} })
    expect(hallUtcOffsetMs()).toBe(6 * 3600_000)
    sockets.last.say({ epoch: '1', position: '3', delta: hall('25200s') })
    expect(hallUtcOffsetMs()).toBe(7 * 3600_000)
    forgetUtcOffset()
  })
})

describe('the wire', () => {
  it.each([
    ['3.5s', 3500],
    ['0s', 0],
    ['0.000000001s', 0],
    ['', undefined],
    ['-1s', undefined],
    ['5', undefined],
    [undefined, undefined],
  ])('reads the duration %j as %s ms', (text, ms) => expect(durationMs(text)).toBe(ms))

  it('reads times down to nanoseconds, and nothing else', () => {
    expect(instant('2026-03-02T01:00:00.123456789Z')).toBe(Date.parse('2026-03-02T01:00:00.123Z'))
    expect(instant('2026-03-02T09:00:00+08:00')).toBe(Date.parse('2026-03-02T01:00:00Z'))
    expect(instant('soon')).toBeUndefined()
    expect(instant(undefined)).toBeUndefined()
  })
})

describe('the version of a page', () => {
  it('is the names of its scripts', () => {
    const html = '<script type="module" crossorigin src="/assets/board-a1.js"></script><p src="x">'
    expect(scriptsOf(html)).toEqual(['/assets/board-a1.js'])
    expect(scriptsOf('<h1>502</h1>')).toEqual([])
  })
})
