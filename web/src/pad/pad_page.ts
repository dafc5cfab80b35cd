import type { HallStatusJson } from 'wire/hall_status_pb'
import type { PadCounterJson } from 'wire/pad_view_pb'
import type { Clock } from '../link/clock'
import { FollowedView } from '../link/followed_view'
import type { HallLines } from '../link/hall_call'
import type { Refusal } from '../link/refusal'
import type { LinkState, OpenSocket } from '../link/watch_client'
import { HallFacts } from '../model/hall_facts'
import { isNumbered, shown } from '../words/display'
import { linkText } from '../words/link_words'
import { padWords as words } from '../words/pad_words'
import { reasonText } from '../words/reason_words'
import { PromptOnce } from './prompt'
import type { ReviewLevel, ReviewPort } from './review_port'

interface PadView {
  hall: HallStatusJson
  counter: PadCounterJson
}

/** All that stands on a pad, in finished words. */
export interface PadPicture {
  hallName: string
  rehearsal: string
  counter: string
  numbered: boolean
  staffNumber: string
  /** The large sentence. */
  main: string
  detail: string
  /** Best first; empty unless a review can be sent. */
  levels: Array<{ level: ReviewLevel; text: string }>
  countdown: string
  /** 服务承诺 of the hall, while nobody is served; empty where it has published none. */
  commitment: string
  phone: string
  prompting: boolean
}

const kTickMs = 500
const kThanksMs = 5_000

/** The review pad of one counter. */
export class PadPage {
  private readonly followed: FollowedView<PadView>
  private readonly facts: HallFacts
  private readonly prompts = new PromptOnce()
  private said = ''
  private saidUntil = 0

  constructor(
    private readonly counterId: string,
    openSocket: OpenSocket,
    lines: HallLines,
    private readonly clock: Clock,
    private readonly reviews: ReviewPort | undefined,
    private readonly changed: () => void,
    restarted: () => void = () => {},
  ) {
    this.facts = new HallFacts(lines, clock, changed)
    this.followed = new FollowedView(
      { view: 'VIEW_PAD', counterId },
      {
        fromSnapshot: ({ pad }) => pad && { hall: pad.hall ?? {}, counter: pad.counter ?? {} },
        withDelta: (view, { pad }) => ({
          hall: pad?.hall ?? view.hall,
          counter: pad?.counter ?? view.counter,
        }),
      },
      openSocket,
      clock,
      {
        viewChanged: () => {
          this.facts.see(this.followed.view?.hall ?? {})
          changed()
        },
        linkChanged: changed,
        restarted,
      },
    )
  }

  start(): void {
    if (this.counterId) this.followed.start()
    this.tick()
  }

  nudge(): void {
    this.followed.nudge()
  }

  /** A level was touched. Only the first touch of a prompt counts. */
  async choose(level: ReviewLevel): Promise<void> {
    const prompt = this.prompt()
    if (!prompt || !this.reviews || !this.prompts.answer(prompt.servingId)) return
    this.say(words.sending, Infinity)
    const answer = await this.reviews.submit(prompt.servingId, level)
    this.say(answer.ok ? words.thanks : reasonText(answer.refusal), kThanksMs)
  }

  picture(): PadPicture {
    const { view, linkState, refusal } = this.followed
    const hall = view?.hall ?? {}
    const label = shown(view?.counter.label) || (view?.counter.counterId ?? '')
    const phone = this.facts.facts.supervisionPhone
    return {
      hallName: shown(hall.name),
      rehearsal: hall.rehearsal ? words.rehearsal : '',
      counter: label,
      numbered: isNumbered(label),
      staffNumber: view?.counter.staffNumber ?? '',
      phone: phone && words.supervision(phone),
      ...this.nowWords(
        this.refusedWords(linkState, refusal) || linkText(linkState, view !== undefined),
        phone,
      ),
    }
  }

  private refusedWords(linkState: LinkState, refusal: string): string {
    if (this.counterId && linkState !== 'refused') return ''
    const reason = this.counterId ? (refusal as Refusal['reason']) : 'REASON_NOT_SIGNED_IN'
    return reasonText({ reason, metadata: {} })
  }

  private nowWords(trouble: string, phone: string) {
    const calm = { detail: '', levels: [], countdown: '', prompting: false, commitment: '' }
    if (trouble) return { ...calm, main: trouble }
    if (this.clock.now() < this.saidUntil) return { ...calm, main: this.said }
    const prompt = this.prompt()
    if (!prompt) return { ...calm, main: this.stateWords(), commitment: this.commitment() }
    return {
      ...calm,
      main: words.prompt,
      detail: this.reviews ? '' : `${words.notYet}。${words.otherWay(phone)}`,
      levels: this.reviews
        ? words.levels.map((text, i) => ({ level: (5 - i) as ReviewLevel, text }))
        : [],
      countdown: words.secondsLeft(prompt.secondsLeft),
      prompting: true,
    }
  }

  private stateWords(): string {
    switch (this.followed.view?.counter.state) {
      case 'PAD_STATE_SERVING':
        return words.serving
      case 'PAD_STATE_PAUSED':
        return words.paused
      case 'PAD_STATE_CLOSED':
        return words.closed
      default:
        return words.welcome
    }
  }

  /** Who is being served or asked is not to be talked into anything. */
  private commitment(): string {
    const { counter } = this.followed.view ?? {}
    return counter?.state === 'PAD_STATE_IDLE' ? shown(counter.commitment) : ''
  }

  private prompt() {
    const { view, linkState } = this.followed
    const hallMs = this.followed.hallMs()
    if (!view || hallMs === undefined || linkState !== 'live') return undefined
    return this.prompts.open(view.counter, hallMs)
  }

  private say(text: string, forMs: number): void {
    this.said = text
    this.saidUntil = this.clock.now() + forMs
    this.changed()
  }

  private tick(): void {
    this.changed()
    this.clock.after(kTickMs, () => this.tick())
  }
}
