import { parseArgs } from 'node:util'
import { median, percentile, type Bench, type BenchResult } from './bench'
import { bundleServer, openLine, post, startMeasured, type Line, type Measured } from './study-client'
import { pacedLoad } from './study-load'

const CONNECTIONS = 100
const TRAINEES = 2_000
const BEATS_A_RUN = 5_000
const RUNS = 5

/**
 * Beats, durable before they are answered, beside a bare Express JSON route; both in processes of their own.
 * `--trainees 10000 --seconds 60 [--edits 50] [--logins 500]` gives the load of a works in place of that: every trainee a beat in 30 s.
 */
const bench: Bench = {
  name: 'heartbeats',
  async run() {
    const { values } = parseArgs({
      args: process.argv.slice(2),
      strict: false,
      options: { trainees: { type: 'string' }, seconds: { type: 'string' }, edits: { type: 'string' }, logins: { type: 'string' } },
    })
    const number = (value: unknown, fallback: number) => (typeof value === 'string' ? Number(value) : fallback)
    await bundleServer()
    if (values['trainees'] === undefined) return [await fullSpeed()]
    return pacedLoad({
      trainees: number(values['trainees'], 10_000),
      seconds: number(values['seconds'], 60),
      edits: number(values['edits'], 0),
      logins: number(values['logins'], 0),
    })
  },
}

export default bench

async function fullSpeed(): Promise<BenchResult> {
  const [study, bare] = [await startMeasured('whole'), await startMeasured('bare')]
  try {
    const beats = await studying(study, TRAINEES)
    const echo = (index: number) => post('/', { epoch: 1, seq: index, evidence: { visible: true, active: true } })
    const own: Speed[] = []
    const other: Speed[] = []
    await drive(study.port, BEATS_A_RUN / 2, beats)
    await drive(bare.port, BEATS_A_RUN / 2, echo)
    const cpu = { own: 0, other: 0 }
    for (let run = 0; run < RUNS; run += 1) {
      cpu.own += await processorTime(study, async () => own.push(await drive(study.port, BEATS_A_RUN, beats)))
      cpu.other += await processorTime(bare, async () => other.push(await drive(bare.port, BEATS_A_RUN, echo)))
    }
    // On a machine that others use too, this says more than the clock on the wall.
    const each = (ms: number) => `${(ms / RUNS / BEATS_A_RUN).toFixed(3)} ms`
    console.error(`processor time: ${each(cpu.own)} a beat, ${each(cpu.other)} an echo, ratio ${(cpu.other / cpu.own).toFixed(2)}`)
    const value = median(own.map(({ perSecond }) => perSecond))
    const reference = median(other.map(({ perSecond }) => perSecond))
    return {
      name: 'heartbeats',
      unit: 'req/s',
      value,
      reference: { name: 'bare Express JSON echo', value: reference },
      ratio: value / reference,
      p50Ms: median(own.map(({ p50Ms }) => p50Ms)),
      p99Ms: median(own.map(({ p99Ms }) => p99Ms)),
      runs: RUNS,
    }
  } finally {
    await study.stop()
    await bare.stop()
  }
}

async function processorTime(server: Measured, work: () => Promise<unknown>): Promise<number> {
  const before = await server.ask({ do: 'usage' }, 'usage')
  await work()
  return (await server.ask({ do: 'usage' }, 'usage')).cpuMs - before.cpuMs
}

/** Opens a session for each trainee, and gives the beats that they send by turns. */
async function studying(server: Measured, trainees: number): Promise<(index: number) => string> {
  const { tokens, unit } = await server.ask({ do: 'seed', trainees }, 'seeded')
  const sessions: { id: string; epoch: number; seq: number; token: string }[] = []
  await onLines(server.port, 20, tokens.length, async (line, index) => {
    const token = tokens[index]!
    const { body, status } = await line.send(post('/api/study/sessions', { unitId: unit }, token))
    if (status !== 201) throw new Error(`opening answered ${status}: ${body}`)
    const { epoch, sessionId } = JSON.parse(body) as { sessionId: string; epoch: number }
    sessions.push({ id: sessionId, epoch, seq: 0, token })
  })
  let next = 0
  return () => {
    const session = sessions[next++ % sessions.length]!
    session.seq += 1
    const evidence = { visible: true, active: true }
    return post(`/api/study/sessions/${session.id}/beats`, { epoch: session.epoch, seq: session.seq, evidence }, session.token)
  }
}

type Speed = { perSecond: number; p50Ms: number; p99Ms: number }

async function drive(port: number, count: number, request: (index: number) => string): Promise<Speed> {
  const times: number[] = []
  const begun = performance.now()
  await onLines(port, CONNECTIONS, count, async (line, index) => {
    const bytes = request(index)
    const sentAt = performance.now()
    const { body, status } = await line.send(bytes)
    // A fast refusal must never count as speed.
    if (status !== 200) throw new Error(`answered ${status}: ${body}`)
    times.push(performance.now() - sentAt)
  })
  const seconds = (performance.now() - begun) / 1_000
  return { perSecond: count / seconds, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) }
}

async function onLines(
  port: number,
  connections: number,
  count: number,
  work: (line: Line, index: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const one = async () => {
    const line = await openLine(port)
    for (let index = next++; index < count; index = next++) await work(line, index)
    line.close()
  }
  await Promise.all(Array.from({ length: connections }, one))
}
