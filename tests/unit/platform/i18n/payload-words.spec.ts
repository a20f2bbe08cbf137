import { initI18n } from '@payloadcms/translations'
import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'
import { describe, expect, it } from 'vitest'
import { ownWords } from '@/platform/i18n/payload'

const label = { zh: '教材', en: 'Textbook' }

describe.each(['zh', 'en'] as const)('Payload’s words in %s', (language) => {
  const say = async (key: string) => {
    const config = { fallbackLanguage: 'zh', supportedLanguages: { zh, en }, translations: ownWords }
    const { t } = await initI18n({ config: config as never, context: 'client', language })
    return (t as unknown as (key: string, values: object) => string)(key, { label, id: '01a22268' })
  }

  it.each(['fields:addNewLabel', 'general:editLabel', 'general:noLabel'])('do not read an object out: %s', async (key) => {
    const said = await say(key)
    expect(said).not.toContain('object')
    expect(said).not.toContain('{{')
    expect(said).not.toBe(key)
  })

  it.each(['error:documentNotFound', 'error:loadingDocument'])('show nobody the number of a record: %s', async (key) => {
    expect(await say(key)).not.toMatch(/01a22268|\{\{|^error/)
  })

  it('say of an empty picker what would put something there', async () => {
    expect(await say('general:noOptions')).toMatch(language === 'zh' ? /先登记/ : /Enter it first/)
  })
})
