import type { Clock } from '../link/clock'
import { FollowedView } from '../link/followed_view'
import type { HallCall } from '../link/hall_call'
import type { Kept } from '../link/kept'
import type { OpenSocket } from '../link/watch_client'
import { boardFromSnapshot, boardWithDelta, type BoardFloor } from '../model/board_floor'
import { DeliveryOutbox } from '../model/delivery_outbox'
import type { Language } from '../words/display'
import { ConditionReport } from './condition_report'
import { Speaker, type Outcome } from './speaker'
import type { Lease, OpenLease } from './speaking_lease'
import type { OpenAudio, VoiceAudio } from './voice_audio'
import { Tries } from './tries'
import { isStillDue, VoiceQueue, type Announced } from './voice_line'
import { voicePicture, type Past, type Saying, type VoicePicture } from './voice_picture'

export interface VoiceSurroundings {
  openSocket: OpenSocket
  clock: Clock
  call: HallCall
  kept: Kept
  openAudio: OpenAudio
  openLease: OpenLease
  /** Code of the zone; undefined for the whole hall. */
  zoneId: string | undefined
}

const kTickMs = 500
/** So long a browser that needs no touch may take to start its sound. */
const kStartMs = 1_500
const kPastMost = 8

/**
 * The voice of one zone: follows it, says each announcement once and one after the other, and
 * reports what became of it. Of several tabs one does; the others only follow, to be ready.
 */
export class VoicePage {
  language: Language = 'zh'
  private readonly followed: FollowedView<BoardFloor>
  private queue: VoiceQueue
  private outbox: DeliveryOutbox
  private readonly audio: VoiceAudio
  private readonly speaker: Speaker
  private readonly condition: ConditionReport
  private readonly tries: Tries
  private readonly lease: Lease
  private readonly name: string
  private line: Announced[] = []
  private saying: Saying | undefined
  private past: Past[] = []
  private volumePercent: number | undefined
  private fault: 'unheard' | 'speechless' | undefined
  private startedAt = 0

  constructor(
    private readonly around: VoiceSurroundings,
    private readonly changed: () => void,
    restarted: () => void = () => {},
  ) {
    const { clock, kept, call, zoneId } = around
    this.name = `voice:${zoneId ?? ''}`
    this.queue = this.keptQueue()
    this.outbox = this.keptOutbox()
    this.lease = around.openLease(() => this.leaseChanged())
    this.audio = around.openAudio(() => this.move())
    this.speaker = new Speaker(call, this.audio, clock)
    this.condition = new ConditionReport(call, kept, clock)
    this.tries = new Tries(clock)
    this.followed = new FollowedView(
      { view: 'VIEW_BOARD', ...(zoneId === undefined ? { hall: {} } : { zoneId }) },
      {
        fromSnapshot: ({ board }) => board && boardFromSnapshot(board),
        withDelta: (floor, { board }) => (board ? boardWithDelta(floor, board) : floor),
      },
      around.openSocket,
      clock,
      {
        restarted,
        viewChanged: () => this.move(),
        linkChanged: () => {
          this.report()
          this.move()
        },
      },
    )
  }

  start(): void {
    this.startedAt = this.around.clock.now()
    // A browser that was told to let this page be heard needs no touch.
    this.audio.start()
    this.lease.start()
    this.followed.start()
    this.tick()
  }

  nudge(): void {
    this.lease.look()
    this.followed.nudge()
  }

  /** The button was touched: this tab is to be heard. */
  touch(): void {
    this.audio.start()
    if (!this.lease.holds()) this.lease.take()
    this.move()
  }

  /** The tab closes or is laid to sleep: another may speak at once. */
  leave(): void {
    this.lease.release()
  }

  picture(): VoicePicture {
    return voicePicture({
      floor: this.followed.view,
      linkState: this.followed.linkState,
      refusal: this.followed.refusal,
      hallMs: this.followed.hallMs(),
      language: this.language,
      lease: this.lease.state,
      running: this.audio.running,
      locked: this.locked(),
      fault: this.fault,
      volumePercent: this.volumePercent,
      saying: this.saying,
      line: this.line,
      past: this.past,
    })
  }

  private locked(): boolean {
    return !this.audio.running && this.around.clock.now() - this.startedAt >= kStartMs
  }

  private keptQueue(): VoiceQueue {
    return new VoiceQueue(this.around.kept, this.name)
  }

