import type { PayloadRequest } from 'payload'
import { Suspense } from 'react'
import { localDate, localMinute } from '@/kernel/clock'
import { loadClassPace, loadTrainingBench, type RunningClass, type TrainingBench } from '../../operations/bench'
import type { SitePartProps } from '@/platform/domains'
import { texts, type Texts } from './texts'

/** How many sessions without a roll are named. */
const MOST_TO_CALL = 8
/** What an administrator can do most about comes first; the mere pace is what the line above says. */
const SHORT_REASONS = ['absence', 'onlineShare', 'dayCap', 'overdue'] as const

/** What of the training waits for a signature, and how the classes stand; nothing for those who have no part in any. */
export async function Training({ language, req }: SitePartProps) {
  const bench = await loadTrainingBench({ req })
  if (!bench) return null
  const text = texts[language]
  return (
    <div className="lg-bench__columns">
      <section aria-labelledby="bench-training">
        <h2 id="bench-training">{text.training}</h2>
        <ToCall bench={bench} language={language} text={text} />
        <Waiting bench={bench} language={language} text={text} />
      </section>
      <section aria-labelledby="bench-classes">
        <h2 id="bench-classes">{text.classes}</h2>
        {bench.classes.length === 0 ? (
          <p className="lg-bench__empty">
            {text.classesEmpty}
            {bench.mayArrange ? <a href="/admin/collections/classes/create">{text.classMake}</a> : null}
          </p>
        ) : (
          <table className="lg-register">
            <thead>
              <tr>
                <th scope="col">{text.class}</th>
                <th scope="col">{text.pace}</th>
                <th scope="col">{text.due}</th>
              </tr>
            </thead>
            <tbody>
              {bench.classes.map((one) => (
                <tr key={one.id}>
                  <td>
                    <a href={`/admin/collections/classes/${one.id}/board`}>{(language === 'en' && one.nameEn) || one.name}</a>
                  </td>
                  <td className="lg-register__pace">
                    {/* Adding up takes a moment for large classes; the rest of the page does not wait for it. */}
                    <Suspense fallback="…">
                      <Pace one={one} req={req} text={text} />
                    </Suspense>
                  </td>
                  <td className="lg-register__due">
                    {text.dueBy[one.due.by]} <time dateTime={one.due.on}>{one.due.on}</time>
                    <em>{one.due.daysLeft > 1 ? text.left(one.due.daysLeft) : one.due.daysLeft === 1 ? text.today : text.past}</em>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}

/** Sessions without a roll wait for whoever teaches: whoever is on none when the attendance is settled was absent. */
function ToCall({ bench: { toCall }, language, text }: { bench: TrainingBench; language: keyof typeof texts; text: Texts }) {
  if (toCall.length === 0) return null
  return (
    <>
      <p className="lg-late">⚑ {text.toCall(toCall.length)}</p>
      <table className="lg-register">
        <tbody>
          {toCall.slice(0, MOST_TO_CALL).map((one) => (
            <tr key={one.id}>
              <td className="lg-register__kind">{text.call}</td>
              <td>
                <a href={`/admin/collections/classes/${one.class}/time-table#roll-${one.id}`}>
                  {localMinute(one.startsAt)} {(language === 'en' && one.titleEn) || one.title}
                </a>
                <small>{(language === 'en' && one.nameEn) || one.name}</small>
              </td>
              <td className="lg-register__due">{text.silent(one.silent, one.enrolled)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Waiting({ bench, language, text }: { bench: TrainingBench; language: keyof typeof texts; text: Texts }) {
  const { counts, waiting } = bench
  if (waiting.length === 0) return <p className="lg-bench__empty">{text.trainingEmpty}</p>
  return (
    <>
      <p className="lg-bench__counts">
        {Object.entries(counts).map(([slug, count]) =>
          count > 0 ? (
            <a key={slug} href={`/admin/collections/${slug}`}>
              {text.waits[slug as keyof typeof counts]} {count}
            </a>
          ) : null,
        )}
      </p>
      <table className="lg-register">
        <thead>
          <tr>
            <th scope="col">{text.action}</th>
            <th scope="col">{text.subject}</th>
            <th scope="col">{text.since}</th>
          </tr>
        </thead>
        <tbody>
          {waiting.map((one) => (
            <tr key={one.id}>
              <td className="lg-register__kind">{text.waits[one.slug]}</td>
              <td>
                <a href={`/admin/collections/${one.slug}/${one.id}`}>{[one.person, one.about].filter(Boolean).join(text.colon)}</a>
                <small>{(language === 'en' && one.classEn) || one.class}</small>
              </td>
              <td className="lg-register__due">
                <time dateTime={one.since}>{localDate(one.since)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

async function Pace({ one, req, text }: { one: RunningClass; req: PayloadRequest; text: Texts }) {
  const pace = await loadClassPace({ req, id: String(one.id) })
  if (!pace) return '—'
  const { because, complete, enrolled, meanTenths, requiredTenths, toCall, willMiss } = pace
  const reasons = SHORT_REASONS.flatMap((reason) => (because[reason] ? [text.because[reason](because[reason])] : []))
  return (
    <>
      {text.paceOf(hours(meanTenths), hours(requiredTenths))}
      {willMiss > 0 ? (
        <em className="lg-late">⚑ {text.willMiss(willMiss, enrolled)}</em>
      ) : toCall > 0 ? null : (
        <span className="lg-pass">✓ {complete === enrolled ? text.complete : text.onTime}</span>
      )}
      {toCall > 0 ? <em className="lg-late">⚑ {text.toCall(toCall)}</em> : null}
      {reasons.length > 0 ? <small>{reasons.join(text.join)}</small> : null}
    </>
  )
}

/** Tenths as people write hours. */
function hours(tenths: number): string {
  return String(tenths / 10)
}
