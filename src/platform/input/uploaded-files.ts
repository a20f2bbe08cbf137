import type { CollectionBeforeOperationHook } from 'payload'
import { DomainError } from '@/kernel/errors'
import { sha256Hex } from '@/kernel/hash-chain'

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

/**
 * What people upload comes with the request and under a name of ours. Payload would fetch a file from whatever address the row
 * names, and keeps the name that the client chose, its ending included.
 * @throws DomainError `request.invalid` where a row names a file instead of bringing one
 */
export const uploadedFiles: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  const isTrusted = 'overrideAccess' in args && args.overrideAccess === true
  const isCopy = 'duplicateFromID' in args && args.duplicateFromID !== undefined
  if (!collection.upload || isTrusted || isCopy || (operation !== 'create' && operation !== 'update')) return args
  const { file } = req
  if (!file) {
    // By now Payload has taken the address from the row: to refuse is the only way to keep it from fetching.
    if (operation === 'create') throw new DomainError((await collection.access.create({ req })) ? 'request.invalid' : 'request.forbidden')
    delete req.query['uploadEdits']
    return args
  }
  const extension = EXTENSIONS[file.mimetype]
  // Another type is refused by its own rule, under the name that it came with.
  if (extension) file.name = `${sha256Hex(file.data).slice(0, 24)}.${extension}`
  return args
}
