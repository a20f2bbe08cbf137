'use client'

/** Stands for a field that is told elsewhere on the page. */
export function InSheet() {
  return null
}
