import { describe, expect, it } from 'vitest'
import { challengeFrom, CHALLENGE_NUMBERS, isRight, presenceOnWire, promptText } from '@/plugins/study-hours/desk/domain/challenge'
import { DEFAULT_RULES, provisionalCapMs } from '@/plugins/study-hours/ledger/domain/rules'
import { HOUR, MINUTE, NINE, SECOND, trainee, type Trainee, type Window } from './trainee'

const ANSWER = DEFAULT_RULES.presenceAnswerMs

/** A trainee who has studied until the first check, eight minutes in. */
function atCheck() {
  const one = trainee()
  const window = one.open()
  const reply = one.study(window, 8 * MINUTE, { answer: false })
  return { one, window, reply }
}

describe('a check', () => {
  it.each([
    ['the earliest', 0, 8 * MINUTE],
    ['the latest', 0.999_999, 15 * MINUTE],
  ])('falls due at a random time between its bounds: %s', (_, spread, dueMs) => {
    const one = trainee({ spread })
    const window = one.open()
    expect(one.study(window, dueMs - 30 * SECOND)?.presence).toBeNull()
    expect(one.wait(30 * SECOND).beat(window).presence).not.toBeNull()
  })

  it('says what to choose and until when, and nothing else of the answer', () => {
    const { one, reply } = atCheck()
    const { answer, options } = one.desk.check ?? { answer: '', options: [] }
    expect(reply?.presence).toEqual({
      checkId: one.desk.check?.checkId,
      promptKind: 'digit',
      target: answer,
      options,
      deadlineMs: one.now + ANSWER,
      leftMs: ANSWER,
    })
    expect(options).toContain(answer)
  })

  it('stays in every reply until it is answered, and time counts on', () => {
    const { one, window, reply } = atCheck()
    const next = one.wait(30 * SECOND).beat(window)
    expect(next.presence).toEqual({ ...reply?.presence, leftMs: ANSWER - 30 * SECOND })
    expect(next.provisionalMs).toBe(8.5 * MINUTE)
  })

  it('confirms all that is pending when it is passed, once, however often the answer comes', () => {
    const { one, window } = atCheck()
    const { checkId, session } = one.desk.check ?? { checkId: '', session: '' }
    expect(one.wait(ANSWER).answer()).toMatchObject({
      outcome: 'passed',
      confirmedMs: 8 * MINUTE,
      creditedMs: 8 * MINUTE,
      provisionalMs: 0,
      presence: null,
    })
    expect(one.rows).toMatchObject([{ kind: 'study', reason: 'counted', creditMs: 8 * MINUTE, startMs: NINE, endMs: NINE + 8 * MINUTE }])
    const before = JSON.stringify(one.desk)
    expect(one.tryAnswer({ checkId, session })).toMatchObject({
      ok: true,
      slices: [],
      reply: { outcome: 'passed', confirmedMs: 8 * MINUTE, creditedMs: 8 * MINUTE },
    })
    expect(JSON.stringify(one.desk)).toBe(before)
    expect(one.tryAnswer({ checkId, session: 'session-9' })).toEqual({ ok: false, code: 'study.unknownCheck' })
    expect(one.beat(window, {}, window.seq + 1)).toMatchObject({ reason: 'gap', creditedMs: 8 * MINUTE })
  })

  it('takes back what is provisional, and only that, when the time is over at a beat', () => {
    const { one, window } = atCheck()
    one.answer()
    one.study(window, 8 * MINUTE, { answer: false })
    expect(one.desk.check).not.toBeNull()
    one.study(window, ANSWER, { answer: false })
    const reply = one.wait(30 * SECOND).beat(window)
    expect(reply).toMatchObject({
      closed: 'presence',
      reason: 'presence',
      creditedMs: 8 * MINUTE,
      provisionalMs: 0,
      todayMs: 8 * MINUTE,
      presence: null,
    })
    expect(one.story).toEqual([
      ['counted', 480],
      ['presence', 600],
    ])
    expect(one.creditMs).toBe(8 * MINUTE)
    expect(one.tryBeat(window)).toEqual({ ok: false, code: 'study.closed', details: { epoch: 1, reason: 'presence' } })
  })

  it('takes an answer in the last millisecond and none after it', () => {
    const late = atCheck()
    late.one.wait(60 * SECOND).beat(late.window)
    expect(late.one.wait(30 * SECOND + 1).answer()).toMatchObject({ outcome: 'missed', confirmedMs: 0, closed: 'presence' })
    expect(late.one.creditMs).toBe(0)
    expect(late.one.closed).toMatchObject([{ reason: 'presence' }])
    const just = atCheck()
    just.one.wait(60 * SECOND).beat(just.window)
    expect(just.one.wait(30 * SECOND).answer()).toMatchObject({ outcome: 'passed', confirmedMs: 9 * MINUTE })
  })

  it('gives a wrong answer one more try, then counts as missed', () => {
    const first = atCheck()
    expect(first.one.answer({ right: false })).toMatchObject({ outcome: 'wrong', confirmedMs: 0, provisionalMs: 8 * MINUTE })
    expect(first.one.answer()).toMatchObject({ outcome: 'passed' })
    const second = atCheck()
    second.one.answer({ right: false })
    expect(second.one.answer({ right: false })).toMatchObject({ outcome: 'wrong' }) // the same again: its reply was lost
    expect(second.one.answer({ right: false, text: 'another' })).toMatchObject({ outcome: 'missed', closed: 'presence', provisionalMs: 0 })
    expect(second.one.creditMs).toBe(0)
  })

  it('does not hand out fresh guesses by closing and opening', () => {
    const { one, window } = atCheck()
    one.answer({ right: false })
    one.close(window)
    const again = one.open()
    expect(one.wait(SECOND).beat(again).presence).not.toBeNull()
    expect(one.answer({ right: false })).toMatchObject({ outcome: 'missed' })
    expect(one.creditMs).toBe(0)
  })

  it.each([
    ['an unknown id', { checkId: 'forged' }],
    ['the id of another session', { session: 'session-9' }],
  ])('is not passed with %s', (_, forged) => {
    const { one } = atCheck()
    const before = JSON.stringify(one.desk)
    expect(one.tryAnswer(forged)).toEqual({ ok: false, code: 'study.unknownCheck' })
    expect(JSON.stringify(one.desk)).toBe(before)
  })

  it('cannot be answered before there is one', () => {
    const one = trainee()
    one.open()
    expect(one.tryAnswer({ checkId: 'none' })).toEqual({ ok: false, code: 'study.unknownCheck' })
  })

  it('waits for a page that is hidden, and comes with the first beat that is seen', () => {
    const { one, window } = atCheck()
    one.close(window)
    const next = one.open()
    expect(one.wait(30 * SECOND).beat(next, { visible: false }).presence).toBeNull()
    expect(one.wait(30 * SECOND).beat(next).presence).not.toBeNull()
  })

  it('is not drawn anew by closing and opening', () => {
    const one = trainee({ spread: 0 })
    const window = one.open()
    one.study(window, 7 * MINUTE)
    one.close(window)
    one.spread = 0.999
    const next = one.open()
    expect(one.wait(MINUTE).beat(next).presence).not.toBeNull()
    one.answer()
    expect(one.study(next, 14 * MINUTE)?.presence).toBeNull()
  })

  it('forgets wrong answers once it is passed', () => {
    const { one, window } = atCheck()
    one.answer({ right: false })
    one.answer()
    one.study(window, 8 * MINUTE, { answer: false })
    expect(one.answer({ right: false })).toMatchObject({ outcome: 'wrong', provisionalMs: 8 * MINUTE })
  })
})

