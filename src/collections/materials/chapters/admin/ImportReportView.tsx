import Link from 'next/link'
import { idOf } from '@/kernel/ids'
import { translateReportNote, type ImportReport, type ParagraphReport, type ReportNote } from '@/platform/documents/docx-import/report'
import { formatCount } from '../../line/admin/format'
import { Pager } from '../../line/admin/Pager'
import type { Desk, DraftHead } from './load-desk'

const ON_A_PAGE = 50
const OUTCOMES = ['paragraphs', 'kept', 'changed', 'dropped'] as const
const PARTS = [
  'headings',
  'lists',
  'tables',
  'figures',
  'inlinePictures',
  'footnotes',
  'formulas',
  'links',
  'placeholders',
  'characters',
] as const

type Props = { desk: Desk; draft: DraftHead | undefined; page: number; isAll: boolean }

/** What became of a Word file, paragraph by paragraph; at first only what was not kept as it stood. */
export async function ImportReportView({ desk, draft, isAll, page }: Props) {
  const { href, language, text } = desk
  const report = draft ? await loadReport(desk, draft.id) : null
  const back = (
    <p>
      <Link href={href('drafts')} prefetch={false}>
        ← {text.back}
      </Link>
    </p>
  )
  if (!draft || !report)
    return (
      <section aria-label={text.report.title}>
        {back}
        <p className="lg-desk__empty">{text.report.none}</p>
      </section>
    )
  const paragraphs = isAll ? report.paragraphs : report.paragraphs.filter(({ notes, outcome }) => outcome !== 'kept' || notes.length > 0)
  const shown = paragraphs.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE)
  const say = (note: ReportNote) => translateReportNote(note, language)
  return (
    <section aria-labelledby="desk-report">
      {back}
      <h2 id="desk-report">{text.report.of(draft.number)}</h2>
      <p className="lg-desk__done">✓ {text.drafts.imported(draft.number)}</p>
      <dl className="lg-desk__facts">
        {OUTCOMES.map((name) => (
          <div key={name} data-outcome={report.totals[name] > 0 ? name : undefined}>
            <dt>{text.report.totals[name]}</dt>
            <dd>{formatCount(report.totals[name], language)}</dd>
          </div>
        ))}
      </dl>
      <dl className="lg-desk__facts lg-desk__facts--small">
        {PARTS.filter((name) => report.totals[name] > 0).map((name) => (
          <div key={name}>
            <dt>{text.report.totals[name]}</dt>
            <dd>{formatCount(report.totals[name], language)}</dd>
          </div>
        ))}
      </dl>
      {report.warnings.length > 0 ? (
        <div className="lg-desk__notice">
          <b>{text.report.warnings}</b>
          <ul>
            {report.warnings.map((note, index) => (
              <li key={index}>{say(note)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <nav className="lg-desk__filter" aria-label={text.report.title}>
        <Filter href={href('drafts', { report: draft.id })} isCurrent={!isAll}>
          {text.report.onlyTouched}
        </Filter>
        <Filter href={href('drafts', { report: draft.id, all: 1 })} isCurrent={isAll}>
          {text.report.all}
        </Filter>
      </nav>
      {shown.length === 0 ? (
        <p className="lg-desk__empty">{text.report.nothing}</p>
      ) : (
        <div className="lg-desk__scroll">
          <table className="lg-desk__register lg-desk__register--stacked">
            <thead>
              <tr>
                <th scope="col" className="lg-desk__number">
                  {text.report.paragraph}
                </th>
                <th scope="col">{text.report.text}</th>
                <th scope="col">{text.report.outcome}</th>
                <th scope="col">{text.report.notes}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((paragraph) => (
                <Row key={paragraph.index} paragraph={paragraph} desk={desk} say={say} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager
        page={page}
        pages={Math.ceil(paragraphs.length / ON_A_PAGE)}
        href={(to) => href('drafts', { report: draft.id, all: isAll ? 1 : undefined, page: to })}
        language={language}
      />
    </section>
  )
}

const SIGNS = { kept: '✓', changed: '△', dropped: '✕' } as const

function Row({ desk: { text }, paragraph, say }: { desk: Desk; paragraph: ParagraphReport; say: (note: ReportNote) => string }) {
  const { index, notes, outcome } = paragraph
  return (
    <tr>
      <th scope="row" className="lg-desk__number" data-label={text.report.paragraph}>
        {index}
      </th>
      <td className="lg-desk__wide" data-label={text.report.text}>
        {paragraph.text || <span className="lg-desk__hint">{text.report.empty}</span>}
      </td>
      <td className="lg-desk__nowrap" data-label={text.report.outcome} data-outcome={outcome}>
        {SIGNS[outcome]} {text.report.kind[outcome]}
      </td>
      <td className="lg-desk__wide" data-label={text.report.notes}>
        {notes.length === 0 ? '—' : notes.map((note, place) => <p key={place}>{say(note)}</p>)}
      </td>
    </tr>
  )
}

function Filter({ children, href, isCurrent }: { href: string; isCurrent: boolean; children: string }) {
  return (
    <Link href={href} prefetch={false} aria-current={isCurrent ? 'true' : undefined}>
      {children}
    </Link>
  )
}

/** The report that was kept with a draft, as far as the caller may see the draft. */
async function loadReport({ chapter, req }: Desk, draftId: string): Promise<ImportReport | null> {
  const { docs } = await req.payload.find({
    collection: 'drafts',
    where: { id: { equals: draftId } },
    select: { importReport: true, chapter: true },
    limit: 1,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const draft = docs[0]
  // Written by the import alone, and never changed afterwards.
  return draft && idOf(draft.chapter) === String(chapter.id) ? ((draft.importReport as ImportReport | null | undefined) ?? null) : null
}
