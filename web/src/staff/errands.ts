import { ErrandBook } from '../link/errand_book'
import type { HallCall } from '../link/hall_call'
import type { Kept } from '../link/kept'
import { passes, type Answer } from '../link/refusal'

/**
 * Mutations of a staff page. The request id is stored before sending and kept until the hall has
 * answered, so that pressing again after a lost answer repeats the errand. Two different errands
 * never share an id: the body is part of the key, as a digest, since it may speak of a person.
 */
export class Errands {
  private readonly book: ErrandBook

  constructor(
    private readonly call: HallCall,
    kept: Kept,
    newId?: () => string,
  ) {
    this.book = newId ? new ErrandBook(kept, newId) : new ErrandBook(kept)
  }

  async send<T>(method: string, body: object): Promise<Answer<T>> {
    const errand = `${method}:${digest(JSON.stringify(body))}`
    const answer = await this.call<T>(method, { ...body, requestId: this.book.idFor(errand) })
    if (answer.ok || !passes(answer.refusal)) this.book.settled(errand)
    return answer
  }
}

/** FNV-1a: tells bodies apart, and too short to find a person in. */
function digest(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; ++i) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  }
  return hash.toString(16)
}
