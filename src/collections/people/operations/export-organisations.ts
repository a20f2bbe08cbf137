import type { PayloadRequest } from 'payload'
import type { Language } from '@/kernel/errors'
import { writeJsonTable, writeXlsx } from '@/platform/spreadsheets'
import { allUnits, organisationTable, valuesOf } from './import-organisations'
import { assertImportsStaff } from './staff-import'

/** All units as the table that imports them. @throws DomainError `request.signIn`, `request.forbidden` */
export async function exportOrganisations({
  format,
  language,
  req,
}: {
  req: PayloadRequest
  format: 'xlsx' | 'json'
  language: Language
}): Promise<string | Uint8Array> {
  assertImportsStaff(req)
  const all = await allUnits(req)
  const table = { schema: organisationTable, rows: all.map((doc) => valuesOf(doc, all)) }
  return format === 'json' ? writeJsonTable(table) : writeXlsx({ language, sheets: [table] })
}
