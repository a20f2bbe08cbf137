import type { Metadata } from 'next'
import { localDate } from '@/kernel/clock'
import { EVIDENCE_TYPES } from '../../../../../decisions/domain/evidence'
import { ActionForm } from '@/platform/site/action-form'
import { Crumbs } from '@/platform/site/parts'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment } from '@/platform/site/request'
import { firstValues, type SearchParams } from '@/platform/site/search-params'
import { stampSpan } from '../../../../duration'
import { signedInRequest, StudySheet } from '../../../../frame'
import { recordPath } from '../../../../study-paths'
import { studyWords } from '../../../../words'
import { claimTime } from '../actions'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

const PATH = `${recordPath}/claim`

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  return pageMetadata({ language, path: PATH, title: studyWords(language).record.claimTitle, isPrivate: true })
}

/** The claim for one stretch of time, filled in from the record's button. */
export default async function Claim({ params, searchParams }: Props) {
  const { lang } = await params
  const language = languageOfSegment(lang)
  const words = studyWords(language).record
  const { from, to, reason } = await firstValues(searchParams)
  const path = from && to ? `${PATH}?from=${instant(from) ?? ''}&to=${instant(to) ?? ''}` : PATH
  await signedInRequest(language, path)
  return (
    <StudySheet language={language} path={path}>
      <Crumbs
        language={language}
        trail={[[instant(from) ? `${recordPath}?day=${localDate(instant(from) ?? 0)}` : recordPath, words.title]]}
        here={words.claim}
      />
      <div className="head">
        <div>
          <h1>{words.claimTitle}</h1>
          <p>{words.claimLead}</p>
          {instant(from) === undefined ? (
            <p>
              {words.claimFromRecord} <a href={localPath(language, recordPath)}>{words.title}</a>
            </p>
          ) : null}
        </div>
      </div>
      <ActionForm
        action={claimTime.bind(null, lang)}
        initial={{ values: { ...filled(from, to), cause: causeOf(reason), note: '' }, errors: {} }}
        submit={words.submitClaim}
        fields={[
          { name: 'from', label: words.fields.from, kind: 'datetime', required: true, group: 'span' },
          { name: 'to', label: words.fields.to, kind: 'datetime', required: true, group: 'span' },
          { name: 'cause', label: words.fields.cause, kind: 'select', options: Object.entries(words.causes) },
          { name: 'note', label: words.fields.note, kind: 'textarea', hint: words.fields.noteHint, required: true },
          {
            name: 'evidence',
            label: words.fields.evidence,
            kind: 'files',
            accept: EVIDENCE_TYPES.join(','),
            hint: words.fields.evidenceHint,
          },
        ]}
      />
    </StudySheet>
  )
}

function instant(value: string | undefined): number | undefined {
  return value && /^\d{12,14}$/.test(value) ? Number(value) : undefined
}

/** To the second: a stretch may be shorter than a minute. */
function filled(from: string | undefined, to: string | undefined): { from: string; to: string } {
  const [fromMs, toMs] = [instant(from), instant(to)]
  if (fromMs === undefined || toMs === undefined) return { from: '', to: '' }
  const [first, last] = stampSpan(fromMs, toMs)
  return { from: first, to: last }
}

function causeOf(reason: string | undefined): string {
  return reason === 'gap' ? 'network' : reason === 'presence' ? 'presence' : 'other'
}
