import Link from 'next/link'
import type { DocumentViewServerProps } from 'payload'
import { describeError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { Live } from '@/platform/admin/Live'
import { mayEditManuscript } from '../../line/domain/locks'
import { chapterMachine } from '../../line/domain/chapter-machine'
import { firstOf, formatCount, formatInstant, pageOf, shortHash } from '../../line/admin/format'
import { namesOf } from '../../line/admin/names'
import { Pager } from '../../line/admin/Pager'
import { StepNav } from '../../line/admin/StepNav'
import { Comparison } from './Comparison'
import { CompareForm } from './CompareForm'
import { DocxUpload } from './DocxUpload'
import { FreezeForm } from './FreezeForm'
import { ImportReportView } from './ImportReportView'
import { loadDesk, loadDraftHeads, type Desk, type DraftHead } from './load-desk'
import '../../line/admin/desk.css'

const ON_A_PAGE = 20

/** Drafts of a chapter: import, keep, list, compare. What is shown stands in the address, so that it can be passed on. */
export async function DraftsView(props: DocumentViewServerProps) {
  const desk = await loadDesk(props)
  if (!desk) return null
  const { text } = desk
  if (!desk.isOpen)
    return (
      <Live className="lg-desk">
        <StepNav list={text.list} view={text.drafts.title} />
        <p className="lg-desk__empty">
          {text.hidden} {desk.isBarred ? text.review.barred : text.review.noMaterial}
        </p>
      </Live>
    )
  const heads = await loadDraftHeads(desk)
  const query = props.searchParams ?? {}
  const [a, b, report] = [firstOf(query['a']), firstOf(query['b']), firstOf(query['report'])]
  return (
    <Live className="lg-desk">
      <StepNav list={text.list} view={text.drafts.title} />
      {report ? (
        <ImportReportView
          desk={desk}
          draft={heads.find(({ id }) => id === report)}
          page={pageOf(query['page'])}
          isAll={firstOf(query['all']) === '1'}
        />
      ) : a && b ? (
        <Comparison desk={desk} a={a} b={b} />
      ) : (
        <Overview desk={desk} heads={heads} page={pageOf(query['page'])} />
      )}
    </Live>
  )
}

async function Overview({ desk, heads, page }: { desk: Desk; heads: DraftHead[]; page: number }) {
  const { chapter, href, language, req, roles, text } = desk
  const may = mayEditManuscript(chapter.state, roles)
  const state = chapterMachine.states[chapter.state][language]
  const latest = heads[0]
  const shown = heads.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE)
  const names = await namesOf(
    req,
    shown.map(({ createdBy }) => createdBy),
  )
  const marks = { [idOf(chapter.currentDraft) ?? '']: text.drafts.current, [idOf(chapter.sealedDraft) ?? '']: text.drafts.sealed }
  return (
    <>
      {may.ok ? (
        <div className="lg-desk__columns">
          <section aria-labelledby="desk-upload">
            <h2 id="desk-upload">{text.drafts.upload}</h2>
            <DocxUpload chapterId={String(chapter.id)} seenSeq={chapter.stateSeq} reportHref={href('drafts')} />
          </section>
          <section aria-labelledby="desk-freeze">
            <h2 id="desk-freeze">{text.drafts.freeze}</h2>
            <FreezeForm
              chapterId={String(chapter.id)}
              seenSeq={chapter.stateSeq}
              next={(latest?.number ?? 0) + 1}
              standing={standingOf(desk, latest)}
            />
          </section>
        </div>
      ) : (
        <p className="lg-desk__notice">
          <b>{text.drafts.locked}</b>
          {describeError(may.code, language, { ...may.details, state })}
        </p>
      )}
      <section aria-labelledby="desk-list">
        <h2 id="desk-list">
          {text.drafts.list} <small>{heads.length}</small>
        </h2>
        {heads.length === 0 ? (
          <p className="lg-desk__empty">{text.drafts.none}</p>
        ) : (
          <>
            <CompareForm drafts={heads.map(({ id, number }) => ({ id, number }))} href={href('drafts')} />
            <div className="lg-desk__scroll">
              <table className="lg-desk__register lg-desk__register--stacked">
                <thead>
                  <tr>
                    <th scope="col">{text.drafts.number}</th>
                    <th scope="col">{text.drafts.from}</th>
                    <th scope="col" className="lg-desk__number">
                      {text.drafts.characters}
                    </th>
                    <th scope="col">{text.drafts.hash}</th>
                    <th scope="col">{text.drafts.by}</th>
                    <th scope="col">{text.drafts.at}</th>
                    <th scope="col">{text.drafts.noteHead}</th>
                    <th scope="col">{text.drafts.open}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((draft) => (
                    <tr key={draft.id}>
                      <th scope="row" data-label={text.drafts.number}>
                        {text.drafts.nth(draft.number)}
                        {marks[draft.id] ? <em className="lg-desk__tag">{marks[draft.id]}</em> : null}
                      </th>
                      <td data-label={text.drafts.from}>{text.origin[draft.origin]}</td>
                      <td data-label={text.drafts.characters} className="lg-desk__number">
                        {formatCount(draft.characterCount, language)}
                      </td>
                      <td data-label={text.drafts.hash}>
                        <code title={draft.contentHash}>{shortHash(draft.contentHash)}</code>
                      </td>
                      <td data-label={text.drafts.by}>{names.get(draft.createdBy ?? '') ?? '—'}</td>
                      <td data-label={text.drafts.at} className="lg-desk__nowrap">
                        <time dateTime={draft.createdAt}>{formatInstant(draft.createdAt)}</time>
                      </td>
                      <td data-label={text.drafts.noteHead} className="lg-desk__wide">
                        {draft.note ?? '—'}
                      </td>
                      <td data-label={text.drafts.open} className="lg-desk__nowrap">
                        <Link href={href('review', { draft: draft.id })} prefetch={false}>
                          {text.drafts.read}
                        </Link>
                        {draft.origin === 'docx' ? (
                          <Link href={href('drafts', { report: draft.id })} prefetch={false}>
                            {text.drafts.report}
                          </Link>
                        ) : null}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <Pager
              page={page}
              pages={Math.ceil(heads.length / ON_A_PAGE)}
              href={(to) => href('drafts', { page: to })}
              language={language}
            />
          </>
        )}
      </section>
    </>
  )
}

/** How the working copy stands to the latest draft. What cannot be kept yet may still be tried: the refusal names the fault. */
function standingOf({ chapter, text }: Desk, latest: DraftHead | undefined): { words: string; canKeep: boolean } {
  if (!chapter.manuscript) return { words: text.drafts.empty, canKeep: false }
  if (!chapter.manuscriptHash) return { words: text.drafts.damaged, canKeep: true }
  if (!latest) return { words: text.drafts.first, canKeep: true }
  const isSame = latest.contentHash === chapter.manuscriptHash && idOf(chapter.currentDraft) === latest.id
  return isSame ? { words: text.drafts.same(latest.number), canKeep: false } : { words: text.drafts.changed(latest.number), canKeep: true }
}
