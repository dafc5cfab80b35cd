/** A list that does not fit is shown in pages of about one length that turn by the clock. */
export function turningPage<T>(list: readonly T[], fitting: number, tick: number): T[] {
  if (list.length <= fitting) return [...list]
  const pages = Math.ceil(list.length / fitting)
  const length = Math.ceil(list.length / pages)
  const page = Math.floor(tick) % pages
  return list.slice(page * length, (page + 1) * length)
}
