import type { PayloadRequest } from 'payload'

const KEY = 'changesMany'

/** Notes on a request that it deals with whatever rows a question finds, each by Payload's operation for one document. */
export function markMany(req: PayloadRequest): void {
  req.context[KEY] = true
}

/** Whether what is done to a row now would be done to others in the same request: for rules about what is meant for one alone. */
export function changesMany(req: PayloadRequest): boolean {
  return req.context[KEY] === true
}
