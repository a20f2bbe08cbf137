import { editionPublished } from '@/collections/materials'
import { followEdition } from '../operations/follow-edition'

/** Courses go over to a new edition of their textbook as soon as it is in circulation. */
export const followEditionSubscriber = editionPublished.subscriber({
  name: 'study-hours.follow-edition',
  mode: 'job',
  run: async ({ data: { editionId, textbookId }, req }) => {
    await followEdition({ req, editionId, textbookId })
  },
})
