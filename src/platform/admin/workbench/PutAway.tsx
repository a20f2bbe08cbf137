'use client'

import { useState, type ReactNode } from 'react'

const YEAR_S = 31_536_000

/** Something that whoever reads it can put away, on this browser, for a year. */
export function PutAway({ children, cookie, label }: { children: ReactNode; cookie: string; label: string }) {
  const [isAway, setAway] = useState(false)
  if (isAway) return null
  return (
    <div className="lg-away">
      {children}
      <button
        type="button"
        onClick={() => {
          document.cookie = `${cookie}=away; path=/; max-age=${YEAR_S}; samesite=lax`
          setAway(true)
        }}
      >
        {label}
      </button>
    </div>
  )
}
