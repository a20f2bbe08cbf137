import type { RequestHandler } from 'express'
import { sendError } from '../errors'

/** By this Next tells itself that an action was posted to another page than its own and is sent on. */
const FORWARDED = 'x-action-forwarded'
/** By this it is told that the action is not to be had; whoever posted it then gets 409. */
const NOT_FOUND = 'x-nextjs-action-not-found'

/**
 * Takes a form's action at its own page alone. What is posted to another page Next would send on, in a request of its own from this very
 * machine: past the limits of the page, with nothing of the network that it came from, and as somebody at the machine (who may make the
 * first administrator). No page of ours posts anywhere else.
 */
export const ownActions: RequestHandler = (req, res, next) => {
  if (req.headers[FORWARDED] === undefined) return next()
  res.setHeader(NOT_FOUND, '1')
  sendError(req, res, 'request.formElsewhere')
}
