import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { todayOf } from '@/platform/clock'
import { SIGN_IN_SLIPS, type Slip } from '@/platform/documents/slips/task'
import { runInWorker } from '@/platform/files'
import { siteAddress } from '@/platform/http'
import { passwordsOf, takeOrder, type AccountOrder } from './account-orders'

/** What stands on the sheet: the slips in the order in which the passwords were derived. */
export type SlipSheet = { heading: string; slips: readonly Omit<Slip, 'password'>[] }

/**
 * The printed sign-in slips of an import, once, for the one who imported and nobody else. Afterwards the passwords are on paper and
 * nowhere else: what they were derived from is destroyed.
 * @param args.job the import's job: its kind, and what else must hold of it
 * @param args.gone the code of the refusal where the slips were had already, or expired
 * @throws DomainError `request.signIn`, `request.notFound` for another's import, `gone`
 */
export async function collectSlips<O extends AccountOrder, I extends { order: string }>(args: {
  req: PayloadRequest
  job: { id: string; kind: string; state?: string; isAsked?: (input: I) => boolean }
  gone: string
  sheetOf: (order: O) => SlipSheet
}): Promise<Uint8Array> {
  const { gone, job: asked, req, sheetOf } = args
  const actor = actorOf(req)
  if (!actor) throw new DomainError('request.signIn')
  const job = await req.payload.db.findOne<{ id: string; requestedBy?: Ref | null; input: I }>({
    collection: 'jobs',
    where: {
      and: [
        { id: { equals: asked.id } },
        { kind: { equals: asked.kind } },
        ...(asked.state === undefined ? [] : [{ state: { equals: asked.state } }]),
      ],
    },
    req,
  })
  if (!job || idOf(job.requestedBy) !== actor.id || asked.isAsked?.(job.input) === false) throw new DomainError('request.notFound')
  const taken = await takeOrder<O>(req.payload, job.input.order)
  if (!taken) throw new DomainError(gone)
  const passwordOf = passwordsOf(req.payload, taken.order)
  try {
    const { heading, slips } = sheetOf(taken.order)
    if (slips.length === 0) throw new DomainError(gone)
    const { bytes } = await runInWorker({
      task: SIGN_IN_SLIPS,
      input: {
        heading,
        signInUrl: `${siteAddress(req)}/login`,
        madeOn: todayOf(req),
        slips: slips.map((slip, index) => ({ ...slip, password: passwordOf(index) })),
      },
    })
    await taken.destroy()
    return bytes
  } catch (error) {
    await taken.putBack()
    throw error
  }
}
