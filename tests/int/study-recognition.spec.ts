import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StudyUnit } from '@/payload-types'
import { issueCertificate } from '@/plugins/study-hours/certificates/operations/issue'
import { certificateFaults } from '@/plugins/study-hours/certificates/operations/verify'
import { enrolmentsOfClass, loadRecognition } from '@/plugins/study-hours/recognition/operations/recognition'
import { createRuleSet, writeLedger } from '../factories/ledger'
import { bootPayload, reqAs, shutDown, systemReq } from '../factories/payload'
import { createTrainees } from '../factories/study'
import { createSession, createTraining, enrol, type Training } from '../factories/training'
import { createMark, createUnit } from '../factories/units'

let payload: Payload
let training: Training
let unit: StudyUnit
let ruleSet: string
const MINUTE = 60_000
const at = (text: string) => Date.parse(`${text}+08:00`)

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  const own = { req: training.req, depth: 0, overrideAccess: true } as const
  await payload.update({ collection: 'classes', id: training.class.id, data: { requiredHours: 10 }, ...own })
  unit = await createUnit(payload, training)
  ruleSet = await createRuleSet(payload)
})
afterAll(() => shutDown(payload))

const standingOf = async (enrolment: string) => {
  const found = await loadRecognition({ req: await systemReq(payload), enrolments: [enrolment], on: '2026-10-01' })
  const standing = found.get(enrolment)
  if (!standing) throw new Error('no standing')
  return standing
}

