import type { GuideJson, ItemJson, LimitClaimJson, MaterialJson } from 'wire/catalogue_pb'
import type { GetGuideResponseJson, GetThemeResponseJson } from 'wire/guide_service_pb'
import type { DateJson, DisplayTextJson } from 'wire/text_pb'
import { shown, type Language } from '../words/display'
import { guideWords, limitText, type GuideWords } from '../words/guide_words'
import { addressOfItem } from './guide_address'

export interface MaterialRow {
  key: string
  name: string
  marks: string[]
  notes: string[]
  links: Array<{ text: string; address: string }>
  sample: boolean
}

export interface Section {
  key: string
  title: string
  lines: string[]
  /** The lines are numbered from 1; refusals name conditions by these numbers. */
  numbered: boolean
  sample: boolean
}

/** A guide or theme as its page shows it, in finished words. */
export interface GuidePicture {
  title: string
  marks: string[]
  warning: string
  steps: Array<{ name: string; address: string }>
  /** undefined: there is none, which is not the same as an empty list. */
  materials: MaterialRow[] | undefined
  before: Section[]
  after: Section[]
  foot: string
}

/** `today` is a day as year × 10000 + month × 100 + day. */
export function guidePicture(
  answer: GetGuideResponseJson,
  language: Language,
  today: number,
): GuidePicture {
  const words = guideWords[language]
  const item = answer.item ?? {}
  const guide = answer.guide
  const allSample = guide !== undefined && textsOf(guide).every((text) => text.sample)
  return {
    title: shown(item.name, language),
    marks: [
      words.kinds[item.kind ?? 'ITEM_KIND_UNSPECIFIED'] ?? '',
      allSample ? words.allSample : '',
    ].filter(Boolean),
    warning: !guide ? words.noGuide : isPast(guide.nextReviewDate, today) ? words.stale : '',
    steps: [],
    materials: guide && (guide.materials ?? []).map((m) => materialRow(m, language, allSample, [])),
    before: limitSections(item, language).concat(
      conditionSection(guide, words, allSample, language),
    ),
    after: guideSections(answer, words, allSample, language),
    foot: guide ? footOf(guide, words) : '',
  }
}

export function themePicture(answer: GetThemeResponseJson, language: Language): GuidePicture {
  const words = guideWords[language]
  const items = answer.items ?? []
  const names = new Map(items.map((item) => [item.itemId, shown(item.name, language)]))
  const theme = answer.theme ?? {}
  const limit = limitText(theme.promisedLimit, language)
  return {
    title: shown(theme.name, language),
    marks: [words.theme],
    warning: '',
    steps: items.map((item) => ({
      name: shown(item.name, language),
      address: addressOfItem(item.itemId ?? ''),
    })),
    materials: (answer.materials ?? []).map(({ material, itemIds }) =>
      materialRow(
        material ?? {},
        language,
        false,
        (itemIds ?? []).map((id) => names.get(id) ?? id),
      ),
    ),
    before: limit ? [section('promised', words.promised, [limit], false)] : [],
    after: claimSection(theme.claims, words, language),
    foot: '',
  }
}

function section(key: string, title: string, lines: string[], sample: boolean, numbered = false) {
  return { key, title, lines, sample, numbered }
}

function limitSections(item: ItemJson, language: Language): Section[] {
  const words = guideWords[language]
  const promised = limitText(item.promisedLimit, language)
  const statutory = limitText(item.statutoryLimit, language)
  return [
    ...(promised ? [section('promised', words.promised, [promised], false)] : []),
    ...(statutory ? [section('statutory', words.statutory, [statutory], false)] : []),
  ]
}

function conditionSection(
  guide: GuideJson | undefined,
  words: GuideWords,
  allSample: boolean,
  language: Language,
): Section[] {
  const conditions = guide?.conditions ?? []
  if (conditions.length === 0) return []
  const lines = conditions.map((text) => shown(text, language))
  const sample = !allSample && conditions.some((text) => text.sample)
  return [section('conditions', words.conditions, lines, sample, true)]
}

