import type { DocumentViewServerProps } from 'payload'
import type { ChapterChange, ChapterVersion } from '../domain/revision'
import { loadRevision } from '../operations/revise-edition'
import { attempt, deskOf, Refusal, Sheet, type Desk } from '@/platform/admin/sheet'
import { fill } from '../../line/admin/edition-format'
import { revisionTexts, type RevisionTexts } from './texts/revision'
import { TouchedPoints } from './TouchedPoints'

const SIGNS: Readonly<Record<ChapterChange['kind'], string>> = { same: '＝', changed: '△', added: '＋', removed: '－' }

/** What this edition changes against the one that it revises, and the points that this touches. */
export async function RevisionView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = revisionTexts[desk.language]
  const loaded = await attempt(desk, () => loadSheet(desk))
  if (!loaded.ok)
    return (
      <Sheet props={props} title={text.title} intro={text.intro}>
        <Refusal>{loaded.message}</Refusal>
      </Sheet>
    )
  const { basedOn, changes, points, source } = loaded.value
  const tally = (kind: ChapterChange['kind']) => changes.filter((change) => change.kind === kind).length
  return (
    <Sheet props={props} title={text.title} intro={text.intro}>
      <p className="lg-tally">
        {basedOn ? <a href={`/admin/collections/editions/${basedOn}`}>{fill(text.basedOn, { name: source })}</a> : text.first}
      </p>
      {changes.length === 0 ? (
        <p className="lg-page__empty">{text.empty}</p>
      ) : (
        <>
          <p>
            {fill(text.tally, {
              added: tally('added'),
              changed: tally('changed'),
              removed: tally('removed'),
              same: tally('same'),
              points: points.length,
            })}
          </p>
          <Changes changes={changes} text={text} />
          <TouchedPoints points={points} language={desk.language} />
        </>
      )}
    </Sheet>
  )
}

function Changes({ changes, text }: { changes: readonly ChapterChange[]; text: RevisionTexts }) {
  return (
    <div className="lg-scroll" tabIndex={0} role="region" aria-label={text.title}>
      <table className="lg-sheet lg-stack">
        <thead>
          <tr>
            <th scope="col">{text.change}</th>
            <th scope="col">{text.after}</th>
            <th scope="col">{text.before}</th>
            <th scope="col" className="lg-number">
              {text.points}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ after, before, kind, touchedPoints }) => (
            <tr key={`${after?.id} ${before?.id}`} data-change={kind}>
              <td className="lg-nowrap" data-label={text.change}>
                {SIGNS[kind]} {text.kinds[kind]}
              </td>
              <td data-label={text.after}>
                <ChapterLink chapter={after} none={text.none} />
                {after && before && after.number !== before.number ? (
                  <small className="lg-line">{fill(text.moved, { from: before.number })}</small>
                ) : null}
              </td>
              <td data-label={text.before}>
                <ChapterLink chapter={before} none={text.none} />
              </td>
              <td className="lg-number" data-label={text.points}>
                {touchedPoints.length}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ChapterLink({ chapter, none }: { chapter: ChapterVersion | undefined; none: string }) {
  if (!chapter) return none
  return (
    <a href={`/admin/collections/chapters/${chapter.id}`}>
      {chapter.number}　{chapter.title}
    </a>
  )
}

async function loadSheet({ id, language, req }: Desk) {
  const { basedOn, changes, touchedPoints } = await loadRevision({ req, editionId: id })
  const { docs } = await req.payload.find({
    collection: 'appraisal-points',
    where: { id: { in: touchedPoints } },
    select: { fullCode: true, name: true, importance: true },
    sort: 'fullCode',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const sources = basedOn
    ? await req.payload.find({
        collection: 'editions',
        where: { id: { equals: basedOn } },
        select: { name: true },
        limit: 1,
        depth: 0,
        overrideAccess: false,
        req,
      })
    : { docs: [] }
  const chaptersOf = (point: string) =>
    changes.flatMap(({ after, before, touchedPoints: touched }) => (touched.includes(point) ? [after?.number ?? before?.number ?? 0] : []))
  const known = docs.map((point) => ({
    id: String(point.id),
    code: point.fullCode,
    name: point.name,
    importance: point.importance as string,
    chapters: chaptersOf(String(point.id)),
  }))
  const lost = touchedPoints
    .filter((point) => !known.some((each) => each.id === point))
    .map((point) => ({ id: point, code: '', name: revisionTexts[language].unknown, importance: '', chapters: chaptersOf(point) }))
  return { basedOn, changes, points: [...known, ...lost], source: sources.docs[0]?.name ?? '' }
}
