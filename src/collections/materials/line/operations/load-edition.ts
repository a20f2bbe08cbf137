import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import type { Edition } from '@/payload-types'

/** An edition as the caller may see it; the process itself sees all. @throws DomainError `request.notFound` */
export async function loadEdition({ req, id }: { req: PayloadRequest; id: string }): Promise<Edition> {
  const { docs } = await req.payload.find({
    collection: 'editions',
    where: { id: { equals: id } },
    limit: 1,
    depth: 0,
    overrideAccess: req.context['system'] === true, // jobs have no account to ask for
    req,
  })
  const edition = docs[0]
  if (!edition) throw new DomainError('request.notFound')
  return edition
}
