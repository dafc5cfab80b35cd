/** The scripts that a page's own text names, in its sequence. */
export function scriptsOf(html: string): string[] {
  const found: string[] = []
  const pattern = /<script[^>]*\ssrc="([^"]+)"/g
  for (let match = pattern.exec(html); match; match = pattern.exec(html)) found.push(match[1]!)
  return found
}

/** A server that starts serves every screen at once; they do not all ask in the same second. */
const kSpreadMs = 30_000

/**
 * A screen runs for months. When its server has started anew, it looks whether the page itself is
 * another one, and only then loads it: after an upgrade, not after each restart.
 */
export function reloadIfNewer(): void {
  window.setTimeout(() => void look(), Math.random() * kSpreadMs)
}

async function look(): Promise<void> {
  try {
    const response = await fetch(location.href, { cache: 'no-cache', credentials: 'same-origin' })
    if (!response.ok) return
    const served = scriptsOf(await response.text())
    const own = Array.from(document.querySelectorAll('script[src]'), (script) =>
      script.getAttribute('src'),
    )
    if (served.length > 0 && served.join() !== own.join()) location.reload()
  } catch {
    // The server is away again: its next start is another occasion.
  }
}
