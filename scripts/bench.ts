import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bench, BenchResult } from '../tests/bench/bench'

/**
 * `npm run bench -- [name …] [--json]`: runs workloads beside their reference in the same run and prints the ratio.
 * Without a name, all of them, one after the other.
 */
const directory = path.resolve('tests/bench')

const words = process.argv.slice(2)
const isJson = words.includes('--json')
// A number is the value of a workload's own option.
const names = words.filter((word) => !word.startsWith('-') && !/^\d+$/.test(word))
const benches = await loadBenches()
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(`no workload named ${unknown.join(', ')}; there are: ${benches.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name)))
  for (const result of await bench.run()) console.log(isJson ? JSON.stringify(result) : describe(result))
process.exit(0)

async function loadBenches(): Promise<Bench[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.bench.ts')).sort()
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(pathToFileURL(path.join(directory, file)).href)) as { default: Bench }
      return module.default
    }),
  )
}

function describe({ heldMs, name, p50Ms, p99Ms, ratio, reference, runs, unit, value }: BenchResult): string {
  const tail = p99Ms === undefined ? '' : `  p50 ${figure(p50Ms ?? Number.NaN)} ms, p99 ${figure(p99Ms)} ms`
  const hold = heldMs === undefined ? '' : `  longest hold ${figure(heldMs)} ms`
  return `${name}: ${figure(value)} ${unit}  |  ${reference.name}: ${figure(reference.value)} ${unit}  |  ratio ${ratio.toFixed(3)}${tail}${hold}  (median of ${runs})`
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
