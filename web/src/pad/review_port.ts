import type { Answer } from '../link/refusal'

/** 1 非常不满意 to 5 非常满意; how the hall counts them. */
export type ReviewLevel = 1 | 2 | 3 | 4 | 5

/**
 * Where a review goes. A pad without one shows its prompt and says that nothing can be sent from
 * it: a button that sends nothing would be a lie.
 */
export interface ReviewPort {
  submit(servingId: string, level: ReviewLevel): Promise<Answer<unknown>>
}
