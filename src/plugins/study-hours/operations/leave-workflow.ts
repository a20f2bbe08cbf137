import type { LeaveRequest } from '@/payload-types'
import { actorOf } from '@/access'
import { idOf } from '@/kernel/ids'
import { defineWorkflow, type Effect, type LoadContext } from '@/platform/workflow'
import { leaveMachine, type LeaveContext } from '../domain/leave-machine'
import { TRAINING_ROLES, type TrainingRole } from '../domain/roles'
import '../errors'
import { loadClass } from './load-training'
import { rolesTowards } from './roles-towards'

const load: LoadContext<TrainingRole, LeaveContext> = async ({ doc, req }) => {
  const leave = doc as unknown as LeaveRequest
  const trainee = idOf(leave.trainee)
  return {
    roles: rolesTowards({ req, classes: [await loadClass(req, idOf(leave.class))], trainee }),
    context: { isOwn: actorOf(req)?.id === trainee },
  }
}

const markLeave: Effect = async () => undefined

const tellTrainee: Effect = async () => undefined

export const leaveWorkflow = defineWorkflow({ machine: leaveMachine, roles: TRAINING_ROLES, load, effects: { markLeave, tellTrainee } })
