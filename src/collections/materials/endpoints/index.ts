import type { Endpoint } from 'payload'

/** The line's endpoints, by the collection whose path they stand under. */
export const chapterEndpoints: Endpoint[] = []
export const editionEndpoints: Endpoint[] = []
export const draftEndpoints: Endpoint[] = []
export const commentEndpoints: Endpoint[] = []
export const errataEndpoints: Endpoint[] = []
export const orderCallEndpoints: Endpoint[] = []
export const publicationEndpoints: Endpoint[] = []
