import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PayloadRequest } from 'payload'
import { localDate } from '@/kernel/clock'
import { DomainError } from '@/kernel/errors'
import { sha256Hex } from '@/kernel/hash-chain'
import { idOf, type Ref } from '@/kernel/ids'
import { runInWorker } from '@/platform/files'
import type { CertificateStatement } from '../../recognition/domain/certificate'
import { SLUGS } from '../../slugs'
import { CERTIFICATE_PDF } from './pdf/task'
import { issuerOf } from './snapshot'

/** Draws the sheet of a certificate in a worker. */
export async function drawSheet(
  req: PayloadRequest,
  stated: Pick<CertificateStatement, 'code' | 'holderName' | 'identityMasked' | 'snapshot' | 'issuedAt' | 'ledgerSeq' | 'ledgerHash'> & {
    hash: string | null
  },
): Promise<Uint8Array> {
  const { bytes } = await runInWorker({
    task: CERTIFICATE_PDF,
    input: {
      code: stated.code,
      verifyUrl: `${req.payload.config.csrf[0] ?? req.payload.config.serverURL}/verify/${stated.code}`,
      name: stated.holderName,
      identityMasked: stated.identityMasked,
      snapshot: stated.snapshot,
      issuedOn: localDate(stated.issuedAt),
      issuedAtMs: Date.parse(stated.issuedAt),
      issuer: stated.snapshot.issuer ?? (await issuerOf(req)),
      ledgerSeq: stated.ledgerSeq,
      ledgerHash: stated.ledgerHash,
      hash: stated.hash,
    },
  })
  return bytes
}

/** Keeps the bytes of a sheet. @returns the id of the row that has them */
export async function keepSheet(req: PayloadRequest, code: string, bytes: Uint8Array): Promise<string> {
  const { id } = await req.payload.create({
    collection: SLUGS.certificateSheets,
    data: { sha256: sha256Hex(bytes) },
    file: { data: Buffer.from(bytes), mimetype: 'application/pdf', name: `${code}.pdf`, size: bytes.byteLength },
    depth: 0,
    overrideAccess: true, // nobody else writes these
    req,
  })
  return String(id)
}

/** The bytes as they were kept. @throws DomainError `study.sheetLost` where the file is gone or is not what it was */
export async function readSheet(req: PayloadRequest, id: Ref): Promise<Uint8Array> {
  const { docs } = await req.payload.find({
    collection: SLUGS.certificateSheets,
    where: { id: { equals: idOf(id) } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // whoever may have the certificate was decided before
    req,
  })
  const [sheet] = docs
  const directory = req.payload.collections[SLUGS.certificateSheets].config.upload.staticDir ?? ''
  const bytes = sheet?.filename ? await readFile(path.join(/* turbopackIgnore: true */ directory, sheet.filename)).catch(gone) : null
  if (bytes && sha256Hex(bytes) === sheet?.sha256) return bytes
  req.payload.logger.error({
    sheet: idOf(id),
    file: sheet?.filename,
    msg: bytes ? 'a kept certificate was altered' : 'a kept certificate is gone',
  })
  throw new DomainError('study.sheetLost')
}

function gone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
