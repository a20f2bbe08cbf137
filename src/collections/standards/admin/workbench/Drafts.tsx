import { Suspense } from 'react'
import { loadStandardsBench, standingOf, type StandardsDraft } from '../../operations/bench'
import { localDate } from '@/kernel/clock'
import type { SitePartProps } from '@/platform/domains'
import { texts, type Texts } from './texts'

/** The standards and specifications that are not in force yet, and whom each waits for; nothing for those who put none in force. */
export async function Drafts({ language, req }: SitePartProps) {
  const bench = await loadStandardsBench(req)
  if (!bench) return null
  const text = texts[language]
  const slugs = ['standards', 'element-specifications'] as const
  return (
    <section aria-labelledby="bench-standards">
      <h2 id="bench-standards">{text.standards}</h2>
      <p className="lg-bench__counts">
        {slugs.map((slug) =>
          bench.totals[slug] > 0 ? (
            <a key={slug} href={`/admin/collections/${slug}?where[state][equals]=draft`}>
              {text.drafts[slug]} {bench.totals[slug]}
            </a>
          ) : null,
        )}
      </p>
      <table className="lg-register">
        <thead>
          <tr>
            <th scope="col">{text.subject}</th>
            <th scope="col">{text.waitsFor}</th>
            <th scope="col">{text.changed}</th>
          </tr>
        </thead>
        <tbody>
          {bench.drafts.map((draft) => (
            <tr key={`${draft.slug} ${draft.id}`}>
              <td>
                <a href={draft.href}>{draft.title}</a>
                <small>{text.drafts[draft.slug]}</small>
              </td>
              <td>
                {/* The points of a specification are hundreds; the rest of the page does not wait for them. */}
                <Suspense fallback="…">
                  <Standing draft={draft} req={req} language={language} text={text} />
                </Suspense>
              </td>
              <td className="lg-register__due">
                <time dateTime={draft.changedOn}>{localDate(draft.changedOn)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

async function Standing({ draft, language, req, text }: SitePartProps & { draft: StandardsDraft; text: Texts }) {
  const { whom, why } = await standingOf({ req, draft, language })
  return (
    <>
      <b>{text.whom[whom]}</b>
      {why ? <small>{why}</small> : null}
    </>
  )
}
