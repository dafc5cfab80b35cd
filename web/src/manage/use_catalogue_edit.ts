import { computed, ref, shallowRef } from 'vue'
import type { EditCatalogueResponseJson, GetStatusResponseJson } from 'wire/admin_service_pb'
import type { Refusal } from '../link/refusal'
import { useAct } from '../staff/use_act'
import type { StaffPage } from '../staff/use_staff'
import type { CatalogueEdit } from './edit_subjects'

const kStale: Refusal = { reason: 'REASON_CATALOGUE_STALE', metadata: {} }

/**
 * An edit on its way: first only checked, then published. `version` is that of the catalogue the
 * page shows; where the hall has another one by now, what stands in the form is not of today.
 */
export function useCatalogueEdit(page: StaffPage, version: number) {
  const act = useAct(page.errands)
  const checked = shallowRef<EditCatalogueResponseJson>()
  const asked = shallowRef<Refusal>()
  const etag = ref('')

  async function knowEtag(): Promise<boolean> {
    if (etag.value) return true
    const status = await page.call<GetStatusResponseJson>('AdminService/GetStatus', {})
    if (!status.ok) {
      asked.value = status.refusal
    } else if (status.value.catalogueVersion !== version) {
      asked.value = kStale
    } else {
      etag.value = status.value.catalogueEtag ?? ''
    }
    return etag.value !== ''
  }

  async function send(edit: CatalogueEdit, dryRun: boolean) {
    asked.value = undefined
    if (!(await knowEtag())) return undefined
    return act.send<EditCatalogueResponseJson>('AdminService/EditCatalogue', {
      etag: etag.value,
      dryRun,
      ...edit,
    })
  }

  return {
    busy: act.busy,
    refusal: computed(() => asked.value ?? act.refusal.value),
    checked,
    /** The form changed: what was checked is another edit. */
    forget() {
      checked.value = undefined
      asked.value = undefined
      act.clear()
    },
    async check(edit: CatalogueEdit): Promise<void> {
      checked.value = await send(edit, true)
    },
    /** The version it became; undefined where it was not published. */
    async publish(edit: CatalogueEdit): Promise<number | undefined> {
      const answer = await send(edit, false)
      if (answer && !answer.published) checked.value = answer
      return answer?.published ? (answer.catalogueVersion ?? 0) : undefined
    },
  }
}
