import type { Payload } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { hotWrites } from '@/platform/hot-writes'
import { drainJobs } from '@/platform/jobs'
import { verify } from '@/platform/verify'
import { changeState } from '@/platform/workflow'
import { verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import { issueCertificate } from '@/plugins/study-hours/certificates/operations/issue'
import { verifyCertificate } from '@/plugins/study-hours/certificates/operations/verify'
import { submitClaim } from '@/plugins/study-hours/decisions/operations/claim-submit'
import { eligibilityOf } from '@/plugins/study-hours/certificates/operations/eligibility'
import { declareOutage } from '@/plugins/study-hours/decisions/operations/outage-declare'
import { loadRecognition } from '@/plugins/study-hours/recognition/operations/recognition'
import { planDay } from '@/plugins/study-hours/reminders/operations/plan'
import { readLedger } from '@/plugins/study-hours/ledger/operations/store-ledger'
import { createCertifiable, NOON } from '../../factories/certifiable'
import { reqAs, systemReq } from '../../factories/payload'
import type { Training, TrainingCast } from '../../factories/training'

const MINUTE = 60_000

/** What is decided over study time, the same on every database. */
export function studyDecisionCases(payloadOf: () => Payload): void {
  describe('decisions over study time', () => {
    let payload: Payload
    let training: Training
    const by = (who: TrainingCast) => reqAs(payload, training.people[who])
    const ledger = () => readLedger(hotWrites({ payload }), { trainee: training.people.trainee.id })

    beforeAll(async () => {
      payload = payloadOf()
      training = (await createCertifiable(payload)).training
    })

    it('credit a claim that two signed, in the transaction of the second signature', async () => {
      const claim = await submitClaim({
        req: await by('trainee'),
        fromMs: NOON + 20 * MINUTE,
        toMs: NOON + 30 * MINUTE,
        cause: 'network',
        note: '断网',
      })
      const slug = 'hour-claims'
      await changeState({ req: await by('manager'), slug, id: claim.id, action: 'support', seenSeq: 0 })
      await changeState({ req: await by('staff'), slug, id: claim.id, action: 'approve', seenSeq: 1 })
      expect((await ledger()).at(-1)).toMatchObject({ kind: 'correction', claim: claim.id, creditMs: 10 * MINUTE })
    })

    it('protect the interval of an outage', async () => {
      const { id } = await declareOutage({
        req: await by('teacher'),
        classes: [training.class.id],
        fromMs: NOON + 55 * MINUTE,
        toMs: NOON + 75 * MINUTE,
        cause: '交换机故障',
      })
      await changeState({ req: await by('staff'), slug: 'outages', id, action: 'approve', seenSeq: 0 })
      await drainJobs(payload)
      const rows = await ledger()
      expect(rows.at(-1)).toMatchObject({ kind: 'correction', outage: id, creditMs: 10 * MINUTE })
      expect(verifyLedger(rows).faults).toEqual([])
    })

    it('recognise, certify and verify what the ledger comes to', async () => {
      const enrolment = training.enrolments.trainee.id
      const standing = (await loadRecognition({ req: await systemReq(payload), enrolments: [enrolment] })).get(enrolment)
      expect(standing?.recognition).toMatchObject({ onlineMs: 40 * MINUTE, offlineMs: 120 * MINUTE, tenths: 35 })
      const certificate = await issueCertificate({ req: await by('manager'), enrolment })
      const verified = await verifyCertificate({ req: await reqAs(payload, null), code: certificate.code })
      expect(verified).toMatchObject({ valid: true, hours: '3.5', ledger: { seq: 5, matches: true } })
      const trainee = training.people.trainee.id
      const eligible = await eligibilityOf({ req: await by('trainee'), trainee, occupation: training.occupation.id, level: '4' })
      expect(eligible).toMatchObject({ met: true, classes: [{ enrolment }] })
    })

    it('plan reminders, and leave a record in which verify finds nothing', async () => {
      await payload.db.updateOne({ collection: 'classes', id: training.class.id, data: { state: 'running' }, req: training.req })
      const nowMs = Date.parse('2026-12-19T12:00+08:00')
      const planned = await planDay({ req: await systemReq(payload), nowMs })
      expect(planned.map(({ kind, to }) => [kind, to])).toEqual([['ending', [training.people.classmate.id]]])
      await payload.db.updateOne({ collection: 'classes', id: training.class.id, data: { state: 'planned' }, req: training.req })
      const findings = await verify(payload)
      const study = findings.filter(({ name }) => name.startsWith('study-'))
      expect(study.map(({ name }) => name)).toContain('study-ledgers')
      expect(study.flatMap(({ breaks }) => breaks)).toEqual([])
    })
  })
}
