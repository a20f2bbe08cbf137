import Link from 'next/link'
import type { DocumentViewServerProps } from 'payload'
import { idOf } from '@/kernel/ids'
import { Live } from '@/platform/admin/Live'
import { TransitionBar } from '@/platform/workflow/admin/TransitionBar'
import { mayComment } from '../domain/comment-rules'
import { firstOf, formatCount, formatInstant } from '../../line/admin/format'
import { StepNav } from '../../line/admin/StepNav'
import { DeclareForm } from './DeclareForm'
import { DraftPicker } from '../../chapters/admin/DraftPicker'
import { loadDesk, loadDraftHeads, type Desk, type DraftHead } from '../../chapters/admin/load-desk'
import { loadComments, loadParagraphs, loadPart, loadReviews, stageLabel, type ReviewRow } from './load-review'
import { ReviewDesk } from './ReviewDesk'
import '../../line/admin/desk.css'

/** Reading and deciding in one place. A reviewer who has not declared sees the declaration and nothing of the draft. */
export async function ReviewView(props: DocumentViewServerProps) {
  const desk = await loadDesk(props)
  if (!desk) return null
  const { chapter, isBarred, isOpen, language, text } = desk
  const part = await loadPart(desk)
  if (part.mustDeclare && part.openRound && !isBarred)
    return (
      <Live className="lg-desk">
        <StepNav list={text.list} view={text.review.title} />
        <DeclareForm chapterId={String(chapter.id)} stage={stageLabel(part.openRound, language)} />
      </Live>
    )
  if (!isOpen)
    return (
      <Live className="lg-desk">
        <StepNav list={text.list} view={text.review.title} />
        {isBarred ? <h2>{text.review.barredTitle}</h2> : null}
        <p className="lg-desk__notice">{isBarred ? text.review.barred : part.isReviewer ? text.review.notYet : text.review.noMaterial}</p>
      </Live>
    )
  const heads = await loadDraftHeads(desk)
  const wanted = firstOf(props.searchParams?.['draft']) ?? idOf(chapter.currentDraft)
  const shown = heads.find(({ id }) => id === wanted) ?? heads[0]
  return <Live className="lg-desk">{shown ? <Draft desk={desk} heads={heads} shown={shown} /> : <NoDraft desk={desk} />}</Live>
}

function NoDraft({ desk: { href, text } }: { desk: Desk }) {
  return (
    <div className="lg-review__head">
      <p className="lg-desk__empty">
        {text.review.noDraft} <Link href={href('drafts')}>{text.drafts.title}</Link>
      </p>
      <section aria-label={text.review.decision}>
        <TransitionBar />
      </section>
    </div>
  )
}

async function Draft({ desk, heads, shown }: { desk: Desk; heads: DraftHead[]; shown: DraftHead }) {
  const { chapter, href, language, roles, text } = desk
  const { paragraphs, texts } = await loadParagraphs(desk, shown.id)
  const comments = await loadComments(desk, shown, heads, texts)
  const reviews = await loadReviews(desk)
  const before = heads.find(({ number }) => number < shown.number)
  const isCurrent = shown.id === idOf(chapter.currentDraft)
  const openMusts = comments.filter(({ severity, status }) => severity === 'must' && status === 'open').length
  return (
    <>
      <div className="lg-review__head">
        <section aria-labelledby="desk-facts">
          <h2 id="desk-facts">
            {text.review.textTitle} <small>{text.drafts.nth(shown.number)}</small>
          </h2>
          {isCurrent ? null : <p className="lg-desk__refusal">⚠ {text.review.older(shown.number)}</p>}
          <dl className="lg-review__facts">
            <dt>{text.review.draft}</dt>
            <dd>
              <DraftPicker
                drafts={heads.map(({ id, number }) => ({ id, number, isCurrent: id === idOf(chapter.currentDraft) }))}
                shown={shown.id}
                href={href('review')}
              />
              {before ? (
                <Link href={href('drafts', { a: before.id, b: shown.id })} prefetch={false}>
                  {text.review.changedSince}
                </Link>
              ) : null}
            </dd>
            <dt>{text.review.characters}</dt>
            <dd>{formatCount(shown.characterCount, language)}</dd>
            <dt>{text.review.hash}</dt>
            <dd>
              <code>{shown.contentHash}</code>
            </dd>
            <dt>{text.review.sealed}</dt>
            <dd>
              {chapter.sealedHash ? (
                <>
                  <code>{chapter.sealedHash}</code> {chapter.sealedAt ? formatInstant(chapter.sealedAt) : ''}
                </>
              ) : (
                text.review.notSealed
              )}
            </dd>
          </dl>
          <Reviews rows={reviews} desk={desk} />
        </section>
        <section id="desk-decision" aria-label={text.review.decision} tabIndex={-1}>
          {/* What blocks a step may just have been settled here: a new bar asks again. */}
          <TransitionBar key={`${chapter.stateSeq} ${openMusts} ${reviews.length} ${shown.number}`} />
        </section>
      </div>
      <ReviewDesk
        key={shown.id}
        chapterId={String(chapter.id)}
        draftId={shown.id}
        paragraphs={paragraphs}
        comments={comments}
        mayBind={mayComment('must', roles).ok}
        mayComment={roles.length > 0}
      />
    </>
  )
}

function Reviews({ desk: { text }, rows }: { desk: Desk; rows: ReviewRow[] }) {
  if (rows.length === 0) return null
  return (
    <details className="lg-review__rounds">
      <summary>
        {text.review.reviews}（{rows.length}）
      </summary>
      <ul>
        {rows.map(({ at, id, opinion, reviewer, stage, verdict }) => (
          <li key={id}>
            <b>
              {stage} · {verdict ? text.review.verdicts[verdict] : text.review.undecided}
            </b>{' '}
            {reviewer} <small>{at}</small>
            {opinion ? <p>{opinion}</p> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
