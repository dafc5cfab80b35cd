export type GuideAddress =
  { what: 'list' } | { what: 'item'; itemId: string } | { what: 'theme'; themeId: string }

/** What an address asks for: /guides, /guides/<item>, /guides?theme=<theme>. */
export function guideOfAddress(path: string, query: string): GuideAddress {
  const itemId = decoded(path.split('/')[2] ?? '')
  if (itemId) return { what: 'item', itemId }
  const themeId = new URLSearchParams(query).get('theme')
  return themeId ? { what: 'theme', themeId } : { what: 'list' }
}

export function addressOfItem(itemId: string): string {
  return `/guides/${encodeURIComponent(itemId)}`
}

export function addressOfTheme(themeId: string): string {
  return `/guides?theme=${encodeURIComponent(themeId)}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
