import { describe, expect, it } from 'vitest'
import { materialsPolicies } from '@/collections/materials'
import { standardsPolicies } from '@/collections/standards'
import { housePolicies } from '@/platform/policies'
import { sourceSays, stateOf } from '@/platform/policies/admin/state-words'
import { policyTexts } from '@/platform/policies/admin/texts'
import type { PolicyRow } from '@/platform/policies/policy-at'
import { isOffered, isUndecided, standingOf } from '@/platform/policies/standing'

const TODAY = '2026-06-01'
const row = (id: string, effectiveFrom: string, value: unknown, more: Partial<PolicyRow> = {}): PolicyRow => ({
  id,
  key: 'a.rule',
  value,
  scope: 'default',
  effectiveFrom,
  ...more,
})
const shipped = { X: 1, Y: 2 }
const same = { Y: 2, X: 1 }
const at = (...rows: PolicyRow[]) => standingOf({ rows, key: 'a.rule', scope: 'default', value: shipped, on: TODAY })

describe('what became of a shipped rule', () => {
  it.each<[what: string, rows: PolicyRow[], words: string, offered: boolean, undecided: boolean]>([
    ['nobody adopted it', [], '尚未采用', true, true],
    [
      'only others have rows',
      [row('1', '2026-01-01', same, { scope: 'hunan' }), row('2', '2026-01-01', same, { key: 'b' })],
      '尚未采用',
      true,
      true,
    ],
    ['adopted', [row('1', '2026-01-01', same)], '生效中，自 2026-01-01', false, false],
    ['adopted for later', [row('1', '2026-07-01', same)], '已采用，2026-07-01 起生效', false, false],
    ['its term is over', [row('1', '2026-01-01', same, { effectiveTo: '2026-05-31' })], '已于 2026-05-31 到期，可再次采用', true, true],
    ['its last day', [row('1', '2026-01-01', same, { effectiveTo: TODAY })], '生效中，自 2026-01-01 至 2026-06-01', true, false],
    [
      'repealed',
      [row('1', '2026-01-01', same), row('2', '2026-05-01', null, { repeals: true })],
      '已于 2026-05-01 废止，可再次采用',
      true,
      false,
    ],
    [
      'repealed today',
      [row('1', '2026-01-01', same), row('2', TODAY, null, { repeals: true })],
      '已于 2026-06-01 废止，可再次采用',
      true,
      false,
    ],
    [
      'adopted again',
      [row('1', '2026-05-01', null, { repeals: true }), row('2', '2026-05-02', same)],
      '生效中，自 2026-05-02',
      false,
      false,
    ],
    ['one’s own', [row('1', '2026-01-01', same), row('2', '2026-03-01', { X: 9 })], '已由自行制定的规则代替，自 2026-03-01', false, false],
    [
      'one’s own for a time',
      [row('1', '2026-01-01', same), row('2', '2026-03-01', { X: 9 }, { effectiveTo: '2026-12-31' })],
      '已由自行制定的规则代替，自 2026-03-01 至 2026-12-31',
      true,
      false,
    ],
    [
      'one’s own after its time',
      [row('1', '2026-01-01', same), row('2', '2026-03-01', 9, { effectiveTo: '2026-04-01' })],
      '生效中，自 2026-01-01',
      false,
      false,
    ],
    ['one’s own for later', [row('1', '2026-07-01', 9)], '将由自行制定的规则代替，自 2026-07-01', true, false],
  ])('%s', (_, rows, words, offered, undecided) => {
    const standing = at(...rows)
    expect([stateOf(standing, policyTexts.zh).text, isOffered(standing), isUndecided(standing)]).toEqual([words, offered, undecided])
  })

  it('says what is to follow, and how to come back to the shipped value', () => {
    const more = (...rows: PolicyRow[]) => stateOf(at(...rows), policyTexts.en).more
    const own = row('2', '2026-03-01', 9)
    expect(more(own)).toContain('enter a policy row that repeals')
    expect(more(own, row('3', '2026-08-01', null, { repeals: true }))).toBe(
      'repealed from 2026-08-01, can be adopted again from the day after',
    )
    expect(more(row('1', '2026-01-01', same), row('3', '2026-08-01', 9))).toBe('superseded by your own from 2026-08-01')
    expect(more(row('1', '2026-01-01', same))).toBe('')
  })
})

describe('what the register says of a source', () => {
  it('follows from how far it was checked and what date it has', () => {
    expect(sourceSays({ evidence: 'original', dated: '2023-01' }, policyTexts.zh)).toBe('✓ 已核对原文 · 来源所载日期 2023-01')
    expect(sourceSays({ evidence: 'copy', dated: null }, policyTexts.zh)).toBe('据转载或报道，未核对原文 · 来源未注明日期')
    expect(sourceSays({ evidence: 'none', dated: null }, policyTexts.en)).toMatch(/^proposed by the platform/)
  })

  it('is never that a mirror or a report is the text, nor two things about its date', () => {
    for (const { key, shipped: rows } of [...standardsPolicies, ...materialsPolicies, ...housePolicies])
      for (const { dated, evidence, note, since, source } of rows) {
        if (/\.(?:com|cn)\b|仓库|据报道/.test(source)) expect(evidence, key).toBe('copy')
        if (dated !== null) expect(since.startsWith(dated), key).toBe(true)
        expect(note ?? '', key).not.toMatch(/未注明日期|只到月或年/)
      }
  })
})
