'use client'

import { useState } from 'react'
import { useIsLive } from '@/platform/admin/Live'
import { FileChoice } from '@/platform/spreadsheets/admin/FileChoice'
import { Sending } from '@/platform/spreadsheets/admin/Sending'
import { useTableImport } from '@/platform/spreadsheets/admin/use-table-import'
import { ImportReport, type Counts } from './ImportReport'
import { fill, type Texts } from './texts'
import './standards-admin.css'

type Props = {
  /** Where import, export and template live, such as `/api/occupations`. */
  base: string
  text: Texts
  /** Whether the table and its template can be had. */
  canExport: boolean
  canImport: boolean
  /** Offers to leave rows alone that the file lacks. */
  offersMerge: boolean
  onDone: () => void
}

/** Export, template, and import in two steps: check, then store. */
export function ExchangePanel({ base, canExport, canImport, offersMerge, onDone, text }: Props) {
  const isLive = useIsLive()
  const [isMerge, setMerge] = useState(false)
  const url = `${base}/import?mode=${isMerge ? 'merge' : 'full'}`
  const { apply, check, phase, reset } = useTableImport<object, Counts>({ url, unreachable: text.unreachable, onDone })

  return (
    <section className="lg-exchange" aria-label={text.exchange} inert={!isLive}>
      <div className="lg-exchange__bar">
        {canExport ? (
          <>
            <a className="lg-link-button" href={`${base}/export?format=xlsx`} download>
              {text.exportXlsx}
            </a>
            <a className="lg-link-button" href={`${base}/export?format=json`} download>
              {text.exportJson}
            </a>
            <a className="lg-link-button" href={`${base}/template`} download>
              {text.template}
            </a>
          </>
        ) : null}
        {canImport ? (
          <>
            <FileChoice className="lg-link-button" label={text.choose} isBusy={phase.at === 'sending'} onChoose={check} />
            {offersMerge ? (
              <label className="lg-check">
                {/* What is stored is what was checked. */}
                <input
                  type="checkbox"
                  checked={isMerge}
                  disabled={phase.at === 'checked' || phase.at === 'sending'}
                  onChange={({ currentTarget }) => setMerge(currentTarget.checked)}
                />
                {text.merge}
              </label>
            ) : null}
          </>
        ) : null}
      </div>
      <div aria-live="polite">
        {phase.at === 'sending' ? (
          <Sending
            className="lg-exchange__progress"
            buttonClass="lg-link-button"
            phase={phase}
            text={{ ...text, stop: text.cancel }}
            onStop={reset}
          />
        ) : null}
        {phase.at === 'failed' ? <p className="lg-exchange__refusal">⚠ {phase.message}</p> : null}
        {phase.at === 'done' ? <p className="lg-exchange__done">✓ {text.done}</p> : null}
        {phase.at === 'checked' ? (
          <>
            <p>
              <strong>{fill(text.checked, { file: phase.file.name })}</strong>
            </p>
            <ImportReport report={phase.report} text={text} file={phase.file} url={url} />
            <p className="lg-exchange__bar">
              {phase.report.ok ? (
                <button type="button" className="lg-button lg-button--forward" onClick={() => apply(phase.file)}>
                  {text.apply}
                </button>
              ) : null}
              <button type="button" className="lg-link-button" onClick={reset}>
                {text.cancel}
              </button>
            </p>
          </>
        ) : null}
        {phase.at === 'done' ? <ImportReport report={phase.report} text={text} /> : null}
      </div>
    </section>
  )
}
