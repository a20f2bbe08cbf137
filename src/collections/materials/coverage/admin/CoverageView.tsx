import type { DocumentViewServerProps } from 'payload'
import { mayReadPoints } from '@/collections/standards'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { CONFIRMING } from '../operations/confirm-coverage'
import { loadCoverage } from '../../line/operations/load-coverage'
import { loadEdition } from '../../line/operations/load-edition'
import { rolesTowards } from '../../line/operations/load-people'
import { CoverageConfirm } from './CoverageConfirm'
import { CoverageRegister } from './CoverageRegister'
import { CoverageTotals } from './CoverageTotals'
import { attempt, deskOf, Refusal, Sheet, type Desk } from '@/platform/admin/sheet'
import { dayOf, fill, minuteOf } from '../../line/admin/edition-format'
import { namesOf } from '../../line/admin/names'
import { coverageTexts } from './texts'

/** The matrix points × chapters, what it adds up to, and its confirmation. */
export async function CoverageView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = coverageTexts[desk.language]
  const loaded = await attempt(desk, () => loadSheet(desk))
  if (!loaded.ok)
    return (
      <Sheet props={props} title={text.title} intro={text.intro}>
        <Refusal>{loaded.message}</Refusal>
      </Sheet>
    )
  const { accepted, coverage, hash, mayConfirm, open, seen } = loaded.value
  const foreign = coverage.foreign.length
  return (
    <Sheet
      props={props}
      title={text.title}
      intro={text.intro}
      tools={
        <a className="lg-button lg-button--plain" href={`/api/editions/${desk.id}/coverage?format=xlsx`} download>
          {text.xlsx}
        </a>
      }
    >
      <div className="lg-page__pair">
        {coverage.rows.length === 0 ? (
          <p className="lg-page__empty">{text.noPoints}</p>
        ) : (
          <CoverageTotals totals={coverage.totals} text={text} />
        )}
        {/* Without points too: the seal and the press ask for it all the same. */}
        <CoverageConfirm
          key={hash + String(seen.at)}
          editionId={desk.id}
          hash={hash}
          seen={seen}
          open={open}
          mayConfirm={mayConfirm}
          language={desk.language}
        />
      </div>
      {coverage.rows.length === 0 ? null : (
        <>
          {foreign > 0 ? (
            <p className="lg-page__note">
              {fill(text.foreign, { count: foreign, chapters: [...new Set(coverage.foreign.map(({ chapter }) => chapter))].join('、') })}
            </p>
          ) : null}
          <CoverageRegister
            rows={coverage.rows.map(({ chapters, code, id, importance, name }) => ({
              chapters: [...chapters],
              code,
              id,
              importance,
              name,
            }))}
            chapters={coverage.chapters.map((chapter) => ({ ...chapter }))}
            accepted={accepted}
            language={desk.language}
          />
        </>
      )}
    </Sheet>
  )
}

async function loadSheet({ id, req }: Desk) {
  const edition = await loadEdition({ req, id })
  if (!(await mayReadPoints(req))) throw new DomainError('materials.pointsClosed')
  const { coverage, hash, standing } = await loadCoverage({ req, edition })
  const gaps = edition.acceptedGaps ?? []
  const names = await namesOf(req, [idOf(edition.coverageSeenBy), ...gaps.map(({ acceptedBy }) => idOf(acceptedBy))])
  const roles = await rolesTowards({ req, edition })
  const nameOf = (person: Parameters<typeof idOf>[0]) => names.get(idOf(person) ?? '') ?? ''
  return {
    coverage,
    hash,
    mayConfirm: CONFIRMING.some((role) => roles.includes(role)),
    open: standing.uncovered
      .filter((point) => !standing.accepted.includes(point.id))
      .map(({ code, id: point }) => ({ id: point, code, name: coverage.rows.find((row) => row.id === point)?.name ?? '' })),
    seen: { isCurrent: standing.isCurrent, at: minuteOf(edition.coverageSeenAt), name: nameOf(edition.coverageSeenBy) },
    accepted: gaps.map(({ acceptedAt, acceptedBy, point, reason }) => ({
      point: idOf(point),
      reason,
      by: nameOf(acceptedBy),
      at: dayOf(acceptedAt),
    })),
  }
}
