import type { DocumentViewServerProps } from 'payload'
import { fill } from '@/platform/admin/fill'
import { createHref } from '@/platform/admin/prefill'
import { attempt, deskOf, Refusal, Sheet } from '@/platform/admin/sheet'
import { adoptHref, policyLabel } from '@/platform/policies'
import { READING_SPEED_POLICY } from '../domain/units'
import { loadCourseBook } from '../operations/course-book'
import { SLUGS } from '../../slugs'
import '../../shared/admin/study.css'
import { ChapterPick } from './ChapterPick'
import { courseBookTexts } from './texts'
import './course-book.css'

/** The units of a course, taken from the chapters of a book in circulation. */
export async function CourseBookView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = courseBookTexts[desk.language]
  const asked = props.searchParams?.['edition']
  const edition = typeof asked === 'string' && asked !== '' ? asked : undefined
  const loaded = await attempt(desk, () => loadCourseBook({ req: desk.req, courseId: desk.id, edition }))
  if (!loaded.ok)
    return (
      <Sheet props={props} title={text.title} intro={text.intro}>
        <Refusal>{loaded.message}</Refusal>
      </Sheet>
    )
  const { course, edition: shown, editions, offers, orphans, reading, units } = loaded.value
  const openClass = createHref(SLUGS.classes, {
    courses: [course.id],
    occupation: course.occupation,
    level: course.level,
    name: course.title,
  })
  return (
    <Sheet
      props={props}
      title={text.title}
      intro={text.intro}
      tools={
        units > 0 && course.status === 'open' ? (
          <a className="lg-button lg-button--plain" href={openClass}>
            {text.openClass}
          </a>
        ) : null
      }
    >
      {course.status === 'draft' ? <p className="lg-page__note">{text.draft}</p> : null}
      {editions.length === 0 ? (
        <p className="lg-page__empty">
          {text.none} <a href="/admin/collections/editions">{text.toEditions}</a>
        </p>
      ) : (
        <>
          <form method="get" className="lg-filter">
            <label>
              {text.edition}
              <select className="lg-input lg-course__edition" name="edition" defaultValue={shown ?? ''}>
                {editions.map(({ id, isCurrent, name }) => (
                  <option key={id} value={id}>
                    {name}
                    {isCurrent ? text.current : ''}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" className="lg-button lg-button--plain">
              {text.look}
            </button>
          </form>
          {shown ? <ChapterPick key={shown} courseId={course.id} edition={shown} offers={offers} language={desk.language} /> : null}
          <p className="lg-hint">
            {fill(text.reading, { speed: reading.charsPerMinute })}
            {reading.policy ? (
              text.readingRule
            ) : (
              <>
                {text.readingDefault}
                <a href={adoptHref(READING_SPEED_POLICY)}>{policyLabel(desk.req.payload, READING_SPEED_POLICY)[desk.language]} →</a>
              </>
            )}
          </p>
        </>
      )}
      {orphans.length > 0 ? (
        <section className="lg-waits">
          <h3>{text.orphans}</h3>
          <p className="lg-hint">{text.orphansHint}</p>
          <ul>
            {orphans.map(({ id, order, title }) => (
              <li key={id}>
                <a href={`/admin/collections/${SLUGS.units}/${id}`}>
                  {order} {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Sheet>
  )
}
