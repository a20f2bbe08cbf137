'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Group, Point, Range } from './visible-points'

export type Loaded = { groups: Group[]; foreign: Point[] }
type State = { at: 'loading' } | { at: 'failed'; message: string } | { at: 'ready'; loaded: Loaded }

type Coverage = { rows: { id: string; chapters: number[] }[] }
type EditionAnswer = { textbook: string | { id: string } }
type TextbookAnswer = { occupation: string | { id: string }; levels: string[] }
type Specification = { id: string; title: string }
type Tree = { ranges: (Range & { retired: boolean })[]; points: (Omit<Point, 'chapters'> & { retired: boolean })[] }

/**
 * The specifications in force for an edition's occupation and levels, and which chapters have which point.
 * @param chosen the points that were chosen when the document was opened: only those can be out of force
 */
export function usePoints(editionId: string | undefined, chosen: readonly string[], unreachable: string): State & { load: () => void } {
  const [state, setState] = useState<State>({ at: 'loading' })
  const first = chosen.join(',')
  const load = useCallback(() => {
    if (!editionId) return
    loadPoints(editionId, first ? first.split(',') : [])
      .then((loaded) => setState({ at: 'ready', loaded }))
      .catch((error: unknown) => setState({ at: 'failed', message: error instanceof Error && error.message ? error.message : unreachable }))
  }, [editionId, first, unreachable])
  useEffect(load, [load])
  return { ...state, load }
}

async function loadPoints(editionId: string, chosen: readonly string[]): Promise<Loaded> {
  const [edition, coverage] = await Promise.all([
    get<EditionAnswer>(`/api/editions/${editionId}?depth=0`),
    get<Coverage>(`/api/editions/${editionId}/coverage`),
  ])
  const textbook = await get<TextbookAnswer>(`/api/textbooks/${idOf(edition.textbook)}?depth=0`)
  const query = new URLSearchParams({
    'where[occupation][equals]': idOf(textbook.occupation),
    'where[level][in]': textbook.levels.join(','),
    'where[state][equals]': 'in-force',
    depth: '0',
    limit: '50',
    sort: 'title',
  })
  const specifications = await get<{ docs: Specification[] }>(`/api/element-specifications?${query.toString()}`)
  const chaptersOf = new Map(coverage.rows.map(({ chapters, id }) => [id, chapters]))
  const groups = await Promise.all(
    specifications.docs.map(async ({ id, title }): Promise<Group> => {
      const tree = await get<Tree>(`/api/element-specifications/${id}/tree`)
      return {
        key: id,
        title,
        ranges: tree.ranges.filter(({ retired }) => !retired),
        points: tree.points.filter(({ retired }) => !retired).map((point) => ({ ...point, chapters: chaptersOf.get(point.id) ?? [] })),
      }
    }),
  )
  const known = new Set(groups.flatMap(({ points }) => points.map(({ id }) => id)))
  return { groups, foreign: await loadForeign(chosen.filter((id) => !known.has(id))) }
}

/** Points that were chosen once and are in force no longer; few, or none. */
async function loadForeign(ids: readonly string[]): Promise<Point[]> {
  if (ids.length === 0) return []
  const query = new URLSearchParams({ 'where[id][in]': ids.join(','), depth: '0', limit: String(ids.length) })
  const { docs } = await get<{ docs: { id: string; fullCode: string; name: string; importance: string }[] }>(
    `/api/appraisal-points?${query.toString()}`,
  )
  return docs.map(({ fullCode, id, importance, name }) => ({ id, code: fullCode, name, importance, chapters: [] }))
}

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(path, { credentials: 'include' })
  const body = (await answer.json()) as T & { errors?: { message: string }[] }
  if (!answer.ok) throw new Error(body.errors?.[0]?.message ?? answer.statusText)
  return body
}

function idOf(ref: string | { id: string }): string {
  return typeof ref === 'string' ? ref : ref.id
}
