import type { SignCounterJson } from 'wire/sign_view_pb'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../link/fake_clock'
import { FakeSockets } from '../link/fake_socket'
import type { HallLines } from '../link/hall_call'
import { unreachable } from '../link/refusal'
import { noFacts } from '../model/hall_facts'
import { SignPage } from './sign_page'
import { emWidth, signPicture } from './sign_picture'

const label = (zh: string) => ({ zh })

const noLines: HallLines = () => Promise.resolve({ ok: false, refusal: unreachable })

function pictureOf(counter: SignCounterJson, hall = {}, facts = noFacts) {
  return signPicture({
    view: { hall, counter: { counterId: '12', label: label('12'), ...counter } },
    linkState: 'live',
    refusal: '',
    counterId: '12',
    facts,
  })
}

describe('what stands above a counter', () => {
  it.each<[string, SignCounterJson, string, string]>([
    [
      'idle',
      {
        state: 'PUBLIC_COUNTER_STATE_WELCOME',
        queueNames: [label('社保业务'), label('医保业务')],
      },
      '欢迎您',
      '社保业务　医保业务',
    ],
    [
      'calling',
      { state: 'PUBLIC_COUNTER_STATE_CALLING', number: 'A017', ordinal: 1 },
      '请 A017 号',
      '',
    ],
    [
      'calling for the third time',
      { state: 'PUBLIC_COUNTER_STATE_CALLING', number: 'A017', ordinal: 3 },
      '请 A017 号',
      '最后一次呼叫',
    ],
    ['serving', { state: 'PUBLIC_COUNTER_STATE_SERVING', number: 'A017' }, '办理中 A017', ''],
    [
      'paused',
      {
        state: 'PUBLIC_COUNTER_STATE_PAUSED',
        otherCounterLabels: [label('5'), label('6')],
        returnTime: '2026-03-02T02:30:00Z',
      },
      '暂停服务',
      '请到 5、6 号窗口　预计 10:30 恢复',
    ],
    ['paused without more', { state: 'PUBLIC_COUNTER_STATE_PAUSED' }, '暂停服务', ''],
    [
      'closed, with a room among the others',
      {
        state: 'PUBLIC_COUNTER_STATE_CLOSED',
        otherCounterLabels: [label('5'), label('台胞接待室')],
      },
      '窗口已关闭',
      '请到 5 号窗口、台胞接待室',
    ],
  ])('%s', (_what, counter, main, detail) => {
    const picture = pictureOf(counter)
    expect([picture.main, picture.detail.join('　')]).toEqual([main, detail])
  })

  it('prefers its own name to that of its kind', () => {
    expect(pictureOf({ kind: 'COUNTER_KIND_UNIVERSAL' }).kind).toBe('综合窗口')
    const own = pictureOf({ kind: 'COUNTER_KIND_SPECIAL', title: label('老年人服务专窗') })
    expect(own.kind).toBe('老年人服务专窗')
  })

  it('sends nobody anywhere while the hall is suspended, but ends what it serves', () => {
    const hall = { suspended: true, suspensionText: '停电，请稍候' }
    expect(pictureOf({ state: 'PUBLIC_COUNTER_STATE_WELCOME' }, hall)).toMatchObject({
      main: '暂停服务',
      detail: ['停电，请稍候'],
    })
    expect(pictureOf({ state: 'PUBLIC_COUNTER_STATE_SERVING', number: 'A1' }, hall).main).toBe(
      '办理中 A1',
    )
  })

  it('says 演练, and the phone of supervision where the hall tells it', () => {
    const facts = { supervisionPhone: '0000-8001110' }
    const picture = pictureOf({}, { rehearsal: true }, facts)
    expect(picture).toMatchObject({ rehearsal: '演练', phone: '监督电话 0000-8001110' })
    expect(pictureOf({}).phone).toBe('')
  })
})

describe('the type on a sign', () => {
  it('is as large as a number of six allows', () => {
    const calling = { state: 'PUBLIC_COUNTER_STATE_CALLING' as const }
    expect(pictureOf({ ...calling, number: 'A017' }).mainSize).toBe('large')
    expect(pictureOf({ ...calling, number: 'AB1234' }).mainSize).toBe('medium')
    expect(emWidth('请 A017 号')).toBeCloseTo(4.9)
  })
})

describe('a sign', () => {
  it('connects to nothing while it belongs to no counter', () => {
    const sockets = new FakeSockets()
    const page = new SignPage('', sockets.opener, noLines, new FakeClock(), () => {})
    page.start()
    expect(sockets.all).toEqual([])
    expect(page.picture().main).toContain('还没有登记')
  })

  it('follows its counter, and shows no old call once the connection is lost', () => {
    const clock = new FakeClock()
    const sockets = new FakeSockets()
    const page = new SignPage('12', sockets.opener, noLines, clock, () => {})
    page.start()
    expect(page.picture()).toMatchObject({ label: '12', main: '正在连接大厅…' })
    sockets.last.open()
    expect(sockets.last.lastRequest).toMatchObject({ view: 'VIEW_SIGN', counterId: '12' })
    const counter = { state: 'PUBLIC_COUNTER_STATE_CALLING', number: 'A1', callId: '9' }
    sockets.last.say({ epoch: '1', position: '1', snapshot: { sign: { counter } } })
    expect(page.picture()).toMatchObject({ mood: 'calling', callKey: '9' })
    const next = { state: 'PUBLIC_COUNTER_STATE_SERVING', number: 'A1' }
    sockets.last.say({ epoch: '1', position: '2', delta: { sign: { counter: next } } })
    expect(page.picture()).toMatchObject({ mood: 'serving', callKey: '' })
    clock.advance(10_000)
    expect(page.picture()).toMatchObject({ mood: 'trouble', main: '连接中断，请以现场叫号为准' })
  })
})
