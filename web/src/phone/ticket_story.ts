import type { PhoneTicketJson } from 'wire/phone_view_pb'
import { counterName, shown, type Language } from '../words/display'
import { instant } from '../link/watch_wire'
import { momentText } from '../words/hall_time'
import { phoneWords } from '../words/phone_words'
import { waitText } from '../words/wait_text'

export type TicketVerb = 'restore' | 'return' | 'cancel'

/** Where a ticket stands, told to who holds it. */
export interface TicketStory {
  headline: string
  lines: string[]
  /** called: now, everything else is small. waiting: calm. ended: nothing more will happen. */
  mood: 'waiting' | 'called' | 'away' | 'ended'
  verbs: TicketVerb[]
}

export function ticketStory(
  ticket: PhoneTicketJson,
  hallMs: number,
  language: Language,
): TicketStory {
  const words = phoneWords[language]
  const counter = counterName(shown(ticket.counterLabel, language), language)
  switch (ticket.state) {
    case 'TICKET_STATE_NOT_YET_DUE': {
      const slot = instant(ticket.slotTime)
      const when = slot === undefined ? '' : momentText(slot, hallMs, language === 'en')
      const lines = when ? [words.slot(when)] : []
      return { headline: words.notYetDue, lines, mood: 'waiting', verbs: ['cancel'] }
    }
    case 'TICKET_STATE_WAITING':
      return waiting(ticket, language)
    case 'TICKET_STATE_CALLED':
      return {
        headline: words.called(counter),
        lines: [calling(ticket.ordinal ?? 1, language)],
        mood: 'called',
        verbs: ['cancel'],
      }
    case 'TICKET_STATE_SERVING':
      return { headline: words.serving, lines: [words.servedAt(counter)], mood: 'away', verbs: [] }
    case 'TICKET_STATE_ON_HOLD':
      return {
        headline: ticket.woken ? words.woken : words.onHold,
        lines: [ticket.woken ? words.wokenHint : words.onHoldHint],
        mood: ticket.woken ? 'called' : 'away',
        verbs: ['return', 'cancel'],
      }
    case 'TICKET_STATE_NO_SHOW':
      return {
        headline: words.noShow,
        lines: [ticket.mayRestore ? words.mayRestore : words.askDesk],
        mood: 'away',
        verbs: ticket.mayRestore ? ['restore', 'cancel'] : ['cancel'],
      }
    case 'TICKET_STATE_FINISHED':
      return ended(words.finished, words.finishedHint)
    case 'TICKET_STATE_CANCELLED':
      return ended(words.cancelled, words.cancelledHint)
    case 'TICKET_STATE_DIVERTED':
      return ended(words.diverted, words.divertedHint)
    case 'TICKET_STATE_CLOSED_BY_SYSTEM':
      return ended(words.dayOver, words.dayOverHint)
    default:
      // A state that is newer than this page: the hall's screens know it.
      return { headline: words.ticket, lines: [words.foot], mood: 'away', verbs: [] }
  }
}

function waiting(ticket: PhoneTicketJson, language: Language): TicketStory {
  const words = phoneWords[language]
  const people = ticket.peopleAhead ?? 0
  const calls = ticket.callsUntilCallable ?? 0
  const wait = waitText(ticket.wait, language)
  const zone = shown(ticket.zoneName, language)
  const counters = (ticket.counterLabels ?? []).map((label) => shown(label, language))
  const lines = [
    calls > 0 ? words.restored(calls) : wait === undefined ? '' : words.wait(wait),
    zone && words.waitHere(zone),
    counters.length > 0 ? words.counters(counters) : '',
  ]
  return {
    headline: people > 0 ? words.ahead(people) : words.soon,
    lines: lines.filter(Boolean),
    mood: 'waiting',
    verbs: ['cancel'],
  }
}

function calling(ordinal: number, language: Language): string {
  const words = phoneWords[language]
  return ordinal <= 1 ? words.calledNow : ordinal === 2 ? words.calledAgain : words.calledLast
}

function ended(headline: string, hint: string): TicketStory {
  return { headline, lines: [hint], mood: 'ended', verbs: [] }
}
