import { browserClock } from '../link/clock'
import type { Kept } from '../link/kept'
import { newRequestId } from '../link/request_id'
import { SpeakingLease, type OpenLease, type TabBus, type TabWord } from './speaking_lease'

/** The lease of a zone among the tabs of this browser. */
export function browserLease(kept: Kept, zoneId: string | undefined): OpenLease {
  const name = `voice:${zoneId ?? ''}:speaker`
  return (changed) =>
    new SpeakingLease(kept, browserClock, tabBus(name), name, newRequestId(), changed)
}

/** undefined where the browser has none; then the record alone has to do. */
function tabBus(name: string): TabBus | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined
  const channel = new BroadcastChannel(name)
  return {
    post: (word) => channel.postMessage(word),
    hear(listener) {
      channel.onmessage = (event: MessageEvent<TabWord>) => listener(event.data)
    },
  }
}
