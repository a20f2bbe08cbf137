import type { PayloadRequest } from 'payload'
import { idOf } from '@/kernel/ids'
import type { Hand, Part } from '@/kernel/separation'
import type { Chapter, Edition } from '@/payload-types'
import type { ChapterState } from '../domain/chapter-machine'
import { coverageStands } from '../domain/coverage-standing'
import type { EditionStanding } from '../domain/duties'
import { EDITION_STATES, type EditionState } from '../domain/edition-machine'
import { qualityPassed } from '../domain/edition-rules'
import { namedIn, presentIn, type EditionPeople } from '../domain/roles'
import { authorHands } from '../domain/separation'
import { staffingGaps, type Staffing, type StaffingGap } from '../domain/staffing'
import { activeAmong, holdersOf } from './line-people'
import { loadEditionChapters, standingProofs } from './load-chapters'
import { loadCoverage } from './load-coverage'
import { proofHands, reporterHands, verdictsOnChapters, writersOfChapters } from './load-hands'
import { chapterPeople, editionPeople } from './load-people'

/**
 * Who is appointed to what in an edition, and what was read already.
 * @param chapters as they are, or as they would be after a change that is being decided
 */
export async function loadStaffing(args: { req: PayloadRequest; edition: Edition; chapters: readonly Chapter[] }): Promise<Staffing> {
  const { chapters, edition, req } = args
  const state = edition.state as EditionState
  const named = { edition: editionPeople(edition), chapters: chapters.map(chapterPeople) }
  const present = await activeAmong(req, [named.edition, ...named.chapters].flatMap(namedIn))
  const reportedErrata = edition.id ? await openErrata(req, edition) : []
  const { proofs, readers, verdicts, writers } = EDITION_STATES.indexOf(state) > PRESS ? NO_PAST : await loadPast(args)
  return {
    state,
    people: { ...presentIn(named.edition, present), ...(await seatedChief(req, edition)) },
    chapters: chapters.map((chapter, index) => {
      const people = named.chapters[index] ?? chapterPeople(chapter)
      return {
        id: String(chapter.id),
        number: chapter.number,
        title: chapter.title,
        state: chapter.state as ChapterState,
        people: presentIn(people, present),
        writers: writers.get(String(chapter.id)) ?? authorHands(people.authors),
        verdicts: verdicts.get(String(chapter.id)) ?? [],
      }
    }),
    proofs,
    readers,
    reportedErrata,
    chairs: reportedErrata.length > 0 ? await chairsOf(req, edition) : [],
  }
}

/** The seat of a chief editor counts while the edition names none of its own. */
async function seatedChief(req: PayloadRequest, edition: Edition): Promise<Pick<EditionPeople, 'chiefEditor'>> {
  if (idOf(edition.chiefEditor)) return {}
  const [chiefEditor] = await holdersOf({ req, edition, role: 'chief-editor' })
  return { chiefEditor }
}

type Past = Pick<Staffing, 'proofs' | 'readers'> & { writers: Map<string, Hand[]>; verdicts: Map<string, Part[]> }

const PRESS = EDITION_STATES.indexOf('press')
/** Who wrote, judged and read decides nothing any more beyond the press, and is the dearest to ask. */
const NO_PAST: Past = { proofs: [], readers: [], writers: new Map(), verdicts: new Map() }

async function loadPast({ chapters, edition, req }: Parameters<typeof loadStaffing>[0]): Promise<Past> {
  // What is being made has no past.
  const stored = chapters.filter(({ id }) => id)
  const proofs = edition.id ? await standingProofs(req, String(edition.id)) : []
  return {
    writers: await writersOfChapters(req, stored),
    verdicts: await verdictsOnChapters(
      req,
      stored.map(({ id }) => String(id)),
    ),
    proofs: proofs.filter(({ chapter, sealedHash }) =>
      chapters.some((each) => String(each.id) === chapter && each.sealedHash === sealedHash),
    ),
    readers: edition.id ? await proofHands(req, String(edition.id)) : [],
  }
}

/** Errata that nobody has decided yet, each with those who reported it. */
async function openErrata(req: PayloadRequest, edition: Edition): Promise<Hand[][]> {
  const { docs } = await req.payload.find({
    collection: 'errata',
    where: { and: [{ edition: { equals: edition.id } }, { state: { equals: 'reported' } }] },
    select: { reportedBy: true, createdAt: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // asks who, not what
    req,
  })
  return docs.map(reporterHands)
}

async function chairsOf(req: PayloadRequest, edition: Edition): Promise<string[]> {
  return [...(await holdersOf({ req, edition, role: 'chair' })), ...(await holdersOf({ req, edition, role: 'vice-chair' }))]
}

export type LoadedStanding = { standing: EditionStanding; staffing: Staffing; gaps: readonly StaffingGap[] }

/** Where an edition stands as its duties want it, and the steps that nobody could take. */
export async function loadStanding({ edition, req }: { req: PayloadRequest; edition: Edition }): Promise<LoadedStanding> {
  const chapters = await loadEditionChapters(req, String(edition.id))
  const staffing = await loadStaffing({ req, edition, chapters })
  const gaps = staffingGaps(staffing)
  const isPress = edition.state === 'press'
  // The matrix is hundreds of rows: it is read where the next step rests on it.
  const asksCoverage =
    isPress ||
    (edition.state === 'writing' &&
      (chapters.some(({ state }) => state === 'review3') || (chapters.length > 0 && chapters.every(({ state }) => state === 'final'))))
  return {
    staffing,
    gaps,
    standing: {
      state: edition.state as EditionState,
      chapters,
      isCoverageOpen: asksCoverage && !coverageStands((await loadCoverage({ req, edition })).standing).ok,
      isQualityOpen: isPress && !(await qualityStands(req, edition)),
      hasSample: Boolean(edition.sampleReceivedOn),
      errata: { reported: staffing.reportedErrata.length, confirmed: await confirmedErrata(req, edition) },
      needsPeople: gaps.some(isPressing),
    },
  }
}

/** A gap that somebody has to fill now; an office that is merely not named yet waits for its step. */
export function isPressing({ isNow, kind }: StaffingGap): boolean {
  return isNow || kind === 'barred'
}

async function qualityStands(req: PayloadRequest, edition: Edition): Promise<boolean> {
  const { docs } = await req.payload.find({
    collection: 'quality-samples',
    where: { edition: { equals: edition.id } },
    select: { passed: true, sealedHash: true, createdAt: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // facts for a decision
    req,
  })
  const samples = docs.map((row) => ({
    id: String(row.id),
    passed: row.passed === true,
    sealedHash: row.sealedHash ?? null,
    recordedAt: row.createdAt,
  }))
  return qualityPassed({ samples, sealedHash: edition.sealedHash ?? null }).ok
}

async function confirmedErrata(req: PayloadRequest, edition: Edition): Promise<number> {
  const { totalDocs } = await req.payload.count({
    collection: 'errata',
    where: { and: [{ edition: { equals: edition.id } }, { state: { equals: 'confirmed' } }] },
    overrideAccess: true, // a number only
    req,
  })
  return totalDocs
}
