import { allow, refuse, type Decision } from '@/kernel/decision'
import type { Machine } from '@/kernel/machine'
import { hoursText } from '../../recognition/domain/certificate'
import { TRAINING_ROLE_LABELS, type TrainingRole } from '../../training/domain/roles'

export const CERTIFICATE_STATES = ['valid', 'suspended', 'superseded', 'revoked'] as const
export type CertificateState = (typeof CERTIFICATE_STATES)[number]

export type CertificateContext = {
  /** The valid certificate of the same enrolment that may take its place. */
  successor?: string | undefined
  /** What was corrected beneath it leaves its statement true. */
  standing: CertificateStanding
  /** Whether it certifies the hours of the one who acts. */
  isOwn: boolean
  issuer: CertificateIssuer
  /** Who acts; null for the process. */
  actor: string | null
  /** Whether the one who acts is of the centre. */
  isCentre: boolean
}

/** Who signed it. */
export type CertificateIssuer = {
  /** null where nobody is named. */
  id: string | null
  name: string | null
  /** Whether they can be asked: still here, still issuing for this class, and not its holder. */
  answers: boolean
}

/** Hours as a certificate states them, in tenths of a 标准学时. */
export type StatedHours = { tenths: number; onlineTenths: number; offlineTenths: number }

/** Where its enrolment stands by today's record, beside what it states. */
export type CertificateStanding = StatedHours & { stated: StatedHours; absences: number }

/**
 * A study-hour certificate (学时证明). It is never changed: a wrong one is revoked and a new one issued, and a newer one of the same
 * enrolment takes its place, so that an enrolment has one valid certificate at most. A correction beneath one suspends it, until its issuer
 * (the centre, where the issuer answers for it no longer) confirms by signature that what it states holds all the same, or a newer one takes its place. What was superseded stays so, even where its successor
 * is revoked.
 */
export const certificateMachine: Machine<CertificateState, TrainingRole, CertificateContext> = {
  name: 'hour certificate',
  initial: 'valid',
  roleLabels: TRAINING_ROLE_LABELS,
  states: {
    valid: { zh: '有效', en: 'Valid' },
    suspended: { zh: '暂停（待确认）', en: 'Suspended' },
    superseded: { zh: '已被取代', en: 'Superseded', final: true },
    revoked: { zh: '已撤销', en: 'Revoked', final: true },
  },
  transitions: [
    {
      action: 'supersede',
      label: { zh: '由新证明取代', en: 'Give way to the newer one' },
      from: ['valid', 'suspended'],
      to: 'superseded',
      by: ['training-admin', 'centre-staff', 'admin', 'system'],
      guard: ({ successor }) => (successor ? allow : refuse('study.noSuccessor')),
      effects: ['linkSuccessor', 'tellSuperseded'],
    },
    {
      action: 'suspend',
      label: { zh: '暂停', en: 'Suspend' },
      from: ['valid'],
      to: 'suspended',
      by: ['system'],
      effects: ['tellSuspended'],
    },
    {
      action: 'confirm',
      label: { zh: '核对后确认', en: 'Confirm after checking' },
      from: ['suspended'],
      to: 'valid',
      by: ['training-admin', 'centre-staff', 'admin'],
      guard: (context) => {
        const may = mayConfirm(context)
        return may.ok ? stillTrue(context.standing) : may
      },
      reason: 'required',
      effects: ['keepConfirmation', 'tellConfirmed'],
    },
    {
      action: 'revoke',
      label: { zh: '撤销', en: 'Revoke' },
      from: ['valid', 'suspended'],
      to: 'revoked',
      by: ['centre-staff', 'admin'],
      guard: notOwn,
      reason: 'required',
      tone: 'back',
      effects: ['keepReason', 'tellRevoked'],
    },
  ],
}

/** Who signed answers for it; nobody else does while they can be asked, and then the centre does. */
export function mayConfirm({ actor, isCentre, isOwn, issuer }: Omit<CertificateContext, 'successor' | 'standing'>): Decision {
  const own = notOwn({ isOwn })
  if (!own.ok) return own
  if (issuer.answers) return issuer.id === actor ? allow : refuse('study.notIssuer', { issuer: issuer.name ?? '' })
  return isCentre ? allow : refuse('study.issuerGone')
}

/**
 * A confirmation says that the hours stated are there, whatever they rest on now; less than that needs a new certificate. That holds for each
 * figure that is stated: hours of the classroom that are gone are not made up by hours online.
 */
export function stillTrue({ absences, offlineTenths, onlineTenths, stated, tenths }: CertificateStanding): Decision {
  if (absences > 0) return refuse('study.certificateFailed', { count: absences })
  if (tenths < stated.tenths) return refuse('study.certificateShort', { stated: hoursText(stated.tenths), hours: hoursText(tenths) })
  if (offlineTenths < stated.offlineTenths || onlineTenths < stated.onlineTenths)
    return refuse('study.certificateOtherHours', {
      statedOnline: hoursText(stated.onlineTenths),
      statedOffline: hoursText(stated.offlineTenths),
      online: hoursText(onlineTenths),
      offline: hoursText(offlineTenths),
    })
  return allow
}

/** Nobody decides over a certificate of their own hours; that a newer one takes its place is no decision. */
export function notOwn({ isOwn }: Pick<CertificateContext, 'isOwn'>): Decision {
  return isOwn ? refuse('study.ownCertificate') : allow
}
