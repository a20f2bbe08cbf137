import config from '@payload-config'
import { createLocalReq, getPayload, type Payload, type PayloadRequest } from 'payload'
import type { User } from '@/payload-types'
import type { Store } from '../contract/fixtures/bench'

/** The platform as it is, with a textbook to write and two people to write it. */
export type House = {
  payload: Payload
  store: Store
  /** The process itself. */
  system(): Promise<PayloadRequest>
  staff(): Promise<PayloadRequest>
  textbookId: string
  authorId: string
}

/** Boots the real configuration over what is in the environment's places, and makes or finds the people and the book. */
export async function openHouse(): Promise<House> {
  const payload = await getPayload({ config })
  const store = payload as unknown as Store
  const system = () => createLocalReq({ context: { system: true } }, payload)

  const madeOnce = async (collection: string, field: string, data: Record<string, unknown>) =>
    (await store.find({ collection, where: { [field]: { equals: data[field] } }, limit: 1, depth: 0, req: await system() })).docs[0] ??
    (await store.create({ collection, data, depth: 0, req: await system() }))

  const person = (username: string, roles: string[]) =>
    madeOnce('users', 'username', { username, name: username, password: 'right horse battery', roles, active: true })
  const staff = await person('faults-staff', ['centre-staff'])
  const author = await person('faults-author', ['trainee'])
  const occupation = await madeOnce('occupations', 'code', { code: '6-17-09-02', name: '金属轧制工', levels: ['4'] })
  const committee = await madeOnce('committees', 'number', { number: 1, name: '轧钢专业编写委员会', kind: 'writing' })
  const textbook = await madeOnce('textbooks', 'urlName', {
    title: '轧钢工（四级）',
    urlName: 'faults',
    occupation: occupation.id,
    levels: ['4'],
    committee: committee.id,
  })
  return {
    payload,
    store,
    system,
    staff: () => createLocalReq({ user: { ...(staff as unknown as User), collection: 'users' } }, payload),
    textbookId: textbook.id,
    authorId: author.id,
  }
}
