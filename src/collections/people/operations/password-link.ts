import { randomBytes, randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { languageOf } from '@/kernel/errors'
import { nowOf } from '@/platform/clock'
import { defineJob, queueJob, type JobKind } from '@/platform/jobs'
import { messageTemplate, sendMail } from '@/platform/messages'
import { withTransaction } from '@/platform/transactions'
import type { StoredAccount } from './open-session'
import { takeMailedLink } from './sign-in-limits'
import { subjectOf } from './sign-in-subject'

const LINK_JOB = 'people.mail-password-link'
const VALID_MS = 60 * 60_000

const template = messageTemplate({
  kind: 'people.passwordLink',
  zh: { subject: '重设密码', text: '有人为您的账号请求重设密码。请在一小时内打开下面的链接，设置新密码。如非本人操作，请忽略此信。' },
  en: {
    subject: 'Reset your password',
    text: 'Somebody asked to reset the password of your account. Open the link below within an hour to choose a new one. If it was not you, ignore this mail.',
  },
})

/**
 * Notes that a link to a new password is wanted. The same work for every name: whether there is such an account, and an address to write to,
 * is looked into by a job, after the answer.
 * @throws DomainError `request.tooMany`, for a name that nobody has as for one that leads to an account
 */
export async function askForLink({ name, req }: { req: PayloadRequest; name: string }): Promise<void> {
  const { account, key } = await subjectOf(req, name)
  takeMailedLink(req, key, nowOf(req).getTime())
  await withTransaction(req, async () => {
    await queueJob({ req, kind: LINK_JOB, key: `password-link:${randomUUID()}`, input: { account: account ? String(account.id) : null } })
  })
}

/** Makes the link and mails it. @param publicUrl the address that people reach the site by; never what a request claims it to be */
export function passwordLinkJob({ publicUrl }: { publicUrl: string }): JobKind {
  return defineJob<unknown>({
    kind: LINK_JOB,
    label: { zh: '寄送重设密码的链接', en: 'Mail a link to a new password' },
    lane: 'mail',
    run: async ({ input, jobId, req }) => {
      const { account: id } = z.object({ account: z.string().nullable() }).parse(input)
      if (id === null) return { mailed: false }
      return withTransaction(req, async () => {
        const account = await req.payload.db.findOne<StoredAccount>({ collection: 'users', where: { id: { equals: id } }, req })
        if (!account?.email || account.active === false) return { mailed: false }
        const token = randomBytes(20).toString('hex')
        await req.payload.db.updateOne({
          collection: 'users',
          id,
          data: {
            resetPasswordToken: token,
            resetPasswordExpiration: new Date(nowOf(req).getTime() + VALID_MS).toISOString(),
          },
          returning: false,
          req,
        })
        const language = languageOf(account.language)
        await sendMail({
          req,
          to: { address: account.email, name: account.name, language },
          template,
          details: {},
          url: `${publicUrl}/admin/reset/${token}`,
          idempotencyKey: `password-link:${jobId}`,
        })
        return { mailed: true }
      })
    },
  })
}
