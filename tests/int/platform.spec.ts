import { buildConfig, createLocalReq, getPayload, type CollectionConfig, type Payload, type PayloadRequest } from 'payload'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyone, signedIn } from '@/access'
import { databaseAdapter } from '@/database'
import { allow, refuse } from '@/kernel/decision'
import { DomainError } from '@/kernel/errors'
import { parseEnvironment } from '@/kernel/environment'
import { verifyChain } from '@/kernel/hash-chain'
import type { Machine } from '@/kernel/machine'
import { auditBody, type AuditBody } from '@/platform/audit'
import { defineJob, drainJobs, queueJob, startJobRunner } from '@/platform/jobs'
import { platform } from '@/platform/plugin'
import { withTransaction } from '@/platform/transactions'
import { changeState, defineWorkflow, withWorkflow } from '@/platform/workflow'
import { users } from '@/collections/people/users'
import { organisations } from '@/collections/people/organisations'
import { shutDown } from '../factories/payload'

type State = 'draft' | 'done'
const machine: Machine<State, 'anybody', { title: string }> = {
  name: 'paper',
  initial: 'draft',
  states: { draft: { zh: '起草', en: 'Draft' }, done: { zh: '完成', en: 'Done', final: true } },
  transitions: [
    {
      action: 'finish',
      label: { zh: '完成', en: 'Finish' },
      from: ['draft'],
      to: 'done',
      by: ['anybody'],
      guard: ({ title }) => (title === 'unfit' ? refuse('paper.unfit') : allow),
      effects: ['note', 'failWhenAsked'],
    },
  ],
}

const papers: CollectionConfig = withWorkflow(
  defineWorkflow({
    machine,
    roles: ['anybody'],
    load: async ({ doc }) => ({ context: { title: String(doc['title']) }, roles: ['anybody'] }),
    effects: {
      note: async ({ req, doc }) => {
        await req.payload.create({ collection: 'notes' as never, data: { text: `finished ${doc.id}` } as never, overrideAccess: true, req })
        await queueJob({ req, kind: 'count', key: `count:${doc.id}`, input: { by: 1 } })
      },
      failWhenAsked: async ({ doc }) => {
        if (doc['title'] === 'failing') throw new Error('asked to fail')
      },
    },
  }),
  {
    slug: 'papers',
    access: { create: signedIn, read: anyone, update: signedIn, delete: signedIn },
    fields: [{ name: 'title', type: 'text', required: true }],
  },
)
const notes: CollectionConfig = {
  slug: 'notes',
  access: { create: signedIn, read: anyone, update: signedIn, delete: signedIn },
  fields: [{ name: 'text', type: 'text' }],
}

let payload: Payload
let counted = 0
let attempts = 0
let post: () => void = () => undefined
const letter = new Promise<void>((resolve) => (post = resolve))

beforeAll(async () => {
  const config = buildConfig({
    secret: 'only-for-tests-only-for-tests',
    db: databaseAdapter(parseEnvironment(process.env)),
    telemetry: false,
    collections: [users({ secureCookies: false }), organisations, papers, notes],
    plugins: [platform],
    typescript: { autoGenerate: false },
    admin: { importMap: { autoGenerate: false, baseDir: path.resolve('.') } },
    custom: {
      jobs: [
        defineJob<{ by: number }>({ kind: 'count', label: { zh: '计数', en: 'Count' }, run: async ({ input }) => (counted += input.by) }),
        defineJob({
          kind: 'staged',
          label: { zh: '分步', en: 'Staged' },
          stages: { layout: { zh: '排版', en: 'Laying out' } },
          run: async ({ progress }) => progress({ done: 1, total: 1, stage: 'layout' }),
        }),
        defineJob({ kind: 'letter', label: { zh: '信', en: 'Letter' }, lane: 'mail', run: async () => post() }),
        defineJob({ kind: 'endless', label: { zh: '久', en: 'Endless' }, lane: 'long', run: () => letter }),
        defineJob({
          kind: 'unsteady',
          label: { zh: '不稳', en: 'Unsteady' },
          run: async () => {
            attempts += 1
            throw new DomainError('paper.unfit')
          },
        }),
      ],
    },
  })
  payload = await getPayload({ config })
})
afterAll(() => shutDown(payload))

