import type { CollectionBeforeOperationHook } from 'payload'
import { sha256Hex } from '@/kernel/hash-chain'

const ENDINGS: Readonly<Record<string, string>> = { 'video/mp4': 'mp4', 'video/webm': 'webm', 'application/pdf': 'pdf' }

/**
 * Gives files of study units names of ours, ending as their type says. The client's name, its ending included, would decide as
 * what the file is served. Another type is refused by the collection's own rule.
 */
export const nameStudyFile: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { file } = req
  const ending = file ? ENDINGS[file.mimetype] : undefined
  if (file && ending) file.name = `${sha256Hex(file.data).slice(0, 24)}.${ending}`
  return args
}
