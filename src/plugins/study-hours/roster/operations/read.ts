import { randomInt } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { SealedIdentity } from '@/collections/people'
import { idOf } from '@/kernel/ids'
import type { Class } from '@/payload-types'
import { todayOf } from '@/platform/clock'
import { defaultLimits, readTable, reportOf, type ImportReport, type RowError, type TableFormat } from '@/platform/spreadsheets'
import { administeredOrganisation, arrangesEverywhere } from '../../access'
import { checkIdentityNumber } from '../domain/identity-number'
import { factsWithin, needsCentre, planRoster, unitFault, type RosterFault, type RosterPlan, type RosterRow } from '../domain/roster'
import { loadRosterFacts, organisationsByCode } from './facts'
import { identityVault } from './identity'
import { previewRoster, type RosterPreview } from './preview'
import { rosterTable, type RosterValues } from './table'

export type RosterCounts = { accounts: number; enrolments: number; updated: number; unchanged: number; rows: number }

export type RosterReading = {
  report: ImportReport<RosterCounts>
  /** Who would come in or change, and who is not in the file; null where something is wrong with it. */
  preview: RosterPreview | null
  /** Every fault, up to {@link MOST_FAULTS}; the report shows the first ones. */
  faults: RowError[]
  plan: RosterPlan
  rows: RosterRow[]
  /** The sealed number of row `index`. Made on demand: a dry run seals nothing. */
  sealedOf: (index: number) => SealedIdentity | null
}

const MOST_FAULTS = 10_000
/** As an exported roster shows it. */
const MASKED = /^\d{6}\*{8}\d{3}[\dX]$/
/** Rows between two turns of the event loop. */
const SLICE = 1_000

/**
 * Reads a roster and says what it would do. Nothing is written, and no number leaves this function but sealed, digested or masked.
 * @throws DomainError `spreadsheets.*` where the file as a whole cannot be read
 */
export async function readRoster({
  bytes,
  dryRun,
  format,
  req,
  trainingClass,
}: {
  req: PayloadRequest
  trainingClass: Class
  bytes: Uint8Array
  format?: TableFormat
  dryRun: boolean
}): Promise<RosterReading> {
  const reading = await readTable({ schema: rosterTable, bytes, ...(format ? { format } : {}), limits: { errors: MOST_FAULTS } })
  const vault = identityVault(req.payload)
  const own = idOf(trainingClass.organisation)
  const today = todayOf(req)
  // Rows with a bad cell are looked through for what they refer to as well: a person is told everything at once.
  const partial = reading.partial ?? []
  const organisations = await organisationsByCode(
    req,
    [...reading.rows, ...partial].map(({ values }) => values.organisation ?? ''),
  )
  const bounds = { organisation: arrangesEverywhere(req) ? null : (administeredOrganisation(req) ?? '') }
  const rowFaults: RosterFault[] = []
  const unsound: RosterRow[] = []
  const lookThrough = (read: (typeof partial)[number], identity: string | null) => {
    const row = rowOf(read, { identity: identity === null ? null : vault.digest(identity), masked: null, own, organisations })
    unsound.push(row)
    rowFaults.push(...[unitFault(row, bounds)].filter((fault) => fault !== null))
  }
  const numbers: (string | null)[] = []
  const rows: RosterRow[] = []
  const cellFaults: RowError[] = []
  for (const [index, read] of reading.rows.entries()) {
    if (index % SLICE === SLICE - 1) await new Promise((resolve) => setImmediate(resolve))
    const number = read.values.identity
    const isMasked = number !== null && MASKED.test(number)
    const decision = number === null || isMasked ? ({ ok: true } as const) : checkIdentityNumber(number, today)
    if (!decision.ok) {
      cellFaults.push({ sheet: read.sheet, row: read.row, column: reading.columnOf(read, 'identity'), code: decision.code })
      lookThrough(read, null)
      continue
    }
    numbers.push(isMasked ? null : number)
    rows.push(
      rowOf(read, {
        identity: number === null || isMasked ? null : vault.digest(number),
        masked: isMasked ? number : null,
        own,
        organisations,
      }),
    )
  }
  for (const read of partial) {
    const number = read.values.identity
    const isMasked = number !== null && MASKED.test(number)
    const decision = number === null || isMasked ? ({ ok: true } as const) : checkIdentityNumber(number, today)
    if (!decision.ok) cellFaults.push({ sheet: read.sheet, row: read.row, column: reading.columnOf(read, 'identity'), code: decision.code })
    lookThrough(read, decision.ok && !isMasked ? number : null)
  }
  const facts = await loadRosterFacts({ req, classId: String(trainingClass.id), rows })
  const planned = (known: typeof facts) => planRoster({ rows, unsound, facts: known, bounds, draw: (below) => randomInt(below) })
  const within = planned(factsWithin(facts, bounds))
  const faultCount = reading.errorCount + cellFaults.length + rowFaults.length + within.faults.length
  // What lies beyond the bounds is looked at where the file would really be imported, and not before.
  const plan = dryRun || faultCount > 0 || bounds.organisation === null ? within : planned(facts)
  const told = plan === within ? within.faults : needsCentre(plan.faults)
  const located = ({ code, column, details, row, sheet }: RosterFault): RowError => ({
    sheet,
    row,
    column: reading.columnOf({ sheet }, column),
    code,
    ...(details ? { details } : {}),
  })
  const rowErrors = [...cellFaults, ...[...rowFaults, ...told].map(located)]
  // A number says little to whoever looks for a person: what is wrong is told with the name in its row.
  const nameAt = new Map([...reading.rows, ...partial].map(({ row, sheet, values }) => [`${sheet} ${row}`, values.name]))
  const named = (error: RowError): RowError => {
    const name = nameAt.get(`${error.sheet} ${error.row}`)
    return name ? { ...error, name } : error
  }
  const faults = [...reading.errors, ...rowErrors]
    .sort((a, b) => a.row - b.row)
    .slice(0, MOST_FAULTS)
    .map(named)
  const isSound = reading.errorCount + rowErrors.length === 0
  return {
    preview: isSound ? await previewRoster({ req, plan, rows }) : null,
    report: reportOf({
      reading: { ...reading, errors: reading.errors.map(named), warnings: reading.warnings.map(named) },
      rowErrors: rowErrors.map(named),
      warnings: plan.warnings.slice(0, defaultLimits.errors).map(located).map(named),
      counts: countsOf(plan, rows.length),
      dryRun,
    }),
    faults,
    plan,
    rows,
    sealedOf: (index) => {
      const number = numbers[index]
      return number ? vault.seal(number) : null
    },
  }
}

function rowOf(
  { row, sheet, values }: { sheet: string; row: number; values: RosterValues },
  facts: { identity: string | null; masked: string | null; own: string; organisations: ReadonlyMap<string, string> },
): RosterRow {
  const code = values.organisation ?? ''
  return {
    sheet,
    row,
    name: values.name ?? '',
    identity: facts.identity,
    masked: facts.masked,
    employeeNumber: values.employeeNumber,
    organisation: code === '' ? facts.own : facts.organisations.get(code),
    organisationCode: code,
    number: values.number,
    crew: values.crew,
    email: values.email,
  }
}

function countsOf({ create, unchanged, update }: RosterPlan, rows: number): RosterCounts {
  return {
    rows,
    accounts: create.length,
    enrolments: create.length + update.filter(({ enrolment }) => enrolment.kind === 'create').length,
    updated: update.filter(({ account, enrolment, identity }) => enrolment.kind === 'update' || identity || Object.keys(account).length > 0)
      .length,
    unchanged,
  }
}
