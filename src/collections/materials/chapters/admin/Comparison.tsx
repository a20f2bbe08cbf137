import Link from 'next/link'
import type { ReactNode } from 'react'
import { describeError, DomainError } from '@/kernel/errors'
import type { CompareRow, WordChange } from '@/platform/documents/compare'
import type { Block } from '@/platform/documents/model'
import { numberBlocks, type NumberedBlock } from '@/platform/documents/numbering'
import { compareDrafts, type DraftComparison } from '../operations/compare-drafts'
import { BlockView, type BlockContext } from '../../line/admin/BlockView'
import { assetsOf } from '../../line/admin/assets'
import { formatInstant } from '../../line/admin/format'
import { picturesOf } from '../../line/admin/pictures'
import { CompareForm } from './CompareForm'
import { CompareFrame } from './CompareFrame'
import { loadDraftHeads, type Desk } from './load-desk'

/** Two drafts side by side. What changed is told by underline and strike and in words, never by colour alone. */
export async function Comparison({ a, b, desk }: { desk: Desk; a: string; b: string }) {
  const { href, text } = desk
  const heads = await loadDraftHeads(desk)
  const answer = await compared(desk, a, b)
  return (
    <section aria-labelledby="desk-compare">
      <p>
        <Link href={href('drafts')} prefetch={false}>
          ← {text.back}
        </Link>
      </p>
      <h2 id="desk-compare">{text.compare.title}</h2>
      <CompareForm key={`${a} ${b}`} drafts={heads.map(({ id, number }) => ({ id, number }))} href={href('drafts')} chosen={{ a, b }} />
      {typeof answer === 'string' ? (
        <p className="lg-desk__refusal" role="alert">
          {answer}
        </p>
      ) : (
        <>
          <p>
            <b>{text.compare.heading(answer.before.number, answer.after.number)}</b>
            <span className="lg-desk__hint">
              {' '}
              {formatInstant(answer.before.createdAt)} → {formatInstant(answer.after.createdAt)} ·{' '}
              {text.compare.summary(answer.touched.wordsAdded, answer.touched.wordsRemoved)}
            </span>
          </p>
          {answer.rows.every(({ kind }) => kind === 'same') ? (
            <p className="lg-desk__empty">{text.compare.equal}</p>
          ) : (
            <Rows desk={desk} answer={answer} />
          )}
        </>
      )}
    </section>
  )
}

async function compared({ language, req }: Desk, a: string, b: string): Promise<DraftComparison | string> {
  try {
    return await compareDrafts({ req, a, b })
  } catch (error) {
    if (error instanceof DomainError) return describeError(error.code, language, error.details)
    throw error
  }
}

async function Rows({ answer, desk }: { desk: Desk; answer: DraftComparison }) {
  const { chapter, language, req, text } = desk
  const sides = (['before', 'after'] as const).map((side) => answer.rows.flatMap((row) => (row[side] ? [row[side]] : [])))
  const context: BlockContext = { pictures: await picturesOf(req, sides.flat().flatMap(assetsOf)), language }
  const numberSide = (side: 'before' | 'after') => numbered(answer.rows, side, chapter.number, language)
  const [before, after] = [numberSide('before'), numberSide('after')]
  return (
    <CompareFrame changes={answer.rows.filter(({ kind }) => kind !== 'same').length}>
      <div className="lg-compare__heads" aria-hidden="true">
        <span>{text.drafts.nth(answer.before.number)}</span>
        <span>{text.drafts.nth(answer.after.number)}</span>
      </div>
      {answer.rows.map((row, index) => {
        const [left, right] = [before.get(row.beforeIndex ?? -1), after.get(row.afterIndex ?? -1)]
        const isChange = row.kind !== 'same'
        return (
          <article
            key={index}
            className="lg-compare__row"
            data-kind={row.kind}
            {...(isChange ? { 'data-change': true, tabIndex: -1 } : {})}
            aria-label={text.compare.kind[row.kind]}
          >
            {isChange ? <b className="lg-compare__kind">{text.compare.kind[row.kind]}</b> : null}
            <Cell label={text.drafts.nth(answer.before.number)} index={row.beforeIndex}>
              {sideOf(row, 'removed', left, context) ?? <span className="lg-desk__hint">{text.compare.absent}</span>}
            </Cell>
            <Cell label={text.drafts.nth(answer.after.number)} index={row.afterIndex}>
              {sideOf(row, 'added', right, context) ?? <span className="lg-desk__hint">{text.compare.absent}</span>}
              {row.kind === 'changed' && row.words?.every(({ kind }) => kind === 'same') ? (
                <p className="lg-desk__hint">{text.compare.looks}</p>
              ) : null}
            </Cell>
          </article>
        )
      })}
    </CompareFrame>
  )
}

function Cell({ children, index, label }: { label: string; index: number | undefined; children: ReactNode }) {
  return (
    <div className="lg-compare__cell">
      <span className="lg-compare__place">
        <i>{label}</i> {index === undefined ? '' : index + 1}
      </span>
      {children}
    </div>
  )
}

/** One side of a row: its words with what went or came, or the block itself. */
function sideOf(row: CompareRow, own: 'removed' | 'added', block: NumberedBlock | undefined, context: BlockContext): ReactNode {
  if (!block) return null
  if (row.kind === 'changed' && row.words && !row.words.every(({ kind }) => kind === 'same'))
    return (
      <p className="lg-book lg-compare__words">
        {row.words.filter(({ kind }) => kind === 'same' || kind === own).map((word, index) => marked(word, index))}
      </p>
    )
  const view = <BlockView block={block} context={context} />
  if (row.kind === 'added') return <ins>{view}</ins>
  return row.kind === 'removed' ? <del>{view}</del> : view
}

function marked({ kind, text }: WordChange, index: number): ReactNode {
  if (kind === 'added') return <ins key={index}>{text}</ins>
  return kind === 'removed' ? <del key={index}>{text}</del> : text
}

/** The blocks of one side with the numbers that figures and tables have in that draft. */
function numbered(
  rows: readonly CompareRow[],
  side: 'before' | 'after',
  number: number,
  language: 'zh' | 'en',
): Map<number, NumberedBlock> {
  const places = rows.flatMap((row): [number, Block][] => {
    const [place, block] = side === 'before' ? [row.beforeIndex, row.before] : [row.afterIndex, row.after]
    return place === undefined || !block ? [] : [[place, block]]
  })
  const inOrder = places.toSorted(([a], [b]) => a - b)
  const { blocks } = numberBlocks(
    inOrder.map(([, block]) => block),
    { prefix: side, number, language: language === 'en' ? 'en' : 'zh-CN' },
  )
  return new Map(inOrder.flatMap(([place], index) => (blocks[index] ? [[place, blocks[index]] as const] : [])))
}
