/** The collections of the textbook line, by the names that REST gives them. */
export const SLUGS = {
  textbooks: 'textbooks',
  editions: 'editions',
  chapters: 'chapters',
  drafts: 'drafts',
  comments: 'comments',
  proofs: 'proofs',
  qualitySamples: 'quality-samples',
  printings: 'printings',
  errata: 'errata',
  orderCalls: 'order-calls',
  orders: 'orders',
  sampleCopies: 'sample-copies',
  publications: 'publications',
} as const
