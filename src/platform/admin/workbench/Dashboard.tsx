import { RenderServerComponent } from '@payloadcms/ui/elements/RenderServerComponent'
import type { AdminViewServerProps } from 'payload'
import { languageOf } from '@/kernel/errors'
import { panelsOf } from '@/platform/domains'
import { loadCare } from './care'
import { StartHere } from './StartHere'
import { texts } from './texts'
import './workbench.css'

/** The first page of the admin: what waits, what is late, what is blocked and why, each domain with its own panels. */
export async function Dashboard({ initPageResult }: AdminViewServerProps) {
  const { req } = initPageResult
  const { payload } = req
  const language = languageOf(req.i18n.language)
  const text = texts[language]
  const care = await loadCare(req)
  return (
    <main className="lg-bench">
      <header className="lg-bench__head">
        <h1>{text.greeting(req.user?.name ?? '')}</h1>
        <a href={language === 'en' ? '/en' : '/'}>{text.site}</a>
      </header>
      <StartHere req={req} language={language} />
      {panelsOf(payload.config).map(({ component }) =>
        RenderServerComponent({ Component: component, importMap: payload.importMap, key: component, serverProps: { req, language } }),
      )}
      {care.length > 0 ? (
        <section aria-labelledby="bench-care">
          <h2 id="bench-care">{text.care}</h2>
          <ul className="lg-bench__care">
            {care.map(({ count, href, label }) => (
              <li key={href}>
                <a href={href}>
                  <b>{count}</b> {label[language]}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  )
}
