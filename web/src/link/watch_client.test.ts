import type { WatchFrameJson } from 'wire/watch_service_pb'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from './fake_clock'
import { FakeSockets } from './fake_socket'
import { WatchClient, type LinkState } from './watch_client'

const snapshot = { epoch: '7', position: '40', snapshot: { board: {} } }
const bookmark = { epoch: '7', position: '41', bookmark: {} }

describe('a page that watches the hall', () => {
  let clock: FakeClock
  let sockets: FakeSockets
  let frames: WatchFrameJson[]
  let states: Array<[LinkState, string?]>
  let client: WatchClient

  beforeEach(() => {
    clock = new FakeClock()
    sockets = new FakeSockets()
    frames = []
    states = []
    client = new WatchClient({ view: 'VIEW_BOARD', hall: {} }, sockets.opener, clock, {
      frame: (frame) => frames.push(frame),
      stateChanged: (state, reason) =>
        states.push(reason === undefined ? [state] : [state, reason]),
    })
    client.start()
  })

  const goLive = () => {
    sockets.last.open()
    sockets.last.say(snapshot)
  }

  it('asks for a snapshot first', () => {
    sockets.last.open()
    expect(sockets.last.lastRequest).toEqual({
      view: 'VIEW_BOARD',
      hall: {},
      epoch: '0',
      afterPosition: '0',
    })
  })

  it('stays live for as long as bookmarks come', () => {
    goLive()
    for (let i = 0; i < 1000; ++i) {
      clock.advance(2000)
      sockets.last.say(bookmark)
    }
    expect(states).toEqual([['live']])
    expect(sockets.all).toHaveLength(1)
    expect(clock.pending).toBe(1)
  })

  it('is stale after 5 s of silence, leaves the half-open connection and says so after 10 s', () => {
    goLive()
    clock.advance(4_999)
    expect(states).toEqual([['live']])
    clock.advance(1)
    expect(states).toEqual([['live'], ['stale']])
    expect(sockets.all).toHaveLength(2)
    expect(sockets.all[0]!.closedByPage).toBe(true)
    clock.advance(4_999)
    expect(states).toHaveLength(2)
    clock.advance(1)
    expect(states[2]).toEqual(['lost'])
  })

  it('says that the connection is lost where none was ever made', () => {
    clock.advance(10_000)
    expect(states).toEqual([['lost']])
  })

  it('goes on from the last frame it took', () => {
    goLive()
    sockets.last.say(bookmark)
    sockets.last.events.closed(1006, '')
    clock.advance(1000)
    sockets.last.open()
    expect(sockets.last.lastRequest).toMatchObject({ epoch: '7', afterPosition: '41' })
  })

  it('is live again with the first frame after a reconnect', () => {
    goLive()
    clock.advance(12_000)
    sockets.last.open()
    sockets.last.say({ epoch: '7', position: '50', delta: { board: {} } })
    expect(states.map(([state]) => state)).toEqual(['live', 'stale', 'lost', 'live'])
  })

  it('starts from a snapshot after a reset', () => {
    goLive()
    sockets.last.say({ epoch: '8', position: '90', reset: {} })
    sockets.last.events.closed(1006, '')
    clock.advance(1000)
    sockets.last.open()
    expect(sockets.last.lastRequest).toMatchObject({ epoch: '0', afterPosition: '0' })
  })

  it('takes no change of an epoch that it does not hold', () => {
    goLive()
    sockets.last.say({ epoch: '8', position: '90', delta: { board: {} } })
    expect(frames).toHaveLength(1)
    clock.advance(1000)
    sockets.last.open()
    expect(sockets.last.lastRequest).toMatchObject({ epoch: '0' })
  })

  it.each(['', 'null', '[]', '{"epoch":"7"}', '<html>'])('leaves a server that says %j', (text) => {
    goLive()
    sockets.last.events.message(text)
    expect(frames).toHaveLength(1)
    expect(sockets.held).toBe(0)
    clock.advance(1000)
    expect(sockets.held).toBe(1)
  })

  it('waits longer after each failure, at most 8 s, and never holds two connections', () => {
    const waits: number[] = []
    for (let i = 0; i < 12; ++i) {
      const before = sockets.all.length
      sockets.last.events.closed(1006, '')
      const from = clock.now()
      while (sockets.all.length === before) clock.advance(1)
      waits.push(clock.now() - from)
      expect(sockets.held).toBe(1)
    }
    expect(waits.slice(0, 4)).toEqual([375, 750, 1500, 3000])
    expect(Math.max(...waits)).toBe(6_000)
  })

  it('tries again quickly once it was live', () => {
    for (let i = 0; i < 8; ++i) {
      sockets.last.events.closed(1006, '')
      clock.advance(15_000)
    }
    goLive()
    const before = sockets.all.length
    sockets.last.events.closed(1006, '')
    clock.advance(500)
    expect(sockets.all).toHaveLength(before + 1)
  })

  it('gives up on a connection that does not open within 10 s', () => {
    clock.advance(10_000)
    expect(sockets.held).toBe(0)
    clock.advance(500)
    expect(sockets.held).toBe(1)
  })

  it('comes back when the goodbye says', () => {
    goLive()
    sockets.last.say({
      epoch: '7',
      position: '41',
      goodbye: { goodbyeReason: 'GOODBYE_REASON_SHUTDOWN', retryAfterDuration: '3.500s' },
    })
    clock.advance(3_499)
    expect(sockets.all).toHaveLength(1)
    clock.advance(1)
    expect(sockets.all).toHaveLength(2)
  })

  it('ends where what it watched is over', () => {
    goLive()
    sockets.last.say({ epoch: '7', goodbye: { goodbyeReason: 'GOODBYE_REASON_SCOPE_GONE' } })
    clock.advance(3_600_000)
    client.nudge()
    expect(states[1]).toEqual(['over'])
    expect(sockets.all).toHaveLength(1)
    expect(clock.pending).toBe(0)
  })

  it('names a refusal and looks again after half a minute', () => {
    sockets.last.events.closed(4007, 'REASON_NOT_PERMITTED')
    expect(states).toEqual([['refused', 'REASON_NOT_PERMITTED']])
    clock.advance(29_999)
    expect(sockets.all).toHaveLength(1)
    expect(states).toHaveLength(1)
    clock.advance(15_001)
    expect(sockets.all).toHaveLength(2)
    sockets.last.open()
    sockets.last.say(snapshot)
    expect(states[1]).toEqual(['live'])
  })

  it('treats a server that is not ready like one that is away', () => {
    sockets.last.events.closed(4014, 'REASON_NOT_READY')
    clock.advance(500)
    expect(sockets.all).toHaveLength(2)
    expect(states).toEqual([])
  })

  it('looks at once when a phone wakes up', () => {
    goLive()
    // A sleeping phone fires no timer: time passes without one.
    sockets.last.events.closed(1006, '')
    const asleep = sockets.all.length
    client.nudge()
    clock.advance(100)
    expect(sockets.all).toHaveLength(asleep)
    clock.advance(6_000)
    client.nudge()
    expect(sockets.all.length).toBeGreaterThan(asleep)
    expect(sockets.held).toBe(1)
  })

  it('lets a connection open that it has only just asked for', () => {
    client.nudge()
    clock.advance(2_999)
    client.nudge()
    expect(sockets.all).toHaveLength(1)
    clock.advance(1)
    client.nudge()
    expect(sockets.all).toHaveLength(2)
  })

  it('does nothing any more once stopped', () => {
    goLive()
    client.stop()
    clock.advance(60_000)
    expect(sockets.all).toHaveLength(1)
    expect(clock.pending).toBe(0)
  })
})
