import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { nowOf } from '@/platform/clock'
import { isLocked } from '../domain/sign-in'
import { openSession, type OpenedSession } from './open-session'
import { provePassword } from './password-digest'
import { assertMayTry, countTry } from './sign-in-limits'
import { countFailure, subjectOf, tallyOf, type SignInSubject } from './sign-in-subject'
import '../errors'

/**
 * The one door for a name and a password: site, admin and REST. What it answers, and how long it works for it, does not tell whether there
 * is such an account: a wrong password, an unknown name and an account that is switched off are one refusal, an unknown name is locked as
 * a known one is, and every way through digests the same number of rounds. Quick digests of one-time passwords are replaced on the way.
 * @param args.name user name, e-mail address or employee number
 * @throws DomainError `people.refused` (401), `people.locked` (423), `request.tooMany` (429)
 */
export async function signIn({ name, password, req }: { req: PayloadRequest; name: string; password: string }): Promise<OpenedSession> {
  const subject = await subjectOf(req, name)
  const { proof } = await showPassword({ req, subject, password })
  const { account } = subject
  if (!account) throw new DomainError('people.refused')
  return openSession({
    req,
    id: account.id,
    ...(proof.strong ? { digest: proof.strong } : {}),
    mayEnter: ({ hash, lockUntil }) => {
      // Wrong guesses beside the right one, or another password, may have come in between.
      if (lockUntil && Date.parse(lockUntil) > nowOf(req).getTime()) throw new DomainError('people.locked')
      if (hash !== account.hash) throw new DomainError('people.refused')
    },
  })
}

/**
 * Passes where `password` is that of the subject's account and the account may be used; counts every failure, and locks.
 * @throws DomainError as {@link signIn}
 */
export async function showPassword(args: { req: PayloadRequest; subject: SignInSubject; password: string }) {
  const { req, subject, password } = args
  const nowMs = nowOf(req).getTime()
  assertMayTry(req, subject.key, nowMs)
  const tally = await tallyOf(req, subject)
  // Whatever is known already: who waits for the answer shall not learn it from the time.
  const proof = await provePassword(password, subject.account)
  if (isLocked(tally, nowMs)) {
    countTry(req, subject.key, nowMs)
    throw new DomainError('people.locked')
  }
  if (!proof.isRight || subject.account?.active === false) {
    countTry(req, subject.key, nowMs)
    await countFailure(req, subject, nowMs)
    throw new DomainError('people.refused')
  }
  return { proof }
}