  private keptOutbox(): DeliveryOutbox {
    const { call, kept, clock } = this.around
    return new DeliveryOutbox(call, kept, `${this.name}:reports`, 'DELIVERY_OUTPUT_VOICE', clock)
  }

  private leaseChanged(): void {
    if (this.lease.holds()) {
      // What another tab said meanwhile, and had not reported yet.
      this.queue = this.keptQueue()
      this.outbox = this.keptOutbox()
      this.report()
    } else if (this.saying) {
      // Whoever speaks now says it whole.
      this.audio.stop()
    }
    this.move()
  }

  /** What is kept of reports is the one's that speaks. */
  private report(): void {
    if (this.followed.linkState === 'live' && this.lease.holds()) this.outbox.send()
  }

  private tick(): void {
    this.move()
    this.around.clock.after(kTickMs, () => this.tick())
  }

  private move(): void {
    this.tellCondition()
    const { view: floor, linkState } = this.followed
    const hallMs = this.followed.hallMs()
    // What a voice holds that is not live may be over.
    if (floor && hallMs !== undefined && linkState === 'live') this.advance(floor, hallMs)
    this.changed()
  }

  private advance(floor: BoardFloor, hallMs: number): void {
    if (!this.lease.holds()) {
      this.line = []
      return
    }
    const { line, dropped } = this.queue.look(floor, hallMs, this.saying?.announced)
    for (const call of dropped) {
      this.giveUp({ kind: 'call', key: '', atMs: hallMs, call }, hallMs)
    }
    this.line = line
    if (this.saying || !this.audio.running) return
    const next = this.tries.nextOf(line)
    if (!next) return
    this.line = line.filter((other) => other !== next)
    void this.announce(next, this.line.length)
  }

  private async announce(announced: Announced, behind: number): Promise<void> {
    const saying: Saying = { announced, sentences: [] }
    this.saying = saying
    const outcome = await this.speaker.say(announced, behind, {
      words: (sentences, volumePercent) => {
        saying.sentences = sentences
        this.volumePercent = volumePercent
        this.changed()
      },
      heard: () => this.heard(announced),
      stillDue: () => {
        if (!this.lease.holds()) return false
        const { view, linkState } = this.followed
        const hallMs = this.followed.hallMs()
        // Without a link nobody knows; it was due when its turn came.
        if (!view || hallMs === undefined || linkState !== 'live') return true
        return isStillDue(announced, view, hallMs)
      },
    })
    this.saying = undefined
    // Cut off by another tab it is that one's now.
    if (outcome === 'said' || this.lease.holds()) this.settle(announced, outcome)
    this.move()
  }

  private heard(announced: Announced): void {
    const hallMs = this.followed.hallMs() ?? 0
    this.queue.settle(announced)
    this.remember(announced, hallMs, 'said')
    if (announced.kind !== 'call') return
    this.outbox.add(announced.call.callId ?? '', 'DELIVERY_RESULT_DELIVERED', hallMs)
  }

  private settle(announced: Announced, outcome: Outcome): void {
    const hallMs = this.followed.hallMs() ?? 0
    switch (outcome) {
      case 'said':
        this.fault = undefined
        this.tries.succeeded()
        break
      case 'quiet':
        this.tries.succeeded()
        this.queue.settle(announced)
        this.remember(announced, hallMs, 'quiet')
        break
      case 'gone':
        this.giveUp(announced, hallMs)
        break
      case 'unheard':
      case 'speechless':
        this.fault = outcome
        this.tries.failed(announced)
        break
      case 'waits':
        this.tries.failed(announced)
        break
      case 'late':
        // The next look at the line drops it, or leaves it there until the hall goes on.
        break
    }
  }

  private giveUp(announced: Announced, hallMs: number): void {
    this.queue.settle(announced)
    this.remember(announced, hallMs, 'late')
    if (announced.kind !== 'call') return
    this.outbox.add(announced.call.callId ?? '', 'DELIVERY_RESULT_DROPPED_STALE', hallMs)
  }

  private remember(announced: Announced, atMs: number, end: Past['end']): void {
    this.past = [{ announced, atMs, end }, ...this.past].slice(0, kPastMost)
  }

  private tellCondition(): void {
    if (this.followed.linkState !== 'live' || !this.lease.holds()) return
    const waitsForStart = !this.audio.running && !this.locked()
    if (waitsForStart) return
    const sound = this.audio.running && this.fault === undefined
    this.condition.see(sound ? 'DEVICE_CONDITION_OK' : 'DEVICE_CONDITION_SOUND_FAULT')
  }
}
