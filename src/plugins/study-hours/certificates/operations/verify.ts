import type { PayloadRequest, Where } from 'payload'
import { DomainError } from '@/kernel/errors'
import { localDate } from '@/kernel/clock'
import { idOf, idsOf } from '@/kernel/ids'
import { verifyChain } from '@/kernel/hash-chain'
import type { HourCertificate } from '@/payload-types'
import { hotWrites } from '@/platform/hot-writes'
import {
  differences,
  hoursText,
  partsStated,
  recompute,
  statementHash,
  type CertificateSnapshot,
  type CertificateStatement,
} from '../../recognition/domain/certificate'
import type { NamedRule } from '../../ledger/domain/rules'
import type { ConfirmedBy, LostKind } from '../../recognition/domain/beneath'
import { footed, type Footed } from '../domain/history'
import { parseCertificateCode } from '../domain/code'
import '../../decisions/domain/errors'
import type { CertificateState } from '../domain/machine'
import { sliceBody } from '../../ledger/domain/ledger'
import type { LedgerRow } from '../../ledger/domain/types'
import { SLUGS } from '../../slugs'
import { correctionsOf } from './corrections'
import { correctionHistory, type ToldCorrection } from './history'
import { confirmedBy } from './issuer'
import { loadRuleSets } from '../../ledger/operations/rules'
import { readLedger } from '../../ledger/operations/store-ledger'

/** What anybody may know of a certificate. Hours are in 标准学时. */
export type VerifiedCertificate = {
  code: string
  /** Valid, its figures and chain hold, and nothing beneath it was corrected without its issuer's confirmation. */
  valid: boolean
  state: CertificateState
  revokedReason: string | null
  revokedOn: string | null
  /** Since when another one of the same enrolment stands in its place, and the code of that one. */
  supersededOn: string | null
  successor: string | null
  nameMasked: string
  hours: string
  onlineHours: string
  offlineHours: string
  requiredHours: number
  /** Of a class that leads to no appraisal. */
  isRefresher: boolean
  hourMinutes: number
  occupation: CertificateSnapshot['occupation']
  level: string
  class: CertificateSnapshot['class']
  organisation: CertificateSnapshot['organisation']
  issuedOn: string
  /** Since when it is suspended for a correction; null also where the correction has not suspended it yet. */
  suspendedOn: string | null
  /** What was corrected beneath it and is not confirmed. */
  corrections: LostKind[]
  /** Whether what it rests on is as it was, was corrected, or was corrected back and waits for its issuer's word. */
  footed: Footed
  /** While it is suspended: what was corrected of the attendance, each with what stood before and since. */
  history: ToldCorrection[]
  /** Whether its issuer has confirmed it after an earlier correction: what it stood on then is what it is compared with. */
  wasConfirmed: boolean
  /** When it was confirmed that it holds after a correction. */
  confirmedOn: string | null
  /** By whom: its issuer, or the centre where the issuer answers for it no longer; null too where an earlier version did not write it down. */
  confirmedBy: ConfirmedBy | null
  /** The digest of what it states, as it is printed on the sheet; null on those that are older than it. */
  hash: string | null
  rules: NamedRule[]
  /** Worked out again from the ledger when this was asked. */
  ledger: { seq: number; hash: string; matches: boolean; differs: string[] }
}

/** Whoever asks waits this long, in milliseconds: how fast an answer comes tells nothing about a code. */
const FLOOR_MS = 150

/** @throws DomainError `study.noCertificate`, after the same time as an answer */
export async function verifyCertificate({ code, req }: { req: PayloadRequest; code: string }): Promise<VerifiedCertificate> {
  const floor = new Promise((resolve) => setTimeout(resolve, FLOOR_MS))
  // A malformed code is looked up as well, under a name that none has.
  const certificate = await findByCode(req, parseCertificateCode(code) ?? 'none')
  const verified = certificate ? await answerFor(req, certificate) : undefined
  await floor
  if (!verified) throw new DomainError('study.noCertificate')
  return verified
}

/** What is wrong with a certificate's figures or with the chain beneath it; empty where it holds. */
export async function certificateFaults(req: PayloadRequest, certificate: HourCertificate): Promise<string[]> {
  const trainee = idOf(certificate.trainee)
  const ledger = await readLedger(hotWrites({ payload: req.payload, req }), { trainee })
  return faultsAgainst(req, certificate, ledger)
}

export async function faultsAgainst(req: PayloadRequest, certificate: HourCertificate, ledger: readonly LedgerRow[]): Promise<string[]> {
  const own = certificate.hash && certificate.hash !== statementHash(statementOf(certificate)) ? ['hash'] : []
  return [...own, ...(await recomputed(req, certificate, ledger))]
}