describe('a line that drops while a check is open', () => {
  it('gets a fresh check when it comes back in time, and nothing is lost', () => {
    const { one, window } = atCheck()
    const first = one.desk.check?.checkId
    const reply = one.wait(10 * MINUTE).beat(window)
    expect(reply).toMatchObject({ reason: 'gap', provisionalMs: 8 * MINUTE, presence: { leftMs: ANSWER } })
    expect(reply.presence?.checkId).not.toBe(first)
    expect(one.tryAnswer({ checkId: first ?? '' })).toMatchObject({ ok: false })
    expect(one.answer()).toMatchObject({ outcome: 'passed', confirmedMs: 8 * MINUTE })
  })

  it('gets a fresh check in reply to a late answer', () => {
    const { one } = atCheck()
    expect(one.wait(3 * MINUTE).answer()).toMatchObject({ outcome: 'renewed', confirmedMs: 0, presence: { leftMs: ANSWER } })
    expect(one.answer()).toMatchObject({ outcome: 'passed', confirmedMs: 8 * MINUTE })
  })

  it('has missed the check when it stays away for longer', () => {
    const { one, window } = atCheck()
    expect(one.wait(10 * MINUTE + 1).beat(window)).toMatchObject({ closed: 'presence', provisionalMs: 0 })
    expect(one.creditMs).toBe(0)
  })

  it('has missed it the same when the sweeper comes first', () => {
    const { one } = atCheck()
    one.wait(10 * MINUTE)
    expect(one.sweep()).toEqual({ changed: false })
    one.wait(1)
    expect(one.sweep()).toEqual({ changed: true })
    expect(one.closed).toMatchObject([{ reason: 'presence', atMs: NINE + 8 * MINUTE }])
    expect(one.story).toEqual([
      ['presence', 480],
      ['tail', 75],
    ])
  })

  it.each([
    [
      'by dropping the line',
      (one: ReturnType<typeof trainee>, window: ReturnType<ReturnType<typeof trainee>['open']>) => (
        one.wait(100 * SECOND).beat(window),
        window
      ),
    ],
    [
      'by closing and opening',
      (one: ReturnType<typeof trainee>, window: ReturnType<ReturnType<typeof trainee>['open']>) => (one.close(window), one.open()),
    ],
  ])('earns no more than one check can confirm %s for hours', (_, dodge) => {
    const one = trainee()
    let window = one.open()
    for (let count = 0; count < 100; count += 1) {
      one.study(window, 60 * SECOND, { answer: false })
      window = dodge(one, window)
    }
    one.wait(30 * SECOND).beat(window)
    if (!one.desk.check) one.wait(100 * SECOND).beat(window)
    one.answer()
    expect(one.creditMs).toBeGreaterThan(0)
    expect(one.creditMs).toBeLessThanOrEqual(provisionalCapMs(DEFAULT_RULES))
  })
})

