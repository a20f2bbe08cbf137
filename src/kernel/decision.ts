import { DomainError, type Details } from './errors'

/** The answer of every rule. The predicate that hides a button is the one that refuses the request. */
export type Decision = { ok: true } | { ok: false; code: string; details?: Details }

export const allow: Decision = { ok: true }

export function refuse(code: string, details?: Details): Decision {
  return details ? { ok: false, code, details } : { ok: false, code }
}

/** The first refusal, else allowed. */
export function allOf(...decisions: readonly Decision[]): Decision {
  return decisions.find((decision) => !decision.ok) ?? allow
}

/** @throws DomainError with the refusal's code and details */
export function assertAllowed(decision: Decision): void {
  if (!decision.ok) throw new DomainError(decision.code, decision.details)
}
