import type { Endpoint } from 'payload'
import { endpoint, languageOfRequest, routeId } from '@/platform/http'
import { isDryRun, readUpload, reportResponse } from '@/platform/spreadsheets'
import { compareSpecifications } from '../operations/compare-specifications'
import { exportSpecification } from '../operations/export-specification'
import { importSpecification } from '../operations/import-specification'
import { assertMayWrite } from '../operations/may-write'
import { newSpecificationVersion } from '../operations/new-version'
import { specificationTree } from '../operations/specification-tree'
import { specificationTable } from '../operations/tables/specification'
import { formatOfRequest, tableResponse, templateResponse } from './parts'

export const specificationEndpoints: Endpoint[] = [
  {
    path: '/:id/import',
    method: 'post',
    handler: endpoint(async (req) => {
      assertMayWrite(req)
      const merge = req.searchParams.get('mode') === 'merge'
      return reportResponse(
        req,
        await importSpecification({ req, id: routeId(req), merge, dryRun: isDryRun(req), ...(await readUpload(req)) }),
      )
    }),
  },
  {
    path: '/:id/export',
    method: 'get',
    handler: endpoint(async (req) => {
      const format = formatOfRequest(req)
      const { content, name } = await exportSpecification({ req, id: routeId(req), format, language: languageOfRequest(req) })
      return tableResponse(content, format, name)
    }),
  },
  { path: '/:id/template', method: 'get', handler: endpoint((req) => templateResponse(req, specificationTable)) },
  {
    path: '/:id/tree',
    method: 'get',
    handler: endpoint(async (req) => Response.json(await specificationTree({ req, id: routeId(req), language: languageOfRequest(req) }))),
  },
  {
    path: '/:id/diff',
    method: 'get',
    handler: endpoint(async (req) =>
      Response.json(await compareSpecifications({ req, id: routeId(req), against: req.searchParams.get('against') })),
    ),
  },
  {
    path: '/:id/new-version',
    method: 'post',
    handler: endpoint(async (req) => Response.json(await newSpecificationVersion({ req, id: routeId(req) }), { status: 201 })),
  },
]
