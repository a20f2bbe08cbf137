'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Language } from '@/kernel/errors'
import { localDate } from '@/kernel/clock'
import { fill } from '@/platform/admin/fill'
import { ListPager } from '@/platform/admin/ListPager'
import { sendJson } from '@/platform/admin/send'
import type { CertificateDesk, CertificateRow } from '../operations/desk'
import { hours } from '../../shared/admin/format'
import { IssueAll } from './IssueAll'
import { certificateTexts, type CertificateTexts } from './texts'

const PAGE = 50

/** The register of certificates: found where it is read, issued one by one or for all who qualify. */
export function CertificateRegister({ classId, desk, language }: { classId: string; desk: CertificateDesk; language: Language }) {
  const text = certificateTexts[language]
  const router = useRouter()
  const [query, setQuery] = useState('')
  const [page, setPage] = useState(1)
  const [said, setSaid] = useState<{ enrolment: string; ok: boolean; message: string }>()
  const [busy, setBusy] = useState(false)
  const asked = query.trim().toLowerCase()
  const found = desk.rows.filter(({ certificate, name, number }) =>
    [name, number, certificate?.code ?? ''].some((value) => value.toLowerCase().includes(asked)),
  )
  const shownPage = Math.min(page, Math.max(1, Math.ceil(found.length / PAGE)))
  const due = desk.rows.filter(({ isDue }) => isDue).length

  const issue = async (enrolment: string) => {
    setBusy(true)
    const answer = await sendJson(`/api/enrolments/${enrolment}/certificate`, {}, text.unreachable)
    setBusy(false)
    setSaid({ enrolment, ok: answer.ok, message: answer.ok ? text.done : answer.message })
    if (answer.ok) router.refresh()
  }

  return (
    <section className="lg-matrix">
      {desk.mayIssue ? <IssueAll classId={classId} due={due} running={desk.running} text={text} onEnd={() => router.refresh()} /> : null}
      <div className="lg-filter" role="search">
        <input
          type="search"
          className="lg-input"
          aria-label={text.search}
          placeholder={text.search}
          value={query}
          onChange={({ currentTarget }) => {
            setQuery(currentTarget.value)
            setPage(1)
          }}
        />
      </div>
      {found.length === 0 ? (
        <p className="lg-page__empty">{text.none}</p>
      ) : (
        <div className="lg-scroll" role="region" aria-label={text.title} tabIndex={0}>
          <table className="lg-sheet lg-stack">
            <thead>
              <tr>
                {[text.name, text.hours, text.standing, text.certificate].map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.slice((shownPage - 1) * PAGE, shownPage * PAGE).map((row) => (
                <tr key={row.enrolment}>
                  <th scope="row">
                    {row.name}
                    <small className="lg-line">{row.number}</small>
                  </th>
                  <td data-label={text.hours}>
                    {hours(row.tenths)} / {hours(desk.requiredTenths)}
                  </td>
                  <td data-label={text.standing}>
                    <Standing row={row} requiredTenths={desk.requiredTenths} text={text} />
                  </td>
                  <td data-label={text.certificate}>
                    <Certificate row={row} text={text} language={language} />
                    {row.isDue && desk.mayIssue ? (
                      <button
                        type="button"
                        className="lg-button lg-button--plain"
                        disabled={busy}
                        onClick={() => void issue(row.enrolment)}
                        aria-label={`${text.issue} ${row.name}`}
                      >
                        {text.issue}
                      </button>
                    ) : row.isOwn && row.met && desk.mayIssue && row.certificate?.state !== 'valid' ? (
                      <small className="lg-line">{text.own}</small>
                    ) : null}
                    {said?.enrolment === row.enrolment ? (
                      <p role="status" className={said.ok ? 'lg-pass' : 'lg-page__refusal'}>
                        {said.message}
                      </p>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ListPager page={shownPage} size={PAGE} total={found.length} language={language} onPage={setPage} />
    </section>
  )
}

function Standing({ requiredTenths, row, text }: { row: CertificateRow; requiredTenths: number; text: CertificateTexts }) {
  if (row.failed) return <span className="lg-late">✕ {text.failed}</span>
  if (row.met) return <span className="lg-pass">✓ {text.met}</span>
  const missing = requiredTenths - row.tenths
  return (
    <>
      {text.short}
      {missing > 0 ? <small className="lg-line">{fill(text.missing, { hours: hours(missing) })}</small> : null}
    </>
  )
}

function Certificate({ language, row: { certificate }, text }: { row: CertificateRow; text: CertificateTexts; language: Language }) {
  if (!certificate) return null
  const { code, id, issuedAt, state, tenths } = certificate
  return (
    <>
      <a href={`/admin/collections/hour-certificates/${id}`}>{code}</a>{' '}
      <span className={state === 'valid' ? 'lg-pass' : 'lg-late'}>{state === 'valid' ? `✓ ${text.valid}` : `✕ ${text[state]}`}</span>
      {state === 'suspended' ? <small className="lg-line">{text.suspendedHint}</small> : null}
      <small className="lg-line">{fill(text.issued, { day: localDate(issuedAt), hours: hours(tenths) })}</small>
      <span className="lg-marks">
        <a href={language === 'en' ? `/en/verify/${code}` : `/verify/${code}`}>{text.verify}</a>
        <a href={`/api/hour-certificates/${id}/pdf`} download>
          {text.pdf}
        </a>
      </span>
    </>
  )
}