describe('recognition', () => {
  it('is nothing for somebody who has not begun, and names what is missing', async () => {
    const standing = await standingOf(training.enrolments.trainee.id)
    expect(standing).toMatchObject({ met: false, requiredHours: 10, recognition: { tenths: 0, rawMs: 0 } })
    expect(standing.missing).toEqual([{ code: 'hours', requiredTenths: 100, tenths: 0, shortTenths: 100 }])
  })

  it('cuts a unit at its nominal length and the online share at half of the required hours', async () => {
    const { trainee } = training.enrolments
    await writeLedger(payload, {
      trainee: training.people.trainee.id,
      enrolment: trainee.id,
      ruleSet,
      unit: unit.id,
      pieces: [
        { startMs: at('2026-09-02T19:00'), endMs: at('2026-09-02T21:00') },
        { startMs: at('2026-09-03T19:00'), endMs: at('2026-09-03T20:00') },
        { startMs: at('2026-09-03T20:00'), endMs: at('2026-09-03T20:10'), reason: 'gap' },
      ],
    })
    const { recognition } = await standingOf(trainee.id)
    expect(recognition).toMatchObject({
      rawMs: 180 * MINUTE,
      recognisedMs: 120 * MINUTE,
      cutBy: { unit: 60 * MINUTE },
      tenths: 26,
      ruleSets: [ruleSet],
    })
    expect(recognition.days.at(-1)?.uncounted).toEqual({ gap: 10 * MINUTE })
  })

  it('adds attendance, and an unexcused absence fails it', async () => {
    const { trainee } = training.enrolments
    const session = await createSession(payload, training, new Date(at('2026-09-05T08:00')))
    const missed = await createSession(payload, training, new Date(at('2026-09-06T08:00')))
    const mark = (classSession: string, seq: number, value: string) =>
      createMark(payload, {
        session: classSession,
        enrolment: trainee.id,
        trainee: training.people.trainee.id,
        seq,
        mark: value,
        at: new Date('2026-09-05T00:00:00Z'),
      })
    await mark(session.id, 1, 'present')
    await mark(missed.id, 1, 'absent')
    const failed = await standingOf(trainee.id)
    expect(failed.recognition).toMatchObject({ offlineMs: 120 * MINUTE, tenths: 53 })
    expect(failed.missing.at(-1)).toEqual({ code: 'absence', classSessionIds: [missed.id] })
    await mark(missed.id, 2, 'leave')
    expect((await standingOf(trainee.id)).missing.map(({ code }) => code)).toEqual(['hours'])
  })

  it('keeps the rules that a slice was recorded under when today says otherwise', async () => {
    const { classmate } = training.enrolments
    const long = await createRuleSet(payload, { hourMs: 60 * MINUTE })
    await writeLedger(payload, {
      trainee: training.people.classmate.id,
      enrolment: classmate.id,
      ruleSet: long,
      pieces: [{ startMs: at('2026-09-02T19:00'), endMs: at('2026-09-02T20:00') }],
    })
    await writeLedger(payload, {
      trainee: training.people.classmate.id,
      enrolment: classmate.id,
      ruleSet,
      pieces: [{ startMs: at('2026-09-03T19:00'), endMs: at('2026-09-03T19:45') }],
    })
    expect((await standingOf(classmate.id)).recognition.tenths).toBe(20)
  })

  it('reads a whole class with a dozen questions', async () => {
    const enrolments = await enrolmentsOfClass(await systemReq(payload), training.class.id)
    expect(enrolments.toSorted()).toEqual([training.enrolments.trainee.id, training.enrolments.classmate.id].toSorted())
    let asked = 0
    const find = payload.db.find
    payload.db.find = ((args: Parameters<typeof find>[0]) => {
      asked += 1
      return find.call(payload.db, args)
    }) as typeof find
    try {
      const found = await loadRecognition({ req: await systemReq(payload), enrolments })
      expect([...found.keys()].toSorted()).toEqual(enrolments.toSorted())
    } finally {
      payload.db.find = find
    }
    expect(asked).toBeLessThanOrEqual(12)
  })

  it('leaves of a day what the person did not study for another class, asked for one of them or for both', async () => {
    const { level, organisation } = training.class
    const second = await payload.create({
      collection: 'classes',
      data: {
        ...{ code: 'second', name: '另一个班', organisation, occupation: training.occupation.id, level, requiredHours: 10 },
        ...{ startsOn: '2026-09-01', endsOn: '2026-12-31', purpose: 'refresher' },
      } as never,
      req: training.req,
      depth: 0,
      overrideAccess: true,
    })
    const [person] = await createTrainees(payload, training, 1)
    if (!person) throw new Error('nobody')
    const other = (await enrol(payload, { class: second, req: training.req }, person)).id
    const hours = (from: string, to: string) => [{ startMs: at(`2026-09-08T${from}`), endMs: at(`2026-09-08T${to}`) }]
    await writeLedger(payload, { trainee: person.id, enrolment: other, ruleSet, pieces: hours('08:00', '12:00') })
    await writeLedger(payload, { trainee: person.id, enrolment: person.enrolment, ruleSet, pieces: hours('13:00', '17:00') })
    const both = await loadRecognition({ req: await systemReq(payload), enrolments: [person.enrolment, other], on: '2026-10-01' })
    for (const { recognition } of [await standingOf(person.enrolment), both.get(person.enrolment)!])
      expect(recognition).toMatchObject({ rawMs: 240 * MINUTE, onlineMs: 75 * MINUTE, cutBy: { dayCap: 165 * MINUTE } })
    expect(both.get(other)?.recognition.cutBy.dayCap).toBe(0)
  })

  describe('of somebody in two classes', () => {
    const SECOND = 1_000
    const CAP = 315 * MINUTE
    let second: Awaited<ReturnType<typeof secondClass>>
    const secondClass = () =>
      payload.create({
        collection: 'classes',
        data: {
          ...{ code: 'third', name: '第三个班', organisation: training.class.organisation, occupation: training.occupation.id },
          ...{ level: training.class.level, requiredHours: 14, purpose: 'refresher', startsOn: '2026-09-01', endsOn: '2026-12-31' },
        } as never,
        req: training.req,
        depth: 0,
        overrideAccess: true,
      })
    beforeAll(async () => {
      second = await secondClass()
    })
    const somebody = async () => {
      const [person] = await createTrainees(payload, training, 1)
      if (!person) throw new Error('nobody')
      return { ...person, other: (await enrol(payload, { class: second, req: training.req }, person)).id }
    }

    it('holds the cap of a day that is certified, also against time granted late for the other class', async () => {
      const { enrolment, id: trainee, other } = await somebody()
      const pieces = [{ startMs: at('2026-09-08T13:00'), endMs: at('2026-09-08T13:00') + CAP - SECOND }]
      await writeLedger(payload, { trainee, enrolment: other, ruleSet, pieces })
      for (const day of [20, 21, 22]) {
        const startsAt = new Date(at(`2026-09-${day}T08:00`))
        const session = await createSession(payload, { ...training, class: second }, startsAt)
        await createMark(payload, { session: session.id, enrolment: other, trainee, mark: 'present', at: startsAt })
      }
      const certificate = await issueCertificate({ req: await reqAs(payload, training.people.staff), enrolment: other })
      expect(certificate.onlineMs).toBe(CAP - SECOND)
      await writeLedger(payload, {
        ...{ trainee, enrolment, ruleSet },
        pieces: [{ startMs: at('2026-09-08T06:00'), endMs: at('2026-09-08T12:00') }],
      })
      expect((await standingOf(enrolment)).recognition.onlineMs).toBe(SECOND)
      expect((await standingOf(other)).recognition.onlineMs).toBe(CAP - SECOND)
      expect(await certificateFaults(await systemReq(payload), certificate)).toEqual([])
    })

    it('counts a minute once: attendance in the one takes it from what was studied for the other', async () => {
      const { enrolment, id: trainee, other } = await somebody()
      const startMs = at('2026-09-09T08:00')
      await writeLedger(payload, {
        ...{ trainee, enrolment, ruleSet },
        pieces: [{ startMs: startMs - 10 * MINUTE - SECOND, endMs: startMs + 30 * MINUTE }],
      })
      const session = await createSession(payload, { ...training, class: second }, new Date(startMs))
      await createMark(payload, { session: session.id, enrolment: other, trainee, mark: 'present', at: new Date(startMs) })
      expect((await standingOf(enrolment)).recognition).toMatchObject({
        onlineMs: 10 * MINUTE + SECOND,
        cutBy: { inClass: 30 * MINUTE },
      })
      expect((await standingOf(other)).recognition).toMatchObject({ onlineMs: 0, offlineMs: 120 * MINUTE })
    })
  })

  it('leaves out enrolments that there are none of', async () => {
    expect(await loadRecognition({ req: await systemReq(payload), enrolments: ['nobody'] })).toEqual(new Map())
  })
})
