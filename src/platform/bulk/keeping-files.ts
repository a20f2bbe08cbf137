import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, link, mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { CollectionSlug, PayloadRequest, TypeWithID } from 'payload'

/**
 * Payload removes a file before the row that names it. Where one of many deletions fails all rows come back, and with this their files:
 * each is kept under a second name until the whole work has ended.
 */
export async function keepingFiles<T>(
  { req, slug }: { req: PayloadRequest; slug: CollectionSlug },
  work: (keep: (id: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const { upload } = req.payload.collections[slug].config
  const directory = upload.staticDir
  if (!directory) return work(() => Promise.resolve())
  const kept = path.join(directory, `.kept-${randomUUID()}`)
  try {
    return await work(async (id) => {
      const row = await req.payload.db.findOne<TypeWithID & Record<string, unknown>>({
        collection: slug,
        where: { id: { equals: id } },
        req,
      })
      for (const name of fileNames(row)) await keepFile(path.join(directory, name), path.join(kept, name))
    })
  } catch (error) {
    if (existsSync(kept))
      for (const name of await readdir(kept))
        if (!existsSync(path.join(directory, name))) await rename(path.join(kept, name), path.join(directory, name))
    throw error
  } finally {
    await rm(kept, { recursive: true, force: true })
  }
}

/** The file itself and its smaller forms. */
function fileNames(row: Record<string, unknown> | null): string[] {
  const sizes = Object.values((row?.['sizes'] ?? {}) as Record<string, { filename?: unknown } | null>)
  return [row?.['filename'], ...sizes.map((size) => size?.filename)].flatMap((name) =>
    typeof name === 'string' ? [path.basename(name)] : [],
  )
}

async function keepFile(file: string, as: string): Promise<void> {
  if (!existsSync(file)) return
  await mkdir(path.dirname(as), { recursive: true })
  // Not every file system knows a second name for one file.
  await link(file, as).catch(() => copyFile(file, as))
}
