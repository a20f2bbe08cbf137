import { answerPresence } from '../domain/presence'
import type { AnswerInput, AnswerReply } from '../../ledger/domain/types'
import { decideOnSession } from './beat'
import { drawOnDemand } from './draw'
import type { Study } from './study'

/** Takes an answer to a presence check; what it confirms is in the ledger when it answers. */
export function takeAnswer(study: Study, { input, trainee }: { trainee: string; input: AnswerInput }): Promise<AnswerReply> {
  const at = study.now()
  return decideOnSession(study, { trainee, session: input.session }, (desk) =>
    answerPresence(desk, input, study.rules.rulesOf(desk, input.session), at, drawOnDemand()),
  )
}
