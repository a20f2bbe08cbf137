import type { Payload } from 'payload'
import { repeat, type Service } from '@/platform/jobs'
import type { TakenBack } from '../operations/commits'
import { createStudy } from '../operations/study'
import { sweepDesks } from '../operations/sweep'

/** Sweeps at the start, for what a crash left open, and then again and again for as long as the process serves. */
export function studySweeper({
  everyMs,
  gatherMs,
  onTakenBack,
}: {
  everyMs: number
  gatherMs: number
  onTakenBack: (payload: Payload) => TakenBack
}) {
  return ({ payload }: { payload: Payload }): Service => {
    const study = createStudy({ payload, gatherMs, onTakenBack: onTakenBack(payload) })
    return repeat({ payload, name: 'study sweeper', everyMs, step: async () => void (await sweepDesks(study)) })
  }
}
