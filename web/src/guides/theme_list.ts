import type { AudienceJson, ThemeJson } from 'wire/catalogue_pb'
import type { ListThemesResponseJson } from 'wire/guide_service_pb'
import type { HallCall } from '../link/hall_call'

/** The most that the hall gives at once; no hall has as many. */
const kMost = 500
/** So many stand there at first: the items come below them. */
const kFirst = 5

/** The themes (一件事) for an audience. An answer to an older question than the last is thrown away. */
export class ThemeList {
  all = false
  private themes: ThemeJson[] = []
  private question = 0

  constructor(
    private readonly call: HallCall,
    private readonly changed: () => void,
  ) {}

  get shown(): ThemeJson[] {
    return this.all ? this.themes : this.themes.slice(0, kFirst)
  }

  /** How many are left to show. */
  get more(): number {
    return this.themes.length - this.shown.length
  }

  async ask(audience: AudienceJson | undefined): Promise<void> {
    const question = ++this.question
    const answer = await this.call<ListThemesResponseJson>('GuideService/ListThemes', {
      pageSize: kMost,
      ...(audience ? { audience } : {}),
    })
    if (question !== this.question) return
    // Without an answer the items say so; what was there stays.
    if (answer.ok) this.themes = answer.value.themes ?? []
    this.changed()
  }

  showAll(): void {
    this.all = true
    this.changed()
  }
}
