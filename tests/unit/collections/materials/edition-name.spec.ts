import { expect, it } from 'vitest'
import { editionName } from '@/collections/materials/line/domain/edition-name'

const edition = { name: '转炉炼钢工（高级） · 第 2 版', editionNo: 2 }

it.each([
  ['zh', 'Converter steelmaker', '转炉炼钢工（高级） · 第 2 版'],
  ['en', 'Converter steelmaker', 'Converter steelmaker · edition 2'],
  ['en', ' ', '转炉炼钢工（高级） · 第 2 版'],
  ['en', null, '转炉炼钢工（高级） · 第 2 版'],
] as const)('an edition is called in %s, its book being %s in English: %s', (language, titleEn, name) => {
  expect(editionName({ ...edition, titleEn }, language)).toBe(name)
})
