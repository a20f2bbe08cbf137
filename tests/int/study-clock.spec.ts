import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { verifyLedger } from '@/plugins/study-hours/ledger/domain/ledger'
import { readLedger } from '@/plugins/study-hours/ledger/operations/store-ledger'
import { hotWrites } from '@/platform/hot-writes'
import { bootPayload, shutDown } from '../factories/payload'
import { createStudyRoom, createTrainees, READING, rightAnswer, startStudyEdge, type StudyEdge, type StudyRoom } from '../factories/study'
import { createTraining, type Training } from '../factories/training'

const NINE = Date.parse('2026-11-23T01:00:00.000Z')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let payload: Payload
let training: Training
let room: StudyRoom
let edge: StudyEdge

beforeAll(async () => {
  payload = await bootPayload()
  training = await createTraining(payload)
  room = await createStudyRoom(payload, training)
  // The wall clock and the even one are the test's; timers, sockets and everything else stay real.
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NINE })
  edge = await startStudyEdge(payload)
})
afterAll(async () => {
  vi.useRealTimers()
  await edge.stop()
  await shutDown(payload)
})

/** Somebody sets the clock: the even one knows nothing of it. */
const setClock = (ms: number) => void vi.setSystemTime(Date.now() + ms)
const pass = (ms: number) => void vi.advanceTimersByTime(ms)

describe("a server's clock that jumps and comes back, at the doors that a study page knocks at", () => {
  it.each([
    // Whoever is signed in stays so: for eight hours.
    ['six hours ahead', 360 * MINUTE],
    ['a day behind', -DAY],
    ['an hour ahead', 60 * MINUTE],
  ])('%s credits no more than what passed, and goes on crediting the honest', async (_name, jump) => {
    const [who] = await createTrainees(payload, training, 1)
    if (!who) throw new Error('no trainee')
    let window: { id: string; epoch: number; seq: number } | undefined
    let passed = 0
    const credited = async () => (await readLedger(hotWrites({ payload }), { trainee: who.id })).reduce((sum, row) => sum + row.creditMs, 0)
    /** An honest page: a beat each half minute, every check answered, a new session wherever one has ended. */
    const study = async (ms: number) => {
      for (let left = ms; left > 0; left -= 30_000) {
        if (!window) {
          const { body, status } = await edge.send('POST', 'sessions', who.token, { unitId: room.attachment })
          expect([status, body.errors]).toEqual([201, undefined])
          window = { id: String(body['sessionId']), epoch: Number(body['epoch']), seq: 0 }
        }
        pass(30_000)
        passed += 30_000
        window.seq += 1
        const { body, status } = await edge.send('POST', `sessions/${window.id}/beats`, who.token, {
          epoch: window.epoch,
          seq: window.seq,
          evidence: READING,
        })
        expect(status).toBeLessThan(500)
        const presence = body['presence']
        if (presence) await edge.send('POST', `sessions/${window.id}/presence`, who.token, rightAnswer(presence))
        if (status !== 200 || body['closed']) window = undefined
      }
    }
    await study(20 * MINUTE)
    const before = await credited()
    expect(before).toBeGreaterThan(0)
    setClock(jump)
    await study(20 * MINUTE)
    setClock(-jump)
    await study(40 * MINUTE)
    const rows = await readLedger(hotWrites({ payload }), { trainee: who.id })
    expect(verifyLedger(rows).faults).toEqual([])
    expect(await credited()).toBeLessThanOrEqual(passed)
    // At most what was between two checks is lost at a jump; after it the honest are credited as before.
    expect((await credited()) - before).toBeGreaterThan(20 * MINUTE)
  })
})
