import { describe, expect, it } from 'vitest'
import { FakeClock } from '../link/fake_clock'
import type { HallCall } from '../link/hall_call'
import { KeptInMemory } from '../link/kept'
import type { Refusal } from '../link/refusal'
import { keptSession } from '../staff/session'
import { LoginPage } from './login_page'

interface Asked {
  method: string
  body: Record<string, unknown>
}

function pageWith(answers: object, next: string | null = null) {
  const asked: Asked[] = []
  const gone: string[] = []
  const kept = new KeptInMemory()
  const clock = new FakeClock()
  const table = answers as Record<string, unknown>
  const call: HallCall = <T>(method: string, body: object) => {
    asked.push({ method, body: body as Record<string, unknown> })
    const found = table[method]
    return Promise.resolve(
      (found as Refusal).reason
        ? { ok: false as const, refusal: found as Refusal }
        : { ok: true as const, value: found as T },
    )
  }
  const page = new LoginPage(
    next,
    call,
    call,
    kept,
    clock,
    (address) => gone.push(address),
    () => {},
    () => 'id',
  )
  return { page, asked, gone, kept, clock }
}

const manager = { roles: ['ROLE_HALL_MANAGER'], staffNumber: '5001', staffName: '苗五' }

describe('a login', () => {
  it('leads to the page that was asked for, with who it is kept', async () => {
    const { page, gone, kept } = pageWith({ 'AuthService/Login': manager }, '/desk?zone=B')
    await page.login(' 5001 ', 'secret')
    expect(gone).toEqual(['/desk?zone=B'])
    expect(keptSession(kept)).toEqual(manager)
  })

  it('leads home where nothing, or a foreign page, was asked for', async () => {
    for (const next of [null, 'https://evil.test/', '//evil.test']) {
      const { page, gone } = pageWith({ 'AuthService/Login': manager }, next)
      await page.login('5001', 'secret')
      expect(gone).toEqual(['/manage'])
    }
  })

  it('keeps neither password nor token', async () => {
    const login = { ...manager, sessionToken: 'token' }
    const { page, kept } = pageWith({ 'AuthService/Login': login })
    await page.login('5001', 'secret')
    const stored = kept.read('staff:session')
    expect(stored).not.toContain('secret')
    expect(stored).not.toContain('token')
  })

  it('says so where no page is for the role', async () => {
    const clerk = { roles: ['ROLE_COUNTER_STAFF'], staffNumber: '1001' }
    const { page, gone } = pageWith({ 'AuthService/Login': clerk })
    await page.login('1001', 'secret')
    expect(page.step).toBe('no-page')
    expect(gone).toEqual([])
  })

  it('sends nothing while something is missing', async () => {
    const { page, asked } = pageWith({})
    await page.login('', 'secret')
    await page.login('5001', '')
    expect(page.slip).toBe('missing')
    expect(asked).toEqual([])
  })

  it('counts down after too many attempts and sends nothing meanwhile', async () => {
    const refusal = { reason: 'REASON_TOO_MANY_ATTEMPTS', metadata: { seconds: '3' } }
    const { page, asked, clock } = pageWith({ 'AuthService/Login': refusal })
    await page.login('5001', 'wrong')
    expect(page.waitSeconds).toBe(3)
    await page.login('5001', 'again')
    expect(asked).toHaveLength(1)
    clock.advance(3000)
    expect(page.waitSeconds).toBe(0)
    await page.login('5001', 'again')
    expect(asked).toHaveLength(2)
  })

  it('tells a wrong password', async () => {
    const refusal = { reason: 'REASON_BAD_CREDENTIALS', metadata: {} }
    const { page, gone } = pageWith({ 'AuthService/Login': refusal })
    await page.login('5001', 'wrong')
    expect(page.refusal?.reason).toBe('REASON_BAD_CREDENTIALS')
    expect(gone).toEqual([])
  })
})

describe('a password that somebody else has set', () => {
  const due = { ...manager, passwordChangeDue: true }

  it('is changed before going on', async () => {
    const answers = { 'AuthService/Login': due, 'AuthService/ChangePassword': {} }
    const { page, gone, asked } = pageWith(answers, '/manage/figures')
    await page.login('5001', 'first')
    expect(page.step).toBe('change')
    expect(gone).toEqual([])
    await page.changePassword('first', 'Second-one1', 'Second-one1')
    expect(asked[1]).toMatchObject({
      method: 'AuthService/ChangePassword',
      body: { oldPassword: 'first', newPassword: 'Second-one1' },
    })
    expect(gone).toEqual(['/manage/figures'])
  })

  it.each([
    ['first', 'Second-one1', 'Second-one2', 'different'],
    ['first', 'first', 'first', 'same'],
    ['first', '', '', 'missing'],
  ])('from %s to %s and %s is %s', async (before, after, again, slip) => {
    const { page, asked } = pageWith({ 'AuthService/Login': due })
    await page.login('5001', 'first')
    await page.changePassword(before, after, again)
    expect(page.slip).toBe(slip)
    expect(asked).toHaveLength(1)
  })
})
