import type { DocumentViewServerProps } from 'payload'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { attempt, deskOf, Refusal, Sheet } from '@/platform/admin/sheet'
import { loadReplaySheet, type ReplaySheet } from '../../operations/replay-sheet'
import { colon, duration } from '../../../shared/admin/format'
import { Legend } from '../../../shared/admin/Legend'
import { piecesOf } from '../../../recognition/admin/pieces'
import { firstOf } from '../../../shared/admin/query'
import { CUTS, REASONS } from '../../../recognition/admin/reasons'
import { Ribbon, windowAround } from '../../../recognition/admin/Ribbon'
import '../../../shared/admin/study.css'
import { Events } from './Events'
import { PrintButton } from './PrintButton'
import { replayTexts, type ReplayTexts } from './texts'

/** One trainee's day: what the trainee sees as a ribbon, with everything behind it. */
export async function ReplayView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = replayTexts[desk.language]
  const [enrolment, day] = [firstOf(props.searchParams?.['enrolment']), firstOf(props.searchParams?.['day'])]
  const loaded = await attempt(desk, () => loadReplaySheet({ req: desk.req, classId: desk.id, enrolment, day }))
  const sheet = loaded.ok ? loaded.value : null
  return (
    <Sheet
      props={props}
      title={sheet ? `${text.title}${colon(desk.language)}${sheet.replay.trainee.name} ${sheet.day}` : text.title}
      intro={text.intro}
      {...(sheet ? { tools: <PrintButton>{text.print}</PrintButton> } : {})}
    >
      {loaded.ok ? null : <Refusal>{loaded.message}</Refusal>}
      {loaded.ok && !sheet ? <p className="lg-page__empty">{text.noPeople}</p> : null}
      {sheet ? (
        <>
          <Picker sheet={sheet} text={text} />
          <Day sheet={sheet} language={desk.language} text={text} />
        </>
      ) : null}
    </Sheet>
  )
}

function Picker({ sheet, text }: { sheet: ReplaySheet; text: ReplayTexts }) {
  const { after, before, day, enrolment, people } = sheet
  const href = (other: string) => `?enrolment=${enrolment}&day=${other}`
  return (
    <form className="lg-filter" method="get">
      <label>
        {text.person}
        <select className="lg-input" name="enrolment" defaultValue={enrolment} key={enrolment}>
          {people.map(({ id, name, number }) => (
            <option key={id} value={id}>
              {number} {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text.day}
        <input className="lg-input" type="date" name="day" defaultValue={day} key={day} required />
      </label>
      <button type="submit" className="lg-button lg-button--plain">
        {text.show}
      </button>
      {before ? (
        <a href={href(before)} rel="prev">
          ← {text.before} {before}
        </a>
      ) : null}
      {after ? (
        <a href={href(after)} rel="next">
          {text.after} {after} →
        </a>
      ) : null}
    </form>
  )
}

function Day({ language, sheet, text }: { sheet: ReplaySheet; language: Language; text: ReplayTexts }) {
  const { attended, chain, cutBy, day, record, replay, titles } = sheet
  const intervals = record?.intervals ?? []
  const pieces = piecesOf(intervals, REASONS[language])
  const spans = [...pieces, ...attended]
  const lengthOf = (ms: number) => duration(ms, language)
  const countedMs = intervals.reduce((sum, { creditMs }) => sum + creditMs, 0)
  const attendedMs = record?.offlineMs ?? 0
  const cuts = Object.entries(CUTS[language]).filter(([by]) => cutBy[by as keyof typeof cutBy] > 0)
  const figures = [
    [text.raw, countedMs + attendedMs + (record?.provisionalMs ?? 0) + (record?.uncountedMs ?? 0)],
    [text.counted, countedMs],
    [text.lost, record?.uncountedMs ?? 0],
    [text.pending, record?.provisionalMs ?? 0],
    [text.attended, attendedMs],
    [text.recognised, record?.recognisedMs ?? 0],
  ] as const
  return (
    <>
      {spans.length === 0 ? (
        <p className="lg-page__empty">{text.nothing}</p>
      ) : (
        <section className="lg-block">
          <h3>{text.ribbon}</h3>
          <Ribbon
            language={language}
            window={windowAround(spans)}
            pieces={pieces}
            attended={attended}
            label={fill(text.ribbonOf, {
              name: replay.trainee.name,
              day,
              counted: lengthOf(countedMs),
              lost: lengthOf(record?.uncountedMs ?? 0),
              attended: lengthOf(attendedMs),
            })}
          />
          <Legend texts={text.tones} label={text.legend} />
        </section>
      )}
      {spans.length === 0 ? null : (
        <section className="lg-block">
          <h3>{text.sums}</h3>
          <dl className="lg-figures lg-figures--wide">
            {figures.map(([label, ms]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{lengthOf(ms)}</dd>
              </div>
            ))}
          </dl>
          <p>
            <b>
              {text.cuts}
              {colon(language)}
            </b>
            {cuts.length === 0
              ? text.noCuts
              : cuts.map(([by, label]) => `${label} ${lengthOf(cutBy[by as keyof typeof cutBy])}`).join(language === 'en' ? '; ' : '；')}
          </p>
        </section>
      )}
      {replay.events.length === 0 ? null : (
        <section className="lg-block">
          <h3>{text.events}</h3>
          <Events events={replay.events} titles={titles} language={language} text={text} />
        </section>
      )}
      <section className="lg-block">
        <h3>{text.chain}</h3>
        <Chain chain={chain} text={text} />
      </section>
    </>
  )
}

function Chain({ chain, text }: { chain: ReplaySheet['chain']; text: ReplayTexts }) {
  if (chain.fault)
    return (
      <p className="lg-late" role="alert">
        ✕ {fill(text.chainBroken, chain.fault)}
      </p>
    )
  if (!chain.isHeadKnown)
    return (
      <p className="lg-late" role="alert">
        ✕ {text.headLost}
      </p>
    )
  return (
    <p>
      <span className="lg-pass">✓</span> {fill(text.chainGood, { rows: chain.rows })}{' '}
      <code className="lg-digest lg-break">{chain.hash}</code>
    </p>
  )
}
