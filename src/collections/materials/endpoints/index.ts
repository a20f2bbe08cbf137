import type { Endpoint } from 'payload'
import { chapterRoutes } from './chapters'
import { answerRoute, compareRoute, confirmRoute } from './drafts'
import { editionRoutes } from './editions'

/** The line's endpoints, by the collection whose path they stand under. */
export const chapterEndpoints: Endpoint[] = chapterRoutes
export const editionEndpoints: Endpoint[] = editionRoutes
export const draftEndpoints: Endpoint[] = [compareRoute]
export const commentEndpoints: Endpoint[] = [answerRoute, confirmRoute]
export const errataEndpoints: Endpoint[] = []
export const orderCallEndpoints: Endpoint[] = []
export const publicationEndpoints: Endpoint[] = []
