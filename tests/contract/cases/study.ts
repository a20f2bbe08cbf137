import type { Payload } from 'payload'
import { beforeAll, expect, it } from 'vitest'
import { verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import type { LinkedSlice } from '@/plugins/study-hours/ledger/domain/types'
import { appendCorrection, appendReversal, claimableOf } from '@/plugins/study-hours/ledger/operations/append-slices'
import { recordBeat } from '@/plugins/study-hours/desk/operations/beat'
import { endSessionOf } from '@/plugins/study-hours/desk/operations/close-session'
import { closeStudyOf } from '@/plugins/study-hours/desk/operations/close-study'
import { createDeskCommits } from '@/plugins/study-hours/desk/operations/commits'
import { createStudy, type Study } from '@/plugins/study-hours/desk/operations/study'
import { createHotAuth } from '@/plugins/study-hours/desk/operations/hot-auth'
import { openStudy } from '@/plugins/study-hours/desk/operations/open-session'
import { takeAnswer } from '@/plugins/study-hours/desk/operations/presence'
import { deskStore, type DeskRow, type DeskWrite } from '@/plugins/study-hours/ledger/operations/store'
import { readLedger } from '@/plugins/study-hours/ledger/operations/store-ledger'
import { sweepDesks } from '@/plugins/study-hours/desk/operations/sweep'
import { hotWrites } from '@/platform/hot-writes'
import { withTransaction } from '@/platform/transactions'
import { systemReq } from '../../factories/payload'
import { createStudyRoom, createTrainees, READING, type StudyRoom, type TestTrainee } from '../../factories/study'
import { createTraining, type Training } from '../../factories/training'
import { tally, times } from '../fixtures/bench'

const START = Date.parse('2026-11-23T02:00:00.000Z')

/** Desks, sessions and the ledger of study time, on either database, with one process and with two. */
export function studyCases(at: () => Payload): void {
  const clock = { now: START }
  let training: Training
  let room: StudyRoom
  let pool: TestTrainee[]
  const process = () => createStudy({ payload: at(), gatherMs: 1, now: () => clock.now })
  const anybody = () => pool.pop()!
  const store = () => deskStore({ payload: at() })
  const deskOf = async (who: TestTrainee) => (await store().load([who.id])).get(who.id)!
  const ledger = (who: TestTrainee) => readLedger(hotWrites({ payload: at() }), { trainee: who.id })
  const open = (study: Study, who: TestTrainee) => openStudy(study, { trainee: who.id, unit: room.attachment, device: null })
  const beat = (study: Study, who: TestTrainee, { epoch, sessionId }: { sessionId: string; epoch: number }, seq: number) =>
    recordBeat(study, { trainee: who.id, input: { session: sessionId, epoch, seq, evidence: READING } })
  /** Reads, closes and confirms, so that the ledger holds something. */
  const study = async (study: Study, who: TestTrainee, beats: number) => {
    const session = await open(study, who)
    for (let seq = 1; seq <= beats; seq += 1) {
      clock.now += 30_000
      await beat(study, who, session, seq)
    }
    const closed = await endSessionOf(study, { trainee: who.id, input: { session: session.sessionId, epoch: session.epoch, check: true } })
    const { checkId = '', target = '' } = closed.presence ?? {}
    await takeAnswer(study, { trainee: who.id, input: { session: session.sessionId, checkId, answer: target } })
    return session
  }

  beforeAll(async () => {
    training = await createTraining(at())
    room = await createStudyRoom(at(), training)
    pool = await createTrainees(at(), training, 70)
  })

  it('makes a desk once, whoever asks first', async () => {
    const who = anybody()
    await Promise.all(times(20, () => store().create([who.id])))
    expect(await at().count({ collection: 'study-desks', where: { trainee: { equals: who.id } }, overrideAccess: true })).toMatchObject({
      totalDocs: 1,
    })
    expect(await deskOf(who)).toMatchObject({ trainee: who.id, rev: 0, head: { seq: 0 } })
  })

  it('lets one of 30 changes of one revision win, and writes nothing of the others', async () => {
    const who = anybody()
    await store().create([who.id])
    const before = await deskOf(who)
    const won = await Promise.all(times(30, (index) => store().commit([change(before, index + 1, [slice(who, 1, index)])])))
    expect(won.filter((winners) => winners.has(who.id))).toHaveLength(1)
    const winner = won.findIndex((winners) => winners.has(who.id)) + 1
    expect(await deskOf(who)).toMatchObject({ rev: 1, state: { epoch: winner } })
    expect((await ledger(who)).map(({ endMs }) => endMs)).toEqual([START + winner - 1 + 1_000])
  })

  it('writes many desks at once, and of those that were too late nothing', async () => {
    const people = times(20, anybody)
    await store().create(people.map(({ id }) => id))
    const rows = await Promise.all(people.map(deskOf))
    const late = rows.filter((_, index) => index % 4 === 0)
    await store().commit(late.map((row) => change(row, 7)))
    const won = await store().commit(rows.map((row, index) => change(row, 9, [slice(people[index]!, 1, 0)])))
    expect(won.size).toBe(15)
    for (const [index, who] of people.entries()) {
      const isLate = index % 4 === 0
      expect((await deskOf(who)).state.epoch).toBe(isLate ? 7 : 9)
      expect(await ledger(who)).toHaveLength(isLate ? 0 : 1)
    }
  })

  it('leaves neither desk nor slices of a change that fails', async () => {
    const who = anybody()
    await store().create([who.id])
    const before = await deskOf(who)
    await expect(store().commit([change(before, 3, [slice(who, 1, 0), slice(who, 1, 5)])])).rejects.toThrow()
    expect(await deskOf(who)).toEqual(before)
    expect(await ledger(who)).toEqual([])
  })

  it('answers the neighbours of a change that fails', async () => {
    const [bad, ...good] = times(5, anybody)
    const { commits } = process()
    const outcomes = await Promise.allSettled([
      commits.change({
        trainee: bad!.id,
        makesDesk: true,
        // Two rows in one place of the ledger could not come from the engine: the database refuses them.
        decide: (desk) => ({ ok: true, desk: { ...desk, epoch: 5 }, reply: null, closed: [], slices: [draft(bad!, -1, 0)] as never }),
      }),
      ...good.map((who) =>
        commits.change({
          trainee: who.id,
          makesDesk: true,
          decide: (desk) => ({ ok: true, desk: { ...desk, epoch: 5 }, reply: who.id, closed: [], slices: [] }),
        }),
      ),
      commits.change({
        trainee: good[0]!.id,
        decide: () => {
          throw new Error('a fault of this one')
        },
      }),
    ])
    expect(outcomes.slice(1, 5).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled'])
    expect(outcomes[5]).toMatchObject({ status: 'rejected', reason: { message: 'a fault of this one' } })
    for (const who of good) expect((await deskOf(who)).state.epoch).toBe(5)
  })

  it('counts honest time again after a clock that was ahead came back, and nothing of what lies ahead', async () => {
    const who = anybody()
    const AHEAD = 26 * 3_600_000
    const one = process()
    await study(one, who, 2)
    const honest = (await ledger(who)).reduce((sum, { creditMs }) => sum + creditMs, 0)
    clock.now += AHEAD
    await study(one, who, 4)
    const left = await open(one, who)
    clock.now -= AHEAD
    // The sweeper brings back a desk whose trainee is gone.
    await sweepDesks(one)
    expect((await deskOf(who)).state.clockMs).toBe(clock.now)
    const back = await ledger(who)
    expect(back.reduce((sum, { creditMs }) => sum + creditMs, 0)).toBe(honest)
    clock.now += 30_000
    expect(await beat(one, who, left, 1)).toMatchObject({ reason: 'clock', provisionalMs: 0 })
    await study(process(), who, 4)
    const rows = await ledger(who)
    expect(rows.reduce((sum, { creditMs }) => sum + creditMs, 0)).toBe(honest + 120_000)
    expect(verifyLedger(rows).faults).toEqual([])
  })

  it('turns away whoever comes when too many wait, and takes the rest', async () => {
    const people = times(5, anybody)
    const commits = createDeskCommits({
      ...{ store: store(), gatherMs: 5, mostWaiting: 3, logger: at().logger as never },
      ...{ now: () => clock.now, prepare: () => Promise.resolve(), ledgerFrom: () => Promise.resolve([]) },
    })
    const outcomes = await Promise.allSettled(
      people.map((who) =>
        commits.change({
          trainee: who.id,
          makesDesk: true,
          decide: (desk) => ({ ok: true, desk: { ...desk, epoch: 2 }, reply: 'kept', slices: [], closed: [] }),
        }),
      ),
    )
    expect(outcomes.slice(0, 3)).toMatchObject(times(3, () => ({ status: 'fulfilled', value: 'kept' })))
    expect(outcomes.slice(3)).toMatchObject(times(2, () => ({ status: 'rejected', reason: { code: 'study.busy', status: 503 } })))
    expect((await store().load(people.map(({ id }) => id))).size).toBe(3)
  })

  it('opens 40 sessions at once from two processes: one is active, epochs without a gap', async () => {
    const who = anybody()
    const [here, there] = [process(), process()]
    const opened = await Promise.allSettled(times(40, (index) => open(index % 2 ? here : there, who)))
    const { errors, won } = tally(opened)
    expect(errors).toEqual([])
    expect(new Set(won.map(({ epoch }) => epoch)).size).toBe(40)
    const { docs } = await at().find({
      collection: 'study-sessions',
      where: { and: [{ trainee: { equals: who.id } }, { status: { equals: 'open' } }] },
      depth: 0,
      overrideAccess: true,
    })
    expect(docs.map(({ epoch, id }) => [id, epoch])).toEqual([[(await deskOf(who)).state.session?.id, 40]])
  })

  it('credits beats that two processes take by turns once each', async () => {
    const who = anybody()
    const [here, there] = [process(), process()]
    const session = await open(here, who)
    for (let seq = 1; seq <= 10; seq += 1) {
      clock.now += 30_000
      const both = await Promise.all([beat(here, who, session, seq), beat(there, who, session, seq)])
      expect(both.map(({ provisionalMs }) => provisionalMs)).toEqual([seq * 30_000, seq * 30_000])
    }
    const later = await open(there, who)
    await expect(beat(here, who, session, 11)).rejects.toMatchObject({ code: 'study.superseded' })
    clock.now += 30_000
    expect(await beat(here, who, later, 1)).toMatchObject({ carriedMs: 300_000, provisionalMs: 30_000 })
  })

  it('appends corrections among beats in one unbroken chain, and shows the rows to Payload', async () => {
    const who = anybody()
    const here = process()
    const first = await study(here, who, 4)
    const lost = { fromMs: clock.now, toMs: clock.now + 600_000 }
    clock.now += 1_200_000
    const second = await open(here, who)
    const correct = async () => {
      const req = await systemReq(at())
      req.context['now'] = new Date(clock.now)
      const [row] = await ledger(who)
      return appendCorrection({
        req,
        trainee: who.id,
        enrolment: who.enrolment,
        unit: room.attachment,
        ruleSet: row!.ruleSet,
        ...lost,
        grantedMs: 300_000,
        claim: await claimFor(who),
      })
    }
    clock.now += 30_000
    const [, granted] = await Promise.all([beat(here, who, second, 1), correct()])
    expect(granted.creditMs).toBe(300_000)
    const rows = await ledger(who)
    expect(rows.map(({ kind, creditMs }) => [kind, creditMs])).toEqual([
      ['study', 120_000],
      ['correction', 300_000],
    ])
    expect(verifyLedger(rows).faults).toEqual([])
    expect((await deskOf(who)).head).toEqual({ seq: 2, hash: rows[1]?.hash })
    const req = await systemReq(at())
    req.context['now'] = new Date(clock.now)
    expect(await claimableOf({ req, trainee: who.id, startMs: lost.fromMs, endMs: lost.toMs })).toEqual([
      { startMs: lost.fromMs + 300_000, endMs: lost.toMs },
    ])
    await appendReversal({ req, trainee: who.id, slice: rows[1]!.id })
    expect(verifyLedger(await ledger(who)).faults).toEqual([])
    const { docs } = await at().find({
      collection: 'study-slices',
      where: { and: [{ trainee: { equals: who.id } }, { unit: { equals: room.attachment } }, { enrolment: { equals: who.enrolment } }] },
      sort: 'seq',
      depth: 1,
      overrideAccess: true,
    })
    expect(docs.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(docs[0]).toMatchObject({ session: first.sessionId, unit: { id: room.attachment, kind: 'attachment' }, trainee: { id: who.id } })
    expect(Number.isNaN(Date.parse(String(docs[0]?.createdAt)))).toBe(false)
  })

  it('finds the rows of a claim and of an outage by an index of the ledger', async () => {
    const writes = hotWrites({ payload: at() })
    const first =
      writes.kind === 'sqlite'
        ? (
            await writes.read(
              `SELECT info.name FROM pragma_index_list('study_slices') AS list, pragma_index_info(list.name) AS info WHERE info.seqno = 0`,
              [],
            )
          ).map(({ name }) => String(name).replace(/_id$/, ''))
        : (await writes.read(({ collection }) => collection('study-slices').indexes())).map(({ key }) => Object.keys(key as object)[0])
    expect(first).toEqual(expect.arrayContaining(['trainee', 'enrolment', 'claim', 'outage']))
  })

  it('ends study in the transaction of whoever ends it, or not at all', async () => {
    const who = anybody()
    const here = process()
    const { sessionId } = await open(here, who)
    const status = async () => (await at().findByID({ collection: 'study-sessions', id: sessionId, depth: 0, overrideAccess: true })).status
    const req = await systemReq(at())
    const end = () => closeStudyOf({ req, where: { class: training.class.id }, reason: 'class-over' })
    await expect(
      withTransaction(req, async () => {
        await end()
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await status()).toBe('open')
    await end()
    expect(await status()).toBe('closed')
    await expect(beat(here, who, { sessionId, epoch: 1 }, 1)).rejects.toMatchObject({ code: 'study.closed' })
  })

  it('sweeps what fell silent, one process or two', async () => {
    const people = times(6, anybody)
    const [here, there] = [process(), process()]
    const sessions = await Promise.all(people.map((who) => open(here, who)))
    clock.now += 30_000
    await Promise.all(people.map((who, index) => beat(here, who, sessions[index]!, 1)))
    clock.now += 700_000
    await Promise.all([sweepDesks(here), sweepDesks(there)])
    for (const { sessionId } of sessions)
      expect(await at().findByID({ collection: 'study-sessions', id: sessionId, depth: 0, overrideAccess: true })).toMatchObject({
        status: 'closed',
        closeReason: 'lapsed',
        closedAtMs: clock.now - 700_000,
      })
    clock.now += 25 * 3_600_000
    await sweepDesks(there)
    for (const who of people)
      expect((await ledger(who)).map(({ creditMs, reason }) => [creditMs, reason])).toEqual([
        [0, 'presence'],
        [0, 'tail'],
      ])
  })

  it('knows who is signed in, and who is not any more', async () => {
    const [who, off] = times(2, anybody)
    const signedIn = (token: string) => createHotAuth({ payload: at() }).signedIn(token)
    expect(await signedIn(who!.token)).toMatchObject({ user: who!.id })
    expect(await signedIn(training.tokens.trainee)).toMatchObject({ user: training.people.trainee.id })
    expect(await signedIn(`${who!.token.slice(0, -2)}xx`)).toBeUndefined()
    await at().db.updateOne({ collection: 'users', id: off!.id, data: { active: false } as never, req: await systemReq(at()) })
    expect(await signedIn(off!.token)).toBeUndefined()
  })

  const claimFor = async (who: TestTrainee) => {
    const made = (await at().db.create({
      collection: 'hour-claims',
      data: {
        trainee: who.id,
        enrolment: who.enrolment,
        unit: room.attachment,
        fromMs: START,
        toMs: START + 600_000,
        claimedMs: 300_000,
        cause: 'network',
        note: '断网',
        state: 'submitted',
        stateSeq: 0,
      } as never,
      req: await systemReq(at()),
    })) as { id: string }
    return made.id
  }

  function change(before: DeskRow, epoch: number, rows: LinkedSlice[] = []): DeskWrite {
    return { before, state: { ...before.state, epoch }, rows, head: { ...before.head, seq: rows.length }, opened: [], closed: [] }
  }

  function draft(who: TestTrainee, ruleSetOf: number, startMs: number) {
    return {
      kind: 'study' as const,
      session: null,
      unit: room.attachment,
      enrolment: who.enrolment,
      startMs: START + startMs,
      endMs: START + startMs + 1_000,
      creditMs: 1_000,
      reason: 'counted' as const,
      // A rule set that is not there: refused by a database with foreign keys.
      ruleSet: ruleSetOf < 0 ? '0190aaaa-0000-7000-8000-000000000000' : who.enrolment,
      claim: null,
      outage: null,
      reverses: null,
    }
  }

  function slice(who: TestTrainee, seq: number, startMs: number): LinkedSlice {
    const hash = '0'.repeat(64)
    return { ...draft(who, 0, startMs), ruleSet: ruleSet(), trainee: who.id, seq, recordedAtMs: START, prevHash: hash, hash }
  }

  let known = ''
  const ruleSet = () => known
  beforeAll(async () => {
    const who = anybody()
    await open(process(), who)
    const { docs } = await at().find({ collection: 'study-rule-sets', limit: 1, depth: 0, overrideAccess: true })
    known = String(docs[0]?.id)
  })
}
