import { percentile, type BenchResult } from './bench'
import { openLine, post, startMeasured, type Line, type Measured } from './study-client'

const PERIOD_MS = 30_000
const OPENING_LINES = 20

export type PacedLoad = { trainees: number; seconds: number; edits: number; logins: number }

/**
 * Every trainee on a connection of their own sends a beat in 30 s, spread evenly, while people edit and others sign in. Beside it a bare
 * Express route under the same pace.
 */
export async function pacedLoad(load: PacedLoad): Promise<BenchResult[]> {
  const bare = await startMeasured('bare')
  const bareLines = await openLines(bare, Math.min(load.trainees, 2_000))
  const echo = post('/', { epoch: 1, seq: 1, evidence: { visible: true, active: true } })
  const perSecond = load.trainees / (PERIOD_MS / 1_000)
  const reference = await pace({ lines: bareLines, perSecond, seconds: 15, request: () => echo })
  close(bareLines)
  await bare.stop()

  const study = await startMeasured('whole')
  try {
    const { password, tokens, unit, usernames } = await study.ask({ do: 'seed', trainees: load.trainees }, 'seeded')
    const sessions = await openSessions(study, tokens, unit)
    const lines = await openLines(study, load.trainees)
    if (load.edits > 0) study.tell({ do: 'edit', people: load.edits })
    const usage: string[] = []
    const watching = watch(study, usage)
    const signingIn = load.logins > 0 ? signIn(study, usernames.slice(0, load.logins), password) : undefined
    const beats = await pace({
      lines,
      perSecond,
      seconds: load.seconds,
      request: (index) => {
        const session = sessions[index]!
        session.seq += 1
        return post(
          `/api/study/sessions/${session.id}/beats`,
          { epoch: session.epoch, seq: session.seq, evidence: { visible: true, active: true } },
          tokens[index],
        )
      },
    })
    const logins = await signingIn
    usage.push(await watching.stop())
    for (const line of usage) console.error(line)
    if (logins) console.error(logins)
    console.error(`beats ${beats.times.length}, refused ${beats.refused}, latest start ${beats.lateMs.toFixed(0)} ms behind its time`)
    close(lines)
    const p99Ms = percentile(beats.times, 0.99)
    const referenceMs = percentile(reference.times, 0.99)
    return [
      {
        name: `heartbeats of ${load.trainees} trainees in 30 s, ${load.edits} editing, ${load.logins} signing in`,
        unit: 'ms (p99)',
        value: p99Ms,
        reference: { name: 'bare Express JSON echo at the same pace', value: referenceMs },
        ratio: p99Ms / referenceMs,
        p50Ms: percentile(beats.times, 0.5),
        p99Ms,
        runs: 1,
      },
    ]
  } finally {
    await study.stop()
  }
}

type Paced = { times: number[]; refused: number; lateMs: number }

/** Starts one request every `1 / perSecond`, each on the next line, without waiting for the answers of others. */
async function pace(args: { lines: Line[]; perSecond: number; seconds: number; request: (index: number) => string }): Promise<Paced> {
  const { lines, perSecond, request, seconds } = args
  const total = Math.round(perSecond * seconds)
  const paced: Paced = { times: [], refused: 0, lateMs: 0 }
  const begun = performance.now()
  const open: Promise<void>[] = []
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - begun) / 1_000) * perSecond) + 1)
    for (; sent < due; sent += 1) {
      const dueAt = begun + (sent / perSecond) * 1_000
      paced.lateMs = Math.max(paced.lateMs, performance.now() - dueAt)
      open.push(one(lines[sent % lines.length]!, request(sent % lines.length), paced))
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(open)
  return paced
}

async function one(line: Line, bytes: string, paced: Paced): Promise<void> {
  const sentAt = performance.now()
  const { status } = await line.send(bytes)
  paced.times.push(performance.now() - sentAt)
  if (status !== 200) paced.refused += 1
}

async function openSessions(server: Measured, tokens: readonly string[], unit: string) {
  const sessions: { id: string; epoch: number; seq: number }[] = []
  let next = 0
  const begun = performance.now()
  const worker = async () => {
    const line = await openLine(server.port)
    for (let index = next++; index < tokens.length; index = next++) {
      const { body, status } = await line.send(post('/api/study/sessions', { unitId: unit }, tokens[index]))
      if (status !== 201) throw new Error(`opening answered ${status}: ${body}`)
      const { epoch, sessionId } = JSON.parse(body) as { sessionId: string; epoch: number }
      sessions[index] = { id: sessionId, epoch, seq: 0 }
    }
    line.close()
  }
  await Promise.all(Array.from({ length: OPENING_LINES }, worker))
  console.error(`${tokens.length} sessions opened, ${(tokens.length / ((performance.now() - begun) / 1_000)).toFixed(0)} a second`)
  return sessions
}

async function openLines(server: Measured, count: number): Promise<Line[]> {
  const lines: Line[] = []
  for (let index = 0; index < count; index += 100)
    lines.push(...(await Promise.all(Array.from({ length: Math.min(100, count - index) }, () => openLine(server.port)))))
  return lines
}

function close(lines: readonly Line[]): void {
  for (const line of lines) line.close()
}

/** A storm of sign-ins over 20 lines, as fast as the server takes them. */
async function signIn(server: Measured, usernames: readonly string[], password: string): Promise<string> {
  const times: number[] = []
  let next = 0
  let refused = 0
  const begun = performance.now()
  const worker = async () => {
    const line = await openLine(server.port)
    for (let index = next++; index < usernames.length; index = next++) {
      const sentAt = performance.now()
      const { status } = await line.send(post('/api/users/login', { username: usernames[index], password }))
      if (status !== 200) refused += 1
      times.push(performance.now() - sentAt)
    }
    line.close()
  }
  await Promise.all(Array.from({ length: 20 }, worker))
  const seconds = (performance.now() - begun) / 1_000
  return `sign-ins ${times.length} in ${seconds.toFixed(0)} s (${(times.length / seconds).toFixed(1)} a second), refused ${refused}, p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`
}

function watch(server: Measured, into: string[]): { stop(): Promise<string> } {
  const begun = performance.now()
  let cpuMs = 0
  let at = begun
  const look = async () => {
    const usage = await server.ask({ do: 'usage' }, 'usage')
    const now = performance.now()
    const share = (100 * (usage.cpuMs - cpuMs)) / (now - at)
    ;[cpuMs, at] = [usage.cpuMs, now]
    const edits = usage.editMs.length > 0 ? `, ${usage.edits} edits (p50 ${percentile(usage.editMs, 0.5).toFixed(0)} ms)` : ''
    const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(0)
    return `${((now - begun) / 1_000).toFixed(0)} s: rss ${megabytes(usage.rssBytes)} MB, heap ${megabytes(usage.heapBytes)} MB, cpu ${share.toFixed(0)} %${edits}`
  }
  const timer = setInterval(() => void look().then((line) => into.push(line)), 10_000)
  return {
    stop: async () => {
      clearInterval(timer)
      return look()
    },
  }
}
