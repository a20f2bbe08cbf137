import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Payload, PayloadRequest } from 'payload'
import type { GlobalRole } from '@/kernel/actor'
import { parseEnvironment } from '@/kernel/environment'
import { median, watched, type Bench, type BenchResult } from './bench'
import { inEmptyDatabase } from './empty-database'
import { seedGrowth, type Size } from './growth-seed'

const RUNS = 3
/** `--people N`: of a class; 500 where nothing is said, with 200 rows of the ledger each. */
const PEOPLE = Number(process.argv[process.argv.indexOf('--people') + 1]) || 500
const ONE: Size = { classes: 1, people: PEOPLE, slicesEach: 200, looks: 2 * PEOPLE }
const NINE: Size = { ...ONE, classes: 9, looks: 18 * PEOPLE }

const DEEP = Math.max(2, PEOPLE / 50)

/** Lists as their readers open them: the first page of the newest, and one deep inside. */
const LISTS = ['users', 'enrolments', 'study-slices', 'attendance', 'audit-log', 'transitions'] as const

type Measure = { name: string; isPage: boolean; runs: number; work(): Promise<unknown> }

/**
 * What the pages and the commands of an installation cost with a class of 500, 100,000 rows of the ledger and their audit links, and then in the
 * same database with ten times as much of all three. Each figure stands beside that of the small one; the ratio is that of
 * the processor's time, and above 10 it is more than linear.
 */
const bench: Bench = {
  name: 'growth',
  run: () =>
    inEmptyDatabase(async ({ folder, payload }) => {
      payload.logger.level = 'silent'
      const measures = await measuresOf(payload, folder)
      const classes = await seedGrowth(payload, ONE)
      const small = await taken(measures(classes))
      classes.push(...(await seedGrowth(payload, NINE)))
      const large = await taken(measures(classes))
      return large.map(({ cpuMs, heldMs, name, runs, value }): BenchResult => {
        const tenth = small.find((each) => each.name === name)!
        const reference = { name: 'with a tenth', value: tenth.value }
        // Of the processor's time: how busy the machine is with other work is not laid to our charge.
        return { name, unit: 'ms', value, reference, ratio: cpuMs / tenth.cpuMs, heldMs, runs }
      })
    }),
}

export default bench

async function measuresOf(payload: Payload, folder: string): Promise<(classes: readonly string[]) => Measure[]> {
  const { createUser, reqAs, rest, tokenOf } = await import('../factories/payload')
  const { loadClassBoard } = await import('@/plugins/study-hours/board/operations/board')
  const { loadClassPace, loadTrainingBench } = await import('@/plugins/study-hours/board/operations/bench')
  const { loadTrainingFigures } = await import('@/plugins/study-hours/board/operations/figures')
  const { verify } = await import('@/platform/verify')
  const { backup } = await import('@/server/backup')
  const admin = await createUser(payload, ['admin' satisfies GlobalRole])
  const token = await tokenOf(payload, admin)
  const asAdmin = (): Promise<PayloadRequest> => reqAs(payload, admin)
  const list = async (question: string) => {
    const answer = await rest(question, { token })
    if (answer.status !== 200) throw new Error(`${question} was answered with ${answer.status}`)
    await answer.arrayBuffer()
  }
  const page = (name: string, work: () => Promise<unknown>): Measure => ({ name, isPage: true, runs: RUNS, work })
  const command = (name: string, work: () => Promise<unknown>): Measure => ({ name, isPage: false, runs: 1, work })
  return (classes) => [
    page('workbench: what waits, and the pace of the running classes', async () => {
      const req = await asAdmin()
      const bench = await loadTrainingBench({ req })
      await Promise.all((bench?.classes ?? []).map(({ id }) => loadClassPace({ req, id: String(id) })))
    }),
    page(`board of one class of ${PEOPLE}`, async () => loadClassBoard({ req: await asAdmin(), classId: classes[0]! })),
    page('figures of all classes, 30 days', async () => loadTrainingFigures({ req: await asAdmin() })),
    page('figures of all classes, half a year', async () => loadTrainingFigures({ req: await asAdmin(), ...halfYear() })),
    ...LISTS.flatMap((slug) => [
      page(`list of ${slug}, first page`, () => list(`/${slug}?limit=50&depth=1`)),
      page(`list of ${slug}, page ${DEEP}`, () => list(`/${slug}?limit=50&depth=1&page=${DEEP}`)),
    ]),
    command('verify', async () => {
      const broken = (await verify(payload)).flatMap(({ breaks }) => breaks)
      if (broken.length > 0) throw new Error(`${broken[0]!.subject}: ${broken[0]!.reason}`)
    }),
    command('backup', async () => {
      const file = path.join(folder, 'backup.zip')
      await backup({ environment: parseEnvironment(process.env), file, force: true, now: new Date() })
      if ((await stat(file)).size === 0) throw new Error('the backup is empty')
      await rm(file)
    }),
  ]
}

function halfYear(): { from: string; to: string } {
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  return { from: day(-180), to: day(0) }
}

type Taken = { name: string; value: number; cpuMs: number; heldMs: number; runs: number }

async function taken(measures: readonly Measure[]): Promise<Taken[]> {
  const all: Taken[] = []
  for (const { isPage, name, runs, work } of measures) {
    if (isPage) await work()
    const own: (Awaited<ReturnType<typeof watched>> & { cpuMs: number })[] = []
    for (let run = 0; run < runs; run += 1) {
      const before = process.cpuUsage()
      const seen = await watched(async () => void (await work()))
      const { system, user } = process.cpuUsage(before)
      own.push({ ...seen, cpuMs: (system + user) / 1_000 })
    }
    const of = (what: 'took' | 'held' | 'cpuMs') => median(own.map((each) => each[what]))
    all.push({ name, value: of('took'), cpuMs: of('cpuMs'), heldMs: of('held'), runs })
    console.error(`${name}: ${of('took').toFixed(0)} ms, of the processor ${of('cpuMs').toFixed(0)} ms, held ${of('held').toFixed(0)} ms`)
  }
  return all
}
