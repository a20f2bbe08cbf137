import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { placesOf } from '@/platform/workflow/admin/Places'
import { decide, machineFaults, toMermaid, type Machine } from '@/kernel/machine'
import { certificateMachine, type CertificateState } from '@/plugins/study-hours/certificates/domain/machine'
import { claimMachine, type ClaimContext } from '@/plugins/study-hours/decisions/domain/claim-machine'
import { classMachine, type ClassContext } from '@/plugins/study-hours/training/domain/class-machine'
import { enrolmentMachine } from '@/plugins/study-hours/training/domain/enrolment-machine'
import { leaveMachine } from '@/plugins/study-hours/decisions/domain/leave-machine'
import { outageMachine } from '@/plugins/study-hours/decisions/domain/outage-machine'
import { TRAINING_ROLES, type TrainingRole } from '@/plugins/study-hours/training/domain/roles'

const MACHINES: readonly Machine<string, TrainingRole, never>[] = [
  classMachine,
  enrolmentMachine,
  leaveMachine,
  claimMachine,
  outageMachine,
  certificateMachine,
]

describe.each(MACHINES.map((machine) => [machine.name, machine] as const))('the %s machine', (_, machine) => {
  it('reaches every state, ends nowhere by accident, and names known roles', () => {
    const effects = machine.transitions.flatMap((row) => row.effects ?? [])
    expect(machineFaults(machine, { roles: TRAINING_ROLES, effects })).toEqual([])
  })

  it('stands in the README as it is', () => {
    const readme = readFileSync(path.resolve('src/plugins/study-hours/README.md'), 'utf8')
    expect(readme).toContain(`\`\`\`mermaid\n${toMermaid(machine, 'zh')}\n\`\`\``)
  })

  it('asks a reason of every way back that is not the person’s own', () => {
    const silent = machine.transitions.filter((row) => row.tone === 'back' && row.reason !== 'required').map(({ action }) => action)
    expect(silent.filter((action) => action !== 'withdraw')).toEqual([])
  })
})

const MINUTE_MS = 60_000
/** The hand of somebody who signed, or gains by it. */
const signed = (person: string) => ({ person, deed: { zh: '签过字', en: 'signed it' }, at: '2026-01-02T00:00:00.000Z' })
const claim: ClaimContext = {
  actor: 'centre',
  trainee: 't',
  supporters: [signed('ta')],
  grantableMs: 7 * MINUTE_MS,
  grantedMs: 5 * MINUTE_MS,
}
const askClaim = (state: 'submitted' | 'supported', action: string, roles: TrainingRole[], change: Partial<ClaimContext> = {}) => {
  const { decision, to } = decide(claimMachine, { state, action, roles, context: { ...claim, ...change }, reason: 'x' })
  return decision.ok ? to : decision.code
}

describe('a claim', () => {
  it('needs the training administrator first and the centre second', () => {
    for (const role of TRAINING_ROLES) {
      const supports = askClaim('submitted', 'support', [role], { actor: 'ta', supporters: [] })
      expect([role, supports]).toEqual([role, role === 'training-admin' ? 'supported' : 'workflow.wrongRole'])
      const approves = askClaim('supported', 'approve', [role])
      expect([role, approves]).toEqual([role, role === 'centre-staff' || role === 'admin' ? 'approved' : 'workflow.wrongRole'])
    }
    expect(askClaim('submitted', 'approve', ['admin'])).toBe('workflow.wrongState')
  })

  it.each([
    ['the trainee supports', 'submitted', 'support', { actor: 't' }, 'study.ownClaim'],
    ['the trainee signs off', 'supported', 'approve', { actor: 't' }, 'study.ownClaim'],
    ['the trainee refuses', 'submitted', 'refuse', { actor: 't' }, 'study.ownClaim'],
    ['one person signs twice', 'supported', 'approve', { actor: 'ta' }, 'study.sameSignature'],
    ['nothing is granted', 'supported', 'approve', { grantedMs: 0 }, 'study.nothingGranted'],
    ['more is granted than was lost', 'submitted', 'support', { actor: 'ta', grantedMs: 8 * MINUTE_MS }, 'study.grantTooLong'],
  ] as const)('is refused where %s', (_, state, action, change, code) => {
    expect(askClaim(state, action, ['training-admin', 'centre-staff', 'admin'], change)).toBe(code)
  })
})

