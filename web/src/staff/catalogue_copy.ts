import type {
  CounterPlaceJson,
  DepartmentJson,
  ItemJson,
  QueueJson,
  ThemeJson,
  ZoneJson,
} from 'wire/catalogue_pb'
import type { CatalogueHeadJson, GetCatalogueResponseJson } from 'wire/guide_service_pb'
import type { GroundJson, TicketClassJson } from 'wire/ticket_pb'
import type { HallLines } from '../link/hall_call'
import type { Answer } from '../link/refusal'
import { durationMs } from '../link/watch_wire'
import { shown, type Language } from '../words/display'

/** The published catalogue without its guides, by code. */
export interface CatalogueCopy {
  head: CatalogueHeadJson
  zones: ZoneJson[]
  departments: DepartmentJson[]
  queues: QueueJson[]
  counters: CounterPlaceJson[]
  items: ItemJson[]
  themes: ThemeJson[]
}

export async function fetchCatalogue(lines: HallLines): Promise<Answer<CatalogueCopy>> {
  const answer = await lines<GetCatalogueResponseJson>('GuideService/GetCatalogue', {})
  if (!answer.ok) return answer
  return { ok: true, value: catalogueFrom(answer.value) }
}

export function catalogueFrom(parts: readonly GetCatalogueResponseJson[]): CatalogueCopy {
  const rows = parts.map((part) => part.rows ?? {})
  return {
    head: parts.find((part) => part.head)?.head ?? {},
    zones: rows.flatMap((row) => row.zones ?? []),
    departments: rows.flatMap((row) => row.departments ?? []),
    queues: rows.flatMap((row) => row.queues ?? []),
    counters: rows.flatMap((row) => row.counters ?? []),
    items: rows.flatMap((row) => row.items ?? []),
    themes: rows.flatMap((row) => row.themes ?? []),
  }
}

/** Names by code; a code that nobody published is its own name. */
export class CatalogueNames {
  private readonly names = new Map<string, { zh?: string; en?: string }>()

  constructor(
    copy: CatalogueCopy | undefined,
    private readonly language: Language,
  ) {
    for (const zone of copy?.zones ?? []) this.put('zone', zone.zoneId, zone.name)
    for (const queue of copy?.queues ?? []) this.put('queue', queue.queueId, queue.name)
    for (const item of copy?.items ?? []) this.put('item', item.itemId, item.name)
    for (const theme of copy?.themes ?? []) this.put('theme', theme.themeId, theme.name)
    for (const one of copy?.departments ?? []) this.put('department', one.departmentId, one.name)
  }

  zone = (code?: string) => this.find('zone', code)
  queue = (code?: string) => this.find('queue', code)
  item = (code?: string) => this.find('item', code)
  theme = (code?: string) => this.find('theme', code)
  department = (code?: string) => this.find('department', code)

  private put(kind: string, code?: string, name?: { zh?: string; en?: string }): void {
    if (code && name) this.names.set(`${kind}:${code}`, name)
  }

  private find(kind: string, code?: string): string {
    if (!code) return ''
    return shown(this.names.get(`${kind}:${code}`), this.language) || code
  }
}

/** T of a queue for one kind of ticket, in milliseconds; undefined where none is published. */
export function targetOf(
  queue: QueueJson | undefined,
  ticketClass: TicketClassJson = 'TICKET_CLASS_ORDINARY',
  ground: GroundJson = 'GROUND_NONE',
): number | undefined {
  const targets = queue?.targets ?? []
  const target =
    targets.find((one) => one.ticketClass === ticketClass && one.ground === ground) ??
    targets.find((one) => one.ticketClass === ticketClass)
  return durationMs(target?.targetDuration)
}
