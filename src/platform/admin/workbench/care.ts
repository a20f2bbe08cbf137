import type { PayloadRequest } from 'payload'
import { holdsRole } from '@/access'
import { careLinesOf, type CareLine } from '@/platform/domains'

/** What the centre's people look after, each with how many there are; nothing for others. */
export async function loadCare(req: PayloadRequest): Promise<(Omit<CareLine, 'count'> & { count: number })[]> {
  if (!holdsRole(req, 'admin', 'centre-staff')) return []
  const lines = careLinesOf(req.payload.config)
  return Promise.all(lines.map(async ({ count, ...line }) => ({ ...line, count: await count(req) })))
}
