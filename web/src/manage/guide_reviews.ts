import type { GuideJson } from 'wire/catalogue_pb'
import type { GetCatalogueResponseJson } from 'wire/guide_service_pb'
import type { DateJson } from 'wire/text_pb'
import type { HallLines } from '../link/hall_call'
import { dateCode } from '../staff/hall_day'

/** The current guides, which the catalogue's copy leaves out; none where the hall does not say. */
export async function fetchGuides(lines: HallLines): Promise<GuideJson[]> {
  const answer = await lines<GetCatalogueResponseJson>('GuideService/GetCatalogue', {
    withGuides: true,
  })
  return answer.ok ? answer.value.flatMap((part) => part.rows?.guides ?? []) : []
}

/** Items whose guide is past its day of review, as the public is told of them. */
export function overdueItems(guides: readonly GuideJson[], today: DateJson): Set<string> {
  const now = dateCode(today)
  const overdue = guides.filter(
    ({ nextReviewDate: due }) => due?.year && dateCode(due).padStart(10, '0') < now,
  )
  return new Set(overdue.map((guide) => guide.itemId ?? ''))
}
