// `npm run faults -- --cycles 200 [--seed N] [--study]`: kills a writing process again and again and looks for what it acknowledged;
// with `--study` the process takes the beats of many trainees in place of the work on textbooks.
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runFaults } from './cycles'

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    study: { type: 'boolean', default: false },
  },
})
const directory = await mkdtemp(path.join(os.tmpdir(), 'liangong-faults-'))
const startedAt = performance.now()
console.info(`seed ${values.seed}, ${directory}`)
const { kills, acknowledged, checkedRecords, problems } = await runFaults({
  cycles: Number(values.cycles),
  seed: Number(values.seed),
  directory,
  work: values.study ? 'study' : 'line',
  tell: (line) => console.info(line),
})
const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
console.info(
  `${kills} kills, ${acknowledged} writes acknowledged, ${checkedRecords} records checked, ${problems.length} problems, ${seconds} s`,
)
for (const problem of problems) console.error(problem)
if (problems.length === 0) await rm(directory, { recursive: true, force: true })
process.exit(problems.length === 0 && acknowledged > 0 ? 0 : 1)
