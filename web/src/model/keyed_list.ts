/**
 * A list after a change: entities replace those with the same key where they stand, new ones come
 * last, removed ones go.
 */
export function changedList<T>(
  list: readonly T[],
  changed: readonly T[] | undefined,
  removed: readonly string[] | undefined,
  keyOf: (entity: T) => string,
): T[] {
  if (!changed?.length && !removed?.length) return list as T[]
  const gone = new Set(removed)
  const incoming = new Map((changed ?? []).map((entity) => [keyOf(entity), entity]))
  const result: T[] = []
  for (const entity of list) {
    const key = keyOf(entity)
    const replacement = incoming.get(key)
    incoming.delete(key)
    if (replacement !== undefined) result.push(replacement)
    else if (!gone.has(key)) result.push(entity)
  }
  return result.concat([...incoming.values()])
}
