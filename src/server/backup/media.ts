import { mkdir, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { existsSync } from 'node:fs'

/** Files under a media folder, with `/` between folders; hidden ones are the system's own and no uploads. */
export async function* mediaFiles(directory: string, under = ''): AsyncGenerator<string> {
  if (!existsSync(directory)) return
  for (const entry of (await readdir(path.join(directory, under), { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const name = under ? `${under}/${entry.name}` : entry.name
    if (entry.isDirectory()) yield* mediaFiles(directory, name)
    else if (entry.isFile()) yield name
  }
}

export async function holdsMedia(directory: string): Promise<boolean> {
  const first = await mediaFiles(directory).next()
  return first.done !== true
}

/** Moves every visible entry from one folder into another; both must be on one file system. */
export async function moveEntries(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return
  await mkdir(to, { recursive: true })
  for (const name of await readdir(from)) if (!name.startsWith('.')) await rename(path.join(from, name), path.join(to, name))
}
