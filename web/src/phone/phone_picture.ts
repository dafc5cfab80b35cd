import type { Refusal } from '../link/refusal'
import type { LinkState } from '../link/watch_client'
import { shown, type Language } from '../words/display'
import { instant } from '../link/watch_wire'
import { clockText } from '../words/hall_time'
import { linkText } from '../words/link_words'
import { phoneWords, type PhoneWords } from '../words/phone_words'
import { reasonText } from '../words/reason_words'
import type { BellState } from './call_bell'
import type { PhoneView } from './phone_page'
import { zonePlan, type ZonePlan } from './zone_plan'
import { ticketStory, type TicketStory, type TicketVerb } from './ticket_story'

export interface PhoneKnowledge {
  view: PhoneView | undefined
  linkState: LinkState
  linkRefusal: string
  hallMs: number
  language: Language
  bell: BellState
  asking: TicketVerb | undefined
  working: boolean
  refusal: Refusal | undefined
}

/** All that stands on the page, in finished words. */
export interface PhonePicture {
  title: string
  hallName: string
  rehearsal: string
  number: string
  /** 优先号 or 预约号; empty for an ordinary one. */
  ticketClass: string
  about: string[]
  /** undefined until the ticket is known. */
  story: TicketStory | undefined
  buttons: Array<{ verb: TicketVerb; text: string; quiet: boolean }>
  ask: { text: string; yes: string; no: string } | undefined
  /** What came of the last press, or why nothing can be shown. */
  said: string
  /** Of the connection. */
  trouble: string
  notices: string[]
  bell: { text: string; offer: boolean } | undefined
  rule: string
  /** The way; undefined where the hall says nothing of it, or nobody has to go anywhere. */
  plan: ZonePlan | undefined
  planTitle: string
  guideAddress: string
  guideText: string
}

export function phonePicture(known: PhoneKnowledge): PhonePicture {
  const { view, language } = known
  const words = phoneWords[language]
  const ticket = view?.ticket ?? {}
  const hall = view?.hall ?? {}
  const story = view && storyOf(known, view, words)
  const taken = instant(ticket.issueTime)
  const number = ticket.number ?? ''
  return {
    title: story?.mood === 'called' ? story.headline : `${number} ${story?.headline ?? ''}`.trim(),
    hallName: shown(hall.name, language),
    rehearsal: hall.rehearsal ? words.rehearsal : '',
    number,
    ticketClass: classOf(ticket.ticketClass, words),
    about: [
      shown(ticket.queueName, language),
      shown(ticket.itemName, language),
      taken === undefined ? '' : words.takenAt(clockText(taken)),
    ].filter(Boolean),
    story,
    buttons: known.asking || known.working ? [] : buttonsOf(story, words),
    ask: known.asking && {
      text: words.cancelAsk(number),
      yes: words.cancelYes,
      no: words.cancelNo,
    },
    said: known.working ? words.working : saidOf(known),
    trouble: troubleOf(known),
    notices: noticesOf(view, words),
    bell: story && story.mood !== 'ended' ? bellOf(known.bell, words) : undefined,
    rule: story?.mood === 'waiting' ? words.noShowRule : '',
    plan: story && story.mood !== 'ended' ? planOf(view, language) : undefined,
    planTitle: words.map,
    guideAddress: ticket.itemId ? `/guides/${encodeURIComponent(ticket.itemId)}` : '/guides',
    guideText: ticket.itemId ? words.guide : words.allGuides,
  }
}

function planOf({ ticket, zoneMap }: PhoneView, language: Language): ZonePlan | undefined {
  const able = (ticket.counterLabels ?? []).map((label) => shown(label))
  return zonePlan(zoneMap, shown(ticket.counterLabel), able, language)
}

function storyOf(known: PhoneKnowledge, view: PhoneView, words: PhoneWords): TicketStory {
  const story = ticketStory(view.ticket, known.hallMs, known.language)
  if (known.linkState !== 'over' || story.mood === 'ended') return story
  // The day has ended with the ticket still open on this page.
  return { headline: words.dayOver, lines: [words.dayOverHint], mood: 'ended', verbs: [] }
}

function classOf(ticketClass: string | undefined, words: PhoneWords): string {
  if (ticketClass === 'TICKET_CLASS_PRIORITY') return words.priority
  return ticketClass === 'TICKET_CLASS_APPOINTMENT' ? words.appointment : ''
}

function buttonsOf(story: TicketStory | undefined, words: PhoneWords) {
  const texts: Record<TicketVerb, string> = {
    restore: words.restore,
    return: words.comeBack,
    cancel: words.cancel,
  }
  return (story?.verbs ?? []).map((verb) => ({
    verb,
    text: texts[verb],
    quiet: verb === 'cancel',
  }))
}

function saidOf({ refusal, language }: PhoneKnowledge): string {
  return refusal ? reasonText(refusal, language) : ''
}

function troubleOf({ linkState, linkRefusal, view, language }: PhoneKnowledge): string {
  if (linkState === 'over') return ''
  if (linkState === 'refused') {
    return reasonText({ reason: linkRefusal as Refusal['reason'], metadata: {} }, language)
  }
  return linkText(linkState, view !== undefined, language)
}

function noticesOf(view: PhoneView | undefined, words: PhoneWords): string[] {
  const hall = view?.hall ?? {}
  const suspended = hall.suspended ? [`${words.suspended}：${hall.suspensionText ?? ''}`] : []
  return suspended.concat((hall.broadcasts ?? []).map(({ text }) => text ?? '').filter(Boolean))
}

function bellOf(bell: BellState, words: PhoneWords) {
  if (bell === 'off') return { text: words.bell, offer: true }
  return { text: bell === 'on' ? words.bellOn : words.bellRefused, offer: false }
}
