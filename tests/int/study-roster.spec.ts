import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { User } from '@/payload-types'
import { drainJobs, runNextJob } from '@/platform/jobs'
import { readTable, writeXlsx } from '@/platform/spreadsheets'
import { verify } from '@/platform/verify'
import { identityCheckCharacter } from '@/plugins/study-hours/roster/domain/identity-number'
import { identityVault } from '@/plugins/study-hours/roster/operations/identity'
import { removeOrder } from '@/collections/people'
import { moveFormerOrders } from '@/collections/people/operations/account-orders'
import { parseEnvironment } from '@/kernel/environment'
import { backup } from '@/server/backup'
import { rosterTable, type RosterValues } from '@/plugins/study-hours/roster/operations/table'
import { bootPayload, createUser, reqAs, rest, shutDown, systemReq, tokenOf } from '../factories/payload'
import { createTraining, type Training, type TrainingCast } from '../factories/training'

let payload: Payload
let training: Training
let serial = 0

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
})
afterAll(() => shutDown(payload))

/** A number that could be somebody's, none like another. */
function identityNumber(): string {
  serial += 1
  const digits = `43010219900307${String(serial).padStart(3, '0')}`
  return digits + identityCheckCharacter(digits)
}
const person = (more: Partial<RosterValues> = {}): RosterValues => {
  const identity = identityNumber()
  return {
    name: `学员${serial}`,
    identity,
    employeeNumber: `R${serial}`,
    organisation: null,
    crew: null,
    number: null,
    email: null,
    ...more,
  }
}

