import { access } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Bench } from '../fixtures/bench'

const body = {
  root: {
    type: 'root',
    version: 1,
    direction: 'ltr',
    format: '',
    indent: 0,
    children: [
      {
        type: 'paragraph',
        version: 1,
        direction: 'ltr',
        format: '',
        indent: 0,
        textFormat: 0,
        children: [{ type: 'text', version: 1, text: '焦炭反应性是高炉用焦的重要指标。', format: 1, detail: 0, mode: 'normal', style: '' }],
      },
    ],
  },
}

export function fieldCases(at: () => Bench): void {
  it('keeps text, numbers, dates, booleans and selects as they were given', async () => {
    const { store } = at()
    const given = {
      title: '炼焦工（高级） “四级/中级工” 𠮷',
      tags: ['配煤', '炼焦'],
      amountFen: 9_007_199_254_740_991,
      dueAt: '2026-11-22T10:09:08.007Z',
      done: true,
      levels: ['three', 'one'],
      kind: 'book',
      detail: { note: '第一行\n第二行' },
    }
    const { id } = await store.create({ collection: 'things', data: given })
    expect(await store.findByID({ collection: 'things', id })).toMatchObject(given)
  })

  it('keeps arrays in order, nested ones too, and replaces them as a whole', async () => {
    const { store } = at()
    const place = await store.create({ collection: 'places', data: { name: '一号焦炉' } })
    const rows = [
      { label: '甲', place: place.id, marks: [{ points: 2 }, { points: 1 }] },
      { label: '乙', marks: [] },
      { label: '丙', marks: [{ points: 3 }] },
    ]
    const { id } = await store.create({ collection: 'things', data: { title: 'rows', rows } })
    expect(await store.findByID({ collection: 'things', id, depth: 0 })).toMatchObject({ rows })
    await store.update({ collection: 'things', id, data: { rows: [rows[2], rows[0]] } })
    const changed = await store.findByID({ collection: 'things', id, depth: 0 })
    expect(changed).toMatchObject({ rows: [rows[2], rows[0]] })
    expect(changed['rows']).toHaveLength(2)
  })

  it('keeps relations as ids, one, many and polymorphic, and fills them in at depth 1', async () => {
    const { store } = at()
    const [first, second] = await Promise.all(['甲', '乙'].map((name) => store.create({ collection: 'places', data: { name } })))
    const paper = await store.create({ collection: 'papers', data: { title: '试卷' }, req: await at().request() })
    const data = {
      title: 'relations',
      place: first?.id,
      places: [second?.id, first?.id],
      source: { relationTo: 'papers', value: paper.id },
    }
    const { id } = await store.create({ collection: 'things', data })
    expect(await store.findByID({ collection: 'things', id, depth: 0 })).toMatchObject(data)
    expect(await store.findByID({ collection: 'things', id, depth: 1 })).toMatchObject({
      place: { id: first?.id, name: '甲' },
      places: [{ name: '乙' }, { name: '甲' }],
      source: { relationTo: 'papers', value: { id: paper.id, title: '试卷' } },
    })
  })

  it('keeps JSON with its types and rich text with its nodes', async () => {
    const { store } = at()
    const facts = { list: [1, 'two', null, true, { deep: [[0.5]] }], text: '含 $ 与 . 的键值', 空: null }
    const { id } = await store.create({ collection: 'things', data: { title: 'json', facts, body } })
    const kept = await store.findByID({ collection: 'things', id })
    expect(kept['facts']).toEqual(facts)
    expect(kept['body']).toEqual(body)
  })

  it('changes only what an update names, and clears what it sets to null', async () => {
    const { store } = at()
    const data = { title: 'before', amountFen: 100, levels: ['one'], facts: { a: 1 }, tags: ['甲'] }
    const { id } = await store.create({ collection: 'things', data })
    await store.update({ collection: 'things', id, data: { title: 'after', amountFen: null } })
    const changed = await store.findByID({ collection: 'things', id })
    expect(changed).toMatchObject({ ...data, title: 'after', amountFen: null })
  })

  it('gives the same shape of id to a document and to the relation that names it', async () => {
    const { store } = at()
    const place = await store.create({ collection: 'places', data: { name: '丙' } })
    const thing = await store.create({ collection: 'things', data: { title: 'id', place: place.id }, depth: 0 })
    expect(typeof place.id).toBe('string')
    expect(thing['place']).toBe(place.id)
  })

  it('deletes a document, and a second delete finds nothing', async () => {
    const { store } = at()
    const { id } = await store.create({ collection: 'things', data: { title: 'gone', rows: [{ label: '甲' }] } })
    await store.delete({ collection: 'things', id })
    expect(await store.count({ collection: 'things', where: { id: { equals: id } } })).toEqual({ totalDocs: 0 })
    await expect(store.delete({ collection: 'things', id })).rejects.toThrow()
  })

  it('stores an upload beside its record and removes both together', async () => {
    const { store, payload } = at()
    const data = Buffer.from('焦炉日志\n')
    const file = await store.create({
      collection: 'files',
      data: { alt: '日志' },
      file: { data, mimetype: 'text/plain', name: '日志 1.txt', size: data.length },
    })
    expect(file).toMatchObject({ filesize: data.length, mimeType: 'text/plain', alt: '日志' })
    const collection = payload.config.collections.find(({ slug }) => String(slug) === 'files')
    const stored = path.join(collection?.upload.staticDir ?? '', String(file['filename']))
    await expect(access(stored)).resolves.toBeUndefined()
    await store.delete({ collection: 'files', id: file.id })
    await expect(access(stored)).rejects.toThrow('ENOENT')
  })
}
