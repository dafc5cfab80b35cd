import type { Rights } from '../staff/rights'

export type Tab = 'floor' | 'figures' | 'compare' | 'story' | 'alerts' | 'settings'

/** The tabs of a role, in their sequence. */
export function tabsFor(rights: Rights): Tab[] {
  const tabs: Tab[] = rights.watch ? ['floor', 'figures', 'compare', 'story', 'alerts'] : []
  if (rights.seeStaff || rights.seeDevices) tabs.push('settings')
  return tabs
}

/** /manage/figures is the tab figures; what is none, or not for the role, is the first tab. */
export function tabOfAddress(pathname: string, rights: Rights): Tab {
  const tabs = tabsFor(rights)
  const asked = pathname.split('/')[2] as Tab | undefined
  return asked && tabs.includes(asked) ? asked : (tabs[0] ?? 'floor')
}

export function addressOfTab(tab: Tab): string {
  return tab === 'floor' ? '/manage' : `/manage/${tab}`
}

export function isWall(search: string): boolean {
  return new URLSearchParams(search).get('wall') === '1'
}