function guideSections(
  answer: GetGuideResponseJson,
  words: GuideWords,
  allSample: boolean,
  language: Language,
): Section[] {
  const { guide, department, item } = answer
  const fields: Array<[keyof GuideWords, DisplayTextJson | undefined]> = [
    ['procedure', guide?.procedure],
    ['timeLimit', guide?.timeLimit],
    ['fees', guide?.fees],
    ['place', guide?.place],
    ['modes', guide?.applicationModes],
    ['online', guide?.onlineDepth],
    ['gaps', guide?.gapsAllowed],
    ['commitment', guide?.commitment],
    ['reviewStandard', guide?.reviewStandard],
    ['acceptedBy', guide?.acceptedBy],
    ['legalBasis', guide?.legalBasis],
    ['contact', guide?.contact],
    ['complaints', guide?.complaints],
  ]
  const sections = fields
    .filter(([, text]) => shown(text, language))
    .map(([key, text]) =>
      section(key, words[key] as string, [shown(text, language)], !allSample && !!text?.sample),
    )
  if (guide) {
    const visits = words.visitCount(guide.visits ?? 0)
    sections.splice(6, 0, section('visits', words.visits, [visits], false))
  }
  const name = shown(department?.name, language)
  if (name) sections.push(section('department', words.department, [name], false))
  if (department?.phone) sections.push(section('phone', words.phone, [department.phone], false))
  return sections.concat(claimSection(item?.claims, words, language))
}

/** What the sources say, also where they contradict; one that says nothing in words is left out. */
function claimSection(
  claims: LimitClaimJson[] | undefined,
  words: GuideWords,
  language: Language,
): Section[] {
  const lines = (claims ?? [])
    .filter((claim) => claim.quote || (claims ?? []).length > 1)
    .map((claim) =>
      [
        claim.promisedLimit && `${words.promised} ${limitText(claim.promisedLimit, language)}`,
        claim.statutoryLimit && `${words.statutory} ${limitText(claim.statutoryLimit, language)}`,
        claim.quote && `“${claim.quote}”`,
        [claim.source, claim.effectiveFrom].filter(Boolean).join(' '),
      ]
        .filter(Boolean)
        .join('；'),
    )
  return lines.length ? [section('claims', words.claims, lines, false)] : []
}

function materialRow(
  material: MaterialJson,
  language: Language,
  allSample: boolean,
  neededFor: string[],
): MaterialRow {
  const words = guideWords[language]
  return {
    key: material.materialCode ?? '',
    name: shown(material.name, language),
    marks: [
      material.required ? words.required : words.optional,
      material.deferrable ? words.deferrable : '',
      material.originals ? words.originals(material.originals) : '',
      material.copies ? words.copies(material.copies) : '',
    ].filter(Boolean),
    notes: [
      shown(material.note, language),
      material.issuer ? words.issuer(material.issuer) : '',
      neededFor.length ? words.neededFor(neededFor.join('、')) : '',
    ].filter(Boolean),
    links: [
      { text: words.form, address: material.formAddress ?? '' },
      { text: words.sampleForm, address: material.sampleAddress ?? '' },
    ].filter(({ address }) => isWebAddress(address)),
    sample: !allSample && material.name?.sample === true,
  }
}

/** Only what a browser fetches: an address that would run a script is no link. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(address)
}

function textsOf(guide: GuideJson): DisplayTextJson[] {
  const own: Array<DisplayTextJson | undefined> = [
    guide.acceptedBy,
    guide.legalBasis,
    guide.procedure,
    guide.reviewStandard,
    guide.timeLimit,
    guide.fees,
    guide.contact,
    guide.complaints,
    guide.gapsAllowed,
    guide.commitment,
    guide.onlineDepth,
    guide.applicationModes,
    guide.place,
    ...(guide.conditions ?? []),
    ...(guide.materials ?? []).map((material) => material.name),
  ]
  return own.filter((text): text is DisplayTextJson => !!text?.zh)
}

function isPast(date: DateJson | undefined, today: number): boolean {
  if (!date?.year) return false
  return date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0) < today
}

function dateOf(date: DateJson | undefined): string {
  return date?.year ? `${date.year}-${two(date.month)}-${two(date.day)}` : ''
}

function two(value: number | undefined): string {
  return `0${value ?? 0}`.slice(-2)
}

function footOf(guide: GuideJson, words: GuideWords): string {
  return [
    words.version(guide.version ?? 1),
    guide.effectiveDate && words.effective(dateOf(guide.effectiveDate)),
    guide.nextReviewDate && words.nextReview(dateOf(guide.nextReviewDate)),
  ]
    .filter(Boolean)
    .join('，')
}
