import type { Payload } from 'payload'
import { repeat, type Service } from '@/platform/jobs'
import { createStudy } from '../operations/desk-study'
import { sweepDesks } from '../operations/sweep'
import { queueCorrected } from './certificates-corrected'

/** Sweeps at the start, for what a crash left open, and then again and again for as long as the process serves. */
export function studySweeper({ everyMs, gatherMs }: { everyMs: number; gatherMs: number }) {
  return ({ payload }: { payload: Payload }): Service => {
    const study = createStudy({ payload, gatherMs, onTakenBack: queueCorrected(payload) })
    return repeat({ payload, name: 'study sweeper', everyMs, step: async () => void (await sweepDesks(study)) })
  }
}
