import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// link and wire know no words and no page; model and words know no page; a page knows no other
// page's inside but where a device belongs.
const kMayUse: Record<string, string[]> = {
  link: [],
  model: ['link'],
  words: ['link'],
  looks: ['link', 'words'],
  enrol: ['link', 'words', 'style'],
}
const kPages = ['board', 'voice', 'sign', 'pad', 'phone', 'guides']
const kStaffPages = ['login', 'desk', 'manage']
const kShared = ['link', 'model', 'words', 'style', 'looks', 'enrol']
kMayUse.staff = kShared
for (const page of kPages) kMayUse[page] = kShared
for (const page of kStaffPages) kMayUse[page] = [...kShared, 'staff']

const root = new URL('./', import.meta.url)

describe('a folder', () => {
  it.each(Object.keys(kMayUse))('%s uses only what it may', (folder) => {
    if (!existsSync(new URL(folder, root))) return
    const own = readdirSync(new URL(`${folder}/`, root)).filter((name) => /\.(ts|vue)$/.test(name))
    for (const file of own) {
      const text = readFileSync(new URL(`${folder}/${file}`, root), 'utf8')
      for (const match of text.matchAll(/(?:from|import) '\.\.\/([a-z]+)\//g)) {
        expect([file, ...kMayUse[folder]!]).toContain(match[1])
      }
    }
  })

  it('is found at all', () => {
    for (const page of kPages) expect(existsSync(new URL(`${page}/App.vue`, root))).toBe(true)
  })

  it('is under this rule or holds no code', () => {
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['wire', 'style'].includes(entry.name))
      .map((entry) => entry.name)
    expect(folders.filter((name) => !(name in kMayUse))).toEqual([])
  })
})
