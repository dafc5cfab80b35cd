/** Call ids are 64 bit numbers in text form, and old browsers have no BigInt. */
export function compareCallIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  return a < b ? -1 : a > b ? 1 : 0
}
