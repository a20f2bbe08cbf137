import type { PayloadRequest } from 'payload'
import { idOf, type Ref } from '@/kernel/ids'
import type { Class, HourCertificate } from '@/payload-types'
import type { ConfirmedBy } from '../../recognition/domain/beneath'
import type { CertificateIssuer } from '../domain/machine'

/**
 * Who signed a certificate, and whether they still answer for it: their account is in use, it still issues certificates of this class, and
 * the certificate is not of their own hours.
 */
export async function issuerOf(
  req: PayloadRequest,
  { issuedBy, trainee }: Pick<HourCertificate, 'issuedBy' | 'trainee'>,
  { organisation }: Pick<Class, 'organisation'>,
): Promise<CertificateIssuer> {
  const id = idOf(issuedBy)
  if (!id) return { id: null, name: null, answers: false }
  const { docs } = await req.payload.db.find<{
    id: Ref
    name: string
    active?: boolean | null
    roles?: string[] | null
    organisation?: Ref | null
  }>({
    collection: 'users',
    where: { id: { equals: id } },
    select: { name: true, active: true, roles: true, organisation: true },
    limit: 1,
    pagination: false,
    req,
  })
  const [person] = docs
  if (!person) return { id, name: null, answers: false }
  const roles = person.roles ?? []
  const issues =
    roles.includes('admin') ||
    roles.includes('centre-staff') ||
    (roles.includes('training-admin') && idOf(person.organisation) === idOf(organisation))
  return { id, name: person.name, answers: person.active !== false && issues && id !== idOf(trainee) }
}

/** Who confirmed it after a correction; null where nobody did, or where an earlier version did not write down who. */
export function confirmedBy({ confirmed }: Pick<HourCertificate, 'confirmed'>): ConfirmedBy | null {
  return (confirmed as { by?: ConfirmedBy } | null | undefined)?.by ?? null
}
