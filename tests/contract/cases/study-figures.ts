import type { Payload } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { countClasses } from '@/plugins/study-hours/board/operations/heads'
import { loadClassFigures, loadTrainingFigures } from '@/plugins/study-hours/board/operations/figures'
import { loadCredit } from '@/plugins/study-hours/board/operations/figures-credit'
import { createRuleSet, writeLedger } from '../../factories/ledger'
import { reqAs } from '../../factories/payload'
import { createTraining, type Training } from '../../factories/training'
import { createUnit } from '../../factories/units'

const MINUTE = 60_000
const at = (text: string) => Date.parse(`${text}+08:00`)
const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000

/** The figures of classes: the same from the same ledger, whatever database adds up. */
export function studyFigureCases(payloadOf: () => Payload): void {
  describe('figures of study time', () => {
    let payload: Payload
    let training: Training
    let units: { tuyere: string; slag: string }
    const period = { from: '2026-10-01', to: '2026-10-31' }

    beforeAll(async () => {
      payload = payloadOf()
      training = await createTraining(payload, { unsigned: true })
      const ruleSet = await createRuleSet(payload)
      const unit = async (title: string) => (await createUnit(payload, training, { title })).id
      units = { tuyere: await unit('送风'), slag: await unit('出渣') }
      const { enrolments, people } = training
      const of = (who: 'trainee' | 'classmate') => ({ trainee: people[who].id, enrolment: enrolments[who].id, ruleSet })
      const piece = (from: string, minutes: number, more: Record<string, unknown> = {}) => ({
        startMs: at(from),
        endMs: at(from) + minutes * MINUTE,
        ...more,
      })
      const [, first] = await writeLedger(payload, {
        ...of('trainee'),
        unit: units.tuyere,
        pieces: [
          piece('2026-09-30T23:59:59.999', 7),
          piece('2026-10-05T19:00', 20),
          piece('2026-10-05T19:20', 5, { reason: 'gap' }),
          // Belongs to both days, as on the record and for the caps.
          piece('2026-10-05T23:50', 30),
          piece('2026-10-06T00:00', 10, { unit: units.slag }),
          piece('2026-10-06T20:00', 12, { unit: null, kind: 'correction' }),
          piece('2026-11-01T00:00', 9),
        ],
      })
      const [, , late] = await writeLedger(payload, {
        ...of('classmate'),
        unit: units.slag,
        pieces: [
          // Four hours of which three were credited: the last one is missing.
          piece('2026-10-20T22:00', 240, { kind: 'correction', creditMs: 180 * MINUTE }),
          // Up to midnight is the day before.
          piece('2026-10-22T23:50', 10),
          piece('2026-10-30T23:50', 30),
          piece('2026-10-31T23:00', 120, { kind: 'correction' }),
        ],
      })
      await writeLedger(payload, {
        ...of('classmate'),
        unit: units.slag,
        pieces: [piece('2026-10-30T23:50', 30, { kind: 'reversal', creditMs: -30 * MINUTE, reverses: late })],
      })
      await writeLedger(payload, {
        ...of('trainee'),
        unit: units.tuyere,
        pieces: [piece('2026-10-05T19:00', 20, { kind: 'reversal', creditMs: -20 * MINUTE, reverses: first })],
      })
      await writeLedger(payload, { ...of('classmate'), unit: units.tuyere, pieces: [piece('2026-10-05T08:00', 40)] })
    })

    const whole = (enrolment: string) => ({ enrolment, after: 0, upTo: Number.MAX_SAFE_INTEGER })

    it('are added up by local day and unit, with corrections and reversals', async () => {
      const of = async (...enrolments: string[]) =>
        (await loadCredit({ req: await reqAs(payload, null), spans: enrolments.map(whole) }))
          .filter((row) => row.ms !== 0 && row.day >= day('2026-10-01') && row.day <= day('2026-10-31'))
          .toSorted((a, b) => a.day - b.day || b.ms - a.ms)
      const { classmate, trainee } = training.enrolments
      const own = [
        { day: day('2026-10-01'), unit: units.tuyere, ms: 7 * MINUTE - 1 },
        { day: day('2026-10-05'), unit: units.tuyere, ms: 10 * MINUTE },
        { day: day('2026-10-06'), unit: units.tuyere, ms: 20 * MINUTE },
        { day: day('2026-10-06'), unit: null, ms: 12 * MINUTE },
        { day: day('2026-10-06'), unit: units.slag, ms: 10 * MINUTE },
      ]
      expect(await of(trainee.id)).toEqual(own)
      expect(await of(trainee.id, classmate.id)).toEqual([
        own[0],
        { ...own[1], ms: 50 * MINUTE },
        ...own.slice(2),
        { day: day('2026-10-20'), unit: units.slag, ms: 120 * MINUTE },
        { day: day('2026-10-21'), unit: units.slag, ms: 60 * MINUTE },
        { day: day('2026-10-22'), unit: units.slag, ms: 10 * MINUTE },
        { day: day('2026-10-31'), unit: units.slag, ms: 60 * MINUTE },
      ])
      expect(await of()).toEqual([])
    })

    it('are those of every part where many enrolments are asked about in parts', async () => {
      const nobody = Array.from({ length: 60 }, () => training.class.id)
      const asked = [training.enrolments.trainee.id, ...nobody, training.enrolments.classmate.id]
      const rows = await loadCredit({ req: await reqAs(payload, null), spans: asked.map(whole) })
      expect(rows.reduce((sum, { ms }) => sum + ms, 0)).toBe((7 + 20 + 30 + 10 + 12 + 9 - 20 + 40 + 180 + 10 + 30 + 120 - 30) * MINUTE)
    })

    it('come to the same where a ledger is read in stretches', async () => {
      const { id: enrolment } = training.enrolments.trainee
      const sum = async (after: number, upTo: number) =>
        (await loadCredit({ req: await reqAs(payload, null), spans: [{ enrolment, after, upTo }] })).reduce((ms, row) => ms + row.ms, 0)
      expect(await sum(0, 2)).toBe((7 + 20) * MINUTE)
      expect(await sum(2, 4)).toBe(30 * MINUTE)
      expect(await sum(4, Number.MAX_SAFE_INTEGER)).toBe((10 + 12 + 9 - 20) * MINUTE)
    })

    it('are shown of one class and of all that somebody answers for', async () => {
      const req = await reqAs(payload, training.people.teacher)
      const figures = await loadClassFigures({ req, classId: training.class.id, ...period })
      expect(figures.totals).toEqual({ onlineMs: 349 * MINUTE - 1, offlineMs: 0, people: 2 })
      expect(figures.units.map(({ name, onlineMs }) => [name, onlineMs])).toEqual([
        ['出渣', 260 * MINUTE],
        ['送风', 77 * MINUTE - 1],
        ['', 12 * MINUTE],
      ])
      expect(figures.days.filter(({ onlineMs }) => onlineMs > 0)).toEqual([
        { day: '2026-10-01', onlineMs: 7 * MINUTE - 1, offlineMs: 0 },
        { day: '2026-10-05', onlineMs: 50 * MINUTE, offlineMs: 0 },
        { day: '2026-10-06', onlineMs: 42 * MINUTE, offlineMs: 0 },
        { day: '2026-10-20', onlineMs: 120 * MINUTE, offlineMs: 0 },
        { day: '2026-10-21', onlineMs: 60 * MINUTE, offlineMs: 0 },
        { day: '2026-10-22', onlineMs: 10 * MINUTE, offlineMs: 0 },
        { day: '2026-10-31', onlineMs: 60 * MINUTE, offlineMs: 0 },
      ])
      const all = await loadTrainingFigures({ req: await reqAs(payload, training.people.manager), ...period })
      expect(all.totals).toEqual(figures.totals)
      expect(all.organisations).toMatchObject([{ id: training.works.id, onlineMs: 349 * MINUTE - 1, people: 2 }])
    })

    it('know who was in several classes', async () => {
      const other = await createTraining(payload)
      const trainee = training.people.trainee.id
      const req = await reqAs(payload, null)
      expect([...(await countClasses(req, [trainee, training.people.classmate.id]))]).toEqual([])
      await payload.db.updateOne({ collection: 'enrolments', id: other.enrolments.trainee.id, data: { trainee }, req: training.req })
      expect([...(await countClasses(req, [trainee, training.people.classmate.id]))]).toEqual([[String(trainee), 2]])
    })
  })
}
