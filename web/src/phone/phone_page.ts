import type { HallStatusJson } from 'wire/hall_status_pb'
import type {
  PhoneDeltaJson,
  PhoneSnapshotJson,
  PhoneTicketJson,
  ZoneMapJson,
} from 'wire/phone_view_pb'
import type { Clock } from '../link/clock'
import { ErrandBook } from '../link/errand_book'
import { FollowedView } from '../link/followed_view'
import type { HallCall } from '../link/hall_call'
import type { Kept } from '../link/kept'
import type { Refusal } from '../link/refusal'
import type { OpenSocket } from '../link/watch_client'
import type { Language } from '../words/display'
import { CallBell, type Alarm } from './call_bell'
import { phonePicture, type PhonePicture } from './phone_picture'
import type { TicketKey } from './ticket_address'
import type { TicketVerb } from './ticket_story'

export interface PhoneView {
  hall: HallStatusJson
  ticket: PhoneTicketJson
  /** Absent where the hall has no map of the zone. */
  zoneMap: ZoneMapJson | undefined
}

export interface PhoneSurroundings {
  openSocket: OpenSocket
  clock: Clock
  call: HallCall
  kept: Kept
  alarm: Alarm
  /** undefined: the address names no ticket. */
  key: TicketKey | undefined
}

const kMethods: Record<TicketVerb, string> = {
  cancel: 'TicketService/CancelTicket',
  restore: 'TicketService/RestoreTicket',
  return: 'TicketService/ReportReturn',
}

/** The page of one ticket: follows it, calls its holder, and does what the holder may do. */
export class PhonePage {
  language: Language = 'zh'
  private readonly followed: FollowedView<PhoneView> | undefined
  private readonly bell: CallBell
  private readonly errands: ErrandBook
  private asking: TicketVerb | undefined
  private working = false
  private refusal: Refusal | undefined
  private seenState: PhoneTicketJson['state'] | undefined

  constructor(
    private readonly around: PhoneSurroundings,
    private readonly changed: () => void,
  ) {
    this.bell = new CallBell(around.alarm)
    this.errands = new ErrandBook(around.kept)
    if (!around.key) return
    this.followed = new FollowedView(
      { view: 'VIEW_PHONE', ticket: around.key },
      {
        fromSnapshot: ({ phone }) => phone && fromSnapshot(phone),
        withDelta: (view, { phone }) => (phone ? withDelta(view, phone) : view),
      },
      around.openSocket,
      around.clock,
      { viewChanged: () => this.seeTicket(), linkChanged: () => this.changed() },
    )
  }

  start(): void {
    this.followed?.start()
  }

  nudge(): void {
    this.followed?.nudge()
  }

  picture(): PhonePicture {
    return phonePicture({
      view: this.followed?.view,
      linkState: this.followed?.linkState ?? 'refused',
      linkRefusal: this.followed ? this.followed.refusal : 'REASON_TOKEN_INVALID',
      hallMs: this.followed?.hallMs() ?? 0,
      language: this.language,
      bell: this.bell.state,
      asking: this.asking,
      working: this.working,
      refusal: this.refusal,
    })
  }

  async armBell(): Promise<void> {
    await this.bell.arm()
    this.changed()
  }

  /** A button was pressed. Cancelling asks first; the rest can be pressed twice without harm. */
  press(verb: TicketVerb): void {
    this.refusal = undefined
    if (verb === 'cancel') this.asking = verb
    else void this.perform(verb)
    this.changed()
  }

  answerAsking(yes: boolean): void {
    const verb = this.asking
    this.asking = undefined
    if (yes && verb) void this.perform(verb)
    this.changed()
  }

  private async perform(verb: TicketVerb): Promise<void> {
    const key = this.around.key
    if (this.working || !key) return
    this.working = true
    const errand = `${verb}:${key.ticketId}`
    const answer = await this.around.call(kMethods[verb], {
      requestId: this.errands.idFor(errand),
      ...key,
      ...(verb === 'cancel' ? { byApplicant: true } : {}),
    })
    this.working = false
    if (answer.ok || answer.refusal.reason !== 'UNREACHABLE') this.errands.settled(errand)
    this.refusal = answer.ok ? undefined : answer.refusal
    this.changed()
  }

  private seeTicket(): void {
    const ticket = this.followed?.view?.ticket
    if (ticket?.state !== this.seenState) {
      // What was said and asked belonged to where the ticket stood before.
      this.refusal = undefined
      this.asking = undefined
      this.seenState = ticket?.state
    }
    this.bell.see(ticket?.state === 'TICKET_STATE_CALLED' ? (ticket.callId ?? '') : '')
    this.changed()
  }
}

function fromSnapshot(snapshot: PhoneSnapshotJson): PhoneView {
  return { hall: snapshot.hall ?? {}, ticket: snapshot.ticket ?? {}, zoneMap: snapshot.zoneMap }
}

function withDelta(view: PhoneView, delta: PhoneDeltaJson): PhoneView {
  return {
    hall: delta.hall ?? view.hall,
    ticket: delta.ticket ?? view.ticket,
    zoneMap: delta.zoneMap ?? view.zoneMap,
  }
}
