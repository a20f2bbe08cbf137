import type { Language } from '@/kernel/errors'
import { siteWords } from '@/platform/i18n'
import type { MyClass, MyUnit } from '../board/operations/my-classes'
import { day, inLanguage } from '@/platform/site/format'
import { localPath } from '@/platform/site/paths'
import { duration, hours, sessionTime } from './duration'
import { leavePath, unitPath } from './study-paths'
import { studyWords } from './words'

type Props = { mine: MyClass; language: Language }

/** One class of mine: how far I am, what is missing until when, and where to go on. */
export function ClassCard({ mine, language }: Props) {
  const words = studyWords(language).list
  const { class: each, goOn } = mine
  const id = `class-${each.id}`
  const title = goOn && inLanguage(language, goOn.unit.title, goOn.unit.titleEn)
  return (
    <section className="class-card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{inLanguage(language, each.name, each.nameEn)}</h2>
        <ClassFacts mine={mine} language={language} />
      </header>
      <div className="class-progress">
        <HoursBar mine={mine} language={language} />
        <Missing mine={mine} language={language} />
        <Facts mine={mine} language={language} />
        {goOn && title ? (
          <p className="actions-row no-print">
            <a
              className="button"
              href={localPath(language, unitPath(goOn.unit.id))}
              aria-label={(goOn.isBegun ? words.goOnWith : words.startWith)(title)}
            >
              {goOn.isBegun ? words.goOn : words.start}
            </a>
            <span className="quiet" aria-hidden="true">
              {title}
            </span>
          </p>
        ) : null}
      </div>
      <Units mine={mine} language={language} />
    </section>
  )
}

function ClassFacts({ mine, language }: Props) {
  const words = studyWords(language)
  const { class: each, enrolment, occupation, organisation, teachers, isRunning } = mine
  const state = enrolment.state === 'active' ? words.list.states[each.state] : words.list.enrolment[enrolment.state]
  return (
    <p className="facts">
      <span>
        {inLanguage(language, occupation.name, occupation.nameEn)} {words.levels[each.level]}
      </span>
      <span>{inLanguage(language, organisation.name, organisation.nameEn)}</span>
      <span>{words.list.dates(day(each.startsOn, language), day(each.endsOn, language))}</span>
      {enrolment.number ? (
        <span>
          {words.list.number} {enrolment.number}
        </span>
      ) : null}
      {enrolment.crew ? <span>{words.crews[enrolment.crew]}</span> : null}
      {teachers.length ? (
        <span>
          {words.list.teachers} {teachers.join(siteWords(language).listJoin)}
        </span>
      ) : null}
      {isRunning ? null : <span className="state-word">{state}</span>}
    </p>
  )
}

/** The bar says nothing that the line below it does not say in words. */
function HoursBar({ mine, language }: Props) {
  const words = studyWords(language).list
  const { tenths, onlineTenths, offlineTenths, requiredTenths } = mine
  const text = requiredTenths > 0 ? words.recognised(hours(tenths), hours(requiredTenths)) : words.withoutRequired(hours(tenths))
  const whole = Math.max(requiredTenths, tenths, 1)
  const width = (part: number) => ({ inlineSize: `${(100 * part) / whole}%` })
  return (
    <>
      <p className="hours-figure">
        <b>{hours(tenths)}</b>
        {requiredTenths > 0 ? (
          <span>
            {' '}
            {language === 'en' ? '/' : '／'} {studyWords(language).units.hoursOf(hours(requiredTenths))}
          </span>
        ) : null}
      </p>
      <div className="hours-bar" aria-hidden="true">
        <i className="offline" style={width(offlineTenths)} />
        <i className="online" style={width(onlineTenths)} />
      </div>
      <p className="hours-text">{text}</p>
    </>
  )
}

function Missing({ mine, language }: Props) {
  const words = studyWords(language).list
  const { missingTenths, requiredTenths, due, isRunning } = mine
  if (mine.ahead.because === 'absence') return <p className="due">{words.ahead.absence}</p>
  if (requiredTenths === 0) return null
  if (missingTenths === 0) return <p className="passed-line">{words.complete}</p>
  if (!isRunning) return <p className="due">{words.missingOpen(hours(missingTenths))}</p>
  return (
    <p className="due">
      {words.missing(hours(missingTenths), due, day(due.on, language))}
      <span className="quiet block">
        <Outlook mine={mine} language={language} />
      </span>
    </p>
  )
}

