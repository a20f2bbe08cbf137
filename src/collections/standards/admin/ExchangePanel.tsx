'use client'

import { useId, useRef, useState } from 'react'
import { useIsLive } from '@/platform/admin/Live'
import { ImportReport } from './ImportReport'
import { fill, type Texts } from './texts'
import { useImport } from './use-import'
import './standards-admin.css'

type Props = {
  /** Where import, export and template live, such as `/api/occupations`. */
  base: string
  text: Texts
  canImport: boolean
  /** Offers to leave rows alone that the file lacks. */
  offersMerge: boolean
  onDone: () => void
}

/** Export, template, and import in two steps: check, then store. */
export function ExchangePanel({ base, canImport, offersMerge, onDone, text }: Props) {
  const isLive = useIsLive()
  const [isMerge, setMerge] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const { apply, check, phase, reset } = useImport({ url: `${base}/import`, unreachable: text.unreachable, onDone })
  const query = isMerge ? 'mode=merge' : 'mode=full'
  const start = (files: FileList | null) => {
    const file = files?.[0]
    if (file) check(file, query)
    // The same file can be chosen again after it was corrected.
    if (input.current) input.current.value = ''
  }

  return (
    <section className="lg-exchange" aria-label={text.exchange} inert={!isLive}>
      <div className="lg-exchange__bar">
        <a className="lg-link-button" href={`${base}/export?format=xlsx`} download>
          {text.exportXlsx}
        </a>
        <a className="lg-link-button" href={`${base}/export?format=json`} download>
          {text.exportJson}
        </a>
        <a className="lg-link-button" href={`${base}/template`} download>
          {text.template}
        </a>
        {canImport ? (
          <>
            <label className="lg-link-button lg-link-button--file" htmlFor={id}>
              {text.choose}
              <input
                ref={input}
                id={id}
                type="file"
                accept=".xlsx,.json,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                disabled={phase.at === 'sending'}
                onChange={({ currentTarget }) => start(currentTarget.files)}
              />
            </label>
            {offersMerge ? (
              <label className="lg-check">
                <input type="checkbox" checked={isMerge} onChange={({ currentTarget }) => setMerge(currentTarget.checked)} />
                {text.merge}
              </label>
            ) : null}
          </>
        ) : null}
      </div>
      <div aria-live="polite">
        {phase.at === 'sending' ? (
          <p className="lg-exchange__progress">
            <progress max={100} {...(phase.percent === null ? {} : { value: phase.percent })} />
            <span>{phase.percent !== null ? text.uploading : phase.isDryRun ? text.checking : text.importing}</span>
            <button type="button" className="lg-link-button" onClick={reset}>
              {text.cancel}
            </button>
          </p>
        ) : null}
        {phase.at === 'failed' ? <p className="lg-exchange__refusal">⚠ {phase.message}</p> : null}
        {phase.at === 'done' ? <p className="lg-exchange__done">✓ {text.done}</p> : null}
        {phase.at === 'checked' ? (
          <>
            <p>
              <strong>{fill(text.checked, { file: phase.file.name })}</strong>
            </p>
            <ImportReport report={phase.report} text={text} file={phase.file} url={`${base}/import?${query}&dryRun=1&report=xlsx`} />
            <p className="lg-exchange__bar">
              {phase.report.ok ? (
                <button type="button" className="lg-button lg-button--forward" onClick={() => apply(phase.file, query)}>
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
