import type { PayloadRequest } from 'payload'
import { fill } from '@/platform/admin/fill'
import { PutAway } from './PutAway'
import { loadStartHere, START_COOKIE } from './start-here-facts'
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
          {lines.map(({ done, href, isNext, on, say, step }) => (
            <li key={step} {...(isNext ? { 'aria-current': 'step' as const } : {})}>
              <span className="lg-start__mark" aria-hidden>
                {done ? '✓' : isNext ? '➔' : '○'}
              </span>
              <div>
                <b>{text.steps[step]}</b>
                {done ? <em className="lg-pass">{text.done}</em> : isNext ? <em>{text.next}</em> : null}
                {done ? null : <p>{fill(text.say[say], { on: on ?? '' })}</p>}
              </div>
              {done ? null : <a href={href}>{text.go[say]}</a>}
            </li>
          ))}
        </ol>
      </section>
    </PutAway>
  )
}
