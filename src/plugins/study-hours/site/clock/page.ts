import type { Language } from '@/kernel/errors'
import { element } from '@/platform/site/client/elements'
import { duration } from '../duration'
import { studyData } from './page-data'

/** What the page brought along. */
export const data = studyData.read()
export const { words } = data

/** The elements of the bar, of the check, and the film where there is one. */
export const page = {
  bar: element('clock'),
  status: element('clock-status'),
  note: element('clock-note'),
  live: element('clock-live'),
  today: element('clock-today'),
  cap: element('clock-cap'),
  provisional: element('clock-provisional'),
  claim: element('clock-claim'),
  finish: element('clock-finish', HTMLButtonElement),
  offers: { here: element('clock-here'), again: element('clock-again'), signIn: element('clock-sign-in') },
  video: document.querySelector('video'),
}

/** A length on the clock, to the second: one that has only just begun is still 0. */
export function spell(ms: number, language: Language = data.language): string {
  return duration(Math.floor(ms / 1_000) * 1_000, language)
}
