import type { Payload, PayloadRequest } from 'payload'
import type { Class } from '@/payload-types'
import { writeXlsx } from '@/platform/spreadsheets'
import { identityCheckCharacter } from '@/plugins/study-hours/roster/domain/identity-number'
import { rosterTable } from '@/plugins/study-hours/roster/operations/table'

/** A class of the works `W` for the roster. */
export async function makeClass(payload: Payload, req: PayloadRequest): Promise<Class> {
  const own = { req, depth: 0, overrideAccess: true } as const
  const organisation = await payload.create({ collection: 'organisations', data: { name: '钢厂', code: 'W', kind: 'enterprise' }, ...own })
  const occupation = await payload.create({
    collection: 'occupations',
    data: { code: '6-17-01-01', name: '炉前工', levels: ['4'] } as never,
    ...own,
  })
  return payload.create({
    collection: 'classes',
    data: {
      code: 'B',
      name: '大班',
      organisation: organisation.id,
      occupation: occupation.id,
      level: '4',
      startsOn: '2026-09-01',
      endsOn: '2026-12-20',
    } as never,
    ...own,
  })
}

/** So many trainees of the works `W`, with everything that a row can say. */
export async function rosterFile(count: number, from = 0): Promise<Uint8Array> {
  const rows = Array.from({ length: count }, (_, at) => {
    const index = from + at
    const birth = new Date(Date.UTC(1970, 0, 1) + (index % 10_000) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    const digits = `${430_102 + Math.floor(index / 10_000)}${birth}001`
    return {
      name: `学员${index}`,
      identity: digits + identityCheckCharacter(digits),
      employeeNumber: `W${index}`,
      organisation: 'W',
      crew: 'ABCD'.charAt(index % 4),
      number: String(index),
      email: `t${index}@works.test`,
    }
  })
  return new Uint8Array(await writeXlsx({ language: 'zh', sheets: [{ schema: rosterTable, rows }] }))
}
