'use client'

import { useConfig, useDocumentInfo, useForm, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import { languageOf } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { useIsLive } from '@/platform/admin/Live'
import { FileChoice } from '@/platform/spreadsheets/admin/FileChoice'
import type { Report as TableReport } from '@/platform/spreadsheets/admin/use-table-import'
import { overStanding, type WeightColumn, type WeightRow } from '../domain/weights'
import { ImportReport, type Counts } from './ImportReport'
import { gridTexts } from './grid-texts'
import { textsFor } from './texts'
import { useStandardForm } from './use-standard-form'
import './standards-admin.css'
import './weight-grid.css'

type Report = TableReport<object, Counts>
type Answer = Report & {
  tables?: { theoryWeights: WeightRow[]; skillWeights: WeightRow[] }
  absent?: WeightColumn[]
  errors: { message?: string }[]
}
type Phase =
  | { at: 'idle' }
  | { at: 'reading' }
  | { at: 'failed'; message: string }
  | { at: 'read'; file: File; report: Report; theory: number; skill: number; isFilled: boolean }

/** Fills both weight tables of the form from a workbook; what is saved stays as it is until the form is saved. */
export function FillFromFile() {
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  const { config } = useConfig()
  const { dispatchFields, getField, setModified } = useForm()
  const { isFrozen, levels } = useStandardForm()
  const isLive = useIsLive()
  const text = gridTexts[languageOf(i18n.language)]
  const [phase, setPhase] = useState<Phase>({ at: 'idle' })
  const base = `${config.routes.api}/standards`

  const read = async (file: File) => {
    setPhase({ at: 'reading' })
    const answer = await fetch(`${base}/read-weights?levels=${levels.join(',')}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/octet-stream', 'accept-language': i18n.language },
      body: file,
    }).catch(() => null)
    const body = (await answer?.json().catch(() => null)) as Answer | null
    if (!answer?.ok || !body?.tables) return setPhase({ at: 'failed', message: body?.errors[0]?.message ?? text.unreachable })
    const { skillWeights, theoryWeights } = body.tables
    // What the file has no column for stays as the form has it.
    const absent = new Set(body.absent)
    for (const [path, rows] of Object.entries({ theoryWeights, skillWeights }))
      if (rows.length > 0) dispatchFields({ type: 'UPDATE', path, value: overStanding(rows, formValue(getField, path), absent) })
    const isFilled = theoryWeights.length + skillWeights.length > 0
    if (isFilled) setModified(true)
    setPhase({ at: 'read', file, report: body, theory: theoryWeights.length, skill: skillWeights.length, isFilled })
  }

  return (
    <section className="field-type lg-fillin" aria-label={text.exchange} inert={!isLive}>
      {isFrozen ? null : <p>{text.exchangeHint}</p>}
      <div className="lg-fillin__bar">
        {isFrozen ? null : (
          <FileChoice className="lg-link-button" label={text.fill} isBusy={phase.at === 'reading'} onChoose={(file) => void read(file)} />
        )}
        <a className="lg-link-button" href={`${base}/weights/template`} download>
          {text.template}
        </a>
        {id ? (
          <a className="lg-link-button" href={`${base}/${id}/export?format=xlsx`} download>
            {text.exportSaved}
          </a>
        ) : null}
      </div>
      <div aria-live="polite">
        {phase.at === 'reading' ? <p aria-busy="true">{text.reading}</p> : null}
        {phase.at === 'failed' ? <p className="lg-exchange__refusal">⚠ {phase.message}</p> : null}
        {phase.at === 'read' ? (
          <>
            <p className={phase.isFilled ? 'lg-exchange__done' : 'lg-exchange__refusal'}>
              {phase.isFilled
                ? `✓ ${fill(text.filled, { file: phase.file.name, theory: phase.theory, skill: phase.skill })}`
                : `⚠ ${fill(text.notFilled, { file: phase.file.name, count: phase.report.errorCount })}`}
            </p>
            {phase.report.errorCount > 0 || phase.report.warnings.length > 0 ? (
              <ImportReport
                report={{ ...phase.report, counts: null }}
                text={textsFor(i18n.language)}
                file={phase.file}
                url={`${base}/read-weights?levels=${levels.join(',')}`}
              />
            ) : null}
          </>
        ) : null}
      </div>
    </section>
  )
}

/** What a field of the form holds now; it has none before it is drawn. */
function formValue(getField: ReturnType<typeof useForm>['getField'], path: string): unknown {
  return (getField(path) as { value?: unknown } | undefined)?.value
}
