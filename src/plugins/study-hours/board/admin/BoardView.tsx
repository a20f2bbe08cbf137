import type { DocumentViewServerProps } from 'payload'
import { fill } from '@/platform/admin/fill'
import { attempt, deskOf, Refusal, Sheet } from '@/platform/admin/sheet'
import { loadClassBoard, type ClassBoard } from '../operations/board'
import { openListHref } from '../../shared/admin/open-lists'
import { hours } from '../../shared/admin/format'
import '../../shared/admin/study.css'
import { BoardRegister } from './BoardRegister'
import { boardTexts, type BoardTexts } from './texts'

/** Where everybody in the class stands, and what waits for a decision. */
export async function BoardView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = boardTexts[desk.language]
  const loaded = await attempt(desk, () => loadClassBoard({ req: desk.req, classId: desk.id }))
  if (!loaded.ok)
    return (
      <Sheet props={props} title={text.title} intro={text.intro}>
        <Refusal>{loaded.message}</Refusal>
      </Sheet>
    )
  const board = loaded.value
  return (
    <Sheet
      props={props}
      title={text.title}
      intro={text.intro}
      {...(board.rows.length === 0
        ? {}
        : {
            tools: (
              <a className="lg-button lg-button--plain" href={`/api/classes/${desk.id}/board?format=xlsx`} download>
                {text.xlsx}
              </a>
            ),
          })}
    >
      <Totals board={board} text={text} />
      {board.rows.length === 0 ? (
        <p className="lg-page__empty">{text.empty}</p>
      ) : (
        <BoardRegister
          classId={desk.id}
          rows={board.rows}
          requiredTenths={board.requiredTenths}
          today={board.today}
          language={desk.language}
        />
      )}
    </Sheet>
  )
}

function Totals({ board, text }: { board: ClassBoard; text: BoardTexts }) {
  const { due, requiredTenths, totals } = board
  const about = { enrolment: 'enrolment.class', class: 'class', classes: 'classes' } as const
  const links = [
    ['hour-claims', about.enrolment, text.claims, totals.openClaims],
    ['leave-requests', about.class, text.leave, totals.openLeave],
    ['outages', about.classes, text.outages, totals.openOutages],
  ] as const
  return (
    <section className="lg-block" aria-label={text.totals}>
      <p className="lg-tally">
        <b>{fill(text.due[due.by][due.daysLeft > 0 ? 'left' : 'past'], { day: due.on, days: due.daysLeft })}</b>
        {board.toCall > 0 ? (
          <a className="lg-late" href={`/admin/collections/classes/${board.class.id}/time-table`}>
            ⚑ {fill(text.toCall, { count: board.toCall })}
          </a>
        ) : null}
        {requiredTenths === 0 ? <span className="lg-late">⚑ {text.noHours}</span> : null}
      </p>
      <dl className="lg-figures">
        <Figure label={text.enrolled} value={totals.enrolled} />
        <Figure label={text.willMiss} value={totals.willMiss} tone="late" />
        <Figure label={text.complete} value={totals.complete} {...(board.toCall > 0 ? {} : { tone: 'pass' as const })} />
        <Figure label={text.mean} value={hours(totals.meanTenths)} of={hours(requiredTenths)} />
        <Figure label={text.absent} value={totals.absent} tone="late" />
        <Figure label={text.quiet} value={totals.quiet} />
        {links.map(([slug, path, label, count]) => (
          <div key={slug}>
            <dt>{label}</dt>
            <dd>{count > 0 ? <a href={openListHref(slug, { [path]: board.class.id })}>{count}</a> : 0}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Vermilion where somebody has to act, green where it has passed; nothing of the kind at zero. */
function Figure({ label, of, tone, value }: { label: string; value: number | string; of?: string; tone?: 'late' | 'pass' }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={tone && value !== 0 ? `lg-${tone}` : undefined}>
        {tone === 'late' && value !== 0 ? '⚑ ' : ''}
        {value}
        {of ? <small> / {of}</small> : null}
      </dd>
    </div>
  )
}
