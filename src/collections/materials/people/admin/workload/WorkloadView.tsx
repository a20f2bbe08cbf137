import type { AdminViewServerProps, PayloadRequest } from 'payload'
import { languageOf, type Language } from '@/kernel/errors'
import { Live } from '@/platform/admin/Live'
import { ASSIGNMENT_KINDS } from '../../../line/domain/assignment-kinds'
import { loadWorkload, type WorkloadPerson } from '../../operations/workload'
import { fill, workloadTexts, type WorkloadTexts } from './texts'
import { WorkloadStepNav } from './WorkloadStepNav'
import './workload.css'

const PAGE = 25

type Subjects = { editions: Map<string, string>; chapters: Map<string, { number: number; title: string }> }

/** Who has what and who is late: `?committee=` narrows it, `?page=` turns the page. */
export async function WorkloadView({ initPageResult, searchParams }: AdminViewServerProps) {
  const { req } = initPageResult
  const language = languageOf(req.i18n.language)
  const text = workloadTexts[language]
  if (!req.user) return null
  const committee = one(searchParams?.['committee'])
  const page = Math.max(1, Math.trunc(Number(one(searchParams?.['page']))) || 1)
  const { docs, totalDocs, totalPages } = await loadWorkload({ req, page, limit: PAGE, ...(committee ? { committee } : {}) })
  const { docs: committees } = await req.payload.find({
    collection: 'committees',
    select: { name: true, nameEn: true },
    sort: 'number',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const subjects = await subjectsOf(req, docs)
  const query = committee ? `&committee=${encodeURIComponent(committee)}` : ''
  return (
    <Live className="lg-load">
      <WorkloadStepNav list={text.list} title={text.title} />
      <header>
        <h1>{text.title}</h1>
        <p>{text.intro}</p>
      </header>
      <form className="lg-load__filter" method="get">
        <label>
          {text.committee}
          <select name="committee" defaultValue={committee}>
            <option value="">{text.all}</option>
            {committees.map(({ id, name, nameEn }) => (
              <option key={id} value={id}>
                {language === 'en' && nameEn ? nameEn : name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{text.apply}</button>
        <span>{fill(text.summary, { people: totalDocs })}</span>
      </form>
      {docs.length === 0 ? (
        <p className="lg-load__empty">{text.empty}</p>
      ) : (
        <Register people={docs} subjects={subjects} text={text} language={language} />
      )}
      {totalPages > 1 ? (
        <nav className="lg-load__pager" aria-label={text.pages}>
          {page > 1 ? <a href={`?page=${page - 1}${query}`}>{text.before}</a> : null}
          <span>{fill(text.page, { page, last: totalPages, total: totalDocs })}</span>
          {page < totalPages ? <a href={`?page=${page + 1}${query}`}>{text.after}</a> : null}
        </nav>
      ) : null}
    </Live>
  )
}

function Register(props: { people: readonly WorkloadPerson[]; subjects: Subjects; text: WorkloadTexts; language: Language }) {
  const { language, people, subjects, text } = props
  return (
    <div className="lg-load__scroll" tabIndex={0} role="region" aria-label={text.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.person}</th>
            <th scope="col" className="lg-load__number">
              {text.open}
            </th>
            <th scope="col" className="lg-load__number">
              {text.late}
            </th>
            <th scope="col" className="lg-load__number">
              {text.done}
            </th>
            <th scope="col">{text.tasks}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ assignments, done, late, open, person }) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td className="lg-load__number">{open}</td>
              <td className="lg-load__number">{late > 0 ? <em>⚑ {late}</em> : 0}</td>
              <td className="lg-load__number">{done}</td>
              <td>
                {assignments.length === 0 ? (
                  <small>{text.noTasks}</small>
                ) : (
                  <ul>
                    {assignments.toSorted(soonestFirst).map((task) => (
                      <Task key={task.id} task={task} subjects={subjects} text={text} language={language} />
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Task(props: { task: WorkloadPerson['assignments'][number]; subjects: Subjects; text: WorkloadTexts; language: Language }) {
  const { language, subjects, task, text } = props
  const chapter = task.chapter ? subjects.chapters.get(task.chapter) : undefined
  const edition = subjects.editions.get(task.edition)
  const kind = ASSIGNMENT_KINDS.find(({ value }) => value === task.kind)?.label[language] ?? task.kind
  const href = chapter ? `/admin/collections/chapters/${task.chapter}` : `/admin/collections/editions/${task.edition}`
  return (
    <li>
      <b>{kind}</b>
      {edition === undefined ? (
        <span>{text.unseen}</span>
      ) : (
        <a href={href}>
          {edition}
          {chapter ? ` · ${fill(text.chapter, chapter)}` : ''}
        </a>
      )}
      <span className="lg-load__due">
        {task.dueOn ? <time dateTime={task.dueOn}>{task.dueOn}</time> : <small>{text.noDate}</small>}
        {task.isLate ? <em> ⚑ {text.isLate}</em> : task.isStarted ? null : <small> {text.notStarted}</small>}
      </span>
    </li>
  )
}

async function subjectsOf(req: PayloadRequest, people: readonly WorkloadPerson[]): Promise<Subjects> {
  const tasks = people.flatMap(({ assignments }) => assignments)
  const seen = { pagination: false, depth: 0, overrideAccess: false, req } as const
  const editions = await req.payload.find({
    collection: 'editions',
    where: { id: { in: [...new Set(tasks.map(({ edition }) => edition))] } },
    select: { name: true },
    ...seen,
  })
  const chapters = await req.payload.find({
    collection: 'chapters',
    where: { id: { in: [...new Set(tasks.flatMap(({ chapter }) => (chapter ? [chapter] : [])))] } },
    select: { number: true, title: true },
    ...seen,
  })
  return {
    editions: new Map(editions.docs.map(({ id, name }) => [String(id), name ?? ''])),
    chapters: new Map(chapters.docs.map(({ id, number, title }) => [String(id), { number, title }])),
  }
}

/** What has a date comes first, the earliest on top. */
function soonestFirst(a: { dueOn: string | null }, b: { dueOn: string | null }): number {
  return (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9')
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
