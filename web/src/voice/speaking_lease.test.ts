import { describe, expect, it } from 'vitest'
import { FakeClock } from '../link/fake_clock'
import { KeptInMemory, type Kept } from '../link/kept'
import { SpeakingLease, type TabWord } from './speaking_lease'

interface Tab {
  name: string
  lease: SpeakingLease
  clock: FakeClock
  hear: (word: TabWord) => void
  frozen: boolean
  /** What came while it was frozen. */
  late: TabWord[]
}

/** Some tabs of one browser. `words`: it has a BroadcastChannel. `stored`: and a storage. */
class FakeBrowser {
  readonly tabs: Tab[] = []
  private readonly storage = new KeptInMemory()

  constructor(private readonly has: { words?: boolean; stored?: boolean } = {}) {}

  open(name: string): Tab {
    const kept: Kept = (this.has.stored ?? true) ? this.storage : new KeptInMemory()
    const clock = new FakeClock()
    const tab: Tab = { name, clock, frozen: false, late: [], hear: () => {} } as unknown as Tab
    const bus = {
      post: (word: TabWord) => this.tell(tab, word),
      hear: (listener: (word: TabWord) => void) => (tab.hear = listener),
    }
    const words = this.has.words ?? true
    tab.lease = new SpeakingLease(kept, clock, words ? bus : undefined, 'k', name, () => {})
    this.tabs.push(tab)
    tab.lease.start()
    return tab
  }

  /** In small steps, looking at each that no two speak. */
  pass(ms: number): void {
    for (let passed = 0; passed < ms; passed += 100) {
      for (const tab of this.tabs) if (!tab.frozen) tab.clock.advance(100)
      expect(this.speakers().length).toBeLessThanOrEqual(1)
    }
  }

  speakers(): string[] {
    return this.tabs.filter((tab) => !tab.frozen && tab.lease.holds()).map(({ name }) => name)
  }

  close(tab: Tab): void {
    tab.lease.release()
    this.crash(tab)
  }

  crash(tab: Tab): void {
    this.tabs.splice(this.tabs.indexOf(tab), 1)
  }

  thaw(tab: Tab): void {
    tab.frozen = false
    for (const word of tab.late.splice(0)) tab.hear(word)
  }

  private tell(from: Tab, word: TabWord): void {
    for (const tab of this.tabs) {
      if (tab === from) continue
      if (tab.frozen) tab.late.push(word)
      else tab.hear(word)
    }
  }
}

const kinds = [
  ['with words and a storage', {}],
  ['without words', { words: false }],
  ['without a storage', { stored: false }],
] as const

describe.each(kinds)('the lease of tabs %s', (_what, has) => {
  it('is had by the first, soon, and by no other while it lives', () => {
    const browser = new FakeBrowser(has)
    const first = browser.open('b')
    expect(first.lease.state).toBe('claiming')
    browser.pass(300)
    expect(browser.speakers()).toEqual(['b'])
    const second = browser.open('a')
    browser.pass(120_000)
    expect(browser.speakers()).toEqual(['b'])
    expect(second.lease.state).toBe('silent')
  })

  it('is had by one of several that are opened at once', () => {
    const browser = new FakeBrowser(has)
    for (const name of ['c', 'a', 'b']) browser.open(name)
    browser.pass(3_000)
    expect(browser.speakers()).toHaveLength(1)
  })

  it('goes to the one that is asked to take it, at once', () => {
    const browser = new FakeBrowser(has)
    browser.open('a')
    browser.pass(300)
    const second = browser.open('b')
    browser.pass(1_000)
    second.lease.take()
    expect(browser.speakers()).toEqual(['b'])
    browser.pass(60_000)
    expect(browser.speakers()).toEqual(['b'])
  })

  it('goes on when its tab is gone without a word', () => {
    const browser = new FakeBrowser(has)
    const first = browser.open('a')
    browser.pass(300)
    browser.open('c')
    browser.open('b')
    browser.pass(5_000)
    browser.crash(first)
    browser.pass(8_000)
    expect(browser.speakers()).toHaveLength(1)
  })

  it('is not had by a tab that was frozen meanwhile', () => {
    const browser = new FakeBrowser(has)
    const first = browser.open('a')
    browser.pass(300)
    browser.open('b')
    browser.pass(2_000)
    first.frozen = true
    browser.pass(6_000)
    expect(browser.speakers()).toEqual(['b'])
    browser.thaw(first)
    browser.pass(60_000)
    expect(browser.speakers()).toEqual(['b'])
  })
})

describe('the lease of tabs', () => {
  it('is free as soon as its tab closes', () => {
    const browser = new FakeBrowser()
    const first = browser.open('a')
    browser.pass(300)
    browser.open('b')
    browser.pass(2_000)
    browser.close(first)
    browser.pass(300)
    expect(browser.speakers()).toEqual(['b'])
  })

  it('is not wanted by a tab that goes to sleep before it wakes', () => {
    const browser = new FakeBrowser()
    const first = browser.open('a')
    browser.pass(300)
    first.lease.release()
    browser.pass(5_000)
    expect(browser.speakers()).toEqual([])
    first.lease.look()
    browser.pass(300)
    expect(browser.speakers()).toEqual(['a'])
  })

  it('is free a second later where a tab cannot say that it closes', () => {
    const browser = new FakeBrowser({ words: false })
    const first = browser.open('a')
    browser.pass(300)
    browser.open('b')
    browser.pass(2_000)
    browser.close(first)
    browser.pass(1_300)
    expect(browser.speakers()).toEqual(['b'])
  })

  it('is not freed by a tab that never had it', () => {
    const browser = new FakeBrowser()
    browser.open('a')
    browser.pass(300)
    const second = browser.open('b')
    browser.pass(1_000)
    browser.close(second)
    browser.pass(1_000)
    expect(browser.speakers()).toEqual(['a'])
  })

  it('is lost to the record even before anything is heard of it', () => {
    const kept = new KeptInMemory()
    const clock = new FakeClock()
    let changes = 0
    const lease = new SpeakingLease(kept, clock, undefined, 'k', 'a', () => (changes += 1))
    lease.start()
    clock.advance(300)
    expect(lease.holds()).toBe(true)
    kept.write('k', 'b 0')
    expect(lease.holds()).toBe(false)
    expect([lease.state, changes]).toEqual(['silent', 3])
  })

  it('stays where it is when somebody empties the storage', () => {
    const kept = new KeptInMemory()
    const clock = new FakeClock()
    const lease = new SpeakingLease(kept, clock, undefined, 'k', 'a', () => {})
    lease.start()
    clock.advance(300)
    kept.forget('k')
    expect(lease.holds()).toBe(true)
    clock.advance(1_000)
    expect(kept.read('k')).toMatch(/^a /)
  })

  it('is not taken by a tab that slept and finds no answer yet', () => {
    const browser = new FakeBrowser()
    const first = browser.open('a')
    browser.pass(300)
    const second = browser.open('b')
    browser.pass(1_000)
    // Laid to sleep together; the second wakes first, again and again.
    first.frozen = true
    for (let i = 0; i < 9; ++i) second.lease.look()
    browser.thaw(first)
    browser.pass(2_000)
    expect(browser.speakers()).toEqual(['a'])
  })
})
