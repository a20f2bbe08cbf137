import type { ReactNode } from 'react'
import type { Language } from '@/kernel/errors'
import { labelOf } from '@/platform/admin/label-of'
import './record-words.css'

type Props = { label: unknown; language: Language; children: ReactNode }

/** A member of a record that nobody edits: what it is called, and what it says. */
export function Shown({ children, label, language }: Props) {
  return (
    <div className="field-type lg-shown">
      <span className="field-label">{labelOf(label, language)}</span>
      <div className="lg-shown__value">{children}</div>
    </div>
  )
}
