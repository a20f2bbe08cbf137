import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { partsStated } from '../../recognition/domain/certificate'
import { correctionWords } from '../domain/history'
import { loadCertificateReview, type CertificateReview, type LostSession } from '../operations/review'
import { clockOf, duration, hours, minuteOf } from '../../shared/admin/format'
import { certificateSheetTexts, type CertificateSheetTexts } from './sheet-texts'
import { drawn, Facts, type SheetProps } from '../../decisions/admin/sheet'

/** What a certificate states, what of it was corrected since, and where today's record stands: all that its issuer answers for. */
export async function CertificateSheet(props: SheetProps) {
  return drawn(props, loadCertificateReview, (review, language) => <Drawn review={review} language={language} />)
}

function Drawn({ language, review }: { review: CertificateReview; language: Language }) {
  const { certificate, confirmedBy, corrections, footed, history, holds, lost, presentName, presentTenths, snapshot, successor } = review
  const text = certificateSheetTexts[language]
  const said = (zh: string, en: string | null | undefined) => (language === 'en' && en) || zh
  const { offlineTenths, onlineTenths } = partsStated(snapshot)
  const parts = { online: hours(onlineTenths), offline: hours(offlineTenths) }
  const isChanged = presentTenths !== null && presentTenths !== certificate.tenths
  return (
    <section className="lg-block">
      <h2>{text.title}</h2>
      {holds ? null : (
        <p role="alert" className="lg-page__refusal">
          {text.doubtful}
        </p>
      )}
      <Facts
        rows={[
          [text.holder, presentName ? fill(text.renamed, { name: review.holderName, now: presentName }) : review.holderName],
          [
            text.class,
            <a key="class" href={`/admin/collections/classes/${review.class.id}/certificates`}>
              {said(review.class.name, review.class.nameEn)}
            </a>,
          ],
          [text.occupation, `${snapshot.occupation.code}　${said(snapshot.occupation.name, snapshot.occupation.nameEn)}`],
          [text.stated, fill(text.hoursOf, { hours: hours(certificate.tenths), ...parts })],
          [text.required, fill(text.hours, { hours: snapshot.requiredHours })],
          [
            text.present,
            presentTenths === null ? (
              text.none
            ) : (
              <span key="present" className={isChanged ? 'lg-late' : undefined}>
                {fill(text.hours, { hours: hours(presentTenths) })}
              </span>
            ),
          ],
          [text.issued, [review.issuedOn, review.issuedBy].filter(Boolean).join('　')],
          ...(successor
            ? [
                [
                  text.successor,
                  <a key="successor" href={`/admin/collections/hour-certificates/${successor.id}`}>
                    {successor.code}
                  </a>,
                ] as const,
              ]
            : []),
          ...(certificate.revokedReason ? [[text.revokedReason, certificate.revokedReason] as const] : []),
          ...(certificate.confirmedAt
            ? [
                [
                  text.confirmed,
                  [minuteOf(Date.parse(certificate.confirmedAt)), confirmedBy ? text.confirmedBy[confirmedBy] : '']
                    .filter(Boolean)
                    .join('　'),
                ] as const,
              ]
            : []),
          [
            text.papers,
            <span key="papers" className="lg-marks">
              <a href={language === 'en' ? `/en/verify/${certificate.code}` : `/verify/${certificate.code}`}>{text.verify}</a>
              <a href={`/api/hour-certificates/${certificate.id}/pdf`} download>
                {text.pdf}
              </a>
            </span>,
          ],
        ]}
      />
      {corrections.length === 0 ? (
        <p className="lg-hint">
          {footed === 'steady' ? text.uncorrected : certificate.confirmedAt ? text.restoredSinceConfirmed : text.restored}
        </p>
      ) : (
        <ul className="lg-list">
          {corrections.map((kind) => (
            <li key={kind}>{text.corrections[kind]}</li>
          ))}
        </ul>
      )}
      {history.length > 0 ? <History history={history} text={text} language={language} /> : null}
      {lost.length > 0 ? <Lost lost={lost} text={text} language={language} /> : null}
    </section>
  )
}

function History({ history, language, text }: Pick<CertificateReview, 'history'> & { text: CertificateSheetTexts; language: Language }) {
  return (
    <table className="lg-sheet lg-stack">
      <caption className="lg-caption">{text.history}</caption>
      <thead>
        <tr>
          {[text.correctedOn, text.session, text.correction].map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {history.map((correction) => (
          <tr key={`${correction.classSession} ${correction.kind} ${correction.onMs}`}>
            <th scope="row">{minuteOf(correction.onMs)}</th>
            <td data-label={text.session}>
              <a href={`/admin/collections/class-sessions/${correction.classSession}`}>
                {(language === 'en' && correction.titleEn) || correction.title}
              </a>
            </td>
            <td data-label={text.correction}>{correctionWords(correction)[language]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Lost({ language, lost, text }: { lost: readonly LostSession[]; text: CertificateSheetTexts; language: Language }) {
  return (
    <table className="lg-sheet lg-stack">
      <caption className="lg-caption">{text.lost}</caption>
      <thead>
        <tr>
          {[text.session, text.time, text.counted, text.now].map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lost.map(({ endMs, id, isCancelled, mark, startMs, statedMs, title, titleEn }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/admin/collections/class-sessions/${id}`}>{(language === 'en' && titleEn) || title}</a>
            </th>
            <td data-label={text.time}>
              {minuteOf(startMs)}–{clockOf(endMs).slice(0, 5)}
            </td>
            <td data-label={text.counted}>{statedMs > 0 ? duration(statedMs, language) : text.none}</td>
            <td data-label={text.now} className="lg-late">
              {isCancelled ? text.cancelled : mark === null ? text.noMark : text.marks[mark]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
