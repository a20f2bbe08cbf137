import type { Language } from '@/kernel/errors'
import { pageData } from '@/platform/site/page-data'
import type { StudyWords } from '../words'

/** What the clock has to know before it asks the server: lengths in milliseconds. */
export type ClockSettings = { presenceMinMs: number; idleMs: number; maxMediaRate: number; dayCapMs: number }

/** What the study page tells its clock; sentences come in the page's language. */
export type StudyPageData = ClockSettings & { unitId: string; language: Language; words: StudyWords['clock'] }

export const studyData = pageData<StudyPageData>('study-data')
