import type { Decision } from '@/kernel/decision'
import type { Details } from '@/kernel/errors'
import type { Label } from '@/kernel/machine'

/**
 * One cell as the file holds it, before any rule. `date` is a local calendar day without a zone.
 * `time` of a date is its time of day (`08:30`) where the file holds one.
 * `text` of a number is its shortest decimal form at 15 significant digits; `shown` is what its number format makes of it where that is
 * something else (`001234`, `25%`), null where it cannot be told, and `means` where the number on the screen is another one than the number
 * in the file. An error is `lost` where the file refers to a text that it does not hold.
 */
export type RawCell =
  | { kind: 'empty' }
  | { kind: 'text'; text: string; formula?: true }
  | { kind: 'number'; text: string; shown?: string | null; means?: NumberMeaning; formula?: true }
  | { kind: 'boolean'; value: boolean; formula?: true }
  | { kind: 'date'; date: string; time?: string; formula?: true }
  | { kind: 'error'; text: string; lost?: true; formula?: true }
  | { kind: 'formula' }

/** Why a number on the screen is not the number in the file: a share shown as per cent, a time of day, thousands left out. */
export type NumberMeaning = 'percent' | 'time' | 'scaled'

/** A row of a sheet; `row` counts from 1 as spreadsheets show it, `cells[0]` is column A. */
export type RawRow = { sheet: string; row: number; cells: RawCell[] }

/** Cells shown as one: rows count from 1, columns from 0, both ends included. Its value is that of the top left cell. */
export type MergedArea = { top: number; left: number; bottom: number; right: number }

/**
 * Hidden rows and columns are those with a value in them; a stray cell stands further right than any table is read. `stray` names the first
 * ones, `strayCount` is how many there are.
 */
export type SheetNotice = {
  sheet: string
  hidden: boolean
  merged: readonly MergedArea[]
  rows: number
  hiddenRows?: readonly number[]
  hiddenColumns?: readonly number[]
  stray?: readonly string[]
  strayCount?: number
}

type ColumnBase = {
  header: Label
  /** Other headings under which the column is known. Compared without case, blanks and width. */
  aliases?: readonly string[]
  required?: boolean
  /** What the notes sheet of the template says about the column. */
  hint?: Label
  /** Width on export, in characters. */
  width?: number
  /** `value` (default) takes the result stored in the file; `refuse` wants a typed value. A formula is never evaluated. */
  formulas?: 'value' | 'refuse'
}

export type EnumOption = { value: string; label: Label; aliases?: readonly string[] }

export type TextColumn = ColumnBase & {
  type: 'text'
  maxLength?: number
  check?: (value: string) => Decision
  normalise?: (text: string) => string
}
export type IntegerColumn = ColumnBase & { type: 'integer'; minimum?: number; maximum?: number; check?: (value: number) => Decision }
/** Read into whole units of 10^-scale: with scale 2, `12.5` becomes 1250. */
export type DecimalColumn = ColumnBase & {
  type: 'decimal'
  scale: number
  /** The column holds per cent, so that `12.5 %` typed as text is 12.5. A per cent format of the cell is refused all the same. */
  percent?: boolean
  minimum?: number
  maximum?: number
  check?: (value: number) => Decision
}
/** Read into `YYYY-MM-DD`. */
export type DateColumn = ColumnBase & { type: 'date'; check?: (value: string) => Decision }
export type BooleanColumn = ColumnBase & { type: 'boolean'; check?: (value: boolean) => Decision }
export type EnumColumn = ColumnBase & { type: 'enum'; options: readonly EnumOption[]; check?: (value: string) => Decision }

export type Column = TextColumn | IntegerColumn | DecimalColumn | DateColumn | BooleanColumn | EnumColumn

export type Columns = Readonly<Record<string, Column>>

/** A table as data: one schema reads XLSX and JSON, writes both, and draws the template. */
export type TableSchema<C extends Columns = Columns> = {
  title: Label
  columns: C
  /** The column whose value must not come twice in one file. */
  key?: string
  /** Lines of the notes sheet in the template. */
  notes?: readonly Label[]
  /**
   * `fill`: a cell merged downwards stands for each of its rows, as in printed tables. The rows of a sheet then wait in memory for its end.
   * @default 'top-left': the value stands in its first row alone
   */
  merged?: 'fill' | 'top-left'
}

type ValueOf<C extends Column> = C extends IntegerColumn | DecimalColumn ? number : C extends BooleanColumn ? boolean : string

/** The values of one row; an empty optional cell is null. */
export type RowOf<S extends TableSchema> = { [K in keyof S['columns']]: ValueOf<S['columns'][K]> | null }

export type ImportedRow<R> = {
  sheet: string
  row: number
  values: R
  /** The letters of this row's values, where they do not stand in the same columns as those of the other rows. */
  columns?: Readonly<Record<string, string>>
  /** Columns that the file does not have for this row: it says nothing of them, where an empty cell says that there is nothing. */
  absent?: ReadonlySet<string>
  /** Columns whose cell could not be read, among {@link TableReading.partial}; what stands there nobody knows. */
  unread?: ReadonlySet<string>
}

/**
 * One thing wrong in a file. `row` counts from 1; `column` is the letter of the sheet, or the key in JSON; `name` says whom or what the row is
 * about, where an import tells it.
 */
export type RowError = { sheet: string; row: number; column: string; code: string; details?: Details; name?: string }

export type TableReading<R> = {
  rows: ImportedRow<R>[]
  /**
   * Rows with a fault, with their sound values alone (the others are null), as many as errors are told: for looking up what they refer to,
   * so that a person is told everything at once, see {@link rowsToCheck}. They are never to be stored.
   */
  partial?: ImportedRow<R>[]
  errors: RowError[]
  /** Things set aside that the person should know of: hidden sheets, formulas, unknown columns. */
  warnings: RowError[]
  /** How many errors there were, where more than `limits.errors` were found. */
  errorCount: number
  /** Where a column stands in a row's sheet, for rules that look at whole rows later: its letter, or the key in JSON. */
  columnOf: (row: { sheet: string; columns?: Readonly<Record<string, string>> }, key: string) => string
}

/**
 * The values of a row; what the file has no column for is as it is stored, so that an absent column clears nothing, and so is what could not
 * be read, so that it counts for no change.
 */
export function valuesOver<R extends Record<string, unknown>>({ absent, unread, values }: ImportedRow<R>, stored: R | undefined): R {
  if ((!absent && !unread) || !stored) return values
  const kept = [...(absent ?? []), ...(unread ?? [])]
  return { ...values, ...Object.fromEntries(kept.flatMap((key) => (key in stored ? [[key, stored[key]]] : []))) }
}

/** The rows for rules that look at whole rows, in the order of the file: those with a bad cell too, so that all is told in one pass. */
export function rowsToCheck<R>({ partial = [], rows }: Pick<TableReading<R>, 'partial' | 'rows'>): ImportedRow<R>[] {
  return partial.length === 0 ? rows : [...rows, ...partial].sort((one, other) => one.row - other.row)
}

/** Whether every cell that a rule rests on could be read. */
export function isRead({ unread }: Pick<ImportedRow<unknown>, 'unread'>, ...keys: readonly string[]): boolean {
  return !keys.some((key) => unread?.has(key))
}

/** Keeps the literal types of a schema and holds `key` to its columns. */
export function defineTable<const C extends Columns>(schema: TableSchema<C> & { key?: keyof C & string }): TableSchema<C> {
  return schema
}
