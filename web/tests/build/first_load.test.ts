import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

// Reads what `npm run build` made.
const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const read = (path: string): string => readFileSync(dist + path.replace(/^\//, ''), 'utf8')

/** Everything a page fetches before it shows something: itself, its scripts, their scripts, styles. */
function firstLoad(page: string): string[] {
  const seen = new Set<string>([page])
  const visit = (path: string) => {
    const text = read(path)
    const found = path.endsWith('.html')
      ? [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]!)
      : [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(
          (match) => `/assets/${match[1]!}`,
        )
    for (const next of found) {
      if (seen.has(next)) continue
      seen.add(next)
      if (/\.(js|html)$/.test(next)) visit(next)
    }
  }
  visit(page)
  return [...seen]
}

/** As the server sends it; what becomes no smaller has no compressed form. */
function compressed(path: string): Buffer {
  const file = dist + path.replace(/^\//, '')
  return existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`) : gzipSync(readFileSync(file))
}
const gzipped = (page: string): number =>
  firstLoad(page).reduce((sum, path) => sum + compressed(path).length, 0)

const pages = ['board', 'voice', 'sign', 'pad', 'phone', 'guides', 'enrol'].map(
  (name) => `${name}.html`,
)

describe('the first load', () => {
  it.each([
    ['phone.html', 60],
    ['guides.html', 60],
    ['board.html', 80],
    ['voice.html', 60],
    ['sign.html', 60],
    ['pad.html', 60],
    ['enrol.html', 60],
  ])('of %s is at most %d KiB compressed', (page, most) => {
    const bytes = gzipped(page)
    console.log(`${page}: ${(bytes / 1024).toFixed(1)} KiB in ${firstLoad(page).length} files`)
    // A page without its framework would mean that this test follows the wrong links.
    expect(bytes).toBeGreaterThan(20 * 1024)
    expect(bytes).toBeLessThanOrEqual(most * 1024)
  })
})

describe('a built page', () => {
  it.each(pages)('%s holds no inline script or style, and nothing of another host', (page) => {
    const html = read(page)
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  })

  it.each(pages)('%s is the same when it comes compressed', (page) => {
    for (const path of firstLoad(page)) {
      expect(gunzipSync(compressed(path)).toString('utf8')).toBe(read(path))
    }
  })

  it.each(pages)('%s runs no text as code, which the policy would refuse', (page) => {
    for (const path of firstLoad(page).filter((name) => name.endsWith('.js'))) {
      expect(read(path)).not.toMatch(/\beval\(|new Function\(/)
    }
  })

  it.each(pages)('%s is written for browsers of ten years ago', (page) => {
    for (const path of firstLoad(page).filter((name) => name.endsWith('.js'))) {
      // Chrome 80 brought both; the first phones in WeChat are older.
      expect(read(path)).not.toMatch(/[\w)\]]\?\.[a-zA-Z_[(]|[\w)\]]\s*\?\?[^?]/)
    }
  })
})
