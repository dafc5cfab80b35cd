import type { Kept } from './kept'
import { newRequestId } from './request_id'

/**
 * Request ids of errands on their way, stored before they are sent. Somebody who presses again
 * after a lost answer, or reloads the page, repeats the errand instead of doing it twice.
 */
export class ErrandBook {
  constructor(
    private readonly kept: Kept,
    private readonly newId: () => string = newRequestId,
  ) {}

  /** The id of this errand; the same until it is settled. */
  idFor(errand: string): string {
    const key = `errand:${errand}`
    const known = this.kept.read(key)
    if (known) return known
    const made = this.newId()
    this.kept.write(key, made)
    return made
  }

  /** An answer came, whatever it says. */
  settled(errand: string): void {
    this.kept.forget(`errand:${errand}`)
  }
}
