import { z } from 'zod'

const address = z.string().regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+$/)

/** A mail as it waits in the queue: plain values only, no files and no addresses on other machines. */
export const outgoingMail = z.object({
  to: z.array(address).min(1).max(50),
  subject: z.string().min(1).max(300),
  text: z.string().max(200_000).optional(),
  html: z.string().max(500_000).optional(),
})
export type OutgoingMail = z.output<typeof outgoingMail>

/** Payload's and nodemailer's many forms of a recipient, as plain addresses. */
export function addressesOf(to: unknown): string[] {
  if (typeof to === 'string')
    return to
      .split(',')
      .map((part) => /<([^>]+)>\s*$/.exec(part)?.[1] ?? part)
      .map((part) => part.trim())
      .filter((part) => part !== '')
  if (Array.isArray(to)) return to.flatMap(addressesOf)
  if (typeof to === 'object' && to !== null && 'address' in to) return addressesOf(to.address)
  return []
}
