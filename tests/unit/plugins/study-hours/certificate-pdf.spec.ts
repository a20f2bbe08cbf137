import { execFile } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { maskName } from '@/plugins/study-hours/recognition/domain/certificate'
import { DEFAULT_RULES } from '@/plugins/study-hours/ledger/domain/rules'
import { drawCertificate } from '@/plugins/study-hours/certificates/operations/pdf/draw'
import { breakLines } from '@/plugins/study-hours/certificates/operations/pdf/paragraph'
import type { CertificateSheet } from '@/plugins/study-hours/certificates/operations/pdf/task'

const sheet: CertificateSheet = {
  code: '7K2M-09XW-4TQA-H3ZC',
  verifyUrl: 'http://localhost:3000/verify/7K2M-09XW-4TQA-H3ZC',
  name: '欧阳建国',
  identityMasked: '3705**********1234',
  issuedOn: '2026-11-22',
  issuedAtMs: 1_795_300_000_000,
  issuer: { name: '冶金行业职业技能鉴定指导中心', nameEn: null },
  ledgerSeq: 1234,
  ledgerHash: 'ab'.repeat(32),
  hash: 'cd'.repeat(32),
  snapshot: {
    v: 1,
    nameMasked: '欧阳**',
    organisation: { name: '江南钢铁集团有限公司', nameEn: 'Jiangnan Iron and Steel' },
    class: { code: 'GL-2026-03', name: '高炉炼铁工中级班', nameEn: null, startsOn: '2026-08-03', endsOn: '2026-11-20' },
    occupation: { code: '6-17-01-01', name: '高炉炼铁工', nameEn: 'Blast furnace ironmaker' },
    level: '4',
    requiredHours: 120,
    tenths: 1234,
    onlineMs: 60 * 45 * 60_000,
    offlineMs: 63.4 * 45 * 60_000,
    hourMinutes: 45,
    rules: [{ key: 'study.day_cap_hours', value: 7, unit: '学时', row: 'r', effectiveFrom: '2026-01-01', source: '' }],
    basis: { attendance: [], unitNominalMs: {}, standing: DEFAULT_RULES },
  },
}

/** The text of each page, read by a reader in a process of its own. */
function textOf(bytes: Uint8Array): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [path.resolve('tests/factories/pdf-text.mjs')], { maxBuffer: 1e7 }, (error, out) =>
      error ? reject(error) : resolve(JSON.parse(out) as string[]),
    )
    child.stdin?.end(bytes)
  })
}

describe('the sheet of a certificate', () => {
  it('is one page in Chinese and English that names holder, hours, rules and code', async () => {
    const pages = await textOf(await drawCertificate(sheet))
    expect(pages).toHaveLength(1)
    const text = pages[0]?.replace(/\s/g, '') ?? ''
    for (const said of [
      '学时证明',
      'CertificateofStudyHours',
      '欧阳建国',
      '123.4标准学时',
      '7K2M-09XW-4TQA-H3ZC',
      '2026年11月22日',
      '120标准学时',
      '每日线上至多7标准学时',
      '123.4standardstudyhours',
    ])
      expect(text).toContain(said)
    expect(text).toContain('cd'.repeat(12))
  })

  it('is the same file for the same facts', async () => {
    expect(Buffer.from(await drawCertificate(sheet)).equals(Buffer.from(await drawCertificate(sheet)))).toBe(true)
  })

  it('stays one page under the longest names; of a refresher it promises no appraisal', async () => {
    const long = { name: '一'.repeat(100), nameEn: 'Long '.repeat(30) }
    const snapshot = {
      ...sheet.snapshot,
      organisation: long,
      class: { ...sheet.snapshot.class, name: '班'.repeat(120), nameEn: 'Class '.repeat(33) },
      occupation: { code: '6-17-01-01', ...long },
    }
    const pages = await textOf(await drawCertificate({ ...sheet, name: '名'.repeat(60), snapshot, issuer: long }))
    expect(pages).toHaveLength(1)
    const refresher = await textOf(await drawCertificate({ ...sheet, snapshot: { ...sheet.snapshot, isRefresher: true } }))
    expect(refresher[0]?.replace(/\s/g, '')).toContain('达到本班应修的120标准学时')
    expect(refresher[0]?.replace(/\s/g, '')).not.toContain('beforeappraisal')
  })
})

describe('Chinese lines', () => {
  const one = (part: string) => [...part].length

  it('hold what fits and no closing punctuation at their head', () => {
    expect(breakLines('甲乙丙，丁戊。己', one, { width: 3, indent: 0 })).toEqual(['甲乙', '丙，丁', '戊。己'])
  })

  it('never tear a number or a code', () => {
    expect(breakLines('共计123.4学时', one, { width: 6, indent: 0 })).toEqual(['共计', '123.4学', '时'])
  })

  it('lose nothing', () => {
    const text = '兹证明张三（证件号码 3705**********1234）于2026年参加“培训班”，完成 12.5 学时。'
    expect(breakLines(text, one, { width: 12, indent: 2 }).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })
})

describe('a masked name', () => {
  it.each([
    ['张三', '张*'],
    ['王小明', '王**'],
    ['欧阳建国', '欧阳**'],
    ['欧阳', '欧*'],
    ['买买提·吐尔逊', '买**·***'],
    ['John Smith', 'J*** S****'],
    ["O'Brien", "O'*****"],
    ['李', '李'],
    ['', ''],
  ])('of %s is %s', (name, masked) => expect(maskName(name)).toBe(masked))
})
