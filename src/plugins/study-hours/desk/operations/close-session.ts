import { closeSession } from '../domain/close'
import type { CloseInput, CloseReply } from '../../ledger/domain/types'
import { decideOnSession } from './beat'
import { drawOnDemand } from './draw'
import type { Study } from './study'

/** Ends a session at its last beat, which may come with it, by its own window. */
export function endSessionOf(study: Study, { input, trainee }: { trainee: string; input: CloseInput }): Promise<CloseReply> {
  const at = study.now()
  const steadySinceMs = study.steadySinceMs()
  return decideOnSession(study, { trainee, session: input.session }, (desk) =>
    closeSession(desk, input, study.rules.rulesOf(desk, input.session), at, drawOnDemand(), steadySinceMs),
  )
}
