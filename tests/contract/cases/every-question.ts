import type { FlattenedField, Payload, SanitizedCollectionConfig } from 'payload'
import { expect, it } from 'vitest'
import { isQuestionError } from '@/platform/http/query'
import { questionOf } from '@/platform/http/query/question'
import { treeOf } from '@/platform/http/query/tree'
import { part } from '../../support/length'
import { createUser, reqAs, rest, tokenOf } from '../../factories/payload'

const OPERATORS =
  'equals not_equals in not_in all exists like not_like contains greater_than greater_than_equal less_than less_than_equal near within intersects is'.split(
    ' ',
  )
const VALUES = ['x', 'null', '1', '2026-03-01', 'true', 'users', '0123456789abcdef01234567']
/** One request asks so many at once, one or the other of them: fewer where each may join a table or two. */
const aRequest = (path: string) => (path.includes('.') ? 6 : 18)

/** Every collection × path × operator of the configuration, worked out anew, with every value or one after the other: what is not refused is answered. */
export function everyQuestionCases(at: () => Payload): void {
  it('answers or refuses every comparison of every place, and every order', { timeout: 600_000 }, async () => {
    const admin = await createUser(at(), ['admin'])
    const [token, req] = [await tokenOf(at(), admin), await reqAs(at(), admin)]
    const known = new Set<string>()
    const failed: string[] = []
    let [asked, turn] = [0, 0]
    for (const collection of at().config.collections) {
      if (!collection.endpoints || !(await collection.access.read({ req }))) continue
      for (const path of ['id', '_id', ...pathsOf(at(), collection, known)]) {
        const comparisons = OPERATORS.flatMap((operator) =>
          part(VALUES, VALUES.length, (turn += 1)).map((value) => `[${path}][${operator}]=${encodeURIComponent(value)}`),
        )
        const taken: string[] = []
        for (const comparison of comparisons) if (await isTaken(`where${comparison}`, collection)) taken.push(comparison)
        const questions = (await isTaken(`sort=${path}`, collection)) ? [`sort=-${path}`] : []
        const most = aRequest(path)
        for (let start = 0; start < taken.length; start += most)
          questions.push(
            taken
              .slice(start, start + most)
              .map((comparison, index) => `where[or][${index}]${comparison}`)
              .join('&'),
          )
        for (const question of questions) {
          const answer = await rest(`/${collection.slug}?limit=1&depth=0&${question}`, { token })
          if (answer.status !== 200) failed.push(`${answer.status} ${collection.slug} ${question.slice(0, 300)}`)
        }
        asked += taken.length
      }
    }
    expect(failed).toEqual([])
    expect(asked).toBeGreaterThan(1_000)

    async function isTaken(question: string, collection: SanitizedCollectionConfig): Promise<boolean> {
      try {
        await questionOf(treeOf(new URLSearchParams(question)), 'list', collection, req)
        return true
      } catch (error) {
        if (isQuestionError(error)) return false
        throw error
      }
    }
  })
}

/** Own fields, and, one of each sort, those of rows that they lead to in one step or two. */
function pathsOf(payload: Payload, collection: SanitizedCollectionConfig, known: Set<string>): string[] {
  const paths: string[] = []
  const walk = (fields: readonly FlattenedField[], before: string, sort: string, hops: number) => {
    for (const field of fields) {
      const path = `${before}${field.name}`
      const mine = `${sort}/${field.type}${'hasMany' in field && field.hasMany ? '*' : ''}`
      if (hops === 0 || !known.has(mine)) paths.push(path)
      known.add(mine)
      if ('flattenedFields' in field) walk(field.flattenedFields, `${path}.`, mine, hops)
      const target =
        field.type === 'join' ? field.collection : field.type === 'relationship' || field.type === 'upload' ? field.relationTo : []
      if (Array.isArray(target) && target.length > 0) paths.push(`${path}.value`, `${path}.relationTo`)
      if (typeof target !== 'string' || hops === 2) continue
      if (hops === 0) paths.push(`${path}.id`)
      walk(payload.collections[target as 'users'].config.flattenedFields, `${path}.`, mine, hops + 1)
    }
  }
  walk(collection.flattenedFields, '', '', 0)
  return paths
}
