import type { ChangePasswordResponseJson, LoginResponseJson } from 'wire/auth_service_pb'
import type { Clock } from '../link/clock'
import type { HallCall } from '../link/hall_call'
import type { Kept } from '../link/kept'
import type { Refusal } from '../link/refusal'
import { newRequestId } from '../link/request_id'
import { safeNext } from '../staff/next_address'
import { homeOf } from '../staff/rights'
import { keepSession } from '../staff/session'

export type LoginStep = 'login' | 'change' | 'no-page'
export type Slip = 'missing' | 'different' | 'same'

/** The way into the staff pages. Passwords are held no longer than the call takes. */
export class LoginPage {
  step: LoginStep = 'login'
  busy = false
  refusal: Refusal | undefined
  /** What is wrong before anything is sent. */
  slip: Slip | undefined
  staffName = ''
  waitSeconds = 0
  private leadsTo: string | undefined
  private stopWaiting: () => void = () => {}

  constructor(
    private readonly next: string | null,
    private readonly asPublic: HallCall,
    private readonly asPerson: HallCall,
    private readonly kept: Kept,
    private readonly clock: Clock,
    private readonly goTo: (address: string) => void,
    private readonly changed: () => void,
    private readonly newId: () => string = newRequestId,
  ) {}

  async login(staffNumber: string, password: string): Promise<void> {
    if (!staffNumber.trim() || !password) return this.slipped('missing')
    if (!this.begins()) return
    // The id is not stored: a login is never kept by the hall, and a repeat makes another session.
    const answer = await this.asPublic<LoginResponseJson>('AuthService/Login', {
      requestId: this.newId(),
      staffNumber: staffNumber.trim(),
      password,
    })
    this.busy = false
    if (answer.ok) this.loggedIn(answer.value)
    else this.refused(answer.refusal)
    this.changed()
  }

  async changePassword(before: string, after: string, again: string): Promise<void> {
    if (!before || !after) return this.slipped('missing')
    if (after !== again) return this.slipped('different')
    if (after === before) return this.slipped('same')
    if (!this.begins()) return
    const answer = await this.asPerson<ChangePasswordResponseJson>('AuthService/ChangePassword', {
      requestId: this.newId(),
      oldPassword: before,
      newPassword: after,
    })
    this.busy = false
    if (answer.ok) this.leave()
    else this.refused(answer.refusal)
    this.changed()
  }

  private loggedIn(login: LoginResponseJson): void {
    keepSession(this.kept, login)
    this.staffName = `${login.staffName ?? ''} ${login.staffNumber ?? ''}`.trim()
    const home = homeOf(login.roles ?? [])
    this.leadsTo = home && safeNext(this.next, home)
    if (login.passwordChangeDue) this.step = 'change'
    else this.leave()
  }

  private leave(): void {
    if (this.leadsTo) this.goTo(this.leadsTo)
    else this.step = 'no-page'
  }

  private begins(): boolean {
    if (this.busy || this.waitSeconds > 0) return false
    this.busy = true
    this.refusal = undefined
    this.slip = undefined
    this.changed()
    return true
  }

  private slipped(slip: Slip): void {
    this.slip = slip
    this.refusal = undefined
    this.changed()
  }

  private refused(refusal: Refusal): void {
    this.refusal = refusal
    if (refusal.reason !== 'REASON_TOO_MANY_ATTEMPTS') return
    this.waitSeconds = Math.max(1, Math.ceil(Number(refusal.metadata.seconds ?? '60')) || 60)
    this.stopWaiting()
    this.countDown()
  }

  private countDown(): void {
    this.stopWaiting = this.clock.after(1000, () => {
      this.waitSeconds -= 1
      if (this.waitSeconds > 0) this.countDown()
      else this.refusal = undefined
      this.changed()
    })
  }
}
