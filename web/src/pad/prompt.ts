import type { PadCounterJson } from 'wire/pad_view_pb'
import { instant } from '../link/watch_wire'

/** The prompt for one serving, as long as it may be answered. */
export interface Prompt {
  servingId: string
  secondsLeft: number
}

/** Prompts are answered once: what was, is remembered until another serving is prompted for. */
export class PromptOnce {
  private answered = ''

  /** The prompt that is open now; undefined before, after, and once it was answered. */
  open(counter: PadCounterJson, hallMs: number): Prompt | undefined {
    const servingId = counter.servingId ?? ''
    const until = instant(counter.promptUntilTime)
    if (counter.state !== 'PAD_STATE_PROMPTING' || !servingId || servingId === '0') return undefined
    if (until === undefined || hallMs >= until || servingId === this.answered) return undefined
    return { servingId, secondsLeft: Math.ceil((until - hallMs) / 1000) }
  }

  /** True for the first answer to this serving. */
  answer(servingId: string): boolean {
    if (servingId === this.answered) return false
    this.answered = servingId
    return true
  }
}
