import { createClientConfig, type FlattenedField, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_FIELD } from '@/platform/fields'
import { bootPayload, shutDown } from '../factories/payload'

let payload: Payload

beforeAll(async () => {
  payload = await bootPayload()
})
afterAll(() => shutDown(payload))

describe('what the admin sends of the configuration to a browser', () => {
  it('holds no path of this machine', () => {
    const { config } = payload
    const i18n = { language: 'en', t: (key: string) => key, translations: {} }
    const sent = JSON.stringify(createClientConfig({ config, i18n: i18n as never, importMap: {}, user: true } as never), withoutFunctions())
    expect(sent).toContain('"slug":"media"')
    for (const place of [process.cwd(), process.env['DATA_DIR'], process.env['MEDIA_DIR']]) expect(sent).not.toContain(place)
  })

  it('is hidden there alone: Payload finds its directories', () => {
    expect(payload.config.admin.importMap.baseDir).toBe(process.cwd())
    expect(payload.collections.media.config.upload.staticDir).toBe(process.env['MEDIA_DIR'])
  })
})

describe('a day', () => {
  const days = (fields: readonly FlattenedField[], path: string): { path: string; field: FlattenedField }[] =>
    fields.flatMap((field) => {
      const at = `${path}.${field.name}`
      if ('flattenedFields' in field) return days(field.flattenedFields, at)
      return field.type === 'text' && takesDaysAlone(field.validate) ? [{ path: at, field }] : []
    })

  it('is picked wherever a form asks for one', () => {
    const found = payload.config.collections.flatMap(({ flattenedFields, slug }) => days(flattenedFields, slug))
    expect(found.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['policies.effectiveFrom', 'policies.effectiveTo', 'memberships.termStartsOn', 'holiday-years.days.date']),
    )
    const typed = found.filter(
      ({ field }) => !field.admin?.hidden && !field.admin?.readOnly && field.admin?.components?.Field !== DAY_FIELD,
    )
    expect(typed.map(({ path }) => path)).toEqual([])
  })
})

/** Whether the rule of a text field takes a day that there is and neither one that there is not nor another way of writing it. */
function takesDaysAlone(validate: unknown): boolean {
  if (typeof validate !== 'function') return false
  const ask = (value: string): unknown => {
    try {
      return validate(value, { req: { i18n: { language: 'zh', t: (key: string) => key } }, data: {}, siblingData: {} })
    } catch {
      return undefined
    }
  }
  return ask('2026-03-01') === true && typeof ask('2026-02-30') === 'string' && typeof ask('1/3/2026') === 'string'
}

/** Circular parts and functions go to no browser. */
function withoutFunctions() {
  const seen = new WeakSet<object>()
  return (_key: string, value: unknown) => {
    if (typeof value === 'function') return undefined
    if (typeof value === 'object' && value !== null) {
      if (seen.has(value)) return undefined
      seen.add(value)
    }
    return value
  }
}
