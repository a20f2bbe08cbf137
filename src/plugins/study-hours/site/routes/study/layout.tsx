import '../../study.css'
import type { ReactNode } from 'react'

export default function StudyLayout({ children }: { children: ReactNode }) {
  return children
}
