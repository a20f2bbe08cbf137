import { DomainError } from '@/kernel/errors'
import { beat } from '../domain/beat'
import type { BeatInput, BeatReply, DeskState, Outcome } from '../../ledger/domain/types'
import { drawOnDemand } from './draw'
import type { Study } from './study'

/** Judges a beat of this trainee; durable when it answers. @throws DomainError the engine's refusal, or `study.noSession` */
export function recordBeat(study: Study, { input, trainee }: { trainee: string; input: BeatInput }): Promise<BeatReply> {
  const at = study.now()
  const steadySinceMs = study.steadySinceMs()
  return decideOnSession(study, { trainee, session: input.session }, (desk) =>
    beat(desk, input, study.rules.rulesOf(desk, input.session), at, drawOnDemand(), steadySinceMs),
  )
}

/**
 * A decision about one session of the trainee. A session that is not this trainee's is refused as one that does not exist, so that
 * nobody learns about another's.
 */
export async function decideOnSession<R>(
  { commits, store }: Study,
  { session, trainee }: { trainee: string; session: string },
  decide: (desk: DeskState) => Outcome<R>,
): Promise<R> {
  try {
    return await commits.change({ trainee, decide })
  } catch (error) {
    const tells = error instanceof DomainError && ['study.superseded', 'study.closed', 'study.unknownCheck'].includes(error.code)
    if (tells && !(await store.ownsSession(trainee, session))) throw new DomainError('study.noSession')
    throw error
  }
}
