import type { PayloadRequest } from 'payload'
import type { Details, Language } from '@/kernel/errors'
import { queueJob } from '@/platform/jobs'
import { MAIL_JOB } from './mail-job'
import { outgoingMail } from './outgoing'
import { mailText, type MessageTemplate } from './templates'

/**
 * Queues a mail in the caller's transaction; it leaves after the commit, and not at all after a roll-back.
 * A second call with the same `idempotencyKey` sends nothing more.
 * @returns the job's id
 * @throws ZodError where an address or the text is unfit
 */
export async function sendMail(args: {
  req: PayloadRequest
  to: { address: string; name?: string; language: Language }
  template: MessageTemplate
  details: Details
  url?: string
  idempotencyKey: string
}): Promise<string> {
  const { req, to, template, details, url, idempotencyKey } = args
  const message = template[to.language](details)
  const text = mailText({ message, language: to.language, ...(to.name ? { name: to.name } : {}), ...(url ? { url } : {}) })
  const input = outgoingMail.parse({ to: [to.address], subject: message.subject, text })
  return queueJob({ req, kind: MAIL_JOB, key: `mail:${idempotencyKey}`, input })
}
