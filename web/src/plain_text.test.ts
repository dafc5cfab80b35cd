import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// What the hall publishes is text, whatever stands in it: no page turns a text into markup.
const kMarkup =
  /v-html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment/

const root = new URL('./', import.meta.url)
const files = (folder: string): string[] =>
  readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? files(`${folder}${entry.name}/`)
      : /\.(vue|ts)$/.test(entry.name) && !entry.name.endsWith('.test.ts')
        ? [folder + entry.name]
        : [],
  )

describe('a page', () => {
  it('shows texts as text only', () => {
    const all = files('./')
    expect(all.filter((file) => file.endsWith('.vue')).length).toBeGreaterThan(50)
    const careless = all.filter((file) => kMarkup.test(readFileSync(new URL(file, root), 'utf8')))
    expect(careless).toEqual([])
  })
})
