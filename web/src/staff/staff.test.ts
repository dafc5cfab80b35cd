import { describe, expect, it } from 'vitest'
import type { HallCall } from '../link/hall_call'
import { KeptInMemory } from '../link/kept'
import { unreachable, type Answer } from '../link/refusal'
import { staffReason } from '../words/staff_reasons'
import { CatalogueNames, catalogueFrom, targetOf } from './catalogue_copy'
import { Errands } from './errands'
import { dateCode, dateOfCode, hallDay, plusDays, weekdayOf } from './hall_day'
import { safeNext } from './next_address'
import { homeOf, rightsOf } from './rights'
import { fetchSession, isSameSession, keepSession, keptSession } from './session'
import { watchingSession } from './session_call'
import { signedMs, spanText, stopwatch } from './spans'

describe('the page after a login', () => {
  it.each(['/manage', '/manage/figures?wall=1', '/desk', '/desk?zone=A#x'])('may be %s', (path) => {
    expect(safeNext(path, '/home')).toBe(path)
  })

  it.each([
    '//evil.test/manage',
    '/\\evil.test',
    'https://evil.test/manage',
    'javascript:alert(1)',
    '/manager-of-evil',
    '/manage\\@evil',
    '/manage\n//evil',
    '/login',
    '/desk' + 'x'.repeat(600),
    '',
    null,
  ])('is never %j', (path) => {
    expect(safeNext(path, '/home')).toBe('/home')
  })
})

describe('what a role is offered', () => {
  it('lets a supervisor see and change nothing', () => {
    const rights = rightsOf(['ROLE_SUPERVISOR'])
    expect(rights).toMatchObject({ watch: true, events: true })
    const { watch, events, ...others } = rights
    expect([watch, events, ...Object.values(others)].filter(Boolean)).toHaveLength(2)
  })

  it('lets a duty manager run the floor but neither edit staff nor read the record', () => {
    expect(rightsOf(['ROLE_DUTY_MANAGER'])).toMatchObject({
      run: true,
      desk: true,
      editStaff: false,
      events: false,
    })
  })

  it('sends each home', () => {
    expect(homeOf(['ROLE_GUIDE_STAFF'])).toBe('/desk')
    expect(homeOf(['ROLE_GUIDE_STAFF', 'ROLE_HALL_MANAGER'])).toBe('/manage')
    expect(homeOf(['ROLE_ADMINISTRATOR'])).toBe('/manage')
    expect(homeOf(['ROLE_COUNTER_STAFF'])).toBeUndefined()
  })

  it('is nothing where what is kept is damaged', () => {
    const kept = new KeptInMemory()
    for (const text of ['', '{', '{"staffNumber":"1"}', 'null', '{"roles":[1]}']) {
      kept.write('staff:session', text)
      expect(keptSession(kept)).toBeUndefined()
    }
  })
})

describe('a session', () => {
  const asked: string[] = []
  const hallSaying =
    (answer: Answer<unknown>): HallCall =>
    <T>(method: string) => {
      asked.push(method)
      return Promise.resolve(answer as Answer<T>)
    }
  const before = { staffNumber: '1001', staffName: '王', roles: ['ROLE_GUIDE_STAFF'] } as const
  const keptBefore = () => {
    const kept = new KeptInMemory()
    keepSession(kept, { ...before, roles: [...before.roles] })
    return kept
  }

  it('is what the hall says now, and is kept so', async () => {
    const kept = keptBefore()
    const now = { ...before, roles: ['ROLE_HALL_MANAGER'] }
    const session = await fetchSession(hallSaying({ ok: true, value: now }), kept)
    expect(asked).toEqual(['AuthService/GetSession'])
    expect(session).toEqual(now)
    expect(keptSession(kept)).toEqual(now)
  })

  it.each([
    ['is away', { ok: false, refusal: unreachable } as const],
    [
      'is an older one',
      { ok: false, refusal: { reason: 'REASON_NOT_READY', metadata: {} } } as const,
    ],
    ['says nothing', { ok: true, value: {} } as const],
  ])('stays what was kept where the hall %s', async (_what, answer) => {
    const kept = keptBefore()
    expect(await fetchSession(hallSaying(answer), kept)).toBeUndefined()
    expect(keptSession(kept)).toEqual(before)
  })

  it('is the same whatever the sequence of its roles', () => {
    const a = { ...before, roles: ['ROLE_GUIDE_STAFF', 'ROLE_HALL_MANAGER'] as const }
    const b = { ...before, roles: ['ROLE_HALL_MANAGER', 'ROLE_GUIDE_STAFF'] as const }
    expect(isSameSession({ ...a, roles: [...a.roles] }, { ...b, roles: [...b.roles] })).toBe(true)
    expect(
      isSameSession({ ...a, roles: [...a.roles] }, { ...b, roles: ['ROLE_GUIDE_STAFF'] }),
    ).toBe(false)
  })
})

