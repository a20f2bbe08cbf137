import type { Effect } from '@/platform/workflow'
import { loadEdition } from '../../line/operations/load-people'
import { queueProofCopy } from '../../proofs/operations/proof-copy'
import { queuePublications } from '../../publication/operations/publish-files'
import { reviseEdition } from './revise-edition'

/** The files for readers are built after the commit, for the latest printing. */
export const buildFiles: Effect = async ({ doc, req, transition }) => {
  await queuePublications({ req, editionId: String(doc.id), round: `transition-${transition.seq}` })
}

/** The page proof is made after the commit, from what was sealed. */
export const buildProofCopy: Effect = async ({ doc, req }) => {
  await queueProofCopy({ req, edition: await loadEdition(req, String(doc.id)) })
}

/** The next edition stands ready, with this one's text, when the revision begins. */
export const startRevision: Effect = async ({ doc, req }) => {
  await reviseEdition({ req, editionId: String(doc.id) })
}
