'use client'

import { useId, useRef } from 'react'
import './file-choice.css'

type Props = {
  label: string
  /** How the button looks. */
  className: string
  isBusy: boolean
  onChoose: (file: File) => void
}

/** The button that takes a table from the reader's disk. */
export function FileChoice({ className, isBusy, label, onChoose }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file) onChoose(file)
    // The same file can be chosen again after it was corrected.
    if (input.current) input.current.value = ''
  }
  return (
    <label className={`${className} lg-file`} htmlFor={id} aria-disabled={isBusy}>
      {label}
      <input
        ref={input}
        id={id}
        type="file"
        accept=".xlsx,.json,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        disabled={isBusy}
        onChange={({ currentTarget }) => take(currentTarget.files)}
      />
    </label>
  )
}
