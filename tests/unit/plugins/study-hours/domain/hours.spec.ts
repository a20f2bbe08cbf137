import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursText, partsStated } from '@/plugins/study-hours/recognition/domain/certificate'
import { tenthsInParts, tenthsOf } from '@/plugins/study-hours/recognition/domain/hours'
import { DEFAULT_RULES } from '@/plugins/study-hours/ledger/domain/rules'
import { facts } from '@/plugins/study-hours/certificates/operations/pdf/words'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 45 * MINUTE

describe('hours in their two parts', () => {
  it.each([
    ['a second short of an hour online, a second in class', [[HOUR - SECOND, SECOND]], [10, 9, 1]],
    ['nothing in class', [[HOUR - SECOND, 0]], [9, 9, 0]],
    ['nothing online', [[0, HOUR]], [10, 0, 10]],
    ['neither', [], [0, 0, 0]],
  ] as const)('add up to the whole: %s', (_, time, parts) => {
    const { offlineTenths, onlineTenths, tenths } = tenthsInParts(
      time.map(([onlineMs, offlineMs]) => ({ hourMs: HOUR, onlineMs, offlineMs })),
    )
    expect([tenths, onlineTenths, offlineTenths]).toEqual(parts)
  })

  it('add up under hours of different length, and never tell more online time than there is', () => {
    const some = fc.record({ hourMs: fc.constantFrom(40 * MINUTE, HOUR, 50 * MINUTE), onlineMs: fc.nat(9e6), offlineMs: fc.nat(9e6) })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 3 }), (time) => {
        const { offlineTenths, onlineTenths, tenths } = tenthsInParts(time)
        expect(onlineTenths + offlineTenths).toBe(tenths)
        expect(offlineTenths).toBeGreaterThanOrEqual(0)
        expect(onlineTenths).toBe(tenthsOf(time.map(({ hourMs, onlineMs }) => ({ hourMs, ms: onlineMs }))))
      }),
    )
  })
})

describe('the parts that a certificate states', () => {
  const stated = { tenths: 10, onlineMs: HOUR - SECOND, offlineMs: SECOND, hourMinutes: 45 }

  it.each([
    ['of one issued before they were written down', stated, [9, 1]],
    ['of one without attendance', { ...stated, offlineMs: 0 }, [10, 0]],
    ['under hours of two lengths', { ...stated, tenths: 11, onlineTenths: 10 }, [10, 1]],
    ['of an older one under a longer hour', { ...stated, tenths: 10, onlineMs: 2 * HOUR }, [10, 0]],
  ] as const)('add up: %s', (_, snapshot, parts) => {
    const { offlineTenths, onlineTenths } = partsStated(snapshot)
    expect([onlineTenths, offlineTenths]).toEqual(parts)
    expect(onlineTenths + offlineTenths).toBe(snapshot.tenths)
  })

  it('stand on its sheet', () => {
    const named = { name: '钢厂', nameEn: null }
    const snapshot = {
      ...{ v: 2 as const, nameMasked: '张*', organisation: named, occupation: { code: '6-17', ...named }, level: '4', requiredHours: 1 },
      ...{ class: { code: 'C', ...named, startsOn: '2026-09-01', endsOn: '2026-10-01' }, rules: [], ...stated },
      basis: { attendance: [], unitNominalMs: {}, standing: DEFAULT_RULES },
    }
    const lines = facts(snapshot, { ledgerSeq: 1, ledgerHash: 'ab', hash: null })
    expect(lines.map(([, , value]) => value)).toContain(`${hoursText(10)} 标准学时（线上 0.9，面授 0.1）`)
  })
})
