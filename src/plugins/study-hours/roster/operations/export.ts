import type { PayloadRequest } from 'payload'
import { holdsRole } from '@/access'
import { DomainError, type Language } from '@/kernel/errors'
import { idOf, type Ref } from '@/kernel/ids'
import { writeJsonTable, writeXlsx } from '@/platform/spreadsheets'
import { SLUGS } from '../../slugs'
import { loadClass } from '../../training/operations/load'
import { assertWritesRoster } from './import'
import { rosterTable, type RosterValues } from './table'

const AT_ONCE = 500

/**
 * The roster of a class as a table that can be imported again: those active in it, identity numbers masked, no cell that a spreadsheet
 * would take for a formula. For those who write it, and the auditor.
 * @throws DomainError `request.signIn`, `request.forbidden`, `study.noClass`
 */
export async function exportRoster({
  classId,
  format,
  language,
  req,
}: {
  req: PayloadRequest
  classId: string
  format: 'xlsx' | 'json'
  language: Language
}): Promise<{ content: Buffer | string; name: string }> {
  const trainingClass = holdsRole(req, 'auditor') ? await loadClass(req, classId) : await assertWritesRoster(req, classId)
  if (!trainingClass) throw new DomainError('study.noClass')
  const { docs } = await req.payload.db.find<{ trainee: Ref; number?: string | null; crew?: string | null }>({
    collection: SLUGS.enrolments,
    where: { and: [{ class: { equals: classId } }, { state: { equals: 'active' } }] },
    select: { trainee: true, number: true, crew: true },
    sort: 'number',
    pagination: false,
    req,
  })
  const people = await peopleOf(
    req,
    docs.map(({ trainee }) => idOf(trainee)),
  )
  const rows = docs.map(({ crew, number, trainee }): RosterValues => {
    const person = people.get(idOf(trainee))
    return {
      name: person?.name ?? null,
      identity: person?.identityMasked ?? null,
      employeeNumber: person?.employeeNumber ?? null,
      organisation: person?.organisation ?? null,
      crew: crew ?? null,
      number: number ?? null,
      email: person?.email ?? null,
    }
  })
  const table = { schema: rosterTable, rows }
  const content = format === 'json' ? writeJsonTable(table) : await writeXlsx({ language, sheets: [table] })
  return { content, name: `roster-${trainingClass.code}` }
}

type Person = {
  id: Ref
  name: string
  identityMasked?: string | null
  employeeNumber?: string | null
  organisation?: Ref | null
  email?: string | null
}

/** People by id, with the code of their organisation in place of its id. */
async function peopleOf(
  req: PayloadRequest,
  ids: readonly string[],
): Promise<Map<string, Omit<Person, 'organisation'> & { organisation: string | null }>> {
  const people: Person[] = []
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const { docs } = await req.payload.db.find<Person>({
      collection: 'users',
      where: { id: { in: ids.slice(start, start + AT_ONCE) } },
      select: { name: true, identityMasked: true, employeeNumber: true, organisation: true, email: true },
      pagination: false,
      req,
    })
    people.push(...docs)
  }
  const { docs: organisations } = await req.payload.db.find<{ id: Ref; code?: string | null }>({
    collection: 'organisations',
    where: { id: { in: [...new Set(people.flatMap(({ organisation }) => idOf(organisation) ?? []))] } },
    select: { code: true },
    pagination: false,
    req,
  })
  const codes = new Map(organisations.map(({ code, id }) => [idOf(id), code ?? null]))
  return new Map(people.map((person) => [idOf(person.id), { ...person, organisation: codes.get(idOf(person.organisation) ?? '') ?? null }]))
}
