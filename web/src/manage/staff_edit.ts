import type { RoleJson } from 'wire/access_pb'
import type { StaffJson } from 'wire/people_pb'

export interface StaffDraft {
  staffNumber: string
  name: string
  departmentId: string
  roles: RoleJson[]
  queueIds: string[]
  mayPick: boolean
}

export type StaffField = 'name' | 'departmentId' | 'roles' | 'queueIds' | 'mayPick'

const kMask: Record<StaffField, string> = {
  name: 'name',
  departmentId: 'departmentId',
  roles: 'roles',
  queueIds: 'queueIds',
  mayPick: 'mayPick',
}

export function draftOf(staff: StaffJson | undefined): StaffDraft {
  return {
    staffNumber: staff?.staffNumber ?? '',
    name: staff?.name ?? '',
    departmentId: staff?.departmentId ?? '',
    roles: [...(staff?.roles ?? [])],
    queueIds: [...(staff?.queueIds ?? [])],
    mayPick: staff?.mayPick ?? false,
  }
}

/** What differs, in the form's sequence: what the preview shows and the mask names. */
export function changedFields(before: StaffJson, draft: StaffDraft): StaffField[] {
  const old = draftOf(before)
  const fields: StaffField[] = []
  if (old.name !== draft.name.trim()) fields.push('name')
  if (old.departmentId !== draft.departmentId) fields.push('departmentId')
  if (!sameSet(old.roles, draft.roles)) fields.push('roles')
  if (!sameSet(old.queueIds, draft.queueIds)) fields.push('queueIds')
  if (old.mayPick !== draft.mayPick) fields.push('mayPick')
  return fields
}

export function updateRequest(before: StaffJson, draft: StaffDraft) {
  return {
    staff: { ...staffOf(draft), etag: before.etag ?? '' },
    updateMask: changedFields(before, draft)
      .map((field) => kMask[field])
      .join(','),
  }
}

export function staffOf(draft: StaffDraft): StaffJson {
  return { ...draft, staffNumber: draft.staffNumber.trim(), name: draft.name.trim() }
}

export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry) => b.includes(entry))
}

/** A first password that nobody has to think of: told once, changed at the first login. */
export function newPassword(fill: (bytes: Uint8Array) => void): string {
  // No 0 O 1 l I: it is read off a screen or a slip of paper.
  const small = 'abcdefghijkmnpqrstuvwxyz'
  const capital = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
  const digits = '23456789'
  const bytes = new Uint8Array(14)
  fill(bytes)
  const kinds = [small, capital, digits]
  return Array.from(bytes, (byte, i) => {
    const letters = i < 3 ? kinds[i]! : small + capital + digits
    return letters[byte % letters.length]!
  }).join('')
}
