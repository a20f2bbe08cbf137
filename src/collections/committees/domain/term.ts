import { allow, refuse, type Decision } from '@/kernel/decision'

/** A membership's term: calendar days in Asia/Shanghai, both included; without an end it runs on. */
export type Term = { startsOn: string; endsOn?: string | null }

export function termHolds(term: Term, on: string): boolean {
  return term.startsOn <= on && (!term.endsOn || on <= term.endsOn)
}

export function checkTerm(term: Term): Decision {
  return term.endsOn && term.endsOn < term.startsOn ? refuse('committees.termEndsBeforeStart', { field: 'termEndsOn' }) : allow
}

export function termsOverlap(a: Term, b: Term): boolean {
  return (!b.endsOn || a.startsOn <= b.endsOn) && (!a.endsOn || b.startsOn <= a.endsOn)
}
