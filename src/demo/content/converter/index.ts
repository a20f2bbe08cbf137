import type { DemoChapter } from '../builder'
import { chapter01 } from './ch01'
import { chapter02, chapter02Draft1 } from './ch02'
import { chapter03, chapter03Draft1 } from './ch03'
import { chapter04 } from './ch04'
import { chapter05 } from './ch05'
import { chapter06 } from './ch06'

/** Textbook B: for each chapter its drafts, oldest first; the last one is what is being worked on. */
export const converterDrafts: Readonly<Record<string, readonly DemoChapter[]>> = {
  'bof-01': [chapter01],
  'bof-02': [chapter02Draft1, chapter02],
  'bof-03': [chapter03Draft1, chapter03],
  'bof-04': [chapter04],
  'bof-05': [chapter05],
  'bof-06': [chapter06],
}

/** The latest draft of each chapter, in the order in which the book is read. */
export const converterChapters: readonly DemoChapter[] = [chapter01, chapter02, chapter03, chapter04, chapter05, chapter06]
