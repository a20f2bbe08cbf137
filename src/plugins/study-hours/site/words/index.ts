import type { Language } from '@/kernel/errors'
import { en } from './en'
import { zh } from './zh'

export type StudyWords = typeof zh

/** The sentences of the trainee's pages. */
export function studyWords(language: Language): StudyWords {
  return language === 'en' ? en : zh
}
