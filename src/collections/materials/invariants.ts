import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { DomainError } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { allWhere, batches, defineInvariant, groupBy, twice, type Break, type Invariant, type Row } from '@/platform/verify'
import type { Chapter, Comment } from '@/payload-types'
import { typesettingHash } from './line/domain/edition-rules'
import { chapterFacts } from './line/operations/load-chapters'
import { readContent } from './chapters/operations/manuscript'
import { evidenceOf } from './reviews/operations/must-evidence'

/** A sealed chapter's hash is that of its sealed draft, only sealed chapters have one, and an edition's seal is that of its chapters. */
const sealsHold = defineInvariant({
  name: 'seals',
  label: { zh: '定稿摘要与定稿一致', en: 'every seal is that of its draft' },
  async *run({ payload, looked }) {
    for await (const batch of batches(payload, 'chapters', { fields: [] })) {
      looked(batch.length)
      yield* await twice(() => brokenSeals(payload, batch))
    }
    for await (const batch of batches(payload, 'editions', { where: { sealedHash: { exists: true } }, fields: [] })) {
      looked(batch.length)
      yield* await twice(() => brokenEditionSeals(payload, batch))
    }
  },
})

/** The content of every draft is what it was when it was handed in, its pictures included. */
const draftsAreUnaltered = defineInvariant({
  name: 'drafts',
  label: { zh: '稿件内容与其摘要一致', en: 'every draft is what its digest says' },
  async *run({ payload, looked }) {
    const req = await createLocalReq({ context: { system: true } }, payload)
    for await (const batch of batches(payload, 'drafts')) {
      looked(batch.length)
      const sealed = new Set((await sealedOf(payload, batch)).map(({ sealedDraft }) => idOf(sealedDraft as Ref)))
      for (const draft of batch) yield* await twice(() => alteration(req, draft, sealed.has(String(draft.id))))
    }
  },
})

/** Every file of a publication lies where it belongs and has the digest that it was stored with. */
const publicationsAreUnaltered = defineInvariant({
  name: 'publications',
  label: { zh: '出版文件与其摘要一致', en: 'every publication is what its digest says' },
  async *run({ payload, looked }) {
    const directory = payload.collections.publications.config.upload.staticDir ?? ''
    for await (const batch of batches(payload, 'publications', { fields: ['filename', 'sha256'] })) {
      looked(batch.length)
      for (const row of batch) yield* await twice(() => fileFault(row, directory))
    }
  },
})

/**
 * What had to be settled before a chapter was sealed shows that it was. Remarks that were answered before the record named the draft of
 * the answer are as they were: nobody was asked for more then.
 */
const mustsAreProved = defineInvariant({
  name: 'settled remarks',
  label: { zh: '定稿前必须处理的意见均有改动或确认为据', en: 'every remark that had to be settled before a seal shows that it was' },
  async *run({ payload, looked }) {
    const req = await createLocalReq({ context: { system: true } }, payload)
    for await (const batch of batches(payload, 'chapters', {
      where: { sealedDraft: { exists: true } },
      fields: ['sealedDraft', 'sealedAt'],
    })) {
      looked(batch.length)
      for (const chapter of batch) yield* await twice(() => unprovedUnderSeal(req, chapter))
    }
  },
})

export const materialsInvariants: readonly Invariant[] = [mustsAreProved, sealsHold, draftsAreUnaltered, publicationsAreUnaltered]

async function unprovedUnderSeal(req: PayloadRequest, chapter: Row): Promise<Break[]> {
  const sealed = idOf(chapter['sealedDraft'] as Ref | null)
  if (!sealed) return []
  const rows = await allWhere(req.payload, 'comments', 'chapter', [chapter.id], {
    where: { and: [{ severity: { equals: 'must' } }, { status: { equals: 'resolved' } }, { answeredDraft: { exists: true } }] },
  })
  const remarks = (rows as unknown as Comment[]).filter(
    ({ answeredAt, answeredDraft }) => answeredDraft && instantOf(answeredAt) <= instantOf(chapter['sealedAt']),
  )
  const evidence = await evidenceOf(req, remarks, sealed)
  return remarks.flatMap(({ id }): Break[] =>
    evidence.get(String(id)) === 'missing'
      ? [{ subject: `comments/${id}`, reason: 'its chapter was sealed with its place unchanged and nobody’s confirmation' }]
      : [],
  )
}

function instantOf(at: unknown): number {
  return at ? new Date(at as string).getTime() : 0
}

