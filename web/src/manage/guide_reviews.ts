import type { ItemJson } from 'wire/catalogue_pb'
import type { GetGuideResponseJson } from 'wire/guide_service_pb'
import type { DateJson } from 'wire/text_pb'
import type { HallCall } from '../link/hall_call'
import { dateCode } from '../staff/hall_day'

/** A browser has six connections to a hall; the page needs some for the rest. */
const kAtOnce = 3

/**
 * When the guides of the items that are shown are due for review. Each version is read once, and
 * only while somebody looks at its item: a hall has hundreds, each of some pages.
 */
export class GuideReviews {
  /** Day of review by guide; undefined where none is set. */
  private readonly known = new Map<string, DateJson | undefined>()
  private readonly asked = new Set<string>()
  private wanted: ItemJson[] = []

  constructor(
    private readonly call: HallCall,
    private readonly changed: () => void,
  ) {}

  /** These are on the page now; what is on it no more is not read any more. */
  show(items: readonly ItemJson[]): void {
    this.wanted = items.filter((item) => {
      const guide = guideOf(item)
      return item.guideVersion && !this.known.has(guide) && !this.asked.has(guide)
    })
    this.readOn()
  }

  /** Past its day, as the public is told of it; not while it is not known. */
  isOverdue(item: ItemJson, today: DateJson): boolean {
    const due = this.known.get(guideOf(item))
    return !!due?.year && dateCode(due).padStart(10, '0') < dateCode(today)
  }

  private readOn(): void {
    while (this.asked.size < kAtOnce) {
      const item = this.wanted.shift()
      if (!item) return
      void this.read(item)
    }
  }

  private async read(item: ItemJson): Promise<void> {
    const guide = guideOf(item)
    this.asked.add(guide)
    const answer = await this.call<GetGuideResponseJson>('GuideService/GetGuide', {
      itemId: item.itemId ?? '',
      guideVersion: item.guideVersion ?? 0,
    })
    this.asked.delete(guide)
    // Refused it stays unknown, and is asked for when its item is shown another time.
    if (answer.ok) {
      this.known.set(guide, answer.value.guide?.nextReviewDate)
      this.changed()
    }
    this.readOn()
  }
}

function guideOf(item: ItemJson): string {
  return `${item.itemId} ${item.guideVersion}`
}