describe('an outage', () => {
  const ask = (action: string, roles: TrainingRole[], actor: string) => {
    const { decision, to } = decide(outageMachine, {
      state: 'declared',
      action,
      roles,
      context: { actor, declaredBy: 'd', declarers: [signed('d'), signed('changed')], gainers: [signed('trainee')] },
      reason: 'x',
    })
    return decision.ok ? to : decision.code
  }
  it('is signed by somebody of the centre who did not declare it', () => {
    for (const role of TRAINING_ROLES)
      expect([role, ask('approve', [role], 'other')]).toEqual([
        role,
        role === 'centre-staff' || role === 'admin' ? 'approved' : 'workflow.wrongRole',
      ])
    expect(ask('approve', ['admin'], 'd')).toBe('study.sameSignature')
    expect(ask('refuse', ['admin'], 'd')).toBe('study.sameSignature')
    expect(ask('approve', ['admin'], 'changed')).toBe('study.sameSignature')
    expect(ask('approve', ['admin'], 'trainee')).toBe('study.ownOutage')
  })
  it('is withdrawn by the one who declared it alone', () => {
    expect(ask('withdraw', ['teacher'], 'd')).toBe('withdrawn')
    expect(ask('withdraw', ['admin'], 'other')).toBe('study.notYours')
  })
})

describe('leave', () => {
  it('is never approved by the one who asks for it', () => {
    const ask = (isOwn: boolean) =>
      decide(leaveMachine, { state: 'requested', action: 'approve', roles: ['teacher'], context: { isOwn } }).decision
    expect(ask(false)).toEqual({ ok: true })
    expect(ask(true)).toMatchObject({ code: 'study.ownLeave' })
  })
})

describe('a certificate', () => {
  const STATED = { tenths: 40, onlineTenths: 10, offlineTenths: 30 }
  /** Its issuer acts. */
  const signed = { issuer: { id: 'wang', name: '王芳', answers: true }, actor: 'wang', isCentre: false }

  it('gives way to a newer one alone, and then for good', () => {
    const ask = (state: CertificateState, action: string, role: TrainingRole, successor?: string, isOwn = false) => {
      const context = { successor, isOwn, standing: { ...STATED, stated: STATED, absences: 0 }, ...signed }
      const { decision, to } = decide(certificateMachine, { state, action, roles: [role], context, reason: 'x' })
      return decision.ok ? to : decision.code
    }
    for (const role of TRAINING_ROLES) {
      const issues = ['training-admin', 'centre-staff', 'admin', 'system'].includes(role)
      expect([role, ask('valid', 'supersede', role, 'newer')]).toEqual([role, issues ? 'superseded' : 'workflow.wrongRole'])
      expect([role, ask('valid', 'supersede', role)]).toEqual([role, issues ? 'study.noSuccessor' : 'workflow.wrongRole'])
    }
    expect(ask('valid', 'revoke', 'admin', undefined, true)).toBe('study.ownCertificate')
    expect(ask('superseded', 'revoke', 'admin')).toBe('workflow.wrongState')
    expect(ask('revoked', 'supersede', 'admin', 'newer')).toBe('workflow.wrongState')
    expect(ask('suspended', 'supersede', 'training-admin', 'newer')).toBe('superseded')
  })

  it('is suspended by the process alone, and valid again only by the word of those who issue, while its statement is true', () => {
    const ask = (state: CertificateState, action: string, role: TrainingRole, standing = {}, isOwn = false) => {
      const context = { successor: undefined, isOwn, standing: { ...STATED, stated: STATED, absences: 0, ...standing }, ...signed }
      const { decision, to } = decide(certificateMachine, { state, action, roles: [role], context, reason: 'x' })
      return decision.ok ? to : decision.code
    }
    for (const role of TRAINING_ROLES) {
      expect([role, ask('valid', 'suspend', role)]).toEqual([role, role === 'system' ? 'suspended' : 'workflow.wrongRole'])
      const confirms = ['training-admin', 'centre-staff', 'admin'].includes(role)
      expect([role, ask('suspended', 'confirm', role)]).toEqual([role, confirms ? 'valid' : 'workflow.wrongRole'])
    }
    expect(ask('suspended', 'confirm', 'admin', { tenths: 39 })).toBe('study.certificateShort')
    expect(ask('suspended', 'confirm', 'admin', { tenths: 41 })).toBe('valid')
    // Hours of the classroom that are gone are not made up by hours online, nor the other way round.
    expect(ask('suspended', 'confirm', 'admin', { onlineTenths: 11, offlineTenths: 29 })).toBe('study.certificateOtherHours')
    expect(ask('suspended', 'confirm', 'admin', { onlineTenths: 9, offlineTenths: 31 })).toBe('study.certificateOtherHours')
    expect(ask('suspended', 'confirm', 'admin', { absences: 1 })).toBe('study.certificateFailed')
    expect(ask('suspended', 'confirm', 'admin', {}, true)).toBe('study.ownCertificate')
    expect(ask('valid', 'confirm', 'admin')).toBe('workflow.wrongState')
  })

  it.each([
    ['by its issuer', {}, 'valid'],
    ['by nobody else while the issuer answers', { actor: 'li' }, 'study.notIssuer'],
    ['not even by the centre', { actor: 'li', isCentre: true }, 'study.notIssuer'],
    ['not by the enterprise where the issuer is gone', { actor: 'li', issuer: { ...signed.issuer, answers: false } }, 'study.issuerGone'],
    ['by the centre then', { actor: 'li', isCentre: true, issuer: { ...signed.issuer, answers: false } }, 'valid'],
    ['by the centre where nobody is named', { actor: 'li', isCentre: true, issuer: { id: null, name: null, answers: false } }, 'valid'],
    ['by nobody for themselves', { isOwn: true, isCentre: true, issuer: { ...signed.issuer, answers: false } }, 'study.ownCertificate'],
  ] as const)('is confirmed %s', (_, more, outcome) => {
    const context = { successor: undefined, isOwn: false, standing: { ...STATED, stated: STATED, absences: 0 }, ...signed, ...more }
    const { decision, to } = decide(certificateMachine, {
      state: 'suspended',
      action: 'confirm',
      roles: ['training-admin'],
      context,
      reason: 'x',
    })
    expect(decision.ok ? to : decision.code).toBe(outcome)
  })
})

