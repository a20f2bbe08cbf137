import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { PayloadRequest } from 'payload'
import { sha256Hex } from '@/kernel/hash-chain'
import { importDocx, type ImportReport } from '@/platform/documents/docx-import'
import { plainFileName } from '@/platform/files'
import { toLexical } from '@/platform/documents/lexical'
import type { Asset } from '@/platform/documents/model'
import { languageOfRequest } from '@/platform/http'
import { withTransaction } from '@/platform/transactions'
import type { Draft } from '@/payload-types'
import { assertMayWrite, createDraft } from './create-draft'
import { loadChapter } from '../../line/operations/load-people'

/**
 * Makes the next draft of a chapter from a Word file: its text becomes the working copy, its pictures become media, and the draft
 * keeps the report. A file that is refused, or a draft that is, leaves nothing behind.
 * @throws DomainError `files.*` for hostile or damaged files; those of `createDraft`
 */
export async function importDocxDraft(args: {
  req: PayloadRequest
  chapterId: string
  bytes: Uint8Array
  fileName: string
  seenSeq?: number
  note?: string
}): Promise<{ draft: Draft; report: ImportReport }> {
  const { bytes, chapterId, fileName, note, req, seenSeq } = args
  // Asked before the file is opened, and again inside the transaction.
  await assertMayWrite({ req, chapter: await loadChapter(req, chapterId), ...(seenSeq === undefined ? {} : { seenSeq }) })
  const { assets, blocks, report } = await importDocx(bytes, { language: languageOfRequest(req) })
  const written: string[] = []
  try {
    return await withTransaction(req, async () => {
      const assetIds = await storePictures(req, assets, written)
      const draft = await createDraft({
        req,
        chapterId,
        origin: 'docx',
        content: toLexical(blocks, assetIds),
        importReport: report,
        note: note?.trim() || plainFileName(fileName),
        ...(seenSeq === undefined ? {} : { seenSeq }),
      })
      return { draft, report }
    })
  } catch (error) {
    // The rows were rolled back; files are not part of a transaction.
    const directory = req.payload.collections.media.config.upload.staticDir
    if (directory) for (const name of written) await rm(path.join(directory, name), { force: true })
    throw error
  }
}

/** Puts every picture into the library once, known by the digest of its bytes. @returns asset id → media id */
async function storePictures(req: PayloadRequest, assets: readonly Asset[], written: string[]): Promise<Map<string, string>> {
  const digests = new Map(assets.map((asset) => [asset.id, sha256Hex(asset.bytes)]))
  const known = await req.payload.find({
    collection: 'media',
    where: { sha256: { in: [...new Set(digests.values())] } },
    select: { sha256: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // the same bytes are the same picture
    req,
  })
  const byDigest = new Map(known.docs.flatMap(({ id, sha256 }) => (sha256 ? [[sha256, String(id)] as const] : [])))
  const ids = new Map<string, string>()
  for (const asset of assets) {
    const sha256 = digests.get(asset.id) ?? ''
    let id = byDigest.get(sha256)
    if (!id) {
      const created = await req.payload.create({
        collection: 'media',
        data: { sha256 },
        file: {
          data: Buffer.from(asset.bytes),
          mimetype: asset.mimeType,
          name: `${sha256.slice(0, 24)}.${asset.fileName.split('.').at(-1)}`,
          size: asset.bytes.byteLength,
        },
        depth: 0,
        overrideAccess: true, // whoever may write the chapter brings its pictures
        req,
      })
      delete req.file
      id = String(created.id)
      byDigest.set(sha256, id)
      if (created.filename) written.push(created.filename)
    }
    ids.set(asset.id, id)
  }
  return ids
}