async function brokenSeals(payload: Payload, batch: readonly Row[]): Promise<Break[]> {
  const chapters = await allWhere(
    payload,
    'chapters',
    'id',
    batch.map(({ id }) => id),
    { fields: ['state', 'sealedDraft', 'sealedHash'] },
  )
  const drafts = new Map((await draftsOf(payload, chapters)).map((draft) => [String(draft.id), draft]))
  return chapters.flatMap((chapter): Break[] => {
    const reason = sealFault(chapter, drafts.get(idOf(chapter['sealedDraft'] as Ref | null) ?? ''))
    return reason ? [{ subject: `chapters/${chapter.id}`, reason }] : []
  })
}

function sealFault({ id, sealedDraft, sealedHash, state }: Row, draft: Row | undefined): string | undefined {
  const isSealed = Boolean(sealedDraft) || Boolean(sealedHash)
  if (!isSealed) return state === 'final' ? 'it is final and bears no seal' : undefined
  if (state !== 'final') return `it bears a seal and is "${String(state)}"`
  if (!draft) return 'the draft that it was sealed with is gone'
  if (idOf(draft['chapter'] as Ref) !== String(id)) return 'it is sealed with the draft of another chapter'
  return draft['contentHash'] === sealedHash ? undefined : 'its seal is not the digest of its sealed draft'
}

async function brokenEditionSeals(payload: Payload, batch: readonly Row[]): Promise<Break[]> {
  const ids = batch.map(({ id }) => id)
  const editions = await allWhere(payload, 'editions', 'id', ids, { fields: ['sealedHash'] })
  const fields = ['edition', 'number', 'part', 'title', 'state', 'authors', 'sealedHash']
  const chapters = groupBy(await allWhere(payload, 'chapters', 'edition', ids, { fields }), ({ edition }) => idOf(edition as Ref))
  return editions.flatMap(({ id, sealedHash }): Break[] => {
    const own = chapters.get(String(id)) ?? []
    const isWhole = !sealedHash || sealedHash === typesettingHash(own.map((row) => chapterFacts(row as unknown as Chapter)))
    return isWhole ? [] : [{ subject: `editions/${id}`, reason: 'its seal is not that of its chapters' }]
  })
}

function draftsOf(payload: Payload, chapters: readonly Row[]): Promise<Row[]> {
  const ids = chapters.flatMap(({ sealedDraft }) => (sealedDraft ? [idOf(sealedDraft as Ref)] : []))
  return allWhere(payload, 'drafts', 'id', ids, { fields: ['chapter', 'contentHash'] })
}

function sealedOf(payload: Payload, drafts: readonly Row[]): Promise<Row[]> {
  return allWhere(
    payload,
    'chapters',
    'sealedDraft',
    drafts.map(({ id }) => id),
    { fields: ['sealedDraft'] },
  )
}

/**
 * What is wrong with a draft. A picture may be replaced in the library while its chapter is being written: then the digests of
 * the day of the draft count, as the audit log has them. Under a seal it may not.
 */
async function alteration(req: PayloadRequest, draft: Row, isSealed: boolean): Promise<Break[]> {
  const fault = (reason: string): Break[] => [{ subject: `drafts/${draft.id}`, reason }]
  try {
    const { hash, mediaIds } = await readContent(req, draft['content'])
    if (hash === draft['contentHash']) return []
    const former = await digestsAt(req.payload, mediaIds, String(draft['createdAt']))
    const isReplaced = former.size > 0 && (await readContent(req, draft['content'], former)).hash === draft['contentHash']
    if (!isReplaced) return fault('its content is not what its digest says')
    return isSealed ? fault('a picture in it was replaced after it was sealed') : []
  } catch (error) {
    if (error instanceof DomainError) return fault(`its content cannot be read (${error.code})`)
    throw error
  }
}

type Change = { path: string; before?: unknown }

/** The digests that pictures had at `instant`, of those that have another one since. */
async function digestsAt(payload: Payload, mediaIds: readonly string[], instant: string): Promise<Map<string, string>> {
  const rows = await allWhere(payload, 'audit-log', 'subjectId', mediaIds, {
    where: { and: [{ subjectCollection: { equals: 'media' } }, { action: { equals: 'update' } }, { at: { greater_than: instant } }] },
    fields: ['subjectId', 'seq', 'changes'],
  })
  const digests = new Map<string, string>()
  for (const { changes, subjectId } of rows.toSorted((a, b) => Number(a['seq']) - Number(b['seq']))) {
    const change = (changes as readonly Change[]).find(({ path: member }) => member === 'sha256')
    if (typeof change?.before === 'string' && !digests.has(String(subjectId))) digests.set(String(subjectId), change.before)
  }
  return digests
}

async function fileFault({ filename, id, sha256 }: Row, directory: string): Promise<Break[]> {
  const file = path.join(directory, path.basename(String(filename)))
  const fault = (reason: string): Break[] => [{ subject: `publications/${id}`, reason: `${path.basename(file)} ${reason}` }]
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  if (!isThere) return fault('is gone')
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex') === sha256 ? [] : fault('is not what its digest says')
}