describe('a class', () => {
  const sound: ClassContext = {
    courses: 2,
    shutCourses: ['编制中的课程'],
    activeEnrolments: 20,
    undecided: 0,
    unsettled: 0,
    requiredHours: 350,
    today: '2026-11-22',
    startsOn: '2026-08-24',
    endsOn: '2026-11-22',
  }
  it.each([
    ['planned', 'start', { courses: 0 }, 'study.classWithoutCourse'],
    ['planned', 'start', { courses: 1 }, 'study.courseShut'],
    ['planned', 'start', { requiredHours: 0 }, 'study.classWithoutHours'],
    ['planned', 'start', {}, 'running'],
    ['running', 'finish', { endsOn: '2026-11-23' }, 'study.classNotOver'],
    ['running', 'finish', {}, 'finished'],
    ['finished', 'close', { undecided: 1 }, 'study.undecided'],
    ['finished', 'close', { unsettled: 2 }, 'study.unsettled'],
    ['finished', 'close', {}, 'closed'],
  ] as const)('%s: %s with %j gives %s', (state, action, change, expected) => {
    const { decision, to } = decide(classMachine, { state, action, roles: ['centre-staff'], context: { ...sound, ...change } })
    expect(decision.ok ? to : decision.code).toBe(expected)
  })

  it.each([
    [{ courses: 0 }, ['#field-courses']],
    [{ courses: 1 }, ['/admin/collections/courses']],
    [{ requiredHours: 0 }, ['#field-requiredHours', '/admin/collections/standards']],
  ])('says where what it lacks is entered: %j', (change, hrefs) => {
    const { decision } = decide(classMachine, {
      state: 'planned',
      action: 'start',
      roles: ['centre-staff'],
      context: { ...sound, ...change },
    })
    expect(decision.ok ? [] : placesOf(decision.details).map(({ href }) => href)).toEqual(hrefs)
  })
})
