import type { PayloadRequest } from 'payload'
import type { Chapter, Edition } from '@/payload-types'

/**
 * Runs writes that an operation of the line has decided: the field locks, which keep everybody else out of those fields, let them pass.
 * Nothing outside can set this mark, since a request's context never comes from the client.
 */
export async function asLine<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const outer = req.context['lineWrite']
  req.context['lineWrite'] = true
  try {
    return await work()
  } finally {
    req.context['lineWrite'] = outer
  }
}

export function isLineWrite(req: PayloadRequest): boolean {
  return req.context['lineWrite'] === true || req.context['system'] === true
}

/** Writes members that only the line writes. */
export async function updateChapter(req: PayloadRequest, id: string, data: Partial<Chapter>): Promise<Chapter> {
  return asLine(req, () =>
    req.payload.update({
      collection: 'chapters',
      id,
      data: data as never,
      depth: 0,
      overrideAccess: true, // decided by the operation that calls
      req,
    }),
  ) as Promise<Chapter>
}

/** Writes members that only the line writes. */
export async function updateEdition(req: PayloadRequest, id: string, data: Partial<Edition>): Promise<void> {
  await asLine(req, () =>
    req.payload.update({
      collection: 'editions',
      id,
      data: data as never,
      depth: 0,
      overrideAccess: true, // decided by the operation that calls
      req,
    }),
  )
}
