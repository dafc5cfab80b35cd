import type { LinkState } from '../link/watch_client'
import type { Language } from './display'

interface LinkWords {
  connecting: string
  lost: string
}

const kWords: Record<Language, LinkWords> = {
  zh: { connecting: '正在连接大厅…', lost: '连接中断，请以现场叫号为准' },
  en: {
    connecting: 'Connecting to the hall…',
    lost: 'Connection lost. Please follow the calls in the hall',
  },
}

/** What a page says of its link; empty while all is well or a new connection is on its way. */
export function linkText(state: LinkState, hasView: boolean, language: Language = 'zh'): string {
  if (state === 'lost') return kWords[language].lost
  return hasView ? '' : kWords[language].connecting
}
