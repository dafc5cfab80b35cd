import type { AgentRelationJson, IdentityJson } from 'wire/identity_pb'
import type { AssistanceMarkJson, GroundJson } from 'wire/ticket_pb'
import type { ErrandJson, IssueForApplicantRequestJson } from 'wire/ticket_service_pb'

export type Purpose =
  | { what: 'item'; code: string; name: string; revision: number; asksCopies: boolean }
  | { what: 'theme'; code: string; name: string; revision: number }
  | { what: 'queue'; code: string; name: string; telephone: boolean }

export type DocumentChoice = '' | 'residentId' | 'uscc' | 'other'

export interface Person {
  document: DocumentChoice
  number: string
  name: string
  phone: string
}

/** What stands in the form of 代为取号. */
export interface IssueForm {
  purpose: Purpose | undefined
  ground: GroundJson
  groundText: string
  marks: AssistanceMarkJson[]
  copies: number
  supplement: boolean
  applicant: Person
  byAgent: boolean
  principal: Person
  relation: AgentRelationJson | ''
  authorisation: string
  /** Said after a refusal: take another number; the document was looked at. */
  allowDuplicate: boolean
  confirmed: boolean
}

export type IssueGap =
  'purpose' | 'groundText' | 'documentNumber' | 'reach' | 'principalName' | 'relation'

const noPerson = (): Person => ({ document: '', number: '', name: '', phone: '' })

export function emptyForm(): IssueForm {
  return {
    purpose: undefined,
    ground: 'GROUND_NONE',
    groundText: '',
    marks: [],
    copies: 1,
    supplement: false,
    applicant: noPerson(),
    byAgent: false,
    principal: noPerson(),
    relation: '',
    authorisation: '',
    allowDuplicate: false,
    confirmed: false,
  }
}

/** The first thing that is missing, before anything is sent. */
export function gapOf(form: IssueForm): IssueGap | undefined {
  if (!form.purpose) return 'purpose'
  if (form.ground === 'GROUND_OTHER' && !form.groundText.trim()) return 'groundText'
  const applicant = personGap(form.applicant)
  if (applicant) return applicant
  if (!form.byAgent) return undefined
  if (!form.principal.name.trim()) return 'principalName'
  return personGap(form.principal) ?? (form.relation ? undefined : 'relation')
}

/** Who is named at all is named with a document or a telephone number: the hall takes no bare name. */
function personGap(person: Person): IssueGap | undefined {
  if (person.document && !person.number.trim()) return 'documentNumber'
  const named = person.name.trim() !== ''
  return named && !person.document && !person.phone.trim() ? 'reach' : undefined
}

export function requestOf(form: IssueForm): Omit<IssueForApplicantRequestJson, 'requestId'> {
  const { purpose } = form
  const errand: ErrandJson = {
    ...(purpose?.what === 'item' ? { itemId: purpose.code, itemRevision: purpose.revision } : {}),
    ...(purpose?.what === 'theme' ? { themeId: purpose.code, itemRevision: purpose.revision } : {}),
    ...(purpose?.what === 'queue' ? { queueId: purpose.code } : {}),
    ground: form.ground,
    ...(form.ground === 'GROUND_OTHER' ? { groundText: form.groundText.trim() } : {}),
    assistanceMarks: form.marks,
    copies: form.copies,
    supplement: form.supplement,
    allowDuplicate: form.allowDuplicate,
  }
  const applicant = identityOf(form.applicant, form.confirmed)
  if (applicant) errand.applicant = applicant
  if (form.byAgent && form.relation) {
    errand.agency = {
      principal: identityOf(form.principal, form.confirmed) ?? {},
      relation: form.relation,
      ...(form.authorisation.trim() ? { authorisation: form.authorisation.trim() } : {}),
    }
  }
  return { errand, withSlip: true, telephone: purpose?.what === 'queue' && purpose.telephone }
}

function identityOf(person: Person, confirmed: boolean): IdentityJson | undefined {
  const number = person.number.trim().toUpperCase()
  const identity: IdentityJson = {
    ...(person.document === 'residentId' ? { residentId: number } : {}),
    ...(person.document === 'uscc' ? { uscc: number } : {}),
    ...(person.document === 'other'
      ? {
          otherDocument: {
            kind: 'DOCUMENT_KIND_OTHER' as const,
            documentNumber: person.number.trim(),
          },
        }
      : {}),
    ...(person.document ? { source: 'IDENTITY_SOURCE_TYPED' as const } : {}),
    ...(person.name.trim() ? { name: person.name.trim() } : {}),
    ...(person.phone.trim() ? { phone: person.phone.trim() } : {}),
  }
  if (Object.keys(identity).length === 0) return undefined
  return confirmed ? { ...identity, confirmed: true } : identity
}
