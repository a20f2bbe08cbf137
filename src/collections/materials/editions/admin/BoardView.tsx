import type { DocumentViewServerProps } from 'payload'
import { ASSIGNMENT_KINDS } from '../../line/domain/assignment-kinds'
import type { Language } from '@/kernel/errors'
import { TransitionBar } from '@/platform/workflow/admin/TransitionBar'
import { loadBoard, type Board, type BoardChapter } from '../operations/board'
import { attempt, deskOf, Refusal, Sheet } from '@/platform/admin/sheet'
import { fill } from '../../line/admin/edition-format'
import { QuickForm } from './QuickForm'
import { boardTexts, type BoardTexts } from './texts/board'

/** Chapters × states × people × due × comments × what blocks them, with the edition's own steps at the side. */
export async function BoardView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = boardTexts[desk.language]
  const loaded = await attempt(desk, () => loadBoard({ req: desk.req, editionId: desk.id, language: desk.language }))
  return (
    <Sheet props={props} title={text.title} intro={text.intro}>
      {loaded.ok ? (
        <div className="lg-page__split">
          <div className="lg-page__main">
            <Standing board={loaded.value} text={text} language={desk.language} />
            <Register chapters={loaded.value.chapters} text={text} language={desk.language} />
            <Additions board={loaded.value} text={text} />
          </div>
          <aside className="lg-page__side" aria-label={text.side}>
            <TransitionBar />
          </aside>
        </div>
      ) : (
        <Refusal>{loaded.message}</Refusal>
      )}
    </Sheet>
  )
}

