import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { localSpan } from '@/kernel/clock'
import { DomainError } from '@/kernel/errors'
import type { Outage } from '@/payload-types'
import { nowOf } from '@/platform/clock'
import { notify } from '@/platform/messages'
import { withTransaction } from '@/platform/transactions'
import { SLUGS } from '../../slugs'
import { outageDeclared } from './messages'
import { centreStaff } from './people'
import { loadClasses } from '../../training/operations/load'
import { rolesTowards } from '../../training/operations/roles-towards'

/** Longer failures are several, each with its own signatures. */
const LONGEST_MS = 72 * 3_600_000

export type OutageInput = { classes: readonly string[]; fromMs: number; toMs: number; cause: string }

/**
 * Declares that line or server failed for whole classes; another person of the centre confirms it.
 * @throws DomainError `study.badInterval`, `study.outageTooLong`, `study.noClass`, `study.notYourClass`
 */
export async function declareOutage({ cause, classes, fromMs, req, toMs }: OutageInput & { req: PayloadRequest }): Promise<Outage> {
  const actor = actorOf(req)
  if (!actor || actor.kind !== 'user') throw new DomainError('request.signIn')
  if (!(Number.isSafeInteger(fromMs) && Number.isSafeInteger(toMs) && fromMs < toMs && toMs <= nowOf(req).getTime()))
    throw new DomainError('study.badInterval', { field: 'toMs' })
  if (toMs - fromMs > LONGEST_MS) throw new DomainError('study.outageTooLong', { field: 'toMs' })
  return withTransaction(req, async () => {
    const ids = [...new Set(classes)]
    const found = await loadClasses(req, ids)
    const roles = rolesTowards({ req, classes: found })
    if (!roles.some((role) => role === 'teacher' || role === 'training-admin' || role === 'centre-staff' || role === 'admin'))
      throw new DomainError('study.notYourClass')
    const outage = await req.payload.create({
      collection: SLUGS.outages,
      data: { classes: ids, fromMs, toMs, cause, declaredBy: actor.id, state: 'declared', stateSeq: 0 },
      depth: 0,
      overrideAccess: true, // the rule above has decided
      req,
    })
    await notify({
      req,
      to: (await centreStaff(req)).filter((id) => id !== actor.id),
      template: outageDeclared,
      details: { when: localSpan(fromMs, toMs), cause, classes: found.map(({ name }) => name).join('、'), name: req.user?.name ?? '' },
      link: `/admin/collections/${SLUGS.outages}/${outage.id}`,
      mail: false,
      idempotencyKey: `study.outage:${outage.id}:declared`,
    })
    return outage
  })
}
