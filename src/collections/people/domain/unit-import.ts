/** A unit as a table shows it; `parent` by name or code. */
export type UnitValues = { name: string; code: string | null; parent: string | null } & Record<string, string | null>
export type UnitFault = { sheet: string; row: number; column: string; code: string; details?: Record<string, unknown> }
export type UnitPlan = {
  create: { values: UnitValues }[]
  update: { id: string; set: Partial<UnitValues> }[]
  /** Who gets which parent afterwards: a unit that is there by its id, a new one by its name. */
  parents: { id: string; parent: string }[]
  unchanged: number
  faults: UnitFault[]
}

/** What a list of units would do. A row is about the unit with its code, else about the one with its name. */
export function planUnits({
  known,
  rows,
}: {
  rows: readonly { sheet: string; row: number; values: UnitValues }[]
  known: readonly { id: string; values: UnitValues }[]
}): UnitPlan {
  const byCode = new Map(known.flatMap((unit) => (unit.values.code ? [[unit.values.code, unit] as const] : [])))
  const byName = new Map(known.map((unit) => [unit.values.name, unit]))
  const there = new Set([...known, ...rows].flatMap(({ values: { code, name } }) => (code ? [name, code] : [name])))
  const plan: UnitPlan = { create: [], update: [], parents: [], unchanged: 0, faults: [] }
  const seen = new Map<string, number>()
  for (const { row, sheet, values } of rows) {
    const fail = (column: string, code: string, details?: Record<string, unknown>) =>
      void plan.faults.push({ sheet, row, column, code, ...(details ? { details } : {}) })
    const { code, name, parent } = values
    const coded = code ? byCode.get(code) : undefined
    const named = byName.get(name)
    const unit = coded ?? named
    const first = seen.get(`name ${name}`) ?? (code ? seen.get(`code ${code}`) : undefined)
    if (first !== undefined) fail('name', 'people.unitTwice', { firstRow: first })
    seen.set(`name ${name}`, row)
    if (code) seen.set(`code ${code}`, row)
    if (coded && named && coded.id !== named.id) fail('code', 'people.unitCodeTaken', { code, name: coded.values.name })
    if (parent && !there.has(parent)) fail('parent', 'people.unknownParent', { unit: parent })
    if (parent && (parent === name || parent === code)) fail('parent', 'people.ownParent')
    if (!unit) {
      plan.create.push({ values })
      if (parent) plan.parents.push({ id: name, parent })
      continue
    }
    const isSameParent = parent === null || parent === unit.values.parent || byCode.get(parent)?.values.name === unit.values.parent
    const changed = Object.keys(values).filter((key) =>
      key === 'parent' ? !isSameParent : values[key] !== null && values[key] !== (unit.values[key] ?? null),
    )
    if (changed.length === 0) plan.unchanged += 1
    else plan.update.push({ id: unit.id, set: Object.fromEntries(changed.map((key) => [key, values[key] ?? null])) })
    if (parent && changed.includes('parent')) plan.parents.push({ id: unit.id, parent })
  }
  return plan
}
