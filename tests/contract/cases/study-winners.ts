import type { Payload } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { DomainError } from '@/kernel/errors'
import { issueCertificate } from '@/plugins/study-hours/certificates/operations/issue'
import { verifyCertificate } from '@/plugins/study-hours/certificates/operations/verify'
import { submitClaim } from '@/plugins/study-hours/decisions/operations/claim-submit'
import { writeLedger } from '../../factories/ledger'
import { reqAs } from '../../factories/payload'
import { createCertifiable, type Certifiable } from '../../factories/certifiable'
import { tally, times } from '../fixtures/bench'

const MINUTE = 60_000
const AT_ONCE = 12

/**
 * Decisions that come at one moment: one of them stands, with transactions and without. That everything else that came then stands as well is
 * promised with transactions alone: without them two audited writes may meet in the audit chain.
 */
export function studyWinnerCases(payloadOf: () => Payload, { transactions }: { transactions: boolean }): void {
  describe('decisions over study time that come at one moment', () => {
    let payload: Payload
    let scene: Certifiable

    beforeAll(async () => {
      payload = payloadOf()
      scene = await createCertifiable(payload)
    })

    const all = { pagination: false, depth: 0, overrideAccess: true } as const
    const claims = async (trainee: string) =>
      (await payload.find({ collection: 'hour-claims', where: { trainee: { equals: trainee } }, ...all })).docs
    const certificates = async (enrolment: string) =>
      (await payload.find({ collection: 'hour-certificates', where: { enrolment: { equals: enrolment } }, sort: 'tenths', ...all })).docs

    it('store one of overlapping claims of a trainee, and tell the others that it is there', async () => {
      const { people } = scene.training
      const { won, errors } = tally(
        await Promise.allSettled(
          times(AT_ONCE, async (n) =>
            submitClaim({
              req: await reqAs(payload, people.trainee),
              fromMs: scene.lost[0].startMs + n * 1_000,
              toMs: scene.lost[0].endMs,
              cause: 'network',
              note: `断网 ${n}`,
            }),
          ),
        ),
      )
      expect(won).toHaveLength(1)
      expect(errors.map(codeOf)).toEqual(times(AT_ONCE - 1, () => 'study.claimOpen'))
      expect((await claims(people.trainee.id)).map(({ id }) => id)).toEqual(won.map(({ id }) => id))
    })

    it.skipIf(!transactions)('store every one of claims for different time', async () => {
      const { people } = scene.training
      const [, second] = scene.lost
      const length = (second.endMs - second.startMs) / AT_ONCE
      const { errors, won } = tally(
        await Promise.allSettled(
          times(AT_ONCE, async (n) =>
            submitClaim({
              req: await reqAs(payload, people.trainee),
              fromMs: second.startMs + n * length,
              toMs: second.startMs + (n + 1) * length,
              cause: 'device',
              note: `平板死机 ${n}`,
            }),
          ),
        ),
      )
      expect(errors).toEqual([])
      expect(new Set(won.map(({ id }) => id)).size).toBe(AT_ONCE)
      expect(await claims(people.trainee.id)).toHaveLength(AT_ONCE + 1)
    })

    it('issue one certificate of an enrolment, whoever asks, and tell the others its code', async () => {
      const { enrolments, people } = scene.training
      const enrolment = enrolments.trainee.id
      const { errors, won } = tally(
        await Promise.allSettled(
          times(AT_ONCE, async (n) =>
            issueCertificate({ req: await reqAs(payload, n % 2 === 0 ? people.manager : people.staff), enrolment }),
          ),
        ),
      )
      expect(won).toHaveLength(1)
      expect(errors.map(codeOf)).toEqual(times(AT_ONCE - 1, () => 'study.certificateExists'))
      expect(errors.map((error) => (error instanceof DomainError ? error.details?.['code'] : undefined))).toEqual(
        times(AT_ONCE - 1, () => won[0]?.code),
      )
      expect(await certificates(enrolment)).toMatchObject([{ id: won[0]?.id, state: 'valid' }])
    })

    it('let one newer certificate take the place of the earlier one', async () => {
      const { enrolments, people } = scene.training
      const enrolment = enrolments.trainee.id
      const [earlier] = await certificates(enrolment)
      const { lost, place } = scene
      await writeLedger(payload, { ...place, pieces: [{ startMs: lost[1].endMs + MINUTE, endMs: lost[1].endMs + 21 * MINUTE }] })
      const { errors, won } = tally(
        await Promise.allSettled(times(AT_ONCE, async () => issueCertificate({ req: await reqAs(payload, people.manager), enrolment }))),
      )
      expect([won.length, ...new Set(errors.map(codeOf))]).toEqual([1, 'study.certificateExists'])
      const found = await certificates(enrolment)
      expect(found.map(({ id, state, successor }) => [id, state, successor ?? null])).toEqual([
        [earlier?.id, 'superseded', won[0]?.id],
        [won[0]?.id, 'valid', null],
      ])
      const code = earlier?.code ?? ''
      const verified = await verifyCertificate({ req: await reqAs(payload, null), code })
      expect(verified).toMatchObject({ valid: false, state: 'superseded', successor: won[0]?.code, ledger: { matches: true } })
    })
  })
}

function codeOf(error: unknown): string {
  return error instanceof DomainError ? error.code : String(error)
}
