import { DAY_MS } from '@/kernel/clock'
import { drawFigures } from '../figures'
import { demoParts } from '../parts.generated'
import { buildStory } from '../story'
import { bookSteps, documentStep, pictureSteps } from './book-steps'
import { eventStep } from './event-step'
import { referenceSteps, type ReferenceOptions } from './reference-steps'
import type { Step } from '@/platform/demonstration/scene'

const WEEK_MS = 7 * DAY_MS

/**
 * Everything that is done, in order of time over both books and all notices: the audit chain reads as it would have been written.
 * The same day and option give the same steps, which is what lets an interrupted loading go on.
 */
export async function demoSteps({ mustChangePassword, rules, today }: Omit<ReferenceOptions, 'from'>): Promise<Step[]> {
  const story = buildStory(today)
  const first = [
    ...story.books.flatMap(({ events }) => events.map(({ at }) => at)),
    ...story.documents.map(({ publishedAt }) => publishedAt),
  ]
    .sort()
    .at(0)
  const from = before(first ?? new Date(`${today}T00:00:00Z`).toISOString(), 2 * WEEK_MS)
  const steps = [
    ...referenceSteps({ today, from, mustChangePassword, rules }),
    ...pictureSteps(await drawFigures(), story.books, before(from, -2 * DAY_MS)),
    ...story.books.flatMap((book) => [
      ...bookSteps(book, before(book.events[0]?.at ?? from, WEEK_MS)),
      ...book.events.map((event) => eventStep(book, event)),
    ]),
    ...story.documents.map(documentStep),
    ...demoParts.flatMap(({ steps }) => steps({ today })),
  ]
  return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function before(instant: string, ms: number): string {
  return new Date(Date.parse(instant) - ms).toISOString()
}