describe('the end of a session', () => {
  it('is its last beat: what came after it was never vouched for', () => {
    const one = trainee()
    const window = one.open()
    one.study(window, 5 * MINUTE)
    expect(one.wait(20 * SECOND).close(window)).toMatchObject({ provisionalMs: 5 * MINUTE, presence: null, closed: 'closed' })
    expect(one.closed).toMatchObject([{ reason: 'closed', atMs: NINE + 5 * MINUTE }])
    expect(one.rows).toEqual([])
    expect(one.desk.pending.at(-1)).toMatchObject({ startMs: NINE + 5 * MINUTE, endMs: NINE + 5 * MINUTE + 20 * SECOND, reason: 'tail' })
  })

  it('leaves nothing behind for the way of its farewell', () => {
    const one = trainee()
    const window = one.open()
    one.study(window, 5 * MINUTE)
    one.wait(SECOND - 1).close(window)
    expect(one.desk.pending).toMatchObject([{ reason: 'counted' }])
  })

  it('comes with a last beat, which is judged as any other', () => {
    const one = trainee()
    const window = one.open()
    one.study(window, 5 * MINUTE)
    const last = { seq: window.seq + 1, evidence: { visible: true, active: true } }
    expect(one.wait(20 * SECOND).close(window, { last })).toMatchObject({ provisionalMs: 5 * MINUTE + 20 * SECOND, closed: 'closed' })
    expect(one.closed).toMatchObject([{ reason: 'closed', atMs: NINE + 5 * MINUTE + 20 * SECOND }])
    expect(one.desk.pending).toHaveLength(1)
    const other = one.open()
    expect(one.wait(20 * SECOND).close(other, { last: { seq: 1, evidence: { visible: false, active: false } } })).toMatchObject({
      provisionalMs: 5 * MINUTE + 20 * SECOND,
    })
    expect(one.desk.pending.at(-1)).toMatchObject({ reason: 'hidden' })
    expect(one.tryClose(one.open(), { last: { seq: -1, evidence: { visible: true, active: true } } })).toMatchObject({
      ok: false,
      code: 'study.badEvidence',
    })
  })

  it('comes with a last beat that cannot be judged twice', () => {
    const one = trainee()
    const window = one.open()
    one.study(window, 5 * MINUTE)
    const last = { seq: window.seq, evidence: { visible: true, active: true } }
    expect(one.wait(20 * SECOND).close(window, { last })).toMatchObject({ provisionalMs: 5 * MINUTE })
    expect(one.desk.pending.at(-1)).toMatchObject({ reason: 'tail' })
  })

  it.each([
    ['its own window, after a sleep', (one: Trainee, window: Window) => void one.wait(HOUR).close(window)],
    ['another window', (one: Trainee) => void one.wait(HOUR).open()],
    ['the sweeper', (one: Trainee) => void one.wait(HOUR).sweep()],
  ])('leaves no more uncounted than the lease when %s ends it', (_, end) => {
    const one = trainee()
    const window = one.open()
    one.study(window, 5 * MINUTE)
    end(one, window)
    const tail = one.desk.pending.at(-1)
    expect(tail).toMatchObject({ reason: 'tail', startMs: NINE + 5 * MINUTE, endMs: NINE + 5 * MINUTE + 75 * SECOND })
  })

  it('gives the same answer twice, and refuses a window that does not hold the desk', () => {
    const one = trainee()
    const window = one.open()
    const reply = one.close(window)
    expect(one.close(window)).toEqual(reply)
    expect(one.closed).toHaveLength(1)
    expect(one.tryClose({ ...window, epoch: 7 })).toMatchObject({ ok: false, code: 'study.superseded' })
    const next = one.open()
    expect(one.tryClose({ session: window.session, epoch: window.epoch })).toMatchObject({ ok: false, code: 'study.superseded' })
    expect(one.close(next).closed).toBe('closed')
  })

  it('leaves counted time to the next session, with its own unit and rules', () => {
    const one = trainee()
    one.study(one.open({ unit: 'unit-a' }), 5 * MINUTE)
    one.ruleSet = 'rules-2'
    const next = one.wait(HOUR).open({ unit: 'unit-b' })
    one.study(next, 3 * MINUTE)
    expect(one.rows.map(({ unit, ruleSet, creditMs }) => [unit, ruleSet, creditMs])).toEqual([
      ['unit-a', 'rules-1', 5 * MINUTE],
      ['unit-a', 'rules-1', 0],
      ['unit-b', 'rules-2', 3 * MINUTE],
    ])
    expect(one.desk.session?.creditedMs).toBe(3 * MINUTE)
    expect(Object.keys(one.desk.contexts)).toEqual([next.session])
  })

  it('keeps unconfirmed time for exactly the carry time, then records it without credit', () => {
    const one = trainee()
    const window = one.open()
    one.study(window, 5 * MINUTE)
    one.close(window)
    one.wait(24 * HOUR)
    expect(one.sweep()).toEqual({ changed: false })
    one.wait(1)
    expect(one.sweep()).toEqual({ changed: true })
    expect(one.rows).toMatchObject([{ reason: 'presence', creditMs: 0, startMs: NINE, endMs: NINE + 5 * MINUTE }])
    expect(one.desk).toMatchObject({ pending: [], contexts: {} })
  })

  it('gives unconfirmed time to no session that opens after the carry time', () => {
    const one = trainee()
    one.study(one.open(), 5 * MINUTE)
    one.wait(24 * HOUR + 1)
    one.open()
    expect(one.story).toEqual([
      ['presence', 300],
      ['tail', 75],
    ])
  })

  it('comes by the sweeper after a long silence, at the last beat', () => {
    const one = trainee()
    one.study(one.open(), 5 * MINUTE)
    one.wait(10 * MINUTE + 1).sweep()
    expect(one.closed).toMatchObject([{ reason: 'lapsed', atMs: NINE + 5 * MINUTE }])
    expect(one.pendingMs).toBe(5 * MINUTE)
    expect(one.sweep()).toEqual({ changed: false })
  })

  it('records at once what did not count where nothing waits for a check', () => {
    const one = trainee()
    const window = one.open()
    one.wait(30 * SECOND).beat(window, { visible: false })
    one.close(window)
    expect(one.rows).toMatchObject([{ reason: 'hidden', creditMs: 0 }])
  })

  it('comes when an enrolment is revoked, and what was studied before can still be confirmed', () => {
    const one = trainee()
    const window = one.open()
    one.study(window, 5 * MINUTE)
    one.tryClose({ session: window.session, epoch: window.epoch }, { reason: 'revoked' })
    expect(one.wait(30 * SECOND).tryBeat(window)).toMatchObject({ ok: false, code: 'study.closed', details: { reason: 'revoked' } })
    expect(one.tryOpen({ enrolment: { id: 'enrolment-1', active: false } })).toEqual({ ok: false, code: 'study.notEnrolled' })
    expect(one.tryOpen({ enrolment: null })).toEqual({ ok: false, code: 'study.notEnrolled' })
    expect(one.tryOpen({ open: false })).toEqual({ ok: false, code: 'study.unitClosed' })
    one.study(one.open({ enrolment: { id: 'enrolment-2', active: true } }), 3 * MINUTE)
    expect(one.rows.map(({ enrolment, creditMs }) => [enrolment, creditMs])).toEqual([
      ['enrolment-1', 5 * MINUTE],
      ['enrolment-2', 3 * MINUTE],
    ])
  })

  it('is not brought about by a new edition of the unit: the session keeps the revision that it was opened with', () => {
    const one = trainee()
    const window = one.open({ revision: 3 })
    one.study(window, 2 * MINUTE)
    expect(one.desk.session?.unitRevision).toBe(3)
    one.study(one.open({ revision: 4 }), 6 * MINUTE)
    expect(one.rows.map(({ unit, creditMs }) => [unit, creditMs])).toEqual([
      ['unit-1', 2 * MINUTE],
      ['unit-1', 6 * MINUTE],
    ])
  })
})

