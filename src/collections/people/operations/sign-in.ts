import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { nowOf } from '@/platform/clock'
import { openSession, type OpenedSession, type StoredAccount } from './open-session'
import { provePassword, type Proof } from './password-digest'
import { assertMayTry, countTry } from './sign-in-limits'
import { subjectOf, takeTry, type SignInSubject } from './sign-in-subject'
import { inTurnOf } from './subject-turns'
import '../errors'

/**
 * The one door for a name and a password: site, admin and REST. What it answers, and how long it works for it, does not tell whether there
 * is such an account: a wrong password, an unknown name and an account that is switched off are one refusal, an unknown name is locked as
 * a known one is, and every way through digests the same number of rounds. Quick digests of one-time passwords are replaced on the way.
 * @param args.name user name, e-mail address or employee number
 * @throws DomainError `people.refused` (401), `people.locked` (423), `request.tooMany` (429)
 */
export async function signIn({ name, password, req }: { req: PayloadRequest; name: string; password: string }): Promise<OpenedSession> {
  return showPassword({
    req,
    subject: await subjectOf(req, name),
    password,
    use: ({ account, proof }) =>
      openSession({
        req,
        id: account.id,
        ...(proof.strong ? { digest: proof.strong } : {}),
        mayEnter: ({ hash }) => {
          // Another password may have come in between; wrong guesses have taken tries of their own.
          if (hash !== account.hash) throw new DomainError('people.refused')
        },
      }),
  })
}

export type ShownPassword = { account: StoredAccount; proof: Proof }

/**
 * Does `use` where `password` is that of the subject's account and the account may be used; counts every failure, and locks. The try is
 * counted before it is judged, and `use` must have the failures forgotten in what it writes. Tries for one subject are dealt with one after
 * the other, so that several right ones at once do not use up each other's.
 * @throws DomainError as {@link signIn}
 */
export async function showPassword<T>(args: {
  req: PayloadRequest
  subject: SignInSubject
  password: string
  use: (shown: ShownPassword) => Promise<T>
}): Promise<T> {
  const { req, subject, password, use } = args
  return inTurnOf(req, subject.key, async () => {
    const nowMs = nowOf(req).getTime()
    await assertMayTry(req, subject.key, nowMs)
    const { account, isGranted } = await takeTry(req, subject, nowMs)
    // Whatever is known already: who waits for the answer shall not learn it from the time.
    const proof = await provePassword(password, account)
    const isShown = proof.isRight && account !== undefined && account.active !== false
    if (isGranted && isShown) return use({ account, proof })
    countTry(req, subject.key, nowMs)
    // Never by the password: whoever meets the lock learns nothing about what was guessed.
    throw new DomainError(isGranted ? 'people.refused' : 'people.locked')
  })
}
