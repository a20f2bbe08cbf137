import type { Metadata } from 'next'
import { parseEnvironment } from '@/kernel/environment'
import { findMyCertificates } from '../../../../decisions/operations/my-decisions'
import { Empty, Paging } from '@/platform/site/parts'
import { Seal } from '@/platform/site/seal'
import { day, inLanguage } from '@/platform/site/format'
import { pageMetadata } from '@/platform/site/metadata'
import { localPath } from '@/platform/site/paths'
import { languageOfSegment } from '@/platform/site/request'
import { firstValues, pageOf, type SearchParams } from '@/platform/site/search-params'
import { duration, hours } from '../../../duration'
import { signedInRequest, StudySheet } from '../../../frame'
import { certificatesPath, verifyPath } from '../../../study-paths'
import { studyWords } from '../../../words'

type Props = { params: Promise<{ lang: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  return pageMetadata({ language, path: certificatesPath, title: studyWords(language).certificates.title, isPrivate: true })
}

export default async function MyCertificates({ params, searchParams }: Props) {
  const language = languageOfSegment((await params).lang)
  const { certificates: words, levels } = studyWords(language)
  const { states: seals } = studyWords('zh').certificates
  const { req } = await signedInRequest(language, certificatesPath)
  const found = await findMyCertificates({ req, page: pageOf((await firstValues(searchParams))['page']) })
  const { publicUrl } = parseEnvironment(process.env)
  return (
    <StudySheet language={language} path={certificatesPath}>
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </div>
      {found.docs.length === 0 ? <Empty title={words.empty} text={words.emptyText} /> : null}
      <ul className="register sealed" role="list">
        {found.docs.map((certificate) => {
          const isValid = certificate.state === 'valid'
          const occupation = typeof certificate.occupation === 'object' ? certificate.occupation : undefined
          const verify = localPath(language, verifyPath(certificate.code))
          return (
            <li key={certificate.id}>
              <span className="name">
                {words.hours(hours(certificate.tenths))}　{inLanguage(language, occupation?.name, occupation?.nameEn)}{' '}
                {levels[certificate.level]}
              </span>
              <span className="aside">
                {words.issued} {day(certificate.issuedAt, language)}
              </span>
              <span className="facts">
                <span>
                  {words.code} <span className="code">{certificate.code}</span>
                </span>
                <span>{words.split(duration(certificate.onlineMs, language), duration(certificate.offlineMs, language))}</span>
              </span>
              <div className="text">
                {isValid ? (
                  <p>
                    <a className="no-print" href={`/api/hour-certificates/${certificate.id}/pdf`}>
                      {words.pdf}
                      <span className="visually-hidden"> {certificate.code}</span>
                    </a>
                  </p>
                ) : certificate.revokedReason ? (
                  <p className="due">{words.revokedBecause(certificate.revokedReason)}</p>
                ) : certificate.state === 'superseded' || certificate.state === 'suspended' ? (
                  <p>{words[certificate.state]}</p>
                ) : null}
                <p>
                  {words.verify} <a href={verify}>{`${publicUrl}${verify}`}</a>
                </p>
              </div>
              <span className="stamp">
                <Seal
                  // A stamp is cut in Chinese, also on the English page.
                  text={seals[certificate.state] ?? certificate.state}
                  label={words.states[certificate.state] ?? certificate.state}
                  tone={isValid ? 'passed' : 'quiet'}
                  small
                />
              </span>
            </li>
          )
        })}
      </ul>
      <Paging language={language} path={certificatesPath} page={found.page} pages={found.pages} filters={{}} />
    </StudySheet>
  )
}
