import { atomicityCases } from './atomicity'
import { auditCases } from './audit'
import { fieldCases } from './fields'
import { invariantCases } from './invariants'
import { queryCases } from './queries'
import { raceCases } from './races'
import type { Bench } from '../fixtures/bench'

/** The cases that every database must pass. */
export function contractCases(at: () => Bench): void {
  fieldCases(at)
  queryCases(at)
  atomicityCases(at)
  raceCases(at)
  auditCases(at)
  invariantCases(at)
}