const systemReq = () => createLocalReq({ context: { system: true } }, payload)
const create = async (slug: string, data: object, req?: PayloadRequest) =>
  (await payload.create({ collection: slug as never, data: data as never, overrideAccess: true, req: req ?? (await systemReq()) })) as {
    id: string
    state: string
    stateSeq: number
  }
const countOf = async (slug: string) => (await payload.count({ collection: slug as never, overrideAccess: true })).totalDocs
const finish = async (id: string, seenSeq = 0) => changeState({ req: await systemReq(), slug: 'papers', id, action: 'finish', seenSeq })
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'allowed',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  )

describe('the one door for state', () => {
  it('refuses a direct edit of the state', async () => {
    const paper = await create('papers', { title: 'a' })
    expect(
      await codeOf(payload.update({ collection: 'papers' as never, id: paper.id, data: { state: 'done' } as never, overrideAccess: true })),
    ).toBe('workflow.closedDoor')
    expect((await create('papers', { title: 'b', state: 'done', stateSeq: 9 })).state).toBe('draft')
  })

  it('lets one of 100 parallel decisions win; the others are told where it stands', async () => {
    const paper = await create('papers', { title: 'race' })
    const answers = await Promise.all(Array.from({ length: 100 }, () => codeOf(finish(paper.id))))
    expect(answers.filter((answer) => answer === 'allowed')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'workflow.stale')).toHaveLength(99)
    const { docs } = await payload.find({
      collection: 'transitions',
      where: { subject: { equals: `papers/${paper.id}` } },
      overrideAccess: true,
    })
    expect(docs).toHaveLength(1)
  })

  it('passes on what the guard refuses and changes nothing', async () => {
    const paper = await create('papers', { title: 'unfit' })
    expect(await codeOf(finish(paper.id))).toBe('paper.unfit')
    expect(await payload.findByID({ collection: 'papers' as never, id: paper.id })).toMatchObject({ state: 'draft', stateSeq: 0 })
  })

  it('rolls back everything when an effect fails', async () => {
    const paper = await create('papers', { title: 'failing' })
    const before = [await countOf('notes'), await countOf('transitions'), await countOf('audit-log'), await countOf('jobs')]
    await expect(finish(paper.id)).rejects.toThrow('asked to fail')
    expect([await countOf('notes'), await countOf('transitions'), await countOf('audit-log'), await countOf('jobs')]).toEqual(before)
    expect(await payload.findByID({ collection: 'papers' as never, id: paper.id })).toMatchObject({ state: 'draft', stateSeq: 0 })
  })
})

describe('a transaction', () => {
  it('keeps acknowledged writes and no part of the failed ones, 50 writers at once', async () => {
    const before = await countOf('notes')
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, writer) => {
        let kept = 0
        for (let round = 0; round < 4; round += 1) {
          const req = await systemReq()
          const fails = (writer + round) % 5 === 0
          const done = await codeOf(
            withTransaction(req, async () => {
              await create('notes', { text: `${writer}/${round} first` }, req)
              if (fails) throw new Error('fails')
              await create('notes', { text: `${writer}/${round} second` }, req)
            }),
          )
          if (done === 'allowed') kept += 1
        }
        return kept
      }),
    )
    const kept = answers.reduce((sum, each) => sum + each, 0)
    expect(kept).toBe(160)
    expect((await countOf('notes')) - before).toBe(kept * 2)
  })

  it('does not collide with a direct write of the adapter', async () => {
    const req = await systemReq()
    await withTransaction(req, async () => {
      await create('notes', { text: 'inside' }, req)
      void payload.db.create({ collection: 'notes' as never, data: { text: 'outside, waits for its turn' } })
    })
    await expect
      .poll(async () => (await payload.find({ collection: 'notes' as never, where: { text: { like: 'waits' } } })).totalDocs)
      .toBe(1)
  })
})

