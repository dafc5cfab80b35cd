/**
 * Calls `nudge` when a browser comes back from sleep or gets its network again. Timers of a hidden
 * page may be minutes late.
 */
export function onWaking(nudge: () => void): void {
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) nudge()
  })
  window.addEventListener('online', nudge)
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) nudge()
  })
}
