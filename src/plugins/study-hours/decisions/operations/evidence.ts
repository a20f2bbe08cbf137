import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { actorOf } from '@/access'
import { DAY_MS } from '@/kernel/clock'
import { assertAllowed } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { HourClaim, LeaveRequest } from '@/payload-types'
import { pictureCheck, plainFileName, runInWorker, sniffFile } from '@/platform/files'
import { withTransaction } from '@/platform/transactions'
import { canAddEvidence, checkEvidenceCount, checkEvidenceFile, checkEvidenceToday, hasPdfEnd, type EvidenceKind } from '../domain/evidence'
import { SLUGS } from '../../slugs'
import { loadEnrolment } from '../../training/operations/load'

export type GivenFile = { name: string; bytes: Uint8Array }
export type CheckedFile = GivenFile & { mimeType: string; extension: string }
/** What people see of a file: its name at the sender's, and where it is. */
export type EvidenceFile = { id: string; name: string; url: string; mimeType: string; bytes: number }
type Subject = { leave: string } | { claim: string }

/**
 * Looks files over before anything is written: type by content, size, number; pictures are decoded whole, on a thread of their own.
 * @throws DomainError `study.evidence…`, `files.empty`, `files.picture…`
 */
export async function checkEvidence(files: readonly GivenFile[], there = 0): Promise<CheckedFile[]> {
  assertAllowed(checkEvidenceCount({ there, more: files.length }))
  const checked: CheckedFile[] = []
  for (const { bytes, name: given } of files) {
    const name = plainFileName(given)
    if (bytes.byteLength === 0) throw new DomainError('files.empty', { field: 'evidence', name })
    const kind = sniffFile(bytes.subarray(0, 4_096))
    assertAllowed(checkEvidenceFile({ name, bytes: bytes.byteLength, mimeType: kind?.mimeType }))
    if (!kind) throw new DomainError('study.evidenceType', { field: 'evidence', name })
    if (kind.mimeType === 'application/pdf' && !hasPdfEnd(bytes))
      throw new DomainError('study.evidenceDamaged', { field: 'evidence', name })
    if (kind.mimeType.startsWith('image/')) await checkPicture(name, bytes)
    checked.push({ name, bytes, ...kind })
  }
  return checked
}

/** Refuses beside the field, and a damaged one by its name: several were perhaps chosen at once. */
async function checkPicture(name: string, bytes: Uint8Array): Promise<void> {
  try {
    await runInWorker({ task: pictureCheck, input: { bytes: new Uint8Array(bytes) } })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const isDamaged = error.code === 'files.damaged' || error.code === 'files.pictureDamaged'
    throw new DomainError(isDamaged ? 'study.evidenceDamaged' : error.code, { ...error.details, field: 'evidence', name })
  }
}

/**
 * Keeps files that were looked over, in the transaction of `req`, under names that nobody can guess.
 * @throws DomainError `study.evidenceToday`
 */
export async function keepEvidence({
  classId,
  files,
  req,
  subject,
  trainee,
}: {
  req: PayloadRequest
  files: readonly CheckedFile[]
  trainee: string
  classId: string
  subject: Subject
}): Promise<void> {
  if (files.length === 0) return
  const { totalDocs: today } = await req.payload.count({
    collection: SLUGS.evidence,
    where: { and: [{ trainee: { equals: trainee } }, { createdAt: { greater_than: new Date(Date.now() - DAY_MS).toISOString() } }] },
    overrideAccess: true, // how many there are
    req,
  })
  // Before the first is written: files on the disk know nothing of a transaction that is rolled back.
  assertAllowed(checkEvidenceToday({ today, more: files.length }))
  for (const { bytes, extension, mimeType, name } of files)
    await req.payload.create({
      collection: SLUGS.evidence,
      data: { trainee, class: classId, ...subject, originalName: name },
      file: { data: Buffer.from(bytes), mimetype: mimeType, name: `${randomUUID()}.${extension}`, size: bytes.byteLength },
      depth: 0,
      overrideAccess: true, // nobody else writes these
      req,
    })
}

/**
 * Adds files to the caller's own request or claim while it is undecided.
 * @throws DomainError `request.notFound`, `study.evidenceDecided`, `study.evidenceWithdrawn`, `study.evidenceFull`, and as {@link checkEvidence}
 */
export async function addEvidence({
  files,
  id,
  kind,
  req,
}: {
  req: PayloadRequest
  kind: EvidenceKind
  id: string
  files: readonly GivenFile[]
}): Promise<EvidenceFile[]> {
  const actor = actorOf(req)
  if (actor?.kind !== 'user') throw new DomainError('request.signIn')
  const subject: Subject = kind === 'leave' ? { leave: id } : { claim: id }
  const before = await ownRow(req, kind, id, actor.id)
  const there = (await evidenceOf({ req, subject })).length
  assertAllowed(canAddEvidence({ kind, state: before.state, there }))
  const checked = await checkEvidence(files, there)
  await withTransaction(req, async () => {
    // Asked again: somebody may have decided it, or another window have added files, while these were looked over.
    const row = await ownRow(req, kind, id, actor.id)
    const now = (await evidenceOf({ req, subject })).length
    assertAllowed(canAddEvidence({ kind, state: row.state, there: now }))
    assertAllowed(checkEvidenceCount({ there: now, more: checked.length }))
    const classId = 'class' in row ? idOf(row.class) : (await loadEnrolment(req, idOf(row.enrolment))).class.id
    await keepEvidence({ req, files: checked, trainee: actor.id, classId: String(classId), subject })
  })
  return evidenceOf({ req, subject })
}

/** What was shown for a request or a claim, as far as the caller may see it. */
export async function evidenceOf({ req, subject }: { req: PayloadRequest; subject: Subject }): Promise<EvidenceFile[]> {
  const found = await evidenceOfMany({ req, kind: 'leave' in subject ? 'leave' : 'claim', ids: Object.values(subject) })
  return found.get(Object.values(subject)[0] ?? '') ?? []
}

/** As {@link evidenceOf}, for a list of them. */
export async function evidenceOfMany({
  ids,
  kind,
  req,
}: {
  req: PayloadRequest
  kind: EvidenceKind
  ids: readonly string[]
}): Promise<Map<string, EvidenceFile[]>> {
  const found = new Map<string, EvidenceFile[]>()
  if (ids.length === 0) return found
  const { docs } = await req.payload.find({
    collection: SLUGS.evidence,
    where: { [kind]: { in: [...ids] } },
    sort: 'createdAt',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  for (const { filename, filesize, id, mimeType, originalName, [kind]: ref } of docs) {
    const file = {
      id: String(id),
      name: originalName || (filename ?? ''),
      url: `/api/${SLUGS.evidence}/file/${encodeURIComponent(filename ?? '')}`,
      mimeType: mimeType ?? '',
      bytes: filesize ?? 0,
    }
    const key = idOf(ref) ?? ''
    found.set(key, [...(found.get(key) ?? []), file])
  }
  return found
}

async function ownRow(req: PayloadRequest, kind: EvidenceKind, id: string, trainee: string): Promise<LeaveRequest | HourClaim> {
  const { docs } = await req.payload.find({
    collection: kind === 'leave' ? SLUGS.leaveRequests : SLUGS.claims,
    where: { and: [{ id: { equals: id } }, { trainee: { equals: trainee } }] },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // the caller's own
    req,
  })
  const [row] = docs
  if (!row) throw new DomainError('request.notFound')
  return row
}
