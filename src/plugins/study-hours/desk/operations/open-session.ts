import { DomainError } from '@/kernel/errors'
import { openSession } from '../domain/open'
import type { DeskState, OpenInput, OpenReply } from '../../ledger/domain/types'
import { dateOf, dayOf } from '../../time/domain/zone'
import { drawOnDemand } from './draw'
import { lastPosition, loadUnit, pickEnrolment } from './open-session-facts'
import type { Study } from './study'

export type OpenArgs = { trainee: string; unit: string; enrolment?: string; device: string | null }
export type Opened = OpenReply & { enrolmentId: string; unitRevision: number }

/**
 * Opens a session of this trainee at this unit, under the rules that hold today for the class, and ends the one that was active.
 * @throws DomainError `study.noUnit`, `study.notEnrolled`, `study.unitClosed`
 */
export async function openStudy(study: Study, { device, enrolment: asked, trainee, unit: unitId }: OpenArgs): Promise<Opened> {
  const { commits, payload, rules, store } = study
  const unit = await loadUnit(payload, unitId)
  if (!unit) throw new DomainError('study.noUnit')
  const enrolment = await pickEnrolment(payload, { trainee, course: unit.course, ...(asked === undefined ? {} : { asked }) })
  if (!enrolment) throw new DomainError('study.notEnrolled')
  if (!unit.open) throw new DomainError('study.unitClosed')
  const at = study.now()
  const ruleSet = await rules.current({ on: dateOf(dayOf(at)), scope: enrolment.policyScope })
  const stored = unit.kind === 'video' ? await lastPosition(payload, { trainee, unit: unit.id }) : 0
  const id = store.newId()
  const { id: unitKey, kind, revision } = unit

  const reply = await commits.change({
    trainee,
    makesDesk: true,
    decide: (desk) => {
      const input: OpenInput = {
        session: id,
        unit: { id: unitKey, kind, revision, open: true },
        enrolment: { id: enrolment.id, active: true },
        ruleSet: ruleSet.id,
        resumeAtMs: positionAt(desk, unitKey) ?? stored,
      }
      const outcome = openSession(desk, input, ruleSet.rules, at, drawOnDemand())
      if (!outcome.ok) return outcome
      const { epoch, session } = outcome.desk
      const opened = {
        id,
        trainee,
        unit: unitKey,
        unitRevision: revision,
        enrolment: enrolment.id,
        ruleSet: ruleSet.id,
        epoch,
        openedAtMs: session?.openedAtMs ?? at,
        device,
      }
      return { ...outcome, opened }
    },
  })
  return { ...reply, enrolmentId: enrolment.id, unitRevision: revision }
}

/** Another window may have got further in the same video than its session's row says, which is written at the end. */
function positionAt(desk: DeskState, unit: string): number | undefined {
  const { contexts, session } = desk
  return session && contexts[session.id]?.unit === unit ? (session.mediaMs ?? undefined) : undefined
}
