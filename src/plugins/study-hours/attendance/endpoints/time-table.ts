import type { Endpoint, PayloadRequest } from 'payload'
import { describeError } from '@/kernel/errors'
import { languageOfRequest, readJson, routeId } from '@/platform/http'
import { download, isDryRun, readUpload, reportResponse, writeTemplate, XLSX_TYPE } from '@/platform/spreadsheets'
import { importSessions } from '../../training/operations/import-sessions'
import { createRecurring, previewRecurring, recurringInput, type SessionPlan } from '../../training/operations/plan-sessions'
import { arrangedClass } from '../../training/operations/session-drafts'
import { sessionTable } from '../../training/operations/session-table'
import { forSignedIn } from '../../shared/endpoints/signed-in'

/** Under `/api/classes`. */
export const timeTableEndpoints: Endpoint[] = [
  {
    path: '/:id/sessions/preview',
    method: 'post',
    handler: forSignedIn(async (req) => {
      const input = await readJson(req, recurringInput)
      return Response.json(told(req, await previewRecurring({ req, classId: routeId(req), input })))
    }),
  },
  {
    path: '/:id/sessions',
    method: 'post',
    handler: forSignedIn(async (req) => {
      const input = await readJson(req, recurringInput)
      return Response.json(await createRecurring({ req, classId: routeId(req), input }), { status: 201 })
    }),
  },
  {
    path: '/:id/time-table',
    method: 'post',
    handler: forSignedIn(async (req) => {
      const classId = routeId(req)
      await arrangedClass(req, classId) // before megabytes are read
      return reportResponse(req, await importSessions({ req, classId, dryRun: isDryRun(req), ...(await readUpload(req)) }))
    }),
  },
  {
    path: '/:id/time-table-template',
    method: 'get',
    handler: forSignedIn(async (req) => {
      const language = languageOfRequest(req)
      return download(await writeTemplate({ language, schema: sessionTable }), XLSX_TYPE, `${sessionTable.title[language]}.xlsx`)
    }),
  },
]

/** What stands in the way of each day, in the caller's words. */
function told(req: PayloadRequest, plan: SessionPlan) {
  const language = languageOfRequest(req)
  const days = plan.days.map(({ fault, ...day }) => ({
    ...day,
    fault: fault && { code: fault.code, message: describeError(fault.code, language, fault.details) },
  }))
  return { ...plan, days }
}
