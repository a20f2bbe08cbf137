import type { RowError } from '@/platform/spreadsheets'
import { showWeight } from '../domain/weights'
import type { SpecificationCheck } from './load-specification'

type Place = Pick<RowError, 'sheet' | 'row' | 'column'>

/**
 * What stands in the way of putting a specification in force, as entries of a report, each where the code that it is about has its cell.
 */
export function faultTexts(
  { disagreements, faults, guidance }: Pick<SpecificationCheck, 'faults' | 'disagreements' | 'guidance'>,
  placeOf: (code: string, key: 'code' | 'weight') => Place = () => ({ sheet: '', row: 0, column: '' }),
): RowError[] {
  return [
    ...faults.map((fault): RowError => {
      switch (fault.kind) {
        case 'missing-range':
          return {
            ...placeOf(fault.code, 'code'),
            code: 'standards.faultMissingRange',
            details: { code: fault.code, missing: fault.missing },
          }
        case 'empty-range':
          return { ...placeOf(fault.code, 'code'), code: 'standards.faultEmptyRange', details: { code: fault.code } }
        case 'missing-weight':
          return { ...placeOf(fault.code, 'weight'), code: 'standards.faultMissingWeight', details: { code: fault.code } }
        case 'weight-sum':
          return {
            ...placeOf(fault.code || 'A', 'weight'),
            code: 'standards.faultWeightSum',
            details: { code: fault.code || '—', sum: showWeight(fault.sum), expected: showWeight(fault.expected) },
          }
      }
    }),
    ...disagreements.map(({ code, name, specification, standard }): RowError => ({
      ...placeOf(code, 'weight'),
      code: 'standards.faultDisagreement',
      details: { code, name, specification: specification === null ? '—' : showWeight(specification), standard: showWeight(standard) },
    })),
    ...guidance.map((each): RowError => ({ sheet: '', row: 0, column: '', ...each })),
  ]
}
