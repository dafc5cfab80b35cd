import type { ItemJson, ThemeJson } from 'wire/catalogue_pb'
import type { ListItemsResponseJson, SearchItemsResponseJson } from 'wire/guide_service_pb'
import type { Clock } from '../link/clock'
import type { HallCall } from '../link/hall_call'

export type Find = { item: ItemJson } | { theme: ThemeJson }

const kPage = 12
const kTypingMs = 250

/** Items and themes for what was typed; the frequent ones while nothing is. The last question wins. */
export class ItemSearch {
  finds: Find[] = []
  failed = false
  private question = 0
  private stopTyping: () => void = () => {}

  constructor(
    private readonly call: HallCall,
    private readonly clock: Clock,
    private readonly changed: () => void,
  ) {}

  type(query: string): void {
    this.stopTyping()
    this.stopTyping = this.clock.after(kTypingMs, () => void this.ask(query))
  }

  async ask(query: string): Promise<void> {
    const question = ++this.question
    const words = query.trim().slice(0, 50)
    const finds = words ? await this.search(words) : await this.frequent()
    if (question !== this.question) return
    this.failed = finds === undefined
    if (finds) this.finds = finds
    this.changed()
  }

  private async search(query: string): Promise<Find[] | undefined> {
    const answer = await this.call<SearchItemsResponseJson>('GuideService/SearchItems', {
      query,
      pageSize: kPage,
    })
    if (!answer.ok) return undefined
    const finds: Find[] = []
    for (const hit of answer.value.hits ?? []) {
      if (hit.item) finds.push({ item: hit.item })
      else if (hit.theme) finds.push({ theme: hit.theme })
    }
    return finds
  }

  private async frequent(): Promise<Find[] | undefined> {
    const answer = await this.call<ListItemsResponseJson>('GuideService/ListItems', {
      frequentOnly: true,
      pageSize: kPage,
    })
    return answer.ok ? (answer.value.items ?? []).map((item) => ({ item })) : undefined
  }
}