type Body = {
  ok?: boolean
  jobId?: string
  counts?: Record<string, number>
  warnings?: { row?: number; column?: string; code: string }[]
  errors?: {
    row?: number
    column?: string
    code: string
    sheet?: string
    name?: string
    message?: string
    details?: Record<string, unknown>
  }[]
  people?: { row: number; name: string; what: string; changes: object[] }[]
  peopleCount?: number
  absent?: { name: string; number: string | null }[]
  absentCount?: number
  report?: Body
}
const send = async (who: TrainingCast | null, rows: readonly Partial<RosterValues>[], query = '', classId = training.class.id) => {
  const body = new Uint8Array(await writeXlsx({ language: 'zh', sheets: [{ schema: rosterTable, rows }] }))
  const options = { body, method: 'POST' as const, headers: { 'content-type': 'application/octet-stream' } }
  const answer = await rest(`/classes/${classId}/roster${query}`, who ? { ...options, token: training.tokens[who] } : options)
  return { status: answer.status, body: (await answer.json()) as Body }
}
const faultsOf = ({ body }: { body: Body }) => (body.report ?? body).errors?.map(({ code, column, row }) => `${row}${column} ${code}`)
const jobOf = async (id: string | undefined) => payload.findByID({ collection: 'jobs', id: id ?? '', depth: 0, overrideAccess: true })
const bring = async (rows: readonly Partial<RosterValues>[], who: TrainingCast = 'manager') => {
  const { body, status } = await send(who, rows)
  if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`)
  await drainJobs(payload)
  return { jobId: body.jobId ?? '', job: await jobOf(body.jobId) }
}
const userOf = async (employeeNumber: string | null | undefined) => {
  const { docs } = await payload.db.find<User & { identitySealed: string; identityDigest: string }>({
    collection: 'users',
    where: { employeeNumber: { equals: employeeNumber } },
    req: await systemReq(payload),
  })
  return docs[0]
}
const enrolmentOf = async (user: User | undefined) => {
  const { docs } = await payload.find({
    collection: 'enrolments',
    where: { trainee: { equals: user?.id } },
    depth: 0,
    overrideAccess: true,
  })
  return docs[0]
}
const countUsers = async () => (await payload.count({ collection: 'users', overrideAccess: true })).totalDocs
const slipsOf = (who: TrainingCast | null, jobId: string, classId = training.class.id) =>
  rest(`/classes/${classId}/roster/${jobId}/slips`, { method: 'POST', ...(who ? { token: training.tokens[who] } : {}) })
/** The text of each page. */
const textOf = async (answer: Response) => {
  const input = new Uint8Array(await answer.arrayBuffer())
  return JSON.parse(execFileSync(process.execPath, ['tests/factories/pdf-text.mjs'], { input }).toString('utf8')) as string[]
}

describe('a dry run', () => {
  it('counts what would happen and writes nothing', async () => {
    const before = await countUsers()
    const answer = await send('manager', [person(), person()], '?dryRun=1')
    expect(answer).toMatchObject({ status: 200, body: { ok: true, counts: { accounts: 2, enrolments: 2, rows: 2 } } })
    expect(await countUsers()).toBe(before)
  })

  it('names every fault by sheet, row and column, and never repeats a number', async () => {
    const good = person()
    const wrong = `${identityNumber().slice(0, 17)}Z`
    const digit = identityNumber()
    const badDigit = digit.slice(0, 17) + (digit.endsWith('0') ? '1' : '0')
    const rows = [
      good,
      person({ identity: good.identity }),
      person({ identity: wrong }),
      person({ identity: badDigit }),
      person({ organisation: 'NOWHERE' }),
      person({ organisation: training.otherWorks.code ?? null }),
      person({ identity: null, employeeNumber: null }),
      person({ email: 'no-mail' }),
      person({ name: '' }),
    ]
    const answer = await send('manager', rows, '?dryRun=1')
    expect(faultsOf(answer)).toEqual([
      '3B study.identityTwice',
      '4B study.identityShape',
      '5B study.identityCheckDigit',
      '6D study.unknownOrganisation',
      '7D study.rowOfOtherOrganisation',
      '8B study.noKey',
      '9G study.emailMalformed',
      '10A spreadsheets.required',
    ])
    for (const number of [good.identity, wrong, badDigit]) expect(JSON.stringify(answer.body)).not.toContain(number)
    const [first, second] = answer.body.errors ?? []
    expect(first).toMatchObject({ sheet: '学员名册', details: { firstRow: 2, firstName: good.name }, name: rows[1]?.name })
    expect(first?.message).toContain(`第 2 行（${good.name}）`)
    expect(second).toMatchObject({ name: rows[2]?.name })
    expect(answer.body.people).toBeUndefined()
  })

  it('says nothing of accounts elsewhere to whoever is bound to an organisation; the import says that the row is for the centre', async () => {
    const email = 'somebody.elsewhere@example.org'
    await createUser(payload, ['trainee'], { organisation: training.otherWorks.id, email })
    const before = await countUsers()
    const rows = [person({ email })]
    const { body: known } = await send('manager', rows, '?dryRun=1')
    const { body: unknown } = await send('manager', [person({ email: 'nobody.anywhere@example.org' })], '?dryRun=1')
    expect([known.ok, known.counts, known.errors, known.warnings]).toEqual([true, unknown.counts, unknown.errors, unknown.warnings])
    // A fault beside it keeps the file from being imported, and from being asked with.
    expect(faultsOf(await send('manager', [...rows, person({ name: '' })]))).toEqual(['3A spreadsheets.required'])
    const refused = await send('manager', rows)
    expect([refused.status, faultsOf(refused)]).toEqual([422, ['2A study.rowNeedsCentre']])
    expect(faultsOf(await send('staff', rows, '?dryRun=1'))).toEqual(['2G study.emailTaken'])
    expect(await countUsers()).toBe(before)
  })

  it('names who comes in, who would change from what to what, and who is in the class but not in the file', async () => {
    const moved = person({ crew: 'A', number: `M${serial}` })
    await bring([moved])
    const known = await createUser(payload, ['trainee'], { organisation: training.works.id, employeeNumber: 'KNOWN-1', name: '老员工' })
    const fresh = person()
    const answer = await send(
      'manager',
      [fresh, { ...moved, name: '改名', crew: 'B' }, person({ name: known.name, employeeNumber: 'KNOWN-1', identity: null })],
      '?dryRun=1',
    )
    expect(answer.status).toBe(200)
    expect(answer.body.people).toEqual([
      { row: 2, name: fresh.name, what: 'create', changes: [] },
      {
        row: 3,
        name: '改名',
        what: 'update',
        changes: [
          { what: 'name', before: moved.name, after: '改名' },
          { what: 'crew', before: 'A', after: 'B' },
        ],
      },
      { row: 4, name: '老员工', what: 'enrol', changes: [] },
    ])
    expect(answer.body.peopleCount).toBe(3)
    const absent = answer.body.absent?.map(({ name }) => name) ?? []
    expect(absent).toContain(training.people.trainee.name)
    expect(absent).not.toContain(moved.name)
    expect(answer.body.absentCount).toBe(absent.length)
    const again = await send('manager', [moved], '?dryRun=1')
    expect(again.body).toMatchObject({ people: [], peopleCount: 0, counts: { unchanged: 1 } })
    expect(again.body.absent?.map(({ name }) => name)).toContain(training.people.classmate.name)
  })

  it('takes another spelling of a number for the same number', async () => {
    const numbered = [person({ employeeNumber: 'abx1' }), person({ employeeNumber: 'ＡＢ\u200bX1' })]
    expect(faultsOf(await send('manager', numbered, '?dryRun=1'))).toEqual(['3C study.employeeTwice'])
    const listed = [person({ number: 'n7' }), person({ number: 'N\u20607' })]
    expect(faultsOf(await send('manager', listed, '?dryRun=1'))).toEqual(['3F study.numberTwice'])
  })

  it('of a class that is over says so in its report', async () => {
    const state = (value: string) => payload.db.updateOne({ collection: 'classes', id: training.class.id, data: { state: value } })
    const before = training.class.state ?? 'planned'
    await state('closed')
    try {
      const answer = await send('manager', [person()], '?dryRun=1')
      expect(answer).toMatchObject({ status: 200, body: { ok: false, counts: null, errors: [{ code: 'study.classOver' }] } })
    } finally {
      await state(before)
    }
  })

  it('comes as a workbook of problems too', async () => {
    const body = new Uint8Array(
      await writeXlsx({ language: 'zh', sheets: [{ schema: rosterTable, rows: [person({ organisation: 'NO' })] }] }),
    )
    const answer = await rest(`/classes/${training.class.id}/roster?dryRun=1&report=xlsx`, {
      body,
      method: 'POST',
      token: training.tokens.manager,
    })
    expect(answer.headers.get('content-type')).toContain('spreadsheet')
  })
})

describe('an import', () => {
  it('with one fault stores nothing of the file', async () => {
    const before = await countUsers()
    const answer = await send('manager', [person(), person({ organisation: 'NOWHERE' })])
    expect(answer.status).toBe(422)
    expect(faultsOf(answer)).toEqual(['3D study.unknownOrganisation'])
    await drainJobs(payload)
    expect(await countUsers()).toBe(before)
  })

  it('makes accounts with sealed numbers and enrols them', async () => {
    const rows = [person({ crew: 'C', number: '101', email: 'one@works.test' }), person({ employeeNumber: null })]
    const { job } = await bring(rows)
    expect(job).toMatchObject({ state: 'done', result: { accounts: 2, enrolments: 2, slips: 2 } })
    const user = await userOf(rows[0]?.employeeNumber)
    expect(user).toMatchObject({
      name: rows[0]?.name,
      username: rows[0]?.employeeNumber?.toLowerCase(),
      email: 'one@works.test',
      roles: ['trainee'],
      mustChangePassword: true,
      identityMasked: `430102********${rows[0]?.identity?.slice(-4)}`,
    })
    expect(identityVault(payload).open(user!)).toBe(rows[0]?.identity)
    expect(await enrolmentOf(user)).toMatchObject({ class: training.class.id, crew: 'C', number: '101', state: 'active' })
  })

  it('again updates and makes nothing twice', async () => {
    const row = person({ number: '201' })
    await bring([row])
    const before = await countUsers()
    const { job } = await bring([{ ...row, name: '改名', crew: 'D', number: '202' }])
    expect(job.result).toMatchObject({ accounts: 0, updated: 1, slips: 0 })
    const user = await userOf(row.employeeNumber)
    expect(user?.name).toBe('改名')
    expect(await enrolmentOf(user)).toMatchObject({ crew: 'D', number: '202' })
    expect(await countUsers()).toBe(before)
    expect((await send('manager', [{ ...row, name: '改名', crew: 'D', number: '202' }], '?dryRun=1')).body.counts).toMatchObject({
      unchanged: 1,
      updated: 0,
    })
  })

  it('replaces an address that nobody has used yet, and never one that is its owner’s', async () => {
    const [fresh, used, own] = [person({ email: 'f1@works.test' }), person({ email: 'u1@works.test' }), person({ email: 'o1@works.test' })]
    await bring([fresh, used, own])
    const req = await systemReq(payload)
    const set = async (row: RosterValues, data: object) =>
      payload.update({ collection: 'users', id: (await userOf(row.employeeNumber))?.id ?? '', data, depth: 0, overrideAccess: true, req })
    await set(used, { mustChangePassword: false })
    // Their owner changes the address, and an administrator later gives a new password.
    await set(own, { mustChangePassword: false })
    const owner = await userOf(own.employeeNumber)
    await payload.update({
      collection: 'users',
      id: owner?.id ?? '',
      data: { email: 'mine@home.test' },
      depth: 0,
      overrideAccess: true,
      req: await reqAs(payload, owner ?? null),
    })
    await set(own, { mustChangePassword: true })
    const again = [
      { ...fresh, email: 'f2@works.test' },
      { ...used, email: 'u2@works.test' },
      { ...own, email: 'o2@works.test' },
    ]
    const checked = await send('manager', again, '?dryRun=1')
    const warnings = checked.body.warnings?.map(({ code, column, row }) => `${row}${column} ${code}`)
    expect([checked.body.ok, warnings]).toEqual([true, ['3G study.emailKept', '4G study.emailKept']])
    expect((await bring(again)).job).toMatchObject({ state: 'done', result: { accounts: 0, updated: 1, unchanged: 2 } })
    const emails = [fresh, used, own].map(async ({ employeeNumber }) => (await userOf(employeeNumber))?.email)
    expect(await Promise.all(emails)).toEqual(['f2@works.test', 'u1@works.test', 'mine@home.test'])
  })

  it('knows the numbers of people who are there already', async () => {
    const row = person()
    await bring([row])
    const answer = await send('manager', [person({ employeeNumber: row.employeeNumber })], '?dryRun=1')
    expect(faultsOf(answer)).toEqual(['2B study.identityOther'])
    const elsewhere = await send('staff', [{ ...row, employeeNumber: 'NEW', organisation: training.otherWorks.code ?? null }], '?dryRun=1')
    expect(elsewhere.body).toMatchObject({ ok: true, counts: { updated: 1 } })
  })

  it.each([
    ['staff', 202],
    ['manager', 202],
    ['otherManager', 403],
    ['teacher', 403],
    ['auditor', 403],
    ['trainee', 403],
    [null, 401],
  ] as const)('by %s: %i', async (who, status) => {
    expect((await send(who, [person()])).status).toBe(status)
    await drainJobs(payload)
  })

  it('waits for another one of the same class', async () => {
    const { body } = await send('manager', [person()])
    expect(await send('staff', [person()])).toMatchObject({ status: 409, body: { errors: [{ code: 'study.rosterBusy' }] } })
    await drainJobs(payload)
    expect(await jobOf(body.jobId)).toMatchObject({ state: 'done' })
  })

  it('that is cancelled takes back what it made', async () => {
    const kept = person({ number: '301', crew: 'A' })
    await bring([kept])
    const before = await countUsers()
    const rows = [...Array.from({ length: 120 }, () => person()), { ...kept, crew: 'B' as const }]
    const { body } = await send('manager', rows)
    // As the button does, once the work has begun.
    await payload.db.updateOne({ collection: 'jobs', id: body.jobId ?? '', data: { cancelRequested: true }, req: await systemReq(payload) })
    await drainJobs(payload)
    expect(await jobOf(body.jobId)).toMatchObject({ state: 'cancelled' })
    expect(await countUsers()).toBe(before)
    expect(await userOf(rows[0]?.employeeNumber)).toBeUndefined()
    expect(await enrolmentOf(await userOf(kept.employeeNumber))).toMatchObject({ crew: 'A' })
    expect((await slipsOf('manager', body.jobId ?? '')).status).toBe(404)
  })

  it('that was interrupted goes on with the passwords that it began with', async () => {
    const rows = Array.from({ length: 3 }, () => person())
    const { jobId } = await bring(rows)
    // As if the process had died after the rows were written and before the job was marked as done.
    await payload.db.updateOne({ collection: 'jobs', id: jobId, data: { state: 'queued' }, req: await systemReq(payload) })
    const before = await countUsers()
    await drainJobs(payload)
    expect(await jobOf(jobId)).toMatchObject({ state: 'done', result: { accounts: 3 } })
    expect(await countUsers()).toBe(before)
    const [page = ''] = await textOf(await slipsOf('manager', jobId))
    const user = await userOf(rows[1]?.employeeNumber)
    const password = page.match(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/g)?.[1]
    expect(await tokenOf(payload, user!, password)).toBeTruthy()
  })
})

describe('an import that ends in the middle', () => {
  /** Runs the next job, and `act`s when it has made some accounts. */
  const midway = async (before: number, act: () => Promise<void>, stopping = new AbortController().signal) => {
    const watch = (async () => {
      while ((await countUsers()) === before) await new Promise((resolve) => setTimeout(resolve, 5))
      await act()
    })()
    await Promise.all([runNextJob(payload, stopping), watch])
  }

  const stoppedMidway = async () => {
    const rows = Array.from({ length: 130 }, () => person())
    const { body } = await send('manager', rows)
    const before = await countUsers()
    const stopping = new AbortController()
    await midway(before, async () => stopping.abort(), stopping.signal)
    return { rows, body, before, made: (await countUsers()) - before }
  }

  it('because the process stops goes on where it stopped, and makes nobody twice', async () => {
    const { before, body, made, rows } = await stoppedMidway()
    expect(await jobOf(body.jobId)).toMatchObject({ state: 'queued' })
    expect([made > 0, made < rows.length, made % 25]).toEqual([true, true, 0])
    await drainJobs(payload)
    expect(await jobOf(body.jobId)).toMatchObject({ state: 'done', done: 130, total: 130, result: { accounts: 130, enrolments: 130 } })
    expect((await countUsers()) - before).toBe(130)
    expect((await send('manager', rows, '?dryRun=1')).body.counts).toMatchObject({ accounts: 0, enrolments: 0, unchanged: 130 })
  })

  it('and whose order is lost is completed by importing the file again', async () => {
    const { before, body, made, rows } = await stoppedMidway()
    const job = await jobOf(body.jobId)
    await removeOrder(payload, (job.input as { order: string }).order)
    await drainJobs(payload)
    expect(await jobOf(body.jobId)).toMatchObject({ state: 'failed' })
    const again = await bring(rows)
    expect(again.job).toMatchObject({ state: 'done', result: { accounts: 130 - made, enrolments: 130 - made, unchanged: made } })
    expect((await countUsers()) - before).toBe(130)
  })

  it('because it is cancelled leaves nothing, and can be had again', async () => {
    const rows = Array.from({ length: 130 }, () => person())
    const { body } = await send('manager', rows)
    const before = await countUsers()
    await midway(before, async () => {
      const answer = await rest(`/jobs/${body.jobId}/cancel`, { method: 'POST', token: training.tokens.manager })
      expect(answer.status).toBe(200)
    })
    expect(await jobOf(body.jobId)).toMatchObject({ state: 'cancelled' })
    expect(await countUsers()).toBe(before)
    expect((await bring(rows)).job).toMatchObject({ state: 'done', result: { accounts: 130, enrolments: 130 } })
    expect((await countUsers()) - before).toBe(130)
  })
})

describe('sign-in slips', () => {
  it('are had once, by the one who imported, and sign in', async () => {
    const rows = Array.from({ length: 11 }, () => person())
    const { jobId } = await bring(rows)
    for (const who of ['staff', 'auditor', 'otherManager', 'trainee'] as const) expect((await slipsOf(who, jobId)).status).toBe(404)
    expect((await slipsOf(null, jobId)).status).toBe(401)
    const answer = await slipsOf('manager', jobId)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const pages = await textOf(answer)
    expect(pages).toHaveLength(2)
    expect(pages[1]).toContain(rows[10]?.name)
    expect(pages[0]).toContain(rows[0]?.employeeNumber?.toLowerCase())
    expect(pages[0]).toContain('/login')
    const password = pages[1]?.match(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/)?.[0] ?? ''
    const user = await userOf(rows[10]?.employeeNumber)
    expect(await tokenOf(payload, user!, password)).toBeTruthy()
    const again = await slipsOf('manager', jobId)
    expect([again.status, ((await again.json()) as Body).errors?.[0]?.code]).toEqual([410, 'study.slipsGone'])
  })

  it('of two who ask at once are handed to one', async () => {
    const { jobId } = await bring([person()])
    const answers = await Promise.all([slipsOf('manager', jobId), slipsOf('manager', jobId), slipsOf('manager', jobId)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410])
  })

  it('that nobody collected are gone after a day', async () => {
    const { jobId } = await bring([person()])
    const left = path.join(process.env['DATA_DIR'] ?? '', 'account-orders', 'left-by-a-crash.sealed')
    writeFileSync(left, 'x')
    utimesSync(left, new Date(0), new Date(0))
    await payload.db.updateMany({
      collection: 'jobs',
      where: { and: [{ kind: { equals: 'study.roster-expiry' } }, { state: { equals: 'queued' } }] },
      data: { runAfter: new Date(Date.now() - 1_000).toISOString() },
      req: await systemReq(payload),
    })
    await drainJobs(payload)
    expect((await slipsOf('manager', jobId)).status).toBe(410)
    expect(readdirSync(path.join(process.env['DATA_DIR'] ?? '', 'account-orders'))).toEqual([])
  })
})

describe('the sealed order of an import', () => {
  it('is in no backup, which holds the secret that its passwords are derived with', async () => {
    const { jobId } = await bring([person()])
    const file = path.join(process.env['DATA_DIR'] ?? '', 'copy.zip')
    const { manifest } = await backup({ environment: parseEnvironment(process.env), file, force: false, now: new Date() })
    rmSync(file)
    expect(manifest.files.map((each) => each.path)).toEqual(['database/liangong.db'])
    expect((await slipsOf('manager', jobId)).status).toBe(200)
  })

  it('of a version before is brought out of the uploads, and its slips are still to be had', async () => {
    const { jobId } = await bring([person()])
    const [now, before] = [
      path.join(process.env['DATA_DIR'] ?? '', 'account-orders'),
      path.join(process.env['MEDIA_DIR'] ?? '', 'roster-orders'),
    ]
    mkdirSync(path.dirname(before), { recursive: true })
    renameSync(now, before)
    await moveFormerOrders(payload)
    expect(existsSync(before)).toBe(false)
    expect((await slipsOf('manager', jobId)).status).toBe(200)
  })
})

describe('the exported roster', () => {
  it('shows masked numbers, is safe from formulas, and changes nothing when it is brought back', async () => {
    const other = await createTraining(payload)
    const usual = training
    training = other
    try {
      const row = person({ name: '=1+1', number: '1' })
      // One with a number of either kind, one with an identity number alone; those of the class from its making have neither.
      await bring([row, person({ employeeNumber: null })])
      const answer = await rest(`/classes/${other.class.id}/roster`, { token: other.tokens.manager })
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const reading = await readTable({ schema: rosterTable, bytes })
      const found = reading.rows.map(({ values }) => values).find(({ number }) => number === '1')
      expect(found).toMatchObject({ name: '=1+1', identity: `430102********${row.identity?.slice(-4)}` })
      const json = (await (await rest(`/classes/${other.class.id}/roster?format=json`, { token: other.tokens.auditor })).json()) as {
        rows: RosterValues[]
      }
      expect(JSON.stringify(json)).not.toContain(row.identity)
      const { rows } = json
      expect(rows.map(({ employeeNumber, identity }) => [employeeNumber === null, identity === null])).toEqual(
        expect.arrayContaining([
          [false, false],
          [true, false],
          [true, true],
        ]),
      )
      for (const who of ['manager', 'staff'] as const)
        expect((await send(who, rows, '?dryRun=1')).body).toMatchObject({ ok: true, counts: { unchanged: rows.length, rows: rows.length } })
    } finally {
      training = usual
    }
  })

  it.each([
    ['staff', 200],
    ['manager', 200],
    ['auditor', 200],
    ['otherManager', 403],
    ['teacher', 403],
    ['trainee', 403],
    [null, 401],
  ] as const)('is for %s: %i', async (who, status) => {
    expect((await rest(`/classes/${training.class.id}/roster`, who ? { token: training.tokens[who] } : {})).status).toBe(status)
  })

  it('has an empty form to fill in', async () => {
    const answer = await rest(`/classes/${training.class.id}/roster-template`, { token: training.tokens.manager })
    expect(answer.headers.get('content-type')).toContain('spreadsheet')
    expect((await rest(`/classes/${training.class.id}/roster-template`)).status).toBe(401)
  })
})

describe('identity numbers', () => {
  let row: RosterValues
  let user: NonNullable<Awaited<ReturnType<typeof userOf>>>

  beforeAll(async () => {
    row = person()
    await bring([row])
    user = (await userOf(row.employeeNumber))!
  })

  it('leave no trace in audit log, jobs or files', async () => {
    const everything = await Promise.all(
      (['audit-log', 'jobs', 'users', 'notifications', 'outbox-messages'] as const).map(async (collection) =>
        JSON.stringify(await payload.db.find({ collection: collection as never, pagination: false, req: await systemReq(payload) })),
      ),
    )
    const directory = path.join(process.env['DATA_DIR'] ?? '', 'account-orders')
    for (const file of readdirSync(directory)) everything.push(readFileSync(path.join(directory, file), 'latin1'))
    const text = everything.join('\n')
    const number = row.identity ?? ''
    expect(number).toHaveLength(18)
    for (const secret of [number, number.slice(6, 14) + number.slice(14, 17)]) expect(text).not.toContain(secret)
    const [audit = ''] = everything
    expect(audit).toContain(`430102********${number.slice(-4)}`)
    expect(audit).not.toContain(user.identitySealed)
    expect(audit).not.toContain(user.identityDigest)
  })

  it.each(['admin', 'staff', 'manager', 'auditor', 'trainee'] as const)('are sealed from %s in reads, filters and orders', async (who) => {
    const token = who === 'admin' ? await tokenOf(payload, await createUser(payload, ['admin'])) : training.tokens[who]
    const read = await (await rest(`/users?limit=500&depth=0`, { token })).text()
    const one = await (await rest(`/users/${user.id}?depth=0&select[identitySealed]=true&select[identityDigest]=true`, { token })).text()
    for (const text of [read, one]) {
      expect(text).not.toContain(user.identitySealed)
      expect(text).not.toContain(user.identityDigest)
      expect(text).not.toContain(row.identity)
    }
    const ask = async (query: string) => {
      const answer = await rest(`/users?${query}`, { token })
      return { status: answer.status, body: (await answer.json()) as { totalDocs?: number } }
    }
    for (const field of ['identityDigest', 'identitySealed'] as const) {
      const found = await ask(`where[${field}][equals]=${encodeURIComponent(user[field])}`)
      const prefix = await ask(`where[${field}][like]=${encodeURIComponent(user[field].slice(0, 8))}`)
      const nested = await (await rest(`/enrolments?where[trainee.${field}][equals]=${encodeURIComponent(user[field])}`, { token })).json()
      expect([found.status, prefix.status]).toEqual([400, 400])
      expect((nested as { totalDocs?: number }).totalDocs ?? 0).toBe(0)
      const up = (await (await rest(`/users?limit=500&depth=0&sort=${field}`, { token })).json()) as { docs?: { id: string }[] }
      const plain = (await (await rest(`/users?limit=500&depth=0`, { token })).json()) as { docs?: { id: string }[] }
      if (up.docs) expect(up.docs.map(({ id }) => id)).toEqual(plain.docs?.map(({ id }) => id))
    }
  })

  it('are shown masked to staff and to their owner, and to nobody else', async () => {
    const shown = async (token: string) =>
      ((await (await rest(`/users/${user.id}?depth=0`, { token })).json()) as Partial<User>).identityMasked
    const masked = `430102********${row.identity?.slice(-4)}`
    expect(await shown(training.tokens.staff)).toBe(masked)
    expect(await shown(training.tokens.auditor)).toBe(masked)
    expect(await shown(training.tokens.manager)).toBeUndefined()
    expect(await shown(training.tokens.trainee)).toBeUndefined()
  })

  it('cannot be written through any door but the roster', async () => {
    for (const who of ['staff', 'manager', 'trainee'] as const)
      await rest(`/users/${user.id}`, {
        token: training.tokens[who],
        method: 'PATCH',
        body: { identityMasked: 'x', identitySealed: 'x', identityDigest: 'x' },
      })
    const after = await userOf(row.employeeNumber)
    expect(after).toMatchObject({
      identityMasked: user.identityMasked,
      identitySealed: user.identitySealed,
      identityDigest: user.identityDigest,
    })
  })

  it('are recomputed by verify, with everything else that imports and their undoing left behind', async () => {
    const breaksOf = async () =>
      (await verify(payload))
        .flatMap(({ breaks, name }) => breaks.map(({ reason, subject }) => `${name}: ${subject}: ${reason}`))
        // The factory puts its standards in force past their door.
        .filter((text) => !text.startsWith('states: standards/'))
    expect(await breaksOf()).toEqual([])
    const req = await systemReq(payload)
    const change = (data: Record<string, unknown>) => payload.db.updateOne({ collection: 'users', id: user.id, data, req })
    await change({ identityMasked: '430102********0000' })
    expect(await breaksOf()).toEqual([`study-identities: users/${user.id}: the mask is of another number`])
    await change({ identityMasked: user.identityMasked, identitySealed: user.identitySealed.replace('v1', 'v0') })
    expect(await breaksOf()).toEqual([expect.stringContaining(`study-identities: users/${user.id}: the seal does not open`)])
    await change({ identitySealed: user.identitySealed })
    expect(await breaksOf()).toEqual([])
  })
})