/** Where the pace leads, and what holds it up: the projection of the class board in words. */
function Outlook({ mine, language }: Props) {
  const { ahead, dayCapTenths, neededPerDayMs } = mine
  const words = studyWords(language).list.ahead
  if (ahead.meets) return ahead.completeOn ? words.on(day(ahead.completeOn, language)) : null
  const short = hours(ahead.shortTenths)
  if (ahead.because === 'onlineShare') return words.onlineShare(short)
  if (ahead.because === 'dayCap') return words.dayCap(short, hours(dayCapTenths))
  if (ahead.because === 'overdue' || !neededPerDayMs) return null
  return words.pace(short, Math.ceil(neededPerDayMs / 60_000))
}

function Facts({ mine, language }: Props) {
  const words = studyWords(language).list
  const { absent, early, leaves, late, lateMs, nextSession, isRunning } = mine
  const isFull = mine.missingTenths > 0 && mine.onlineTenths >= mine.onlineMostTenths
  return (
    <dl className="colophon class-facts">
      <dt>{words.online}</dt>
      <dd>
        {mine.requiredTenths > 0
          ? words.onlineText(hours(mine.onlineTenths), hours(mine.onlineMostTenths), mine.onlineSharePercent)
          : hours(mine.onlineTenths)}
        {isFull ? <span className="due block">{words.onlineFull}</span> : null}
      </dd>
      <dt>{words.offline}</dt>
      <dd>{words.offlineText(hours(mine.offlineTenths))}</dd>
      <dt>{words.absences}</dt>
      <dd>
        {absent > 0 ? (
          <span className="due">{words.absent(absent)}</span>
        ) : mine.attendance === 'unmarked' ? (
          words.noMarks
        ) : (
          words.noAbsence
        )}
        {leaves > 0 ? `　${words.leaves(leaves)}` : ''}
        {late > 0 ? `　${words.late(late, lateMs > 0 ? duration(lateMs, language) : null)}` : ''}
        {early > 0 ? `　${words.early(early)}` : ''}
      </dd>
      {isRunning ? (
        <>
          <dt>{words.next}</dt>
          <dd>
            {nextSession ? (
              <>
                {sessionTime(nextSession, language)}　{inLanguage(language, nextSession.title, nextSession.titleEn)}
                {nextSession.place ? `　${nextSession.place}` : ''}　
                <a className="no-print" href={`${localPath(language, leavePath)}?session=${nextSession.id}`}>
                  {words.askLeave}
                </a>
              </>
            ) : (
              words.noNext
            )}
          </dd>
        </>
      ) : null}
    </dl>
  )
}

function Units({ mine, language }: Props) {
  const words = studyWords(language).list
  const { units } = mine
  if (units.length === 0) return <p className="lead">{words.noUnits}</p>
  const begun = units.filter(({ creditedMs }) => creditedMs > 0).length
  return (
    <details className="class-units" open={mine.isRunning}>
      <summary>
        {words.unitsTitle} <small>{words.unitsLine(begun, units.length)}</small>
      </summary>
      <ol role="list">
        {units.map((unit, index) => (
          <Unit key={unit.id} unit={unit} number={index + 1} mine={mine} language={language} />
        ))}
      </ol>
    </details>
  )
}

function Unit({ unit, number, mine, language }: Props & { unit: MyUnit; number: number }) {
  const words = studyWords(language)
  const title = inLanguage(language, unit.title, unit.titleEn)
  const share = Math.min(100, (100 * unit.creditedMs) / (unit.nominalMinutes * 60_000))
  return (
    <li>
      <span className="number" aria-hidden="true">
        {number}
      </span>
      <span className="name">{unit.open ? <a href={localPath(language, unitPath(unit.id))}>{title}</a> : title}</span>
      <span className="kind">
        {words.kinds[unit.kind]}
        {unit.open ? '' : `　${words.list.closedUnit}`}
      </span>
      <span className="unit-bar" aria-hidden="true">
        <i style={{ inlineSize: `${share}%` }} />
      </span>
      <span className="amount">
        {unit.creditedMs > 0 ? words.list.studied(duration(unit.creditedMs, language)) : words.list.notStarted}
        <small>{words.list.nominal(unit.nominalMinutes)}</small>
      </span>
      {mine.goOn?.unit.id === unit.id ? <span className="here" aria-hidden="true" /> : null}
    </li>
  )
}
