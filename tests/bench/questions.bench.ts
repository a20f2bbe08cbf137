import type { Payload } from 'payload'
import type { GlobalRole } from '@/kernel/actor'
import { median, watched, type Bench, type BenchResult } from './bench'
import { inEmptyDatabase } from './empty-database'

const ROWS = 1_000
const PARAGRAPHS = 60
const RUNS = 3

/** The dearest questions that the reader of parameters lets through; each is asked as somebody who is answered. */
const QUESTIONS: readonly (readonly [name: string, question: string])[] = [
  ['1,000 accounts, populated', '/users?limit=1000&depth=2'],
  ['1,000 accounts, flat', '/users?limit=0&depth=0'],
  ['all memberships by an unindexed field, populated', '/memberships?pagination=false&depth=2&sort=-title'],
  ['1,000 chapters with their texts', '/chapters?limit=1000&depth=0'],
  ['1,000 chapters, populated, with joined drafts', '/chapters?limit=1000&depth=2&joins[drafts][limit]=100'],
  ['editions with 100 joined chapters each', '/editions?limit=1000&depth=2&joins[chapters][limit]=100'],
  ['a search of all texts that finds nothing', '/chapters?where[manuscript][like]=nowhere%25to%25be%25found&depth=0&limit=10'],
  [
    'a search in a hundred ways',
    `/users?depth=0&${Array.from({ length: 100 }, (_, index) => `where[or][${index}][name][like]=%25${index}x`).join('&')}`,
  ],
  ['one among a thousand ids', `/users?depth=0&where[id][in]=${Array.from({ length: 1_000 }, (_, index) => `id-${index}`).join(',')}`],
  ['through two relations', '/chapters?where[edition.textbook.title][like]=x&depth=0&limit=1000'],
  ['in the order of another row', '/chapters?sort=edition.textbook.title&depth=0&limit=1000&select[title]=true'],
  ['a count of a search', '/chapters/count?where[manuscript][like]=nowhere'],
]
const PLAIN = '/users?limit=10&depth=0'

/** What the dearest questions cost beside a plain one of the same run, and how long the longest of them keeps everybody else waiting. */
const bench: Bench = {
  name: 'questions',
  run: () =>
    inEmptyDatabase(async ({ payload }) => {
      payload.logger.level = 'silent'
      const { createUser, rest, tokenOf } = await import('../factories/payload')
      const admin = await createUser(payload, ['admin' satisfies GlobalRole])
      const token = await tokenOf(payload, admin)
      await fill(payload)
      const ask = async (question: string) => {
        const answer = await rest(question, { token })
        // Let go piece by piece: to put forty megabytes together would be laid to the server's charge.
        for await (const piece of (answer.body ?? []) as unknown as AsyncIterable<Uint8Array>) void piece
        if (answer.status !== 200) throw new Error(`${question.slice(0, 80)} was answered with ${answer.status}`)
      }
      await ask(PLAIN)
      const results: BenchResult[] = []
      for (const [name, question] of QUESTIONS)
        results.push(
          await measured(
            name,
            () => ask(question),
            () => ask(PLAIN),
          ),
        )
      return results
    }),
}

export default bench

async function measured(name: string, own: () => Promise<void>, plain: () => Promise<void>): Promise<BenchResult> {
  const runs: { took: number; held: number; plain: number }[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const { held, took } = await watched(own)
    runs.push({ held, took, plain: (await watched(plain)).took })
  }
  const value = median(runs.map(({ took }) => took))
  const reference = median(runs.map((run) => run.plain))
  return {
    name,
    unit: 'ms',
    value,
    reference: { name: 'plain list of 10', value: reference },
    ratio: value / reference,
    heldMs: median(runs.map(({ held }) => held)),
    runs: RUNS,
  }
}

/** Rows beneath the hooks: what they say does not matter here, only that there are many and long ones. */
async function fill(payload: Payload): Promise<void> {
  const make = async (collection: string, data: Record<string, unknown>) =>
    String((await payload.db.create({ collection: collection as 'users', data: data as never })).id)
  const organisation = await make('organisations', { name: '单位', kind: 'enterprise' })
  const committee = await make('committees', { number: 1, name: '委员会', kind: 'writing', state: 'active', stateSeq: 0 })
  const occupation = await make('occupations', { code: '6-17-09-02', name: '金属轧制工', levels: ['5'] })
  const editions: string[] = []
  for (let index = 0; index < 10; index += 1) {
    const textbook = await make('textbooks', { title: `教材${index}`, urlName: `book-${index}`, occupation, committee, levels: ['5'] })
    editions.push(await make('editions', { textbook, editionNo: 1, state: 'writing', stateSeq: 0 }))
  }
  const manuscript = textOf(PARAGRAPHS)
  for (let index = 0; index < ROWS; index += 1) {
    const user = await make('users', { username: `bench-${index}`, name: `人员${index}`, roles: ['trainee'], active: true, organisation })
    await make('memberships', { user, committee, role: 'author', termStartsOn: '2020-01-01', title: `任期${(index * 7_919) % ROWS}` })
    await make('chapters', {
      edition: editions[index % editions.length],
      number: index,
      title: `第${index}章`,
      manuscript,
      state: 'writing',
      stateSeq: 0,
    })
  }
}

function textOf(paragraphs: number): unknown {
  const text = {
    type: 'text',
    text: '炉前取样、测温、定氧，按工艺卡确认后方可出钢。'.repeat(8),
    detail: 0,
    format: 0,
    mode: 'normal',
    style: '',
    version: 1,
  }
  const children = Array.from({ length: paragraphs }, () => ({
    type: 'paragraph',
    children: [text],
    direction: 'ltr',
    format: '',
    indent: 0,
    version: 1,
  }))
  return { root: { type: 'root', children, direction: 'ltr', format: '', indent: 0, version: 1 } }
}
