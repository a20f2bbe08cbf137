import type { RowError } from '@/platform/spreadsheets'
import { showWeight } from '../domain/weights'
import type { SpecificationCheck } from './load-specification'

/** What stands in the way of putting a specification in force, as entries of a report. */
export function faultTexts({
  disagreements,
  faults,
  guidance,
}: Pick<SpecificationCheck, 'faults' | 'disagreements' | 'guidance'>): RowError[] {
  const at = { sheet: '', row: 0, column: '' }
  return [
    ...faults.map((fault): RowError => {
      switch (fault.kind) {
        case 'missing-range':
          return { ...at, code: 'standards.faultMissingRange', details: { code: fault.code, missing: fault.missing } }
        case 'empty-range':
          return { ...at, code: 'standards.faultEmptyRange', details: { code: fault.code } }
        case 'missing-weight':
          return { ...at, code: 'standards.faultMissingWeight', details: { code: fault.code } }
        case 'weight-sum':
          return {
            ...at,
            code: 'standards.faultWeightSum',
            details: { code: fault.code || '—', sum: showWeight(fault.sum), expected: showWeight(fault.expected) },
          }
      }
    }),
    ...disagreements.map(({ code, name, specification, standard }): RowError => ({
      ...at,
      code: 'standards.faultDisagreement',
      details: { code, name, specification: specification === null ? '—' : showWeight(specification), standard: showWeight(standard) },
    })),
    ...guidance.map((each): RowError => ({ ...at, ...each })),
  ]
}
