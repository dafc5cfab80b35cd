/** A list that does not fit is shown in pages that turn by the clock. */
export function turningPage<T>(list: readonly T[], fitting: number, tick: number): T[] {
  if (list.length <= fitting) return [...list]
  const pages = Math.ceil(list.length / fitting)
  const page = Math.floor(tick) % pages
  return list.slice(page * fitting, (page + 1) * fitting)
}
