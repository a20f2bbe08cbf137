import type { LeaveRequest } from '@/payload-types'
import { actorOf } from '@/access'
import { idOf, idsOf } from '@/kernel/ids'
import { notify } from '@/platform/messages'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { leaveMachine, type LeaveContext } from '../domain/leave-machine'
import { TRAINING_ROLES, type TrainingRole } from '../../training/domain/roles'
import '../../errors'
import { appendMarks, loadSpeakingMarks, type NewMark } from '../../attendance/operations/marks'
import { leaveApproved, leaveRefused } from './leave-messages'
import { loadClass } from '../../training/operations/load'
import { rolesTowards } from '../../training/operations/roles-towards'

const load: LoadContext<TrainingRole, LeaveContext> = async ({ doc, req }) => {
  const leave = doc as unknown as LeaveRequest
  const trainee = idOf(leave.trainee)
  return {
    roles: rolesTowards({ req, classes: [await loadClass(req, idOf(leave.class))], trainee }),
    context: { isOwn: actorOf(req)?.id === trainee },
  }
}

/** The leave speaks in every session that the trainee did not attend, also where an absence was recorded before. */
const markLeave: Effect = async ({ doc, req }) => {
  const leave = doc as unknown as LeaveRequest
  const enrolment = idOf(leave.enrolment)
  const marks: NewMark[] = []
  for (const classSession of idsOf(leave.sessions)) {
    const known = (await loadSpeakingMarks({ req, classSession, enrolments: [enrolment] })).get(enrolment)
    if (known && known.mark !== 'absent') continue
    marks.push({ classSession, enrolment, trainee: idOf(leave.trainee), mark: 'leave', method: 'leave', leave: String(leave.id) })
  }
  await appendMarks({ req, marks })
}

const tellTrainee: Effect = async ({ doc, req, transition }) => {
  const leave = doc as unknown as LeaveRequest
  const trainingClass = await loadClass(req, idOf(leave.class))
  await notify({
    req,
    to: [idOf(leave.trainee)],
    template: transition.to === 'approved' ? leaveApproved : leaveRefused,
    details: { class: trainingClass.name, count: idsOf(leave.sessions).length, reason: transition.reason ?? '' },
    link: '/study',
    idempotencyKey: `leave:${leave.id}#${transition.seq}`,
  })
}

export const leaveWorkflow = defineWorkflow({ machine: leaveMachine, roles: TRAINING_ROLES, load, effects: { markLeave, tellTrainee } })
