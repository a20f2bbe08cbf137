import type { PayloadRequest } from 'payload'

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
