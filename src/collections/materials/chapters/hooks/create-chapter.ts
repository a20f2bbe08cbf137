import type { CollectionBeforeChangeHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { isLineWrite } from '../../line/operations/line-write'
import { loadEdition } from '../../line/operations/load-people'
import { checkOwnEdition } from '../../line/hooks/own-edition'

/** Chapters are added by the edition's editors, and only while the edition is being written. The line's own fields start empty. */
export const checkChapterCreation: CollectionBeforeChangeHook = async (args) => {
  const { data, operation, req } = args
  if (operation !== 'create') return data
  await checkOwnEdition(args)
  const edition = await loadEdition(req, idOf(data.edition))
  if (edition.state !== 'writing' && !isLineWrite(req)) throw new DomainError('materials.editionPastTypesetting', { state: edition.state })
  return { ...data, currentDraft: null, sealedDraft: null, sealedHash: null, sealedAt: null }
}
