import { randomUUID } from 'node:crypto'
import type { EmailAdapter } from 'payload'
import { queueJob, systemRequest } from '@/platform/jobs'
import { MAIL_JOB } from './mail-job'
import { addressesOf, outgoingMail } from './outgoing'
import type { MailSettings } from './transport'

/**
 * Payload's door for mail (password resets). Payload calls it inside an open transaction and without `req`, where talking
 * to a mail server would hold up every writer and a write would wait for itself: so the mail is queued after this turn,
 * in a transaction of its own.
 */
export function mailAdapter({ mailFrom }: Pick<MailSettings, 'mailFrom'>): EmailAdapter<void> {
  return ({ payload }) => ({
    name: 'liangong',
    defaultFromAddress: mailFrom,
    defaultFromName: '炼工 Liangong',
    sendEmail: (message) => {
      const mail = outgoingMail.parse({
        to: addressesOf(message.to),
        subject: message.subject,
        ...(typeof message.text === 'string' ? { text: message.text } : {}),
        ...(typeof message.html === 'string' ? { html: message.html } : {}),
      })
      setImmediate(() => {
        systemRequest(payload)
          .then((req) => queueJob({ req, kind: MAIL_JOB, key: `mail:${randomUUID()}`, input: mail }))
          .catch((error: unknown) => payload.logger.error({ err: error, msg: 'mail could not be queued' }))
      })
      return Promise.resolve()
    },
  })
}