describe('the check at the end', () => {
  it('confirms a short study at once', () => {
    const one = trainee()
    const window = one.open()
    one.study(window, 2 * MINUTE)
    const reply = one.close(window, { check: true })
    expect(reply).toMatchObject({ provisionalMs: 2 * MINUTE, presence: { leftMs: ANSWER } })
    expect(one.close(window, { check: true }).presence?.checkId).toBe(reply.presence?.checkId)
    expect(one.wait(5 * SECOND).answer()).toMatchObject({ outcome: 'passed', confirmedMs: 2 * MINUTE })
    expect(one.creditMs).toBe(2 * MINUTE)
  })

  it('leaves time pending where nobody answers, and confirms nothing', () => {
    const one = trainee()
    const window = one.open()
    one.study(window, 2 * MINUTE)
    one.close(window, { check: true })
    const check = one.desk.check
    one.wait(ANSWER + 1)
    expect(one.tryAnswer()).toMatchObject({ ok: true, reply: { outcome: 'missed', confirmedMs: 0 } })
    expect(one.pendingMs).toBe(2 * MINUTE)
    expect(one.tryAnswer({ checkId: check?.checkId ?? '' })).toMatchObject({ ok: false })
    expect(one.close(window, { check: true }).presence).not.toBeNull()
  })

  it('is not issued where nothing waits', () => {
    const one = trainee()
    const window = one.open()
    expect(one.close(window, { check: true }).presence).toBeNull()
  })
})

