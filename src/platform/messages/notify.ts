import type { PayloadRequest } from 'payload'
import type { Details } from '@/kernel/errors'
import { nowOf } from '@/platform/clock'
import { sendMail } from './send-mail'
import type { MessageTemplate } from './templates'

type Recipient = { id: string | number; name?: string | null; email?: string | null; language?: string | null; active?: boolean | null }

/**
 * Leaves an on-site notice for each person, in the caller's transaction, and a mail for those who have an address.
 * The same `idempotencyKey` reaches the same person once, however often the cause repeats.
 * @param args.link a path on this site, such as `/admin/collections/chapters/7`
 * @returns how many notices are new
 */
export async function notify(args: {
  req: PayloadRequest
  to: readonly (string | number)[]
  template: MessageTemplate
  details: Details
  link?: string
  mail?: boolean
  idempotencyKey: string
}): Promise<number> {
  const { req, template, details, link, mail = true, idempotencyKey } = args
  if (link !== undefined && !/^\/(?!\/)/.test(link)) throw new Error(`a notice links inside this site only: ${link}`)
  const ids = [...new Set(args.to.map(String))]
  if (ids.length === 0) return 0
  const people = await req.payload.db.find<Recipient>({
    collection: 'users',
    where: { id: { in: ids } },
    pagination: false,
    limit: ids.length,
    req,
  })
  const keyOf = (id: string | number) => `${idempotencyKey}:${id}`
  const known = await req.payload.db.find<{ key: string }>({
    collection: 'notifications',
    where: { key: { in: people.docs.map(({ id }) => keyOf(id)) } },
    pagination: false,
    limit: ids.length,
    req,
  })
  const reached = new Set(known.docs.map(({ key }) => key))
  let count = 0
  for (const person of people.docs) {
    if (person.active === false || reached.has(keyOf(person.id))) continue
    const [zh, en] = [template.zh(details), template.en(details)]
    await req.payload.db.create({
      collection: 'notifications',
      data: {
        key: keyOf(person.id),
        recipient: person.id,
        kind: template.kind,
        subjectZh: zh.subject,
        subjectEn: en.subject,
        textZh: zh.text,
        textEn: en.text,
        link: link ?? null,
        readAt: null,
        createdAt: nowOf(req).toISOString(),
      },
      req,
    })
    count += 1
    if (mail && person.email)
      await sendMail({
        req,
        to: { address: person.email, ...(person.name ? { name: person.name } : {}), language: person.language === 'en' ? 'en' : 'zh' },
        template,
        details,
        ...(link ? { url: publicUrlOf(req) + link } : {}),
        idempotencyKey: keyOf(person.id),
      })
  }
  return count
}

/** The first origin that the configuration trusts is the public address. */
function publicUrlOf(req: PayloadRequest): string {
  return req.payload.config.csrf[0] ?? req.payload.config.serverURL
}
