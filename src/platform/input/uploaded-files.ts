import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook, SanitizedCollectionConfig } from 'payload'
import { DomainError } from '@/kernel/errors'
import { sha256Hex } from '@/kernel/hash-chain'
import { pictureCheck, plainFileName, runInWorker, sniffFile } from '@/platform/files'

/** What a row says of its file. Payload writes these from the file itself; nobody else does. */
const FILE_MEMBERS = ['filename', 'mimeType', 'filesize', 'width', 'height', 'url', 'thumbnailURL', 'focalX', 'focalY', 'sizes'] as const
const NAME = 'uploadedFileName'

/**
 * What people upload comes with the request, is what its content says, and is kept under a name of ours. Payload would fetch a file from
 * whatever address the row names, and keeps the name that the client chose, its ending included. Pictures are looked over whole, on a
 * thread of their own, before anything is stored.
 * @throws DomainError `request.invalid` where a row names a file instead of bringing one; `files.*`
 */
export const uploadedFiles: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  const isTrusted = 'overrideAccess' in args && args.overrideAccess === true
  const isCopy = 'duplicateFromID' in args && args.duplicateFromID !== undefined
  // A copy takes the file of the row that it copies; Payload would fetch the one that the request names.
  if (collection.upload && isCopy && !isTrusted && namesFile(req.data)) throw new DomainError('request.invalid')
  if (!collection.upload || isTrusted || isCopy || (operation !== 'create' && operation !== 'update')) return args
  const { file } = req
  if (!file) {
    // By now Payload has taken the address from the row: to refuse is the only way to keep it from fetching.
    if (operation === 'create') throw new DomainError((await collection.access.create({ req })) ? 'request.invalid' : 'request.forbidden')
    delete req.query['uploadEdits']
    if ('data' in args) for (const member of FILE_MEMBERS) delete (args.data as Record<string, unknown>)[member]
    return args
  }
  // Whoever may not bring a file is told so by the operation, and costs nothing before.
  if (!(await collection.access[operation]({ req }))) return args
  const kind = sniffFile(file.data)
  if (!kind || !accepted(collection).includes(kind.mimeType))
    throw new DomainError(file.data.byteLength === 0 ? 'files.empty' : 'files.notAccepted', {
      field: 'file',
      accepted: accepted(collection).map(endingOf),
    })
  if (kind.mimeType.startsWith('image/')) await runInWorker({ task: pictureCheck, input: { bytes: new Uint8Array(file.data) } })
  req.context[NAME] = plainFileName(file.name)
  file.name = `${sha256Hex(file.data).slice(0, 24)}.${kind.extension}`
  file.mimetype = kind.mimeType
  return args
}

function namesFile(data: unknown): boolean {
  return typeof data === 'object' && data !== null && FILE_MEMBERS.some((member) => Object.hasOwn(data, member))
}

/** Keeps the name that the sender's file had, as words to find it by. A file of the house's own keeps what its maker says. */
export const keepFileName: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const name = req.file ? req.context[NAME] : undefined
  if (typeof name === 'string') return { ...data, originalName: name }
  return operation === 'create' ? data : { ...data, originalName: originalDoc.originalName ?? null }
}

function accepted({ upload }: SanitizedCollectionConfig): readonly string[] {
  return upload.mimeTypes ?? []
}

function endingOf(mimeType: string): string {
  return (mimeType.split('/')[1] ?? mimeType).toUpperCase()
}