describe('an errand', () => {
  const setUp = () => {
    const answers: Array<Answer<unknown>> = []
    const ids: string[] = []
    const kept = new KeptInMemory()
    let next = 0
    const call: HallCall = <T>(_method: string, body: object) => {
      ids.push((body as { requestId: string }).requestId)
      return Promise.resolve((answers.shift() ?? { ok: true, value: {} }) as Answer<T>)
    }
    return { answers, ids, kept, errands: new Errands(call, kept, () => `id-${++next}`) }
  }

  it('is repeated under its id after a lost answer, also over a reload', async () => {
    const { answers, ids, errands, kept } = setUp()
    answers.push({ ok: false, refusal: unreachable })
    await errands.send('A/B', { ticketId: '1' })
    await errands.send('A/B', { ticketId: '1' })
    expect(ids).toEqual(['id-1', 'id-1'])
    expect(kept.read('errand:A/B:0')).toBeUndefined()
  })

  it('gets a new id once it was answered, whatever the answer', async () => {
    const { answers, ids, errands } = setUp()
    answers.push({ ok: false, refusal: { reason: 'REASON_RESTORE_USED', metadata: {} } })
    for (let i = 0; i < 3; ++i) await errands.send('A/B', {})
    expect(ids).toEqual(['id-1', 'id-2', 'id-3'])
  })

  it('never shares its id with one of another body', async () => {
    const { answers, ids, errands } = setUp()
    answers.push({ ok: false, refusal: unreachable }, { ok: false, refusal: unreachable })
    await errands.send('A/B', { ticketId: '1' })
    await errands.send('A/B', { ticketId: '2' })
    expect(ids).toEqual(['id-1', 'id-2'])
  })

  it('leaves nothing of a person in what is stored', async () => {
    const { kept, answers, errands } = setUp()
    const written: string[] = []
    const write = kept.write.bind(kept)
    kept.write = (key, text) => {
      written.push(key + text)
      write(key, text)
    }
    answers.push({ ok: false, refusal: unreachable })
    await errands.send('A/B', { name: '王小明' })
    expect(written).toHaveLength(1)
    expect(written[0]).not.toContain('王小明')
  })
})

describe('a session', () => {
  it('that is gone is told', async () => {
    let told = 0
    const refusal = (reason: 'REASON_SESSION_REVOKED' | 'REASON_NOT_PERMITTED') =>
      watchingSession(
        () => Promise.resolve({ ok: false, refusal: { reason, metadata: {} } }),
        () => ++told,
      )
    await refusal('REASON_NOT_PERMITTED')('A/B', {})
    expect(told).toBe(0)
    await refusal('REASON_SESSION_REVOKED')('A/B', {})
    expect(told).toBe(1)
  })
})

describe('the catalogue', () => {
  const copy = catalogueFrom([
    { head: { catalogueVersion: 3 } },
    { rows: { queues: [{ queueId: 'tax', name: { zh: '税务业务', en: 'Tax' } }] } },
    { rows: { zones: [{ zoneId: 'A', name: { zh: 'A区' } }] } },
    { end: {} },
  ])

  it('is put together from its parts', () => {
    expect(copy.head.catalogueVersion).toBe(3)
    expect(copy.queues).toHaveLength(1)
    expect(copy.zones).toHaveLength(1)
  })

  it('names things, and calls what it does not know by its code', () => {
    const names = new CatalogueNames(copy, 'en')
    expect(names.queue('tax')).toBe('Tax')
    expect(names.zone('A')).toBe('A区')
    expect(names.queue('gone')).toBe('gone')
    expect(names.queue(undefined)).toBe('')
  })

  it('knows the target of a queue', () => {
    const targets = [
      { ticketClass: 'TICKET_CLASS_ORDINARY', ground: 'GROUND_NONE', targetDuration: '900s' },
    ] as const
    expect(targetOf({ targets: [...targets] })).toBe(900_000)
    expect(targetOf(undefined)).toBeUndefined()
  })
})

describe('a span', () => {
  it.each([
    [0, '0:00'],
    [247_000, '4:07'],
    [3_753_000, '1:02:33'],
    [-5, '0:00'],
  ])('of %d ms runs as %s', (ms, text) => expect(stopwatch(ms)).toBe(text))

  it.each([
    [35_000, '35 秒'],
    [240_000, '4 分'],
    [247_000, '4 分 7 秒'],
    [7_380_000, '2 小时 3 分'],
    [-90_000, '−1 分 30 秒'],
  ])('of %d ms reads %s', (ms, text) => expect(spanText(ms)).toBe(text))

  it('may be below zero', () => {
    expect(signedMs('-12.5s')).toBe(-12_500)
    expect(signedMs('x')).toBeUndefined()
  })
})

describe('the day of the hall', () => {
  it('ends in the night, not at midnight', () => {
    expect(dateCode(hallDay(Date.parse('2026-03-02T18:59:00Z')))).toBe('2026-03-02')
    expect(dateCode(hallDay(Date.parse('2026-03-02T19:00:00Z')))).toBe('2026-03-03')
  })

  it('is counted over months', () => {
    expect(plusDays({ year: 2026, month: 3, day: 2 }, -2)).toEqual({
      year: 2026,
      month: 2,
      day: 28,
    })
    expect(weekdayOf({ year: 2026, month: 3, day: 2 })).toBe(1)
    expect(dateOfCode('2026-03-02')).toEqual({ year: 2026, month: 3, day: 2 })
    expect(dateOfCode('none')).toBeUndefined()
  })
})

describe('a refusal', () => {
  it('names the state that a ticket is in', () => {
    const refusal = (state: string) =>
      ({ reason: 'REASON_WRONG_TICKET_STATE', metadata: { state } }) as const
    expect(staffReason(refusal('called'))).toContain('已叫号')
    expect(staffReason(refusal('TICKET_STATE_SERVING'))).toContain('办理中')
  })

  it('says its code where there is no sentence', () => {
    const text = staffReason({ reason: 'REASON_LOG_DAMAGED', metadata: {} })
    expect(text).toContain('REASON_LOG_DAMAGED')
  })
})
