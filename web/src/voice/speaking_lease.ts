import type { Clock } from '../link/clock'
import type { Kept } from '../link/kept'

/** What tabs say to one another, and which tab says it. */
export interface TabWord {
  /**
   * ask: is who speaks still there? here: yes. claim: I would speak. take: I speak, somebody wants
   * it. free: nobody speaks any more.
   */
  word: 'ask' | 'here' | 'claim' | 'take' | 'free'
  tab: string
}

/** Reaches the other tabs of this browser, never the one that speaks. */
export interface TabBus {
  post(word: TabWord): void
  hear(listener: (word: TabWord) => void): void
}

/** What is asked of it by the page that may or may not be heard. */
export interface Lease {
  /** claiming: it will be known in a moment whether nobody else speaks. */
  readonly state: 'holding' | 'claiming' | 'silent'
  start(): void
  /** Asked before every word: a tab that slept does not know yet that it lost it. */
  holds(): boolean
  /** Somebody wants this tab to speak. */
  take(): void
  /** The tab closes or is laid to sleep. */
  release(): void
  /** The tab is awake again. */
  look(): void
}

export type OpenLease = (changed: () => void) => Lease

const kLookMs = 1_000
/** Longer than a word takes from one tab to another, or a record from one process to another. */
const kConfirmMs = 300
/** Counted, not timed: a tab that slept itself would find everybody late. */
const kUnansweredMost = 4

/**
 * Which of the tabs that one browser has open for a zone is the one that speaks. The record that
 * they share says whose it is; words from tab to tab say at once what the record says a second
 * later, and whether the tab in the record still lives. Either alone is enough where a browser has
 * no more.
 */
export class SpeakingLease implements Lease {
  state: Lease['state'] = 'silent'
  private unanswered = 0
  private beats = 0
  private seen: string | undefined
  private asleep = false

  constructor(
    private readonly kept: Kept,
    private readonly clock: Clock,
    private readonly bus: TabBus | undefined,
    /** What the record is kept as. */
    private readonly name: string,
    /** Another one for each tab. */
    private readonly tab: string,
    private readonly changed: () => void,
  ) {}

  start(): void {
    this.bus?.hear((word) => this.hear(word))
    const again = () => {
      if (!this.asleep) this.see(true)
      this.clock.after(kLookMs, again)
    }
    again()
  }

  holds(): boolean {
    if (this.state !== 'holding') return false
    const holder = this.holder()
    if (holder !== undefined && holder !== this.tab) this.become('silent')
    return this.state === 'holding'
  }

  take(): void {
    this.record(this.tab)
    this.say('take')
    this.become('holding')
  }

  release(): void {
    // Whatever still runs in it: it wants nothing before it wakes.
    this.asleep = true
    if (this.state === 'silent') return
    if (this.holder() === this.tab) this.kept.forget(this.name)
    this.say('free')
    this.become('silent')
  }

  look(): void {
    this.asleep = false
    this.see(false)
  }

  private see(asks: boolean): void {
    if (this.holds()) {
      // Without words the others see by the record that its tab lives.
      if (!this.bus) this.beats += 1
      if (!this.bus || this.holder() === undefined) this.record(this.tab)
      return
    }
    if (this.state === 'claiming') return
    const record = this.kept.read(this.name)
    const holder = this.holder()
    if (record !== this.seen) this.unanswered = 0
    this.seen = record
    const isFree = holder === undefined || holder === this.tab
    if (isFree || this.unanswered >= kUnansweredMost) return this.claim()
    // Not at every waking: several may come before any answer could.
    if (!asks) return
    this.unanswered += 1
    this.say('ask')
  }

  private claim(): void {
    this.unanswered = 0
    this.record(this.tab)
    this.become('claiming')
    this.say('claim')
    this.clock.after(kConfirmMs, () => {
      if (this.state !== 'claiming') return
      this.become(this.holder() === this.tab ? 'holding' : 'silent')
    })
  }

  private hear({ word, tab }: TabWord): void {
    if (tab === this.tab) return
    // Whoever speaks at all but asks lives, and is or will soon be the one.
    if (word !== 'ask') this.unanswered = 0
    switch (word) {
      case 'ask':
        if (this.holds()) this.say('here')
        break
      case 'here':
        if (this.state === 'claiming') this.yieldTo(tab)
        // Two that both think it is theirs: without a shared record they only hear of it here.
        else if (this.holds()) this.say('take')
        break
      case 'claim':
        if (this.holds()) this.say('here')
        else if (this.state === 'claiming' && tab < this.tab) this.yieldTo(tab)
        else if (this.state === 'claiming') this.say('claim')
        break
      case 'take':
        this.yieldTo(tab)
        break
      case 'free':
        if (this.state === 'silent' && !this.asleep) this.claim()
        break
    }
  }

  private yieldTo(tab: string): void {
    this.record(tab)
    this.become('silent')
  }

  private become(state: Lease['state']): void {
    if (this.state === state) return
    this.state = state
    this.changed()
  }

  private say(word: TabWord['word']): void {
    this.bus?.post({ word, tab: this.tab })
  }

  private record(tab: string): void {
    this.kept.write(this.name, `${tab} ${this.beats}`)
  }

  private holder(): string | undefined {
    return this.kept.read(this.name)?.split(' ')[0] || undefined
  }
}
