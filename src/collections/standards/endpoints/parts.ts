import type { PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { languageOfRequest } from '@/platform/http'
import { download, writeTemplate, XLSX_TYPE, type TableSchema } from '@/platform/spreadsheets'
import { mayTakeTables } from '../operations/may-write'

/** `?format=xlsx` (default) or `json`. @throws DomainError `spreadsheets.unknownFormat` */
export function formatOfRequest(req: PayloadRequest): 'xlsx' | 'json' {
  const format = req.searchParams.get('format') ?? 'xlsx'
  if (format !== 'xlsx' && format !== 'json') throw new DomainError('spreadsheets.unknownFormat')
  return format
}

export function tableResponse(content: string | Uint8Array, format: 'xlsx' | 'json', name: string): Response {
  return download(content, format === 'json' ? 'application/json; charset=utf-8' : XLSX_TYPE, `${name}.${format}`)
}

/** An empty table to fill in; it tells nothing, but is for people with an account. */
export async function templateResponse(req: PayloadRequest, schema: TableSchema): Promise<Response> {
  if (!mayTakeTables(req)) throw new DomainError('request.signIn')
  const language = languageOfRequest(req)
  return download(await writeTemplate({ language, schema }), XLSX_TYPE, `${schema.title[language]}.xlsx`)
}
