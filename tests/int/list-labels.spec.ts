import type { FlattenedField, Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobKinds } from '@/platform/jobs'
import { kindWords } from '@/platform/record-words/codes'
import { bootPayload, shutDown } from '../factories/payload'

let payload: Payload
beforeAll(async () => {
  payload = await bootPayload()
})
afterAll(() => shutDown(payload))

/** In both languages, or one of Payload's own words, which are functions over its translations. */
function isTranslated(label: unknown): boolean {
  if (typeof label === 'function') return true
  const { en, zh } = (label ?? {}) as { zh?: unknown; en?: unknown }
  return typeof label === 'object' && [zh, en].every((word) => typeof word === 'string' && word.trim() !== '')
}

/** EPUB is called so in every language. */
function isName(label: unknown): boolean {
  return typeof label === 'string' && /^[A-Z\d]+$/.test(label)
}

function faultsOf(slug: string, column: string, field: FlattenedField | undefined): string[] {
  if (!field) return [`${slug}.${column}: no such field`]
  const own = 'label' in field && isTranslated(field.label) ? [] : [`${slug}.${column}: heading`]
  if (field.type !== 'select') return own
  const options = field.options.filter((option) => typeof option === 'string' || !(isTranslated(option.label) || isName(option.label)))
  return [...own, ...options.map((option) => `${slug}.${column}: ${typeof option === 'string' ? option : option.value}`)]
}

describe('what lists show at first', () => {
  it('has a heading and choices in both languages, in every collection', () => {
    const looked: string[] = []
    const faults = payload.config.collections.flatMap(({ admin, flattenedFields, slug }) =>
      (admin.defaultColumns ?? []).flatMap((column) => {
        looked.push(`${slug}.${column}`)
        return column === 'id'
          ? []
          : faultsOf(
              slug,
              column,
              flattenedFields.find(({ name }) => name === column),
            )
      }),
    )
    expect(faults).toEqual([])
    expect(looked).toEqual(expect.arrayContaining(['jobs.kind', 'notifications.kind', 'study-files.mimeType', 'media.originalName']))
  })

  it('names tasks and messages in words', () => {
    for (const { kind, label } of jobKinds(payload)) {
      expect([kindWords(payload, kind, 'zh'), kindWords(payload, kind, 'en')]).toEqual([label.zh, label.en])
      expect(isTranslated(label)).toBe(true)
    }
    expect(kindWords(payload, 'study.roster', 'zh')).toBe('导入名册')
    expect(kindWords(payload, 'study.leaveAsked', 'en')).toBe('Training and hours')
    for (const slug of ['jobs', 'notifications'] as const) {
      const kind = payload.collections[slug].config.flattenedFields.find(({ name }) => name === 'kind')
      expect(kind?.admin?.components).toMatchObject({ Cell: expect.stringContaining('#CodeCell') })
    }
  })
})