describe('the audit chain', () => {
  it('holds over everything that was written here, with the approval of effects', async () => {
    const paper = await create('papers', { title: 'audited' })
    await finish(paper.id)
    const { docs } = await payload.find({ collection: 'audit-log', sort: 'seq', pagination: false, overrideAccess: true })
    const rows = docs as unknown as (AuditBody & { seq: number; prevHash: string; hash: string })[]
    expect(rows.length).toBeGreaterThan(300)
    expect(verifyChain(rows.map((row) => ({ ...row, body: auditBody(row) }))).break).toBeUndefined()
    const note = rows.find((row) => row.subjectCollection === 'notes' && row.approval === `papers/${paper.id}#1`)
    expect(note).toMatchObject({ action: 'create', actorKind: 'system' })
  })

  it('cannot be written, changed or removed through Payload', async () => {
    const req = await createLocalReq({}, payload)
    const { docs } = await payload.find({ collection: 'audit-log', limit: 1, overrideAccess: true })
    const id = docs[0]!.id
    await expect(payload.update({ collection: 'audit-log', id, data: { actor: 'x' }, overrideAccess: false, req })).rejects.toThrow()
    await expect(payload.delete({ collection: 'audit-log', id, overrideAccess: false, req })).rejects.toThrow()
  })
})

describe('a job', () => {
  it('is queued once for one key and run once', async () => {
    await drainJobs(payload)
    const before = counted
    const req = await systemReq()
    const first = await queueJob({ req, kind: 'count', key: 'same', input: { by: 10 } })
    expect(await queueJob({ req, kind: 'count', key: 'same', input: { by: 10 } })).toBe(first)
    await drainJobs(payload)
    await drainJobs(payload)
    expect(counted - before).toBe(10)
  })

  it('names its stage in the language of whoever reads', async () => {
    const id = await queueJob({ req: await systemReq(), kind: 'staged', key: 's', input: {} })
    await drainJobs(payload)
    const stageIn = async (language: 'zh' | 'en') => {
      const req = await systemReq()
      req.i18n = { ...req.i18n, language }
      return (await payload.findByID({ collection: 'jobs', id, overrideAccess: true, req })).stage
    }
    expect([await stageIn('zh'), await stageIn('en')]).toEqual(['排版', 'Laying out'])
    expect(await payload.db.findOne({ collection: 'jobs', where: { id: { equals: id } } })).toMatchObject({ stage: 'layout' })
  })

  it('that is refused by a rule fails at once and says why', async () => {
    const id = await queueJob({ req: await systemReq(), kind: 'unsteady', key: 'u', input: {} })
    await drainJobs(payload)
    expect(attempts).toBe(1)
    expect(await payload.findByID({ collection: 'jobs', id, overrideAccess: true })).toMatchObject({
      state: 'failed',
      error: 'paper.unfit',
    })
  })
})

describe('the runners', () => {
  it('let mail and short work pass what takes long, and tell what nobody knows that it failed', async () => {
    const req = await systemReq()
    const before = counted
    const ids: string[] = []
    for (const kind of ['endless', 'letter', 'count', 'of-yesterday']) ids.push(await queueJob({ req, kind, key: kind, input: { by: 1 } }))
    const runner = startJobRunner(payload)
    try {
      // The long one ends by the letter alone: were they one queue, neither would.
      await expect.poll(() => statesOf(ids), { timeout: 60_000 }).toEqual(['done', 'done', 'done', 'failed'])
    } finally {
      await runner.stop()
    }
    expect(counted - before).toBe(1)
  })

  const statesOf = (ids: string[]) =>
    Promise.all(ids.map(async (id) => (await payload.findByID({ collection: 'jobs', id, overrideAccess: true })).state))
})

describe('the start-up check', () => {
  it('stops on an access verb that is left unset', () => {
    expect(() => platform({ collections: [{ slug: 'open', access: { read: anyone }, fields: [] }] } as never)).toThrow(
      /open: access.create is not set/,
    )
  })
})
