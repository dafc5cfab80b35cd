import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

// Reads what `npm run build` made.
const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const read = (path: string): string => readFileSync(dist + path.replace(/^\//, ''), 'utf8')

/** The scripts and styles that a page's own HTML names: all that its first picture waits for. */
function named(page: string): string[] {
  return [...read(page).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
}

describe('a staff page', () => {
  it.each([
    ['login.html', 70],
    ['desk.html', 100],
    ['manage.html', 100],
  ])('%s waits for at most %d KiB, and for no charts', (page, most) => {
    const files = named(page)
    const bytes = files.reduce((sum, path) => sum + gzipSync(read(path)).length, 0)
    console.log(`${page}: ${(bytes / 1024).toFixed(1)} KiB in ${files.length} files`)
    expect(bytes).toBeGreaterThan(20 * 1024)
    expect(bytes).toBeLessThanOrEqual(most * 1024)
    for (const path of files) expect(read(path)).not.toMatch(/zrender/i)
  })

  it.each(['login.html', 'desk.html', 'manage.html'])(
    '%s holds no inline script or style, and nothing of another host',
    (page) => {
      const html = read(page)
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
      expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    },
  )
})
