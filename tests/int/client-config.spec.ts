import { createClientConfig, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
