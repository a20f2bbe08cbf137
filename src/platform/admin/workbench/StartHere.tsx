import type { PayloadRequest } from 'payload'
import { PutAway } from './PutAway'
import { loadStartHere, START_COOKIE } from './load-start-here'
import { stageOf } from './start-here'
import { startTexts } from './start-here-texts'
import './start-here.css'

/** What to do first on a platform that is still empty, for those who can; nothing once all of it is done. */
export async function StartHere({ language, req }: { req: PayloadRequest; language: 'zh' | 'en' }) {
  const lines = await loadStartHere(req)
  if (!lines) return null
  const text = startTexts[language]
  return (
    <PutAway cookie={START_COOKIE} label={text.away}>
      <section className="lg-start" aria-labelledby="bench-start">
        <h2 id="bench-start">
          {text.title} <small>{text.progress(lines.filter(({ done }) => done).length, lines.length)}</small>
        </h2>
        <p className="lg-start__intro">{text.intro[stageOf(lines)]}</p>
        <ol>
          {lines.map(({ done, go, href, isNext, label, say, step }) => (
            <li key={step} {...(isNext ? { 'aria-current': 'step' as const } : {})}>
              <span className="lg-start__mark" aria-hidden>
                {done ? '✓' : isNext ? '➔' : '○'}
              </span>
              <div>
                <b>{label[language]}</b>
                {done ? <em className="lg-pass">{text.done}</em> : isNext ? <em>{text.next}</em> : null}
                {done ? null : <p>{say[language]}</p>}
              </div>
              {done ? null : <a href={href}>{go[language]}</a>}
            </li>
          ))}
        </ol>
      </section>
    </PutAway>
  )
}
