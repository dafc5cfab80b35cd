import type { AudienceJson, ItemJson, ThemeJson } from 'wire/catalogue_pb'
import type { ListItemsResponseJson, SearchItemsResponseJson } from 'wire/guide_service_pb'
import type { Clock } from '../link/clock'
import type { HallCall } from '../link/hall_call'
import type { Refusal } from '../link/refusal'

export type Find = { item: ItemJson } | { theme: ThemeJson }

const kPage = 30
/** Nobody scrolls further; they type another word. */
const kMost = 600
const kTypingMs = 300
const kQueryMost = 50

/**
 * What the list of guides shows: frequent items, all items, or what was searched for. An answer to
 * an older question than the last is thrown away.
 */
export class ItemFinder {
  query = ''
  audience: AudienceJson | undefined
  everything = false
  finds: Find[] = []
  loading = false
  refusal: Refusal | undefined
  private nextPage = ''
  private question = 0
  private stopTyping: () => void = () => {}

  constructor(
    private readonly call: HallCall,
    private readonly clock: Clock,
    private readonly changed: () => void,
  ) {}

  get hasMore(): boolean {
    return this.nextPage !== '' && this.finds.length < kMost
  }

  /** Something was typed: searched for once the typing pauses. */
  type(query: string): void {
    this.query = query.trim().slice(0, kQueryMost)
    this.stopTyping()
    this.stopTyping = this.clock.after(kTypingMs, () => void this.ask())
  }

  choose(audience: AudienceJson | undefined): void {
    this.audience = audience
    void this.ask()
  }

  showEverything(everything: boolean): void {
    this.everything = everything
    void this.ask()
  }

  /** Asks from the first page on. */
  async ask(): Promise<void> {
    this.stopTyping()
    this.nextPage = ''
    await this.fetchPage(++this.question, [])
  }

  async more(): Promise<void> {
    if (this.loading || !this.hasMore) return
    await this.fetchPage(this.question, this.finds)
  }

  private async fetchPage(question: number, before: Find[]): Promise<void> {
    this.loading = true
    this.refusal = undefined
    this.changed()
    const answer = await (this.query ? this.search() : this.list())
    if (question !== this.question) return
    this.loading = false
    if (answer.ok) {
      this.finds = before.concat(answer.value.finds).slice(0, kMost)
      this.nextPage = answer.value.next
    } else {
      this.refusal = answer.refusal
    }
    this.changed()
  }

  private async search() {
    const answer = await this.call<SearchItemsResponseJson>('GuideService/SearchItems', {
      query: this.query,
      pageSize: kPage,
      ...this.pageAndAudience(),
    })
    if (!answer.ok) return answer
    const finds: Find[] = []
    for (const hit of answer.value.hits ?? []) {
      if (hit.item) finds.push({ item: hit.item })
      else if (hit.theme) finds.push({ theme: hit.theme })
    }
    return { ok: true as const, value: { finds, next: answer.value.nextPageToken ?? '' } }
  }

  private async list() {
    const answer = await this.call<ListItemsResponseJson>('GuideService/ListItems', {
      pageSize: kPage,
      frequentOnly: !this.everything,
      ...this.pageAndAudience(),
    })
    if (!answer.ok) return answer
    const finds: Find[] = (answer.value.items ?? []).map((item) => ({ item }))
    return { ok: true as const, value: { finds, next: answer.value.nextPageToken ?? '' } }
  }

  private pageAndAudience() {
    return {
      ...(this.nextPage ? { pageToken: this.nextPage } : {}),
      ...(this.audience ? { audience: this.audience } : {}),
    }
  }
}
