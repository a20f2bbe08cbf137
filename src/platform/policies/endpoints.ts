import type { Endpoint } from 'payload'
import { DomainError } from '@/kernel/errors'
import { endpoint, languageOfRequest } from '@/platform/http'
import { download, isDryRun, readUpload, reportResponse, writeTemplate, XLSX_TYPE } from '@/platform/spreadsheets'
import { bringsPolicies, exportPolicies, importPolicies, takesPolicies } from './exchange'
import { policyTable } from './table'

/** Rules as a table: `POST /import` (`?dryRun=1`), `GET /export` (`?format=json`) and an empty table to fill in. */
export const exchangeEndpoints: Endpoint[] = [
  {
    path: '/import',
    method: 'post',
    handler: endpoint(async (req) => {
      if (!bringsPolicies(req)) throw new DomainError(req.user ? 'request.forbidden' : 'request.signIn')
      return reportResponse(req, await importPolicies({ req, dryRun: isDryRun(req), ...(await readUpload(req)) }))
    }),
  },
  {
    path: '/export',
    method: 'get',
    handler: endpoint(async (req) => {
      const format = req.searchParams.get('format') ?? 'xlsx'
      if (format !== 'xlsx' && format !== 'json') throw new DomainError('spreadsheets.unknownFormat')
      const content = await exportPolicies({ req, format, language: languageOfRequest(req) })
      return download(content, format === 'json' ? 'application/json; charset=utf-8' : XLSX_TYPE, `policies.${format}`)
    }),
  },
  {
    path: '/template',
    method: 'get',
    handler: endpoint(async (req) => {
      if (!takesPolicies(req)) throw new DomainError('request.signIn')
      const language = languageOfRequest(req)
      return download(await writeTemplate({ language, schema: policyTable }), XLSX_TYPE, `${policyTable.title[language]}.xlsx`)
    }),
  },
]
