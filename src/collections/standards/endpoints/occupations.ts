import type { Endpoint } from 'payload'
import { endpoint, languageOfRequest } from '@/platform/http'
import { isDryRun, readUpload, reportResponse } from '@/platform/spreadsheets'
import { exportOccupations, importOccupations } from '../operations/import-occupations'
import { assertMayWrite } from '../operations/may-write'
import { occupationTable } from '../operations/tables/occupations'
import { formatOfRequest, tableResponse, templateResponse } from './parts'

export const occupationEndpoints: Endpoint[] = [
  {
    path: '/import',
    method: 'post',
    handler: endpoint(async (req) => {
      assertMayWrite(req)
      return reportResponse(req, await importOccupations({ req, dryRun: isDryRun(req), ...(await readUpload(req)) }))
    }),
  },
  {
    path: '/export',
    method: 'get',
    handler: endpoint(async (req) => {
      const format = formatOfRequest(req)
      return tableResponse(await exportOccupations({ req, format, language: languageOfRequest(req) }), format, 'occupations')
    }),
  },
  { path: '/template', method: 'get', handler: endpoint((req) => templateResponse(req, occupationTable)) },
]
