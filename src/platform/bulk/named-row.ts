import type { PayloadRequest } from 'payload'

/** The row that a request over many rows dealt with when it failed; nothing for requests about one document. */
export type RowAtFault = { id: string; title?: string | undefined }

export function rowAtFault(req: Pick<PayloadRequest, 'context'>): RowAtFault | undefined {
  return req.context['row'] as RowAtFault | undefined
}

type Shaped = { errors?: { message: string; details?: unknown }[] }

/** The same errors, each saying of which row it speaks: in the text its title, in the details its id. */
export function namedRow<T extends object>(req: Pick<PayloadRequest, 'context'>, body: T): T {
  const row = rowAtFault(req)
  const { errors } = body as Shaped
  if (!row || !errors) return body
  return {
    ...body,
    errors: errors.map((error) => ({
      ...error,
      message: row.title ? `${row.title}: ${error.message}` : error.message,
      details: {
        ...(typeof error.details === 'object' && error.details !== null && !Array.isArray(error.details) ? error.details : {}),
        row: row.id,
      },
    })),
  }
}
