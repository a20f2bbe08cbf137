import { noticeDocuments } from '../content/site/notices'
import { policyDocuments } from '../content/site/policies'
import { blastFurnaceBook } from './blast-furnace-book'
import { storyCalendar } from '@/platform/demonstration/calendar'
import { converterBook } from './converter-book'
import type { Story } from './types'

export type * from './types'

/**
 * The whole story as plain data, told on `today` (`YYYY-MM-DD` in Asia/Shanghai): the same day gives the same story.
 * Nothing in it lies in the future except due dates, closing dates and days that notices announce.
 */
export function buildStory(today: string): Story {
  const calendar = storyCalendar(today)
  return {
    today,
    books: [blastFurnaceBook(calendar), converterBook(calendar)],
    documents: [...noticeDocuments(calendar), ...policyDocuments(calendar)],
  }
}
