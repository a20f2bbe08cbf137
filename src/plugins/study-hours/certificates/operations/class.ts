import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { nextRound, queueJob } from '@/platform/jobs'
import { withTransaction } from '@/platform/transactions'
import { issueCertificate, mayIssue } from './issue'
import { loadClass } from '../../training/operations/load'
import { enrolmentsOfClass, loadRecognition } from '../../recognition/operations/recognition'
import { rolesTowards } from '../../training/operations/roles-towards'

export const CERTIFICATES_JOB = 'study.issue-certificates'

/** Queues the certificates of everybody in a class who qualifies; while that is under way, the same job again. @returns the job */
export async function queueCertificates({ class: id, req }: { req: PayloadRequest; class: string }): Promise<string> {
  if (!actorOf(req)) throw new DomainError('request.signIn')
  const trainingClass = await loadClass(req, id)
  if (!mayIssue(rolesTowards({ req, classes: [trainingClass] }))) throw new DomainError('request.forbidden')
  return withTransaction(req, async () => {
    const earlier = await req.payload.find({
      collection: 'jobs',
      where: { and: [{ kind: { equals: CERTIFICATES_JOB } }, { key: { like: id } }] },
      sort: '-createdAt',
      pagination: false,
      depth: 0,
      overrideAccess: true, // asks whether one is under way
      req,
    })
    const running = earlier.docs.find(({ state }) => state === 'queued' || state === 'running')
    if (running) return String(running.id)
    return queueJob({
      req,
      kind: CERTIFICATES_JOB,
      key: `${CERTIFICATES_JOB}:${id}:${nextRound(earlier.docs.map(({ key }) => key))}`,
      input: { class: id, by: actorOf(req)?.kind === 'user' ? actorOf(req)?.id : null },
    })
  })
}

/** `own`: hours of whoever asked for them; somebody else issues that certificate. */
export type ClassCertificates = { issued: number; kept: number; own: number; unmet: number }

/** What keeps one certificate from being issued and has nothing to do with those of the others. */
const LEFT_OUT: Readonly<Record<string, Exclude<keyof ClassCertificates, 'issued'>>> = {
  'study.certificateExists': 'kept',
  'study.ownCertificate': 'own',
  'study.leaveUndecided': 'unmet',
  // The record was another one when the class was looked at.
  'study.enrolmentRevoked': 'unmet',
  'study.hoursNotMet': 'unmet',
  'study.trainingFailed': 'unmet',
}

/**
 * Issues what is due, one enrolment a transaction; who has a certificate of these hours keeps it, so a second run issues nothing. What stands in
 * the way of one keeps no other from being issued.
 * @param req of the process itself
 */
export async function issueForClass({
  by,
  class: id,
  progress,
  req,
}: {
  req: PayloadRequest
  class: string
  /** Who asked for them. */
  by: string | null
  progress: (step: { done: number; total: number; stage: string }) => Promise<void>
}): Promise<ClassCertificates> {
  const standings = await loadRecognition({ req, enrolments: await enrolmentsOfClass(req, id) })
  const due = [...standings.values()].filter(({ met, requiredHours }) => met && requiredHours > 0)
  const result: ClassCertificates = { issued: 0, kept: 0, own: 0, unmet: standings.size - due.length }
  for (const [index, { enrolment }] of due.entries()) {
    await progress({ done: index, total: due.length, stage: 'issue' })
    try {
      await issueCertificate({ req, enrolment: enrolment.id, by })
      result.issued += 1
    } catch (error) {
      const counted = error instanceof DomainError ? LEFT_OUT[error.code] : undefined
      if (!counted) throw error
      result[counted] += 1
    }
  }
  await progress({ done: due.length, total: due.length, stage: 'issue' })
  return result
}
