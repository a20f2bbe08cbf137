import type { PayloadRequest } from 'payload'
import { canonicalJson, sha256Hex } from '@/kernel/hash-chain'
import { idOf, idsOf } from '@/kernel/ids'
import type { Edition } from '@/payload-types'
import { coverageOf, uncovered, type Coverage, type CoveragePoint } from '../domain/coverage'
import type { CoverageStanding } from '../domain/coverage-standing'

/** For steps that do not rest on the matrix. It stands for nothing seen, so that a rule which did ask would refuse. */
export const NOT_ASKED: CoverageStanding = { isCurrent: false, uncovered: [], accepted: [] }

export type LoadedCoverage = { coverage: Coverage; hash: string; standing: CoverageStanding }

/**
 * The matrix of an edition as it is now: the points in use of the specifications in force for its occupation and levels, against
 * the links of its chapters. `hash` changes with any point or link, so that a confirmation holds for what was looked at.
 */
export async function loadCoverage({ req, edition }: { req: PayloadRequest; edition: Edition }): Promise<LoadedCoverage> {
  const points = await loadPoints(req, edition)
  const chapters = await req.payload.find({
    collection: 'chapters',
    where: { edition: { equals: edition.id } },
    select: { number: true, title: true, points: true },
    pagination: false,
    depth: 0,
    overrideAccess: true, // links and titles only, of the edition in hand
    req,
  })
  const coverage = coverageOf(
    points,
    chapters.docs.map((chapter) => ({
      id: String(chapter.id),
      number: chapter.number,
      title: chapter.title,
      points: idsOf(chapter.points),
    })),
  )
  const hash = sha256Hex(
    canonicalJson(coverage.rows.map(({ chapters: numbers, code, id, importance }) => ({ chapters: numbers, code, id, importance }))),
  )
  return {
    coverage,
    hash,
    standing: {
      isCurrent: Boolean(edition.coverageSeenAt) && edition.coverageHash === hash,
      uncovered: uncovered(coverage)
        .filter(({ importance }) => importance === 'X')
        .map(({ code, id }) => ({ id, code })),
      accepted: idsOf((edition.acceptedGaps ?? []).map(({ point }) => point)),
    },
  }
}

async function loadPoints(req: PayloadRequest, edition: Edition): Promise<CoveragePoint[]> {
  const textbooks = await req.payload.find({
    collection: 'textbooks',
    where: { id: { equals: idOf(edition.textbook) } },
    select: { occupation: true, levels: true },
    limit: 1,
    depth: 0,
    overrideAccess: true, // which specification the book is written to
    req,
  })
  const textbook = textbooks.docs[0]
  if (!textbook) return []
  const specifications = await req.payload.find({
    collection: 'element-specifications',
    where: {
      and: [{ occupation: { equals: idOf(textbook.occupation) } }, { level: { in: textbook.levels } }, { state: { equals: 'in-force' } }],
    },
    pagination: false,
    depth: 0,
    overrideAccess: true, // specifications in force bind whoever asks
    req,
  })
  const { docs } = await req.payload.find({
    collection: 'appraisal-points',
    where: { and: [{ specification: { in: specifications.docs.map(({ id }) => id) } }, { status: { equals: 'active' } }] },
    sort: 'fullCode',
    pagination: false,
    depth: 0,
    overrideAccess: true, // as above
    req,
  })
  return docs.map((point) => ({
    id: String(point.id),
    code: point.fullCode,
    name: point.name,
    importance: point.importance,
    weight: point.weightHundredths ?? null,
  }))
}
