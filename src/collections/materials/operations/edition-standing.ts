import type { PayloadRequest } from 'payload'
import { idOf } from '@/kernel/ids'
import type { Chapter, Edition } from '@/payload-types'
import type { ChapterState } from '../domain/chapter-machine'
import { coverageStands } from '../domain/coverage-standing'
import type { EditionStanding } from '../domain/duties'
import type { EditionState } from '../domain/edition-machine'
import { qualityPassed } from '../domain/edition-rules'
import type { EditionPeople } from '../domain/roles'
import { staffingGaps, type Staffing, type StaffingGap } from '../domain/staffing'
import { holdersOf } from './line-people'
import { loadEditionChapters, standingProofs } from './load-chapters'
import { loadCoverage } from './load-coverage'
import { chapterPeople, editionPeople } from './load-people'

/**
 * Who is appointed to what in an edition, and what was read already.
 * @param chapters as they are, or as they would be after a change that is being decided
 */
export async function loadStaffing(args: { req: PayloadRequest; edition: Edition; chapters: readonly Chapter[] }): Promise<Staffing> {
  const { chapters, edition, req } = args
  const drafts = await req.payload.find({
    collection: 'drafts',
    where: { chapter: { in: chapters.map(({ id }) => id) } },
    select: { chapter: true, createdBy: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // asks who, not what
    req,
  })
  const proofs = edition.id ? await standingProofs(req, String(edition.id)) : []
  const reported = edition.id
    ? await req.payload.count({
        collection: 'errata',
        where: { and: [{ edition: { equals: edition.id } }, { state: { equals: 'reported' } }] },
        overrideAccess: true, // a number only
        req,
      })
    : { totalDocs: 0 }
  return {
    state: edition.state as EditionState,
    people: await withSeats(req, edition),
    chapters: chapters.map((chapter) => {
      const people = chapterPeople(chapter)
      const makers = drafts.docs
        .filter((draft) => idOf(draft.chapter) === String(chapter.id))
        .flatMap(({ createdBy }) => idOf(createdBy) ?? [])
      return {
        id: String(chapter.id),
        number: chapter.number,
        title: chapter.title,
        state: chapter.state as ChapterState,
        people,
        writers: [...new Set([...people.authors, ...makers])],
      }
    }),
    proofs: proofs.filter(({ chapter, sealedHash }) =>
      chapters.some((each) => String(each.id) === chapter && each.sealedHash === sealedHash),
    ),
    reportedErrata: reported.totalDocs,
  }
}

/** The seat of a chief editor counts while the edition names none of its own. */
async function withSeats(req: PayloadRequest, edition: Edition): Promise<EditionPeople> {
  const people = editionPeople(edition)
  if (people.chiefEditor) return people
  const [chiefEditor] = await holdersOf({ req, edition, role: 'chief-editor' })
  return { ...people, chiefEditor }
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
      errata: { reported: staffing.reportedErrata, confirmed: await confirmedErrata(req, edition) },
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
