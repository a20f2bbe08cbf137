import type { Endpoint } from 'payload'
import { DomainError } from '@/kernel/errors'
import { languageOfRequest, routeId } from '@/platform/http'
import { download, isDryRun, readUpload, reportResponse, writeErrorReport, writeTemplate, XLSX_TYPE } from '@/platform/spreadsheets'
import { collectRosterSlips } from '../operations/collect'
import { exportRoster } from '../operations/export'
import { assertWritesRoster, importRoster } from '../operations/import'
import { rosterTable } from '../operations/table'
import { forSignedIn } from '../../shared/endpoints/signed-in'

/** Under `/api/classes`. */
export const rosterEndpoints: Endpoint[] = [
  {
    path: '/:id/roster',
    method: 'post',
    handler: forSignedIn(async (req) => {
      const classId = routeId(req)
      await assertWritesRoster(req, classId) // before megabytes are read
      const dryRun = isDryRun(req)
      const { faults, jobId, preview, report } = await importRoster({ req, classId, dryRun, ...(await readUpload(req)) })
      if (req.searchParams.get('report') === 'xlsx' && !jobId)
        return download(await writeErrorReport({ language: languageOfRequest(req), errors: faults }), XLSX_TYPE, 'problems.xlsx')
      if (jobId) return Response.json({ ...report, jobId }, { status: 202 })
      return reportResponse(req, report, preview ?? {})
    }),
  },
  {
    path: '/:id/roster',
    method: 'get',
    handler: forSignedIn(async (req) => {
      const format = req.searchParams.get('format') ?? 'xlsx'
      if (format !== 'xlsx' && format !== 'json') throw new DomainError('spreadsheets.unknownFormat')
      const { content, name } = await exportRoster({ req, classId: routeId(req), format, language: languageOfRequest(req) })
      return download(content, format === 'json' ? 'application/json; charset=utf-8' : XLSX_TYPE, `${name}.${format}`)
    }),
  },
  {
    path: '/:id/roster-template',
    method: 'get',
    handler: forSignedIn(async (req) => {
      const language = languageOfRequest(req)
      return download(await writeTemplate({ language, schema: rosterTable }), XLSX_TYPE, `${rosterTable.title[language]}.xlsx`)
    }),
  },
  {
    // Not a GET: it can be had once.
    path: '/:id/roster/:job/slips',
    method: 'post',
    handler: forSignedIn(async (req) => {
      const jobId = req.routeParams?.['job']
      if (typeof jobId !== 'string' || jobId.length > 100) throw new DomainError('request.notFound')
      return download(await collectRosterSlips({ req, classId: routeId(req), jobId }), 'application/pdf', 'sign-in-slips.pdf')
    }),
  },
]
