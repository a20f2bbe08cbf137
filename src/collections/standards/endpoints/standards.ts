import type { Endpoint } from 'payload'
import { endpoint, languageOfRequest, routeId } from '@/platform/http'
import { isDryRun, readUpload, reportResponse } from '@/platform/spreadsheets'
import { parseLevels } from '../domain/levels'
import { exportStandards, importStandards } from '../operations/import-standards'
import { exportWeights, importWeights, readWeights } from '../operations/import-weights'
import { assertMayWrite } from '../operations/may-write'
import { standardTable, weightsTable } from '../operations/tables/standards'
import { formatOfRequest, tableResponse, templateResponse } from './parts'

export const standardEndpoints: Endpoint[] = [
  {
    path: '/import',
    method: 'post',
    handler: endpoint(async (req) => {
      assertMayWrite(req)
      return reportResponse(req, await importStandards({ req, dryRun: isDryRun(req), ...(await readUpload(req)) }))
    }),
  },
  {
    path: '/export',
    method: 'get',
    handler: endpoint(async (req) => {
      const format = formatOfRequest(req)
      return tableResponse(await exportStandards({ req, format, language: languageOfRequest(req) }), format, 'standards')
    }),
  },
  { path: '/template', method: 'get', handler: endpoint((req) => templateResponse(req, standardTable)) },
  {
    path: '/read-weights',
    method: 'post',
    handler: endpoint(async (req) => {
      assertMayWrite(req)
      const levels = parseLevels(req.searchParams.get('levels') ?? '') ?? []
      const { absent, report, tables } = await readWeights({ req, levels, ...(await readUpload(req)) })
      return reportResponse(req, report, { tables, absent })
    }),
  },
  {
    path: '/:id/import',
    method: 'post',
    handler: endpoint(async (req) => {
      assertMayWrite(req)
      return reportResponse(req, await importWeights({ req, id: routeId(req), dryRun: isDryRun(req), ...(await readUpload(req)) }))
    }),
  },
  {
    path: '/:id/export',
    method: 'get',
    handler: endpoint(async (req) => {
      const format = formatOfRequest(req)
      return tableResponse(await exportWeights({ req, id: routeId(req), format, language: languageOfRequest(req) }), format, 'weights')
    }),
  },
  { path: '/:id/template', method: 'get', handler: endpoint((req) => templateResponse(req, weightsTable)) },
]