describe('the prompt', () => {
  it('names what to choose in both languages', () => {
    expect(promptText({ promptKind: 'digit', target: '7' }, 'zh')).toBe('请选择数字 7')
    expect(promptText({ promptKind: 'digit', target: '7' }, 'en')).toBe('Choose the digit 7')
    expect(promptText({ promptKind: 'word', target: 'helmet' }, 'zh')).toBe('请选择“安全帽”')
    expect(promptText({ promptKind: 'word', target: 'helmet' }, 'en')).toBe('Choose the word "helmet"')
  })

  it('goes over the wire as text, with options of which one is right in the same language', () => {
    const challenge = challengeFrom('check-1', [0.9, 0, 0, 0, 0, 0.3])
    const prompt = { ...challenge, target: challenge.answer, deadlineMs: NINE, leftMs: 90_000 }
    for (const language of ['zh', 'en'] as const) {
      const wire = presenceOnWire(prompt, language)
      expect(Object.keys(wire ?? {}).sort()).toEqual(['checkId', 'deadline', 'leftMs', 'options', 'prompt'])
      expect(wire?.deadline).toBe('2026-03-02T01:00:00.000Z')
      expect(wire?.options.filter((option) => isRight(challenge, option))).toHaveLength(1)
      expect(wire?.options.filter((option) => wire.prompt.includes(option))).toHaveLength(1)
    }
    expect(presenceOnWire(null, 'zh')).toBeNull()
  })

  it('offers four different options and can ask for each of them', () => {
    for (const kind of [0, 0.5])
      for (const last of [0, 0.25, 0.5, 0.75]) {
        const challenge = challengeFrom('id', [kind, 0.99, 0, 0.5, 0.99, last])
        expect(new Set(challenge.options).size).toBe(4)
        expect(challenge.options.indexOf(challenge.answer)).toBe(last * 4)
      }
    expect(() =>
      challengeFrom(
        'id',
        Array.from({ length: CHALLENGE_NUMBERS - 1 }, () => 0),
      ),
    ).toThrow(RangeError)
    expect(() =>
      challengeFrom(
        'id',
        Array.from({ length: CHALLENGE_NUMBERS }, () => 1),
      ),
    ).toThrow(RangeError)
  })
})
