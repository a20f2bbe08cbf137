import type { Metadata } from 'next'
import { EVIDENCE_TYPES } from '../../../../decisions/domain/evidence'
import { evidenceOfMany } from '../../../../decisions/operations/evidence'
import { findLeaveChoices, findMyLeave } from '../../../../decisions/operations/my-decisions'
import { Paging, Section } from '@/platform/site/parts'
import { inLanguage } from '@/platform/site/format'
import { pageMetadata } from '@/platform/site/metadata'
import { languageOfSegment } from '@/platform/site/request'
import { firstValues, pageOf, type SearchParams } from '@/platform/site/search-params'
import { sessionTime } from '../../../duration'
import { EvidenceList } from '../../../evidence-list'
import { signedInRequest, StudySheet } from '../../../frame'
import { LeaveForm } from '../../../leave-form'
import { EvidenceMore, evidencePlace } from '../../../evidence-more'
import { leavePath } from '../../../study-paths'
import { studyWords } from '../../../words'
import { addEvidenceLater } from '../evidence-actions'
import { askForLeave, withdrawLeave } from './actions'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  return pageMetadata({ language, path: leavePath, title: studyWords(language).leave.title, isPrivate: true })
}

export default async function Leave({ params, searchParams }: Props) {
  const { lang } = await params
  const language = languageOfSegment(lang)
  const words = studyWords(language).leave
  const asked = await firstValues(searchParams)
  const { req } = await signedInRequest(language, leavePath)
  const choices = await findLeaveChoices({ req, now: new Date() })
  const mine = await findMyLeave({ req, page: pageOf(asked['page']) })
  const evidence = await evidenceOfMany({ req, kind: 'leave', ids: mine.docs.map(({ id }) => id) })
  return (
    <StudySheet language={language} path={leavePath}>
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      {asked['done'] ? (
        <p className="form-done" role="status">
          {words.done}
        </p>
      ) : null}
      {choices.length === 0 ? <p className="lead">{words.noSessions}</p> : null}
      {choices.map(({ class: each, sessions }) => (
        <Section key={each.id} id={`class-${each.id}`} title={inLanguage(language, each.name, each.nameEn)} line={words.sessionsHint}>
          <LeaveForm
            action={askForLeave.bind(null, lang, each.id)}
            initial={{
              values: { sessions: sessions.some(({ id }) => id === asked['session']) ? (asked['session'] ?? '') : '', reason: '' },
              errors: {},
            }}
            accept={EVIDENCE_TYPES.join(',')}
            words={{
              ...{ sessions: words.sessions, reason: words.reason, submit: words.submit },
              ...{ evidence: words.evidence, evidenceHint: words.evidenceHint },
            }}
            sessions={sessions.map((session) => ({
              id: session.id,
              time: sessionTime(session, language),
              title: inLanguage(language, session.title, session.titleEn),
              place: session.place ?? '',
            }))}
          />
        </Section>
      ))}
      <Section id="mine" title={words.mine}>
        {mine.docs.length === 0 ? <p className="lead no-top">{words.none}</p> : null}
        <ul className="register" role="list">
          {mine.docs.map((leave) => (
            <li key={leave.id} id={evidencePlace('leave', leave.id)}>
              <span className="name">{leave.about.map((session) => sessionTime(session, language)).join('；')}</span>
              <span className="aside">{words.states[leave.state]}</span>
              <p className="text">{leave.reason}</p>
              <EvidenceList files={evidence.get(leave.id)} label={words.evidenceOf} />
              <EvidenceMore
                language={language}
                kind="leave"
                of={leave}
                there={evidence.get(leave.id)?.length ?? 0}
                path={mine.page > 1 ? `${leavePath}?page=${mine.page}` : leavePath}
                add={addEvidenceLater.bind(null, lang, { kind: 'leave', id: leave.id })}
              />
              {leave.state === 'requested' ? (
                <form action={withdrawLeave.bind(null, lang)} className="no-print">
                  <input type="hidden" name="id" value={leave.id} />
                  <input type="hidden" name="seq" value={leave.stateSeq} />
                  <button className="link-button">{words.withdraw}</button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
        <Paging language={language} path={leavePath} page={mine.page} pages={mine.pages} filters={{}} />
      </Section>
    </StudySheet>
  )
}
