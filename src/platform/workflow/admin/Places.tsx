'use client'

import { languageOf, type Label } from '@/kernel/errors'

/** Where what a step waits for can be done: its name, and a path or a place on the page. */
export type Place = { label: Label; href: string }

/** The places among the details of a refusal (`places`), as far as they are any. */
export function placesOf(details: Record<string, unknown> | undefined): Place[] {
  const places: unknown = details?.['places']
  if (!Array.isArray(places)) return []
  return (places as unknown[]).filter((place): place is Place => {
    const { href, label } = (typeof place === 'object' && place !== null ? place : {}) as Partial<Place>
    return typeof href === 'string' && /^(\/(?!\/)|#)/.test(href) && typeof label === 'object'
  })
}

/** The way there, one link for each. */
export function Places({ language, places }: { places: readonly Place[]; language: string }) {
  if (places.length === 0) return null
  return (
    <span className="lg-transition__places">
      {places.map(({ href, label }) => (
        <a key={`${href} ${label.zh}`} href={href}>
          → {label[languageOf(language)]}
        </a>
      ))}
    </span>
  )
}
