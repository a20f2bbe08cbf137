import type { AdminViewServerProps } from 'payload'
import { localDate } from '@/kernel/clock'
import { languageOf } from '@/kernel/errors'
import { ASSIGNMENT_KINDS, loadWorkbench } from '@/collections/materials'
import { Flow } from './Flow'
import { Orders } from './Orders'
import { Standards } from './Standards'
import { StartHere } from './StartHere'
import { TaskTable } from './TaskTable'
import { texts } from './texts'
import { Training } from './Training'
import './workbench.css'

/** The first page of the admin: what waits, what is late, what is blocked and why, and where the line stands. */
export async function Dashboard({ initPageResult }: AdminViewServerProps) {
  const { req } = initPageResult
  const language = languageOf(req.i18n.language)
  const text = texts[language]
  const bench = await loadWorkbench({ req, language, today: localDate(new Date()) })
  const kindOf = (kind: string) => ASSIGNMENT_KINDS.find(({ value }) => value === kind)?.label[language] ?? kind
  const care = bench.care
    ? ([
        ['errata?where[state][equals]=reported', text.openErrata, bench.care.openErrata],
        ['jobs?where[state][equals]=failed', text.failedJobs, bench.care.failedJobs],
        ['outbox-messages', text.unsentMails, bench.care.unsentMails],
      ] as const)
    : []
  // The textbook line says nothing to those who have no part in it.
  const hasLine = Boolean(bench.care) || bench.blocked.length > 0 || bench.flow.rows.length > 0

  return (
    <main className="lg-bench">
      <header className="lg-bench__head">
        <h1>{text.greeting(req.user?.name ?? '')}</h1>
        <a href={language === 'en' ? '/en' : '/'}>{text.site}</a>
      </header>
      <StartHere req={req} language={language} />
      <div className="lg-bench__columns">
        <section aria-labelledby="bench-mine">
          <h2 id="bench-mine">{text.mine}</h2>
          <TaskTable tasks={bench.mine} text={text} kindOf={kindOf} empty={text.mineEmpty} />
        </section>
        <section aria-labelledby="bench-late">
          <h2 id="bench-late">{text.late}</h2>
          <TaskTable tasks={bench.late} text={text} kindOf={kindOf} empty={text.lateEmpty} withPerson />
        </section>
      </div>
      <Standards req={req} language={language} />
      <Training req={req} language={language} />
      <Orders req={req} language={language} />
      {hasLine ? (
        <>
          <section aria-labelledby="bench-blocked">
            <h2 id="bench-blocked">{text.blocked}</h2>
            {bench.blocked.length === 0 ? (
              <p className="lg-bench__empty">{text.blockedEmpty}</p>
            ) : (
              <table className="lg-register">
                <thead>
                  <tr>
                    <th scope="col">{text.subject}</th>
                    <th scope="col">{text.action}</th>
                    <th scope="col">{text.why}</th>
                  </tr>
                </thead>
                <tbody>
                  {bench.blocked.map(({ action, id, isStuck, message, slug, title }) => (
                    <tr key={`${id} ${action} ${message}`}>
                      <td>
                        <a href={`/admin/collections/${slug}/${id}`}>{title}</a>
                      </td>
                      <td>{action}</td>
                      <td>{isStuck ? <em className="lg-late">⚠ {message}</em> : message}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
          <section aria-labelledby="bench-flow">
            <h2 id="bench-flow">{text.flow}</h2>
            {bench.flow.rows.length === 0 ? <p className="lg-bench__empty">{text.flowEmpty}</p> : <Flow flow={bench.flow} text={text} />}
          </section>
        </>
      ) : null}
      {care.length > 0 ? (
        <section aria-labelledby="bench-care">
          <h2 id="bench-care">{text.care}</h2>
          <ul className="lg-bench__care">
            {care.map(([path, label, count]) => (
              <li key={path}>
                <a href={`/admin/collections/${path}`}>
                  <b>{count}</b> {label}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  )
}
