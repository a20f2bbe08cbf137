'use client'

import { useAuth, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { languageOf } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { useIsLive } from '@/platform/admin/Live'
import { FileChoice } from '@/platform/spreadsheets/admin/FileChoice'
import { Sending } from '@/platform/spreadsheets/admin/Sending'
import { useTableImport } from '@/platform/spreadsheets/admin/use-table-import'
import '@/platform/admin/sheet.css'
import { StaffReport, type StaffExtra } from './StaffReport'
import { StaffSlips } from './StaffSlips'
import { staffTexts } from './staff-texts'
import './staff-import.css'

/** Above the list of people: a whole list of them from a file, checked before it is stored, and the slips of new accounts. */
export function StaffImport() {
  const { i18n } = useTranslation()
  const { user } = useAuth()
  const router = useRouter()
  const isLive = useIsLive()
  const [updates, setUpdates] = useState(false)
  const language = languageOf(i18n.language)
  const text = staffTexts[language]
  const roles = rolesOf(user)
  const isAdmin = roles.includes('admin')
  const url = updates ? '/api/users/import?updates=1' : '/api/users/import'
  const { apply, check, phase, reset } = useTableImport<StaffExtra>({ url, unreachable: text.unreachable, onDone: () => router.refresh() })
  if (!isAdmin && !roles.includes('centre-staff')) return null
  const isBusy = phase.at === 'sending'
  return (
    <section className="lg-page lg-staff" aria-label={text.title} inert={!isLive}>
      <h3>{text.title}</h3>
      <p className="lg-hint">{isAdmin ? text.intro : text.introStaff}</p>
      <div className="lg-build">
        <FileChoice className="lg-button lg-button--plain" label={text.choose} isBusy={isBusy} onChoose={check} />
        <a className="lg-button lg-button--plain" href="/api/users/import-template" download>
          {text.template}
        </a>
        {isAdmin ? (
          <label>
            <input
              type="checkbox"
              checked={updates}
              disabled={phase.at !== 'idle' && phase.at !== 'failed'}
              onChange={({ currentTarget }) => setUpdates(currentTarget.checked)}
            />
            {text.updates}
          </label>
        ) : null}
      </div>
      <div aria-live="polite" className="lg-block">
        {phase.at === 'sending' ? <Sending phase={phase} text={text} onStop={phase.isCheck ? reset : undefined} /> : null}
        {phase.at === 'failed' ? <p className="lg-page__refusal">⚠ {phase.message}</p> : null}
        {phase.at === 'checked' ? (
          <>
            <h4>{fill(text.checked, { file: phase.file.name })}</h4>
            <StaffReport url={url} file={phase.file} report={phase.report} text={text} />
            <p className="lg-form__buttons">
              {phase.report.ok && hasWork(phase.report.counts) ? (
                <button type="button" className="lg-button lg-button--forward" onClick={() => apply(phase.file)}>
                  {text.apply}
                </button>
              ) : null}
              <button type="button" className="lg-button lg-button--plain" onClick={reset}>
                {text.back}
              </button>
            </p>
          </>
        ) : null}
        {phase.at === 'done' ? (
          <p className="lg-build">
            <span className="lg-pass">
              ✓ {fill(text.done, { created: phase.report.counts?.['created'] ?? 0, updated: phase.report.counts?.['updated'] ?? 0 })}
            </span>
            <button type="button" className="lg-button lg-button--plain" onClick={reset}>
              {text.again}
            </button>
          </p>
        ) : null}
      </div>
      <StaffSlips key={phase.at === 'done' ? 'after' : 'before'} language={language} />
    </section>
  )
}

function hasWork(counts: Record<string, number> | null): boolean {
  return (counts?.['created'] ?? 0) + (counts?.['updated'] ?? 0) > 0
}

function rolesOf(user: unknown): readonly unknown[] {
  const roles: unknown = user && typeof user === 'object' && 'roles' in user ? user.roles : []
  return Array.isArray(roles) ? roles : []
}
