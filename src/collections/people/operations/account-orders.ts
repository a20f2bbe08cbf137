import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { access, copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Payload } from 'payload'
import { dataDirectory } from '@/platform/files'
import { oneTimePassword } from '../domain/one-time-password'

/** What an import of accounts will do, decided before anything is written: JSON, with the nonce of its passwords. */
export type AccountOrder = {
  /** From it, and the installation's secret, the one-time passwords are derived; it goes with this file. */
  nonce: string
}

const ID = /^[0-9a-f-]{36}$/

/**
 * Keeps an order on the disk, sealed under the installation's key, until its slips were collected or a day has passed. It holds
 * neither passwords nor identity numbers in plain, and without it no password can be derived again.
 * @returns the name to find it by
 */
export async function storeOrder(payload: Payload, order: AccountOrder): Promise<string> {
  const id = randomUUID()
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', fileKey(payload, id), iv)
  const packed = await promisify(gzip)(JSON.stringify(order))
  const sealed = Buffer.concat([iv, cipher.update(packed), cipher.final(), cipher.getAuthTag()])
  await mkdir(directoryOf(payload), { recursive: true, mode: 0o700 })
  await writeFile(fileOf(payload, id), sealed, { mode: 0o600 })
  return id
}

/** Null where it is gone. */
export async function readOrder<T extends AccountOrder>(payload: Payload, id: string): Promise<T | null> {
  let sealed: Buffer
  try {
    sealed = await readFile(fileOf(payload, id))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  const decipher = createDecipheriv('aes-256-gcm', fileKey(payload, id), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(-16))
  const packed = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
  return JSON.parse((await promisify(gunzip)(packed)).toString('utf8')) as T
}

/** Whether an order is still there to be read. */
export async function hasOrder(payload: Payload, id: string): Promise<boolean> {
  return access(fileOf(payload, id)).then(
    () => true,
    () => false,
  )
}

/**
 * Takes an order off its place, so that nobody else can read it: of several who ask at once one gets it.
 * @returns null where it is gone; `destroy` ends it, `putBack` undoes the taking
 */
export async function takeOrder<T extends AccountOrder>(
  payload: Payload,
  id: string,
): Promise<{ order: T; destroy: () => Promise<void>; putBack: () => Promise<void> } | null> {
  const order = await readOrder<T>(payload, id)
  if (!order) return null
  const [file, taken] = [fileOf(payload, id), `${fileOf(payload, id)}.taken`]
  try {
    await rename(file, taken)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  return { order, destroy: () => rm(taken, { force: true }), putBack: () => rename(taken, file) }
}

export async function removeOrder(payload: Payload, id: string): Promise<void> {
  for (const file of [fileOf(payload, id), `${fileOf(payload, id)}.taken`]) await rm(file, { force: true })
}

/** For jobs that hold one. @returns 1 where there was a file of it */
export async function discardOrder({ input, payload }: { payload: Payload; input: { order: string } }): Promise<number> {
  const isThere = await hasOrder(payload, input.order)
  await removeOrder(payload, input.order)
  return isThere ? 1 : 0
}

/** The one-time passwords of an order, the same each time, so that an import that was interrupted goes on with those it began with. */
export function passwordsOf({ config }: Payload, { nonce }: AccountOrder): (index: number) => string {
  const key = Buffer.from(hkdfSync('sha256', config.secret, Buffer.from(nonce, 'base64url'), 'liangong one-time passwords v1', 32))
  return (index) => {
    let counter = 0
    let bytes = Buffer.alloc(0)
    const nextByte = () => {
      if (bytes.length === 0) bytes = createHmac('sha256', key).update(`${index} ${counter++}`).digest()
      const [first = 0] = bytes
      bytes = bytes.subarray(1)
      return first
    }
    return oneTimePassword((below) => {
      // Bytes above the last whole multiple would favour the first characters.
      const limit = 256 - (256 % below)
      for (;;) {
        const byte = nextByte()
        if (byte < limit) return byte % below
      }
    })
  }
}

/** Removes orders that nothing leads to any more: a process that died between writing one and queueing its import left it behind. */
export async function sweepOrders(payload: Payload, before: Date): Promise<number> {
  const directory = directoryOf(payload)
  let removed = 0
  for (const name of await namesIn(directory)) {
    const file = path.join(directory, name)
    const { mtime } = await stat(file)
    if (mtime >= before) continue
    await rm(file, { force: true })
    removed += 1
  }
  return removed
}

export function newNonce(): string {
  return randomBytes(32).toString('base64url')
}

function fileKey({ config }: Payload, id: string): Buffer {
  return Buffer.from(hkdfSync('sha256', config.secret, id, 'liangong roster order v1', 32))
}

function fileOf(payload: Payload, id: string): string {
  if (!ID.test(id)) throw new Error('no name of a roster order')
  return path.join(directoryOf(payload), `${id}.sealed`)
}

/** Not among the uploads: a backup, which holds the secret, must not hold what passwords are derived from. */
function directoryOf(payload: Payload): string {
  return dataDirectory(payload, 'account-orders')
}

/** Where they stood in versions before, and where a backup of those puts them again. */
function formerDirectoryOf(payload: Payload): string {
  return path.resolve(payload.collections.media.config.upload.staticDir ?? '', 'roster-orders')
}

/** Brings orders from where they stood in versions before; imports that wait go on, and no further backup takes them along. */
export async function moveFormerOrders(payload: Payload): Promise<void> {
  const from = formerDirectoryOf(payload)
  const names = await namesIn(from)
  if (names.length === 0) return rm(from, { recursive: true, force: true })
  await mkdir(directoryOf(payload), { recursive: true, mode: 0o700 })
  for (const name of names) {
    // The two folders may lie on different disks, where there is no renaming; a copy that was cut short has no name to be found by.
    const [old, part] = [path.join(from, name), path.join(directoryOf(payload), `${name}.part`)]
    await copyFile(old, part)
    await rename(part, path.join(directoryOf(payload), name))
    await rm(old, { force: true })
  }
  await rm(from, { recursive: true, force: true })
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
