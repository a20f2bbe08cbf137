import { killTransaction, initTransaction, commitTransaction } from 'payload'
import { expect, it } from 'vitest'
import { isLong } from '../../support/length'
import { tally, times, type Bench } from '../fixtures/bench'

export function atomicityCases(at: () => Bench): void {
  const count = async (collection: string, where: Record<string, object>) => (await at().store.count({ collection, where })).totalDocs

  it('leaves nothing of a create whose hook fails (without transactions: leaves the rows written before, as documented)', async () => {
    const { store, transactions } = at()
    await expect(store.create({ collection: 'notes', data: { title: 'single boom', lines: [{ text: '甲' }] } })).rejects.toThrow(
      'on purpose',
    )
    const left = transactions ? 0 : 1
    expect(await count('notes', { title: { equals: 'single boom' } })).toBe(left)
    expect(await count('traces', { title: { equals: 'single boom' } })).toBe(left)
  })

  it('lets a caller undo several writes together', async ({ skip }) => {
    const { store, payload, transactions, request } = at()
    if (!transactions) skip('the server has no transactions')
    const req = await request()
    expect(await initTransaction(req)).toBe(true)
    const note = await store.create({ collection: 'notes', data: { title: 'undone' }, req })
    await payload.db.updateOne({ collection: 'notes', id: note.id, data: { title: 'undone twice' }, req } as never)
    expect(await store.find({ collection: 'notes', where: { id: { equals: note.id } }, req })).toMatchObject({ totalDocs: 1 })
    await killTransaction(req)
    expect(await count('notes', { id: { equals: note.id } })).toBe(0)
    expect(await count('traces', { note: { equals: note.id } })).toBe(0)
  })

  it('shows nobody else what is not committed yet', async ({ skip }) => {
    const { store, transactions, request } = at()
    if (!transactions) skip('the server has no transactions')
    const req = await request()
    await initTransaction(req)
    const { id } = await store.create({ collection: 'places', data: { name: 'unseen' }, req })
    expect(await count('places', { id: { equals: id } })).toBe(0)
    await commitTransaction(req)
    expect(await count('places', { id: { equals: id } })).toBe(1)
  })

  it('stores everything that it acknowledged and nothing of what it refused, of many writers at once of whose creates every fifth fails', async () => {
    const { store, transactions } = at()
    // Without transactions the case only shows what is documented; a fifth of the load shows it as well.
    const writers = transactions ? (isLong ? 50 : 20) : 10
    const creates = isLong ? 20 : 10
    const outcomes = await Promise.all(
      times(writers, async (writer) => {
        const acknowledged: string[] = []
        for (let n = 0; n < creates; n += 1) {
          const fails = n % 5 === 4
          const create = store.create({
            collection: 'notes',
            data: { title: `load ${writer}-${n}${fails ? ' boom' : ''}`, lines: [{ text: '甲' }, { text: '乙' }] },
            depth: 0,
          })
          if (fails) await expect(create).rejects.toThrow('on purpose')
          else acknowledged.push((await create).id)
        }
        return acknowledged
      }),
    )
    const acknowledged = outcomes.flat().sort()
    expect(acknowledged).toHaveLength(writers * creates * 0.8)
    const { docs } = await store.find({ collection: 'notes', where: { title: { like: 'load' } }, pagination: false, depth: 0 })
    const stored = docs.filter(({ title }) => transactions || !String(title).includes('boom'))
    expect(stored.map(({ id }) => id).sort()).toEqual(acknowledged)
    expect(stored.every(({ lines }) => Array.isArray(lines) && lines.length === 2)).toBe(true)
    const rows = await store.find({ collection: 'traces', where: { title: { like: 'load' } }, pagination: false })
    expect(
      rows.docs
        .map(({ note }) => String(note))
        .filter((note) => acknowledged.includes(note))
        .sort(),
    ).toEqual(acknowledged)
    expect(rows.docs).toHaveLength(writers * creates * (transactions ? 0.8 : 1))
    const versions = await store.findVersions({
      collection: 'notes',
      where: { parent: { in: acknowledged } },
      limit: 0,
      pagination: false,
      depth: 0,
    })
    expect(versions.docs).toHaveLength(acknowledged.length)
  }, 240_000)

  it('ends updates that race a delete in one of two ways: done before it, or refused after it', async () => {
    const { store, transactions } = at()
    const docs = await Promise.all(times(50, (n) => store.create({ collection: 'places', data: { name: `race ${n}`, rank: 0 } })))
    const { errors } = tally(
      await Promise.allSettled(
        docs.flatMap(({ id }) => [
          store.update({ collection: 'places', id, data: { rank: 1 } }),
          store.delete({ collection: 'places', id }),
          store.update({ collection: 'places', id, data: { rank: 2 } }),
        ]),
      ),
    )
    expect(await count('places', { id: { in: docs.map(({ id }) => id) } })).toBe(0)
    // Without transactions Payload itself stumbles over the document that is gone; refused it is all the same.
    if (transactions) for (const error of errors) expect(String(error)).toMatch(/Not Found|未找到|WriteConflict|Write conflict|conflict/i)
  })

  it('takes direct writes of the adapter while a transaction is open', async () => {
    const { store, request } = at()
    const req = await request()
    await initTransaction(req)
    const note = await store.create({ collection: 'places', data: { name: 'inside' }, req })
    const direct = Promise.all(times(10, (n) => store.db.create({ collection: 'places', data: { name: `direct ${n}` } })))
    await new Promise((resolve) => setTimeout(resolve, 50))
    await commitTransaction(req)
    expect(await direct).toHaveLength(10)
    expect(await count('places', { name: { like: 'direct' } })).toBe(10)
    expect(await count('places', { id: { equals: note.id } })).toBe(1)
  })

  it('answers reads while writers queue', async () => {
    const { store } = at()
    let done = false
    const writers = Promise.all(
      times(20, async (w) => {
        for (let n = 0; n < 5; n += 1) await store.create({ collection: 'notes', data: { title: `queue ${w}-${n}` } })
      }),
    ).finally(() => (done = true))
    let reads = 0
    while (!done) {
      await store.find({ collection: 'places', limit: 1, depth: 0 })
      reads += 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    await writers
    expect(reads).toBeGreaterThan(20)
  })
}
