import type { Metadata } from 'next'
import { dayOfUtc, localDate } from '@/kernel/clock'
import { evidenceOfMany } from '../../../../decisions/operations/evidence'
import { findMyClaims } from '../../../../decisions/operations/my-decisions'
import { loadMyDay, loadMyMonth } from '../../../../recognition/operations/my-record'
import { Section } from '@/platform/site/parts'
import { day as dayText } from '@/platform/site/format'
import { pageMetadata } from '@/platform/site/metadata'
import { languageOfSegment } from '@/platform/site/request'
import { firstValues, pageOf, type SearchParams } from '@/platform/site/search-params'
import { ClaimsList } from '../../../claims-list'
import { DayView } from '../../../day-view'
import { signedInRequest, StudySheet } from '../../../frame'
import { Month } from '../../../month'
import { recordPath } from '../../../study-paths'
import { studyWords } from '../../../words'
import { addEvidenceLater } from '../evidence-actions'
import { withdrawClaim } from './actions'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  return pageMetadata({ language, path: recordPath, title: studyWords(language).record.title, isPrivate: true })
}

export default async function MyRecord({ params, searchParams }: Props) {
  const { lang } = await params
  const language = languageOfSegment(lang)
  const words = studyWords(language).record
  const asked = await firstValues(searchParams)
  const today = localDate(new Date())
  const day = dayOf(asked['day'], today)
  const path = asked['day'] ? `${recordPath}?day=${day}` : recordPath
  const { req } = await signedInRequest(language, path)
  const page = pageOf(asked['page'])
  const listPath = `${recordPath}?day=${day}${page > 1 ? `&page=${page}` : ''}`
  const month = day.slice(0, 7)
  const days = await loadMyMonth({ req, month })
  const own = await loadMyDay({ req, day })
  const claims = await findMyClaims({ req, page })
  const evidence = await evidenceOfMany({ req, kind: 'claim', ids: claims.docs.map(({ id }) => id) })
  return (
    <StudySheet language={language} path={path}>
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      <Section id="month" title={words.month}>
        <Month month={month} shown={day} today={today} days={days} language={language} />
      </Section>
      <Section id="day" title={dayText(day, language)} line={words.dayLine}>
        <DayView
          own={own}
          today={today}
          latest={days
            .map((each) => each.day)
            .toSorted()
            .at(-1)}
          language={language}
        />
      </Section>
      <Section id="claims" title={words.claims} line={words.claimsLine}>
        <ClaimsList
          claims={claims}
          evidence={evidence}
          language={language}
          withdraw={withdrawClaim.bind(null, lang)}
          addTo={(id) => addEvidenceLater.bind(null, lang, { kind: 'claim', id })}
          path={listPath}
          filters={{ day: asked['day'] }}
        />
      </Section>
    </StudySheet>
  )
}

/** A real day that is not in the future; today for anything else. */
function dayOf(value: string | undefined, today: string): string {
  if (!value || !/^20\d\d-\d\d-\d\d$/.test(value) || value > today) return today
  const at = new Date(`${value}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || dayOfUtc(at.getTime()) !== value ? today : value
}
