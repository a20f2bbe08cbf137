import { matchKey, shownText } from '@/kernel/text'

/** A unit as a table shows it; `parent` by name or code. */
export type UnitValues = { name: string; code: string | null; parent: string | null } & Record<string, string | null>
export type UnitFault = { sheet: string; row: number; column: string; code: string; details?: Record<string, unknown> }
export type UnitUpdate = { id: string; set: Partial<UnitValues> }
export type UnitPlan = {
  create: { values: UnitValues }[]
  /** In the order in which no name is given before the unit that had it has another. */
  update: UnitUpdate[]
  /** Who gets which parent afterwards: a unit that is there by its id, a new one by its name. */
  parents: { id: string; parent: string }[]
  unchanged: number
  faults: UnitFault[]
}

type Known = { id: string; values: UnitValues }
type Row = { sheet: string; row: number; values: UnitValues }

/**
 * What a list of units would do, whatever the order of its rows. A row is about the unit with its code, else about the one with its name.
 * A name that the file takes from one unit may go to another one with a code of its own; without a code nobody can tell which is meant.
 */
export function planUnits({ known, rows }: { rows: readonly Row[]; known: readonly Known[] }): UnitPlan {
  const byCode = new Map(known.flatMap((unit) => (unit.values.code ? [[matchKey(unit.values.code), unit] as const] : [])))
  const byName = new Map(known.map((unit) => [matchKey(unit.values.name), unit]))
  const coded = new Map(rows.flatMap((row) => (row.values.code ? [[byCode.get(matchKey(row.values.code))?.id ?? '', row] as const] : [])))
  coded.delete('')
  const plan: UnitPlan = { create: [], update: [], parents: [], unchanged: 0, faults: [] }
  const unitOf = new Map(rows.map((row) => [row, unitFor(row, { byCode, byName, coded })]))
  const find = finder(known, rows, unitOf)
  const seen = new Map<string, number>()
  for (const each of rows) {
    const { row, sheet, values } = each
    const fail = (column: string, code: string, details?: Record<string, unknown>) =>
      void plan.faults.push({ sheet, row, column, code, ...(details ? { details } : {}) })
    const { code, name, parent } = values
    const found = unitOf.get(each)
    const unit = found?.unit
    const first = seen.get(`name ${matchKey(name)}`) ?? (code ? seen.get(`code ${matchKey(code)}`) : undefined)
    if (first !== undefined) fail('name', 'people.unitTwice', { row, firstRow: first })
    else if (found?.renamedBy)
      fail('name', 'people.unitOldName', { row, firstRow: found.renamedBy.row, name, newName: found.renamedBy.values.name })
    seen.set(`name ${matchKey(name)}`, row)
    if (code) seen.set(`code ${matchKey(code)}`, row)
    const holder = byName.get(matchKey(name))
    if (unit && holder && holder.id !== unit.id && !coded.has(holder.id))
      fail('code', 'people.unitCodeTaken', { code, name: unit.values.name })
    const above = parent === null ? undefined : find(parent)
    if (parent && above === undefined) fail('parent', 'people.unknownParent', { unit: parent })
    if (parent && ([name, code].some((own) => own && matchKey(own) === matchKey(parent)) || (unit && above === unit.id)))
      fail('parent', 'people.ownParent')
    if (!unit) {
      plan.create.push({ values })
      if (parent) plan.parents.push({ id: name, parent })
      continue
    }
    const isSameParent = parent === null || (unit.values.parent !== null && above === byName.get(matchKey(unit.values.parent))?.id)
    const changed = Object.keys(values).filter((key) =>
      key === 'parent' ? !isSameParent : values[key] !== null && !isSame(key, values[key] ?? '', unit.values[key] ?? ''),
    )
    if (changed.length === 0) plan.unchanged += 1
    else plan.update.push({ id: unit.id, set: Object.fromEntries(changed.map((key) => [key, values[key] ?? null])) })
    if (parent && changed.includes('parent')) plan.parents.push({ id: unit.id, parent })
  }
  return { ...plan, update: inOrder(plan.update, byName) }
}

/** What a table shows the same is no change, nor is another spelling of a code. */
function isSame(key: string, one: string, other: string): boolean {
  return key === 'code' ? matchKey(one) === matchKey(other) : shownText(one) === shownText(other)
}

type Maps = { byCode: ReadonlyMap<string, Known>; byName: ReadonlyMap<string, Known>; coded: ReadonlyMap<string, Row> }

/** Which unit a row is about; `renamedBy`: the row that gives the unit of this name another one, where that leaves open what is meant. */
function unitFor(row: Row, { byCode, byName, coded }: Maps): { unit: Known | undefined; renamedBy?: Row } {
  const { code, name } = row.values
  const byOwnCode = code ? byCode.get(matchKey(code)) : undefined
  if (byOwnCode) return { unit: byOwnCode }
  const named = byName.get(matchKey(name))
  const other = named ? coded.get(named.id) : undefined
  if (!other || matchKey(other.values.name) === matchKey(name)) return { unit: named }
  return code ? { unit: undefined } : { unit: undefined, renamedBy: other }
}

/** Units by the name or code that they have once the file is in, else by the one that they had: the id, or the name of a new one. */
function finder(known: readonly Known[], rows: readonly Row[], unitOf: ReadonlyMap<Row, { unit: Known | undefined }>) {
  const found = new Map<string, string>()
  const put = ({ code, name }: UnitValues, id: string) => [name, code].forEach((key) => void (key && found.set(matchKey(key), id)))
  for (const { id, values } of known) put(values, id)
  for (const row of rows) put(row.values, unitOf.get(row)?.unit?.id ?? `new ${row.values.name}`)
  return (key: string): string | undefined => found.get(matchKey(key))
}

/** Names are unique at every moment: a unit is renamed after the one that has its new name; of a ring of them one steps aside first. */
function inOrder(updates: readonly UnitUpdate[], byName: ReadonlyMap<string, Known>): UnitUpdate[] {
  const waiting = new Map(updates.map((update) => [update.id, update]))
  const ordered: UnitUpdate[] = []
  const aside = new Set<string>()
  while (waiting.size > 0) {
    const free = [...waiting.values()].find(({ id, set }) => {
      const holder = set.name ? byName.get(matchKey(set.name))?.id : undefined
      return holder === undefined || holder === id || aside.has(holder) || !waiting.has(holder)
    })
    const [next] = free ? [free] : waiting.values()
    if (!next) break
    if (free) {
      ordered.push(free)
      waiting.delete(free.id)
    } else {
      ordered.push({ id: next.id, set: { name: `… ${next.id}` } })
      aside.add(next.id)
    }
  }
  return ordered
}
