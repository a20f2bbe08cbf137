import { DomainError, type Details } from '@/kernel/errors'
import type { Limits } from './limits'
import type { ImportedRow, RowError, TableReading } from './model'

type At = { sheet: string; row: number }
export type Collector = ReturnType<typeof createCollector>

/** What is wrong with a file and what was set aside, no more of each than is told; the rest is counted. */
export function createCollector(limits: Limits) {
  const errors: RowError[] = []
  const warnings: RowError[] = []
  let unsaid = 0
  const collector = {
    formulas: 0,
    count: 0,
    error: (at: At, column: string, code: string, details?: Details) => {
      collector.count += 1
      if (errors.length < limits.errors) errors.push(rowError(at, column, code, details))
    },
    warn: (at: At, column: string, code: string, details?: Details) => {
      if (warnings.length < limits.errors) warnings.push(rowError(at, column, code, details))
      else unsaid += 1
    },
    close: <R>(rows: ImportedRow<R>[], partial: ImportedRow<R>[], columnOf: TableReading<R>['columnOf']): TableReading<R> => {
      if (rows.length === 0 && collector.count === 0) throw new DomainError('spreadsheets.noRows')
      const end = { sheet: '', row: 0 }
      const last = [
        ...(unsaid > 0 ? [rowError(end, '', 'spreadsheets.moreWarnings', { count: unsaid })] : []),
        ...(collector.formulas > 0 ? [rowError(end, '', 'spreadsheets.formulasUsed', { count: collector.formulas })] : []),
      ]
      return { rows, partial, errors, warnings: [...warnings, ...last], errorCount: collector.count, columnOf }
    },
  }
  return collector
}

function rowError(at: At, column: string, code: string, details?: Details): RowError {
  return { sheet: at.sheet, row: at.row, column, code, ...(details ? { details } : {}) }
}
