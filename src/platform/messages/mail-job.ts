import { defineJob, type JobKind } from '@/platform/jobs'
import { outgoingMail } from './outgoing'
import { mailTransport, type MailSettings } from './transport'

export const MAIL_JOB = 'mail.send'

/** Sends one queued mail. Twice is the same mail: same Message-ID, same file, same row in the outbox. */
export function mailJob(settings: MailSettings): JobKind {
  const deliver = mailTransport(settings)
  return defineJob<unknown>({
    kind: MAIL_JOB,
    label: { zh: '发送邮件', en: 'Send mail' },
    lane: 'mail',
    attempts: 6,
    run: async ({ req, payload, input, jobId }) => {
      const mail = outgoingMail.parse(input)
      const { file, messageId } = await deliver(mail, jobId)
      if (!file) return { messageId }
      const known = await payload.db.find({
        collection: 'outbox-messages',
        where: { file: { equals: file } },
        limit: 1,
        pagination: false,
        req,
      })
      if (known.docs.length === 0)
        await payload.db.create({
          collection: 'outbox-messages',
          data: { file, to: mail.to.join(', '), subject: mail.subject, text: mail.text ?? '', messageId },
          req,
        })
      return { messageId, file }
    },
  })
}
