'use client'

export function PrintButton({ children }: { children: string }) {
  return (
    <button type="button" className="lg-button lg-button--plain" onClick={() => globalThis.print()}>
      {children}
    </button>
  )
}
