import { holdsRole } from '@/access'
import type { SitePartProps } from '@/platform/domains'
import { Flow } from './Flow'
import { loadBench } from './load'
import { texts } from './texts'

/** What of the textbook line is blocked and why, and where each edition stands; nothing for those who have no part in it. */
export async function Line({ language, req }: SitePartProps) {
  const bench = await loadBench(req, language)
  const text = texts[language]
  const hasLine = holdsRole(req, 'admin', 'centre-staff') || bench.blocked.length > 0 || bench.flow.rows.length > 0
  if (!hasLine) return null
  return (
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
  )
}
