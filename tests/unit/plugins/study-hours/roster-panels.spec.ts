import { AppRouterContext, type AppRouterInstance } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RosterReport } from '@/plugins/study-hours/roster/admin/RosterReport'
import { SlipsPanel } from '@/plugins/study-hours/roster/admin/SlipsPanel'
import { rosterTexts } from '@/plugins/study-hours/training/admin/texts'

const router = { refresh: () => undefined } as unknown as AppRouterInstance
const draw = (element: ReactElement) => renderToStaticMarkup(createElement(AppRouterContext.Provider, { value: router }, element))
const fault = { sheet: '名册', row: 7, column: 'B', code: 'study.identityCheckDigit', message: '证件号码的校验位不对，请核对。' }

describe('the roster sheet', () => {
  it('names every fault by sheet, row, column and reason, and offers no import', () => {
    const report = { ok: false, counts: null, errors: [fault], errorCount: 3, warnings: [{ ...fault, message: '提示内容' }] }
    const html = draw(createElement(RosterReport, { classId: '1', file: new File([], 'a.xlsx'), report, text: rosterTexts.zh }))
    for (const text of ['名册', '>7<', '>B<', fault.message, '有 3 个问题', '前 1 个', '提示内容']) expect(html).toContain(text)
  })

  it('tells what a sound file would do', () => {
    const report = {
      ok: true,
      counts: { rows: 5, accounts: 4, enrolments: 4, updated: 1, unchanged: 0 },
      errors: [],
      errorCount: 0,
      warnings: [],
    }
    const html = draw(createElement(RosterReport, { classId: '1', file: new File([], 'a.xlsx'), report, text: rosterTexts.en }))
    expect(html.replace(/<[^>]+>/g, ' ')).toMatch(/rows\s+5.*new accounts\s+4.*updated\s+1/)
  })

  it('names who changes, beside the row, and who stays in the class without being in the file', () => {
    const report = {
      ok: true,
      counts: { rows: 1, accounts: 0, enrolments: 0, updated: 1, unchanged: 0 },
      errors: [],
      errorCount: 0,
      warnings: [],
      people: [
        {
          row: 7,
          name: '李明',
          what: 'update' as const,
          changes: [{ what: 'crew' as const, before: 'A', after: null }, { what: 'email' as const }],
        },
      ],
      peopleCount: 1,
      absent: [{ enrolment: 'e', name: '王芳', number: '02' }],
      absentCount: 1,
    }
    const html = draw(createElement(RosterReport, { classId: '1', file: new File([], 'a.xlsx'), report, text: rosterTexts.zh }))
    for (const text of ['>7<', '李明', '更改；班组：甲班 → （空）；邮箱', '王芳', '02', '仍在本班']) expect(html).toContain(text)
  })

  it('names the person beside the row of a fault', () => {
    const named = { ...fault, name: '李明' }
    const report = { ok: false, counts: null, errors: [named], errorCount: 1, warnings: [] }
    const html = draw(createElement(RosterReport, { classId: '1', file: new File([], 'a.xlsx'), report, text: rosterTexts.zh }))
    expect(html).toContain('7<small class="lg-line">李明</small>')
  })

  it('says how many slips wait, and until when by the centre’s clock', () => {
    const slips = [{ id: 'j', count: 12, until: '2026-11-23T08:00:00Z' }]
    const address = 'http://10.1.2.3:3000'
    const html = draw(createElement(SlipsPanel, { classId: '1', slips, address, language: 'zh' }))
    expect(html).toContain('12 张，2026-11-23 16:00 前有效')
    expect(html).not.toContain('PUBLIC_URL')
  })

  it('warns before the slips are downloaded where their address opens on the server alone', () => {
    const slips = [{ id: 'j', count: 12, until: '2026-11-23T08:00:00Z' }]
    const drawn = (language: 'zh' | 'en') =>
      draw(createElement(SlipsPanel, { classId: '1', slips, address: 'http://localhost:3000', language }))
    expect(drawn('zh')).toContain('登录条上会印 http://localhost:3000/login，这个地址只有服务器本机打得开')
    expect(drawn('en')).toContain('which opens on the server itself and nowhere else')
  })
})
