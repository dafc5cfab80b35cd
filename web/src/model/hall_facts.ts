import type { GetCatalogueResponseJson } from 'wire/guide_service_pb'
import type { HallStatusJson } from 'wire/hall_status_pb'
import type { Clock } from '../link/clock'
import type { HallLines } from '../link/hall_call'

/** Facts of the published catalogue that a screen shows; empty until they are known. */
export interface Facts {
  supervisionPhone: string
}

export const noFacts: Facts = { supervisionPhone: '' }

const kAgainMs = 60_000

/**
 * Fetches the head of the catalogue once for each version. The views do not carry it, and with the
 * current version as the one that is known the server sends nothing else.
 */
export class HallFacts {
  facts = noFacts
  private version: number | undefined
  private triedAt = -Infinity
  private busy = false

  constructor(
    private readonly lines: HallLines,
    private readonly clock: Clock,
    private readonly changed: () => void,
  ) {}

  /** The hall as a view shows it now. */
  see(hall: HallStatusJson): void {
    const version = hall.catalogueVersion ?? 0
    const tooSoon = this.clock.now() - this.triedAt < kAgainMs
    if (version === this.version || this.busy || (tooSoon && this.version === undefined)) return
    void this.fetch(version)
  }

  private async fetch(version: number): Promise<void> {
    this.busy = true
    this.triedAt = this.clock.now()
    const answer = await this.lines<GetCatalogueResponseJson>('GuideService/GetCatalogue', {
      knownVersion: version,
    })
    this.busy = false
    const head = answer.ok ? answer.value.find((part) => part.head)?.head : undefined
    // Without an answer the old facts stay; the next frame asks again after a while.
    if (!head) {
      this.version = undefined
      return
    }
    this.version = version
    this.facts = { supervisionPhone: head.hall?.supervisionPhone ?? '' }
    this.changed()
  }
}