async function recomputed(req: PayloadRequest, certificate: HourCertificate, ledger: readonly LedgerRow[]): Promise<string[]> {
  const rows = ledger.filter(({ seq }) => seq <= certificate.ledgerSeq)
  const chain = verifyChain(rows.map((row) => ({ seq: row.seq, prevHash: row.prevHash, hash: row.hash, body: sliceBody(row) })))
  if (chain.break || chain.seq !== certificate.ledgerSeq || chain.hash !== certificate.ledgerHash) return ['ledger']
  const snapshot = certificate.snapshot as unknown as CertificateSnapshot
  const enrolment = idOf(certificate.enrolment)
  const named = new Set(rows.map(({ ruleSet }) => ruleSet))
  const rules = await loadRuleSets(req, [...named])
  if (rules.size < named.size) return ['ruleSets']
  const { offlineMs, onlineMs, recognisedMs, tenths } = certificate
  const stated = { tenths, recognisedMs, onlineMs, offlineMs, ruleSets: idsOf(certificate.ruleSets) }
  const found = differences(stated, recompute({ snapshot, enrolment, rows, rules }))
  const shown = (['tenths', 'onlineMs', 'offlineMs'] as const).filter((field) => snapshot[field] !== certificate[field])
  return [...found, ...shown.map((field) => `snapshot.${field}`)]
}

/** What the row of a certificate states. */
function statementOf(certificate: HourCertificate): CertificateStatement {
  const { code, holderName, identityMasked, issuedAt, ledgerHash, ledgerSeq, level, offlineMs, onlineMs, recognisedMs, tenths } =
    certificate
  return {
    ...{ code, level, tenths, recognisedMs, onlineMs, offlineMs, ledgerSeq, ledgerHash },
    ruleSets: idsOf(certificate.ruleSets),
    trainee: idOf(certificate.trainee),
    enrolment: idOf(certificate.enrolment),
    occupation: idOf(certificate.occupation),
    issuedBy: idOf(certificate.issuedBy) ?? null,
    holderName: holderName ?? '',
    identityMasked: identityMasked ?? null,
    issuedAt: new Date(issuedAt).toISOString(),
    snapshot: certificate.snapshot as unknown as CertificateSnapshot,
  }
}

async function answerFor(req: PayloadRequest, certificate: HourCertificate): Promise<VerifiedCertificate> {
  const snapshot = certificate.snapshot as unknown as CertificateSnapshot
  const ledger = await readLedger(hotWrites({ payload: req.payload, req }), { trainee: idOf(certificate.trainee) })
  const differs = await faultsAgainst(req, certificate, ledger)
  const corrections = await correctionsOf(req, certificate, ledger)
  const { offlineTenths, onlineTenths } = partsStated(snapshot)
  const { state } = certificate
  const isConfirmed = state === 'valid' && corrections.length === 0 && Boolean(certificate.confirmedAt)
  const changedOn = certificate.stateChangedAt ? localDate(certificate.stateChangedAt) : null
  return {
    code: certificate.code,
    valid: state === 'valid' && differs.length === 0 && corrections.length === 0,
    state,
    revokedReason: certificate.revokedReason ?? null,
    revokedOn: state === 'revoked' ? changedOn : null,
    supersededOn: state === 'superseded' ? changedOn : null,
    successor: state === 'superseded' ? await codeOf(req, idOf(certificate.successor)) : null,
    nameMasked: snapshot.nameMasked,
    hours: hoursText(certificate.tenths),
    onlineHours: hoursText(onlineTenths),
    offlineHours: hoursText(offlineTenths),
    requiredHours: snapshot.requiredHours,
    isRefresher: snapshot.isRefresher ?? false,
    hourMinutes: snapshot.hourMinutes,
    occupation: snapshot.occupation,
    level: snapshot.level,
    class: snapshot.class,
    organisation: snapshot.organisation,
    issuedOn: localDate(certificate.issuedAt),
    suspendedOn: state === 'suspended' ? changedOn : null,
    corrections,
    footed: footed({ corrected: corrections.length > 0, suspended: state === 'suspended' }),
    history: state === 'suspended' ? await correctionHistory(req, certificate) : [],
    wasConfirmed: Boolean(certificate.confirmedAt),
    confirmedOn: isConfirmed ? localDate(certificate.confirmedAt ?? '') : null,
    confirmedBy: isConfirmed ? confirmedBy(certificate) : null,
    hash: certificate.hash ?? null,
    rules: snapshot.rules,
    ledger: { seq: certificate.ledgerSeq, hash: certificate.ledgerHash, matches: differs.length === 0, differs },
  }
}

async function findByCode(req: PayloadRequest, code: string): Promise<HourCertificate | undefined> {
  return findOne(req, { code: { equals: code } })
}

async function codeOf(req: PayloadRequest, id: string | undefined): Promise<string | null> {
  return id ? ((await findOne(req, { id: { equals: id } }))?.code ?? null) : null
}

async function findOne(req: PayloadRequest, where: Where): Promise<HourCertificate | undefined> {
  const { docs } = await req.payload.find({
    collection: SLUGS.certificates,
    where,
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true, // whoever has the code may verify it
    showHiddenFields: true,
    req,
  })
  return docs[0]
}
