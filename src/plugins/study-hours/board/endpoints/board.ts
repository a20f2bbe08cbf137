import type { Endpoint } from 'payload'
import { DomainError } from '@/kernel/errors'
import { languageOfRequest, routeId } from '@/platform/http'
import { download, XLSX_TYPE } from '@/platform/spreadsheets'
import { loadClassBoard } from '../operations/board'
import { exportClass } from '../operations/export/export'
import { forSignedIn } from '../../shared/endpoints/signed-in'

/** Under `/api/classes`: where everybody stands; `?format=xlsx` with every day of everybody. */
export const classBoardEndpoints: Endpoint[] = [
  {
    path: '/:id/board',
    method: 'get',
    handler: forSignedIn(async (req) => {
      const classId = routeId(req)
      const format = req.searchParams.get('format') ?? 'json'
      if (format !== 'xlsx' && format !== 'json') throw new DomainError('spreadsheets.unknownFormat')
      if (format === 'json') return Response.json(await loadClassBoard({ req, classId }), { headers: { 'cache-control': 'no-store' } })
      const { bytes, fileName } = await exportClass({ req, classId, language: languageOfRequest(req) })
      return download(bytes, XLSX_TYPE, fileName)
    }),
  },
]
