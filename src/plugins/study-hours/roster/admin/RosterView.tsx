import type { DocumentViewServerProps } from 'payload'
import { fill } from '@/platform/admin/fill'
import { createHref } from '@/platform/admin/prefill'
import { siteAddress } from '@/platform/http'
import { attempt, deskOf, Refusal, Sheet } from '@/platform/admin/sheet'
import { SLUGS } from '../../slugs'
import { loadRosterDesk } from '../operations/desk'
import '../../shared/admin/study.css'
import { RosterPanel } from './RosterPanel'
import { SlipsPanel } from './SlipsPanel'
import { rosterTexts } from '../../training/admin/texts'
import '../../training/admin/training.css'

/** Who is in the class, and the way in for a whole list of people. */
export async function RosterView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = rosterTexts[desk.language]
  const loaded = await attempt(desk, () => loadRosterDesk({ req: desk.req, classId: desk.id }))
  if (!loaded.ok)
    return (
      <Sheet props={props} title={text.title} intro={text.intro}>
        <Refusal>{loaded.message}</Refusal>
      </Sheet>
    )
  const { enrolled, mayWrite, running, slips } = loaded.value
  return (
    <Sheet props={props} title={text.title} intro={text.intro}>
      <p className="lg-tally">
        <b>{fill(text.enrolled, { count: enrolled })}</b>
        <a href={`/admin/collections/enrolments?where[and][0][class][equals]=${encodeURIComponent(desk.id)}`}>{text.list}</a>
        {mayWrite ? <a href={createHref(SLUGS.enrolments, { class: desk.id })}>{text.addOne}</a> : null}
      </p>
      {mayWrite ? (
        <>
          <ol className="lg-howto">
            {text.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <RosterPanel classId={desk.id} running={running} language={desk.language} />
          {slips.length > 0 ? (
            <SlipsPanel classId={desk.id} slips={slips} address={siteAddress(desk.req)} language={desk.language} />
          ) : null}
        </>
      ) : (
        <p className="lg-page__empty">{text.mayNot}</p>
      )}
    </Sheet>
  )
}
