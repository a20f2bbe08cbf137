import type { DocumentViewServerProps } from 'payload'
import type { Language } from '@/kernel/errors'
import { createHref } from '@/platform/admin/prefill'
import { attempt, deskOf, Refusal, Sheet } from '@/platform/admin/sheet'
import { loadTimeTable, type TimeTableRow } from '../operations/time-table'
import { SLUGS } from '../../slugs'
import { minuteOf } from '../../shared/admin/format'
import '../../shared/admin/study.css'
import { PlanSessions } from '../../training/admin/PlanSessions'
import { planTexts, sessionImportTexts } from '../../training/admin/plan-texts'
import { RollCall } from './RollCall'
import { timeTableTexts, type TimeTableTexts } from '../../training/admin/texts'
import { TimeTableImport } from './TimeTableImport'
import '../../training/admin/training.css'

/** The sessions of a class, who came, and the roll to be called. */
export async function TimeTableView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = timeTableTexts[desk.language]
  const loaded = await attempt(desk, () => loadTimeTable({ req: desk.req, classId: desk.id }))
  if (!loaded.ok)
    return (
      <Sheet props={props} title={text.title} intro={text.intro}>
        <Refusal>{loaded.message}</Refusal>
      </Sheet>
    )
  const { days, mayArrange, mayMark, next, rows, teachers } = loaded.value
  const marks = mayMark ? { who: String(desk.req.user?.id ?? '') } : null
  const coming = rows.filter(({ phase }) => phase === 'open' || phase === 'ahead')
  const past = rows.filter((row) => !coming.includes(row)).toReversed()
  return (
    <Sheet
      props={props}
      title={text.title}
      intro={text.intro}
      {...(mayArrange
        ? {
            tools: (
              <a className="lg-button lg-button--plain" href={createHref(SLUGS.classSessions, next)}>
                {text.add}
              </a>
            ),
          }
        : {})}
    >
      {mayArrange ? (
        <>
          <details className="lg-fold">
            <summary>{planTexts[desk.language].title}</summary>
            <PlanSessions classId={desk.id} days={days} next={next} teachers={teachers} language={desk.language} />
          </details>
          <details className="lg-fold">
            <summary>{sessionImportTexts[desk.language].title}</summary>
            <TimeTableImport classId={desk.id} language={desk.language} />
          </details>
        </>
      ) : null}
      {rows.length === 0 ? (
        <p className="lg-page__empty">{mayArrange ? text.emptyAdd : text.empty}</p>
      ) : (
        <>
          <Sessions heading={text.coming} rows={coming} text={text} language={desk.language} marks={marks} />
          <Sessions heading={text.past} rows={past} text={text} language={desk.language} marks={marks} />
        </>
      )}
    </Sheet>
  )
}

/** What is open or comes next stands first; what is over follows, the latest first. */
function Sessions({
  heading,
  language,
  marks,
  rows,
  text,
}: {
  heading: string
  rows: readonly TimeTableRow[]
  text: TimeTableTexts
  language: Language
  /** Who calls the roll here, where the reader may. */
  marks: { who: string } | null
}) {
  if (rows.length === 0) return null
  return (
    <section className="lg-block">
      <h3>
        {heading} <small>{rows.length}</small>
      </h3>
      <div className="lg-scroll" tabIndex={0} role="region" aria-label={heading}>
        <table className="lg-sheet lg-stack lg-sessions">
          <thead>
            <tr>
              {Object.entries(text.columns).map(([key, label]) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
              {marks ? <th scope="col">{text.roll}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} text={text} language={language} marks={marks} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type RowProps = { row: TimeTableRow; text: TimeTableTexts; language: Language; marks: { who: string } | null }

function Row({ language, marks: keeper, row, text }: RowProps) {
  const { early, endsAt, id, isSettled, kind, marks, phase, place, silent, startsAt, teacher, title, titleEn } = row
  const [from, to] = [minuteOf(Date.parse(startsAt)), minuteOf(Date.parse(endsAt))]
  const name = (language === 'en' && titleEn) || title
  const hasBegun = phase === 'open' || phase === 'over'
  return (
    <tr>
      <th scope="row" className="lg-nowrap" data-label={text.columns.when}>
        <time dateTime={startsAt}>{from}</time>–{from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to}
      </th>
      <td data-label={text.columns.title}>
        <a href={`/admin/collections/class-sessions/${id}`}>{name}</a>
        <small className="lg-line">{text.kinds[kind]}</small>
      </td>
      <td data-label={text.columns.place}>
        {place ?? '—'}
        {teacher ? <small className="lg-line">{teacher}</small> : null}
      </td>
      <td data-label={text.columns.marks}>
        {hasBegun ? (
          <span className="lg-marks">
            {(['present', 'late', 'leave'] as const).map((mark) =>
              marks[mark] > 0 ? (
                <span key={mark}>
                  {text.marks[mark]} {marks[mark]}
                </span>
              ) : null,
            )}
            {early > 0 ? (
              <span>
                {text.early} {early}
              </span>
            ) : null}
            {marks.absent > 0 ? (
              <span className="lg-late">
                ⚑ {text.marks.absent} {marks.absent}
              </span>
            ) : null}
            {silent > 0 ? (
              <span>
                {text.marks.silent} {silent}
              </span>
            ) : null}
          </span>
        ) : (
          '—'
        )}
      </td>
      <td className="lg-nowrap" data-label={text.columns.state}>
        {text.phases[phase]}
        {isSettled ? <small className="lg-line">{text.settled}</small> : null}
        {phase === 'open' || phase === 'ahead' ? (
          <a className="lg-line" href={language === 'en' ? `/en/study/wall/${id}` : `/study/wall/${id}`} target="_blank" rel="noreferrer">
            {text.wall} ↗
          </a>
        ) : null}
      </td>
      {keeper ? (
        <td data-label={text.roll}>
          {hasBegun ? (
            <RollCall
              sessionId={id}
              title={`${from} ${name}`}
              isOver={phase === 'over'}
              startsAt={startsAt}
              who={keeper.who}
              language={language}
            />
          ) : (
            '—'
          )}
        </td>
      ) : null}
    </tr>
  )
}
