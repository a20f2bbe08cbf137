import type { Endpoint } from 'payload'
import { DomainError } from '@/kernel/errors'
import { endpoint, languageOfRequest, routeId, siteAddress } from '@/platform/http'
import {
  download,
  isDryRun,
  readUpload,
  reportResponse,
  writeErrorReport,
  writeTemplate,
  XLSX_TYPE,
  type TableSchema,
} from '@/platform/spreadsheets'
import { importOrganisations, organisationTable } from '../operations/import-organisations'
import { assertImportsStaff, importStaff } from '../operations/staff-import'
import { collectStaffSlips, waitingStaffSlips } from '../operations/staff-slips'
import { staffTable } from '../operations/staff-table'
import { exportOrganisations } from '../operations/export-organisations'

/** Under `/api/users`. */
export const staffEndpoints: Endpoint[] = [
  {
    path: '/import',
    method: 'post',
    handler: endpoint(async (req) => {
      assertImportsStaff(req) // before megabytes are read
      const updates = req.searchParams.get('updates') === '1'
      const { faults, report } = await importStaff({ req, dryRun: isDryRun(req), updates, ...(await readUpload(req)) })
      if (req.searchParams.get('report') === 'xlsx')
        return download(await writeErrorReport({ language: languageOfRequest(req), errors: faults }), XLSX_TYPE, 'problems.xlsx')
      return reportResponse(req, report)
    }),
  },
  { path: '/import-template', method: 'get', handler: template(staffTable) },
  {
    path: '/import-slips',
    method: 'get',
    handler: endpoint(async (req) => {
      assertImportsStaff(req)
      return Response.json({ slips: await waitingStaffSlips(req), address: siteAddress(req) })
    }),
  },
  {
    // Not a GET: it can be had once.
    path: '/import-slips/:id',
    method: 'post',
    handler: endpoint(async (req) => {
      assertImportsStaff(req)
      return download(await collectStaffSlips({ req, id: routeId(req) }), 'application/pdf', 'sign-in-slips.pdf')
    }),
  },
]

/** Under `/api/organisations`. */
export const organisationEndpoints: Endpoint[] = [
  {
    path: '/import',
    method: 'post',
    handler: endpoint(async (req) => {
      assertImportsStaff(req)
      return reportResponse(req, await importOrganisations({ req, dryRun: isDryRun(req), ...(await readUpload(req)) }))
    }),
  },
  {
    path: '/export',
    method: 'get',
    handler: endpoint(async (req) => {
      const format = req.searchParams.get('format') ?? 'xlsx'
      if (format !== 'xlsx' && format !== 'json') throw new DomainError('spreadsheets.unknownFormat')
      const content = await exportOrganisations({ req, format, language: languageOfRequest(req) })
      return download(content, format === 'json' ? 'application/json; charset=utf-8' : XLSX_TYPE, `organisations.${format}`)
    }),
  },
  { path: '/template', method: 'get', handler: template(organisationTable) },
]

/** An empty table to fill in. */
function template(schema: TableSchema): Endpoint['handler'] {
  return endpoint(async (req) => {
    assertImportsStaff(req)
    const language = languageOfRequest(req)
    return download(await writeTemplate({ language, schema }), XLSX_TYPE, `${schema.title[language]}.xlsx`)
  })
}
