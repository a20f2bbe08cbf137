'use client'

import { useSyncExternalStore, type ReactNode } from 'react'
import './live.css'

const never = () => () => undefined

/** Whether the page answers already: false in the markup that the server sends, true once its scripts have taken over. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

/**
 * The landmark of a view of ours. On an old computer a page can be seen a second or two before it answers: until then nothing in it takes a
 * click or a letter, which would be lost, and after half a second a thread along its upper edge says that it is not ready.
 */
export function Live({ children, className }: { children: ReactNode; className: string }) {
  const isLive = useIsLive()
  return (
    <main className={className} inert={!isLive} aria-busy={!isLive}>
      {children}
    </main>
  )
}