function Standing({ board, language, text }: { board: Board; text: BoardTexts; language: Language }) {
  const { chapters, edition } = board
  const states = [...new Set(chapters.map(({ stateLabel }) => stateLabel))]
  const late = chapters.filter(({ isLate }) => isLate).length
  return (
    <>
      <p className="lg-tally">
        <b>{fill(text.tally, { total: chapters.length })}</b>
        {states.map((state) => (
          <span key={state}>
            {state} {chapters.filter(({ stateLabel }) => stateLabel === state).length}
          </span>
        ))}
        {late > 0 ? <span className="lg-late">⚑ {fill(text.lateTally, { count: late })}</span> : null}
      </p>
      {edition.waits.length > 0 ? (
        <section className="lg-waits lg-waits--now">
          <h3>{text.waits}</h3>
          <ul>
            {edition.waits.map(({ href, kind, people }) => (
              <li key={kind}>
                <b>
                  <a href={href}>{taskName(kind, language)}</a>
                </b>{' '}
                {people.join(language === 'zh' ? '、' : ', ')}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {edition.stuck.length > 0 ? (
        <section className="lg-waits">
          <h3>⚠ {text.stuck}</h3>
          <ul>
            {edition.stuck.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {edition.unnamed.length > 0 ? (
        <p className="lg-hint">
          {text.unnamed}
          {edition.unnamed.join(language === 'zh' ? '、' : ', ')}
        </p>
      ) : null}
      {edition.blocked.length > 0 ? (
        <section className="lg-waits">
          <h3>{text.nextStep}</h3>
          <ul>
            {edition.blocked.map(({ action, label, message }) => (
              <li key={action}>
                <b>{label}</b> {message}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Register({ chapters, language, text }: { chapters: readonly BoardChapter[]; text: BoardTexts; language: Language }) {
  if (chapters.length === 0) return <p className="lg-page__empty">{text.empty}</p>
  return (
    <div className="lg-scroll" tabIndex={0} role="region" aria-label={text.title}>
      <table className="lg-sheet lg-board lg-stack">
        <thead>
          <tr>
            <th scope="col">{text.chapter}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.turn}</th>
            <th scope="col">{text.due}</th>
            <th scope="col" className="lg-number">
              {text.comments}
            </th>
            <th scope="col">{text.blocked}</th>
          </tr>
        </thead>
        <tbody>
          {chapters.map((chapter) => (
            <Row key={chapter.id} chapter={chapter} text={text} language={language} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ chapter, language, text }: { chapter: BoardChapter; text: BoardTexts; language: Language }) {
  const { blocked, dueOn, id, isLate, number, openComments, openMusts, part, people, stateLabel, tasks, title } = chapter
  const dates = tasks.length > 0 ? tasks.map((task) => ({ on: task.dueOn, isLate: task.isLate })) : [{ on: dueOn, isLate }]
  return (
    <tr>
      <th scope="row">
        {part ? <small className="lg-line">{part}</small> : null}
        <a href={`/admin/collections/chapters/${id}`}>
          {number}　{title}
        </a>
        <small className="lg-board__people">
          {Object.entries(text.people).map(([field, label]) => (
            <span key={field}>
              {label} {people[field as keyof typeof people].map(({ name }) => name).join('、') || text.missing}
            </span>
          ))}
        </small>
      </th>
      <td className="lg-nowrap" data-label={text.state}>
        {stateLabel}
      </td>
      <td data-label={text.turn}>
        {tasks.length === 0
          ? text.nobody
          : tasks.map(({ kind, person }) => (
              <span key={`${kind} ${person.id}`} className="lg-line">
                {person.name} <small className="lg-line">{taskName(kind, language)}</small>
              </span>
            ))}
      </td>
      <td className="lg-nowrap" data-label={text.due}>
        {dates.map((date, index) => (
          <span key={index} className="lg-line">
            {date.on ? <time dateTime={date.on}>{date.on}</time> : <small>{text.noDate}</small>}
            {date.isLate ? <em className="lg-late"> ⚑ {text.late}</em> : null}
          </span>
        ))}
      </td>
      <td className="lg-number" data-label={text.comments}>
        {openComments}
        {openMusts > 0 ? <small className="lg-line">{fill(text.musts, { count: openMusts })}</small> : null}
      </td>
      <td data-label={text.blocked}>
        {blocked.map(({ action, label, message }) => (
          <span key={action} className="lg-line">
            <small>
              {label}
              {text.colon}
            </small>
            {message}
          </span>
        ))}
      </td>
    </tr>
  )
}

function taskName(kind: string, language: Language): string {
  return ASSIGNMENT_KINDS.find(({ value }) => value === kind)?.label[language] ?? kind
}

/** What an editor adds at this step: chapters while the book is written, printings once it is on its way to the shelf. */
function Additions({ board: { chapters, edition, printings }, text }: { board: Board; text: BoardTexts }) {
  const { fields } = text
  return (
    <>
      {printings.length > 0 ? (
        <section className="lg-block">
          <h3>{text.printings}</h3>
          <ul>
            {printings.map(({ id, printedOn, printingNo, printRun }) => (
              <li key={id}>
                <a href={`/admin/collections/printings/${id}`}>
                  {fill(text.printingLine, { number: printingNo, on: printedOn ?? text.undated, run: printRun ?? '—' })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {edition.mayAddChapters ? (
        <QuickForm
          title={text.addChapter}
          button={text.add}
          hint={text.chapterHint}
          unreachable={text.unreachable}
          path="/api/chapters"
          with={{ edition: edition.id }}
          fields={[
            {
              name: 'number',
              label: fields.number,
              type: 'number',
              initial: String(Math.max(0, ...chapters.map(({ number }) => number)) + 1),
              isRequired: true,
            },
            { name: 'title', label: fields.title, type: 'text', isRequired: true },
          ]}
        />
      ) : null}
      {edition.mayAddPrintings ? (
        <QuickForm
          title={text.addPrinting}
          button={text.record}
          unreachable={text.unreachable}
          path="/api/printings"
          with={{ edition: edition.id }}
          fields={[
            {
              name: 'printingNo',
              label: fields.printingNo,
              type: 'number',
              initial: String(Math.max(0, ...printings.map(({ printingNo }) => printingNo)) + 1),
              isRequired: true,
            },
            { name: 'printedOn', label: fields.printedOn, type: 'date', isRequired: true },
            { name: 'printRun', label: fields.printRun, type: 'number' },
          ]}
        />
      ) : null}
    </>
  )
}
