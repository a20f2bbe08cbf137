import type { PayloadRequest } from 'payload'
import { describeError, DomainError, errorBody, type Language } from '@/kernel/errors'
import { languageOfRequest } from '@/platform/http'
import { disposition } from '@/platform/http/disposition'
import { defaultLimits, fileTooLarge, type Limits } from './limits'
import type { RowError, TableReading } from './model'
import { formatOf, type TableFormat } from './format-of'
import { writeErrorReport, XLSX_TYPE } from './write'

/** What an import did, or would do (`dryRun`). `ok` says whether the file is free of errors; with one error nothing is stored. */
export type ImportReport<C> = {
  ok: boolean
  dryRun: boolean
  counts: C | null
  errors: RowError[]
  errorCount: number
  warnings: RowError[]
}

/**
 * The table in a request: the raw body, or the first file of a multipart form. Read no further than the limit.
 * @throws DomainError `spreadsheets.fileTooLarge`, `spreadsheets.unknownFormat`, `request.invalid` where there is no file
 */
export async function readUpload(req: PayloadRequest, limits: Partial<Limits> = {}): Promise<{ bytes: Uint8Array; format: TableFormat }> {
  const limit = limits.fileBytes ?? defaultLimits.fileBytes
  const body = await readBody(req, limit + 64 * 1024)
  const type = req.headers.get('content-type') ?? ''
  const bytes = type.startsWith('multipart/form-data') ? await firstFile(body, type) : body
  if (bytes.byteLength === 0) throw new DomainError('request.invalid', { field: 'file' })
  if (bytes.byteLength > limit) throw fileTooLarge(limit)
  return { bytes, format: formatOf(bytes) }
}

/** `?dryRun=1` */
export function isDryRun(req: PayloadRequest): boolean {
  return ['1', 'true'].includes(req.searchParams.get('dryRun') ?? '')
}

/** Puts errors of whole rows beside those of cells, in the order of the file. */
export function reportOf<C, R>({
  counts,
  dryRun,
  reading,
  rowErrors = [],
  warnings = [],
}: {
  reading: TableReading<R>
  rowErrors?: readonly RowError[]
  warnings?: readonly RowError[]
  counts: C | null
  dryRun: boolean
}): ImportReport<C> {
  const errorCount = reading.errorCount + rowErrors.length
  const errors = [...reading.errors, ...rowErrors].sort((left, right) => left.row - right.row).slice(0, defaultLimits.errors)
  return {
    ok: errorCount === 0,
    dryRun,
    counts: errorCount === 0 ? counts : null,
    errors,
    errorCount,
    warnings: [...reading.warnings, ...warnings],
  }
}

/**
 * The report in the caller's language: 200, or 422 where a real import was refused. `?report=xlsx` gives the problems as a workbook.
 * `more` goes beside the report in the body.
 */
export async function reportResponse<C>(req: PayloadRequest, report: ImportReport<C>, more: object = {}): Promise<Response> {
  const language = languageOfRequest(req)
  const status = report.ok || report.dryRun ? 200 : 422
  if (req.searchParams.get('report') === 'xlsx')
    return download(
      await writeErrorReport({ language, errors: report.errors, errorCount: report.errorCount }),
      XLSX_TYPE,
      'problems.xlsx',
      status,
    )
  const body = {
    ...report,
    ...more,
    errors: report.errors.map((error) => described(error, language)),
    warnings: report.warnings.map((each) => described(each, language)),
  }
  if (status === 200) return Response.json(body)
  const { errors } = errorBody('spreadsheets.rowErrors', language, { count: report.errorCount })
  return Response.json({ code: 'spreadsheets.rowErrors', errors, report: body }, { status })
}

/** A file to save; never rendered by the browser. */
export function download(content: Uint8Array | string, type: string, fileName: string, status = 200): Response {
  const body = typeof content === 'string' ? content : new Uint8Array(content)
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-disposition': disposition('attachment', fileName),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}

function described(error: RowError, language: Language) {
  return { ...error, message: describeError(error.code, language, error.details) }
}

async function readBody(req: PayloadRequest, limit: number): Promise<Uint8Array> {
  const announced = Number(req.headers.get('content-length') ?? 0)
  if (announced > limit) throw fileTooLarge(limit)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = req.body?.getReader()
  for (let chunk = await reader?.read(); reader && chunk && !chunk.done; chunk = await reader.read()) {
    const bytes: Uint8Array = chunk.value
    size += bytes.byteLength
    if (size > limit) {
      await reader.cancel()
      throw fileTooLarge(limit)
    }
    chunks.push(bytes)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

async function firstFile(body: Uint8Array, type: string): Promise<Uint8Array> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    for (const value of form.values()) if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer())
  } catch {
    throw new DomainError('request.invalid', { field: 'file' })
  }
  throw new DomainError('request.invalid', { field: 'file' })
}
