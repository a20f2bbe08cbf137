import { createClient, type Client } from '@libsql/client'
import { pathToFileURL } from 'node:url'
import { storageTrouble } from './trouble'

/** Enough to see where the damage is. */
const FAULTS_TOLD = 20

/**
 * Reads every page of a SQLite file as of one moment and says what is unsound, with the table or index that it belongs to; nothing where
 * all is sound. It takes as long as reading the file and holds its thread for that time: the server calls it on one of its own.
 */
export async function quickCheck(databaseFile: string): Promise<string[]> {
  const client = createClient({ url: pathToFileURL(databaseFile).href })
  try {
    const { rows } = await client.execute(`PRAGMA quick_check(${FAULTS_TOLD})`)
    const told = rows
      .flatMap((row) => String(row['quick_check']).split('\n'))
      .filter((line) => line !== 'ok' && !/^\*\*\* in database/.test(line))
    return told.length === 0 ? [] : await named(client, told)
  } catch (error) {
    const trouble = storageTrouble(error)
    if (trouble?.kind !== 'damaged') throw error
    const tables = await damagedTables(client)
    return tables.length > 0 ? tables : [trouble.reason]
  } finally {
    client.close()
  }
}

/** Where a check of the whole gives up at the first page: each table by itself. */
async function damagedTables(client: Client): Promise<string[]> {
  const faults: string[] = []
  try {
    const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    for (const name of rows.map((row) => String(row['name'])))
      try {
        const found = await client.execute(`PRAGMA quick_check("${name.replaceAll('"', '""')}")`)
        const [first] = found.rows.map((row) => String(row['quick_check']).split('\n').at(-1))
        if (first !== 'ok') faults.push(`table ${name}: ${first}`)
      } catch (error) {
        const trouble = storageTrouble(error)
        if (!trouble) throw error
        faults.push(`table ${name}: ${trouble.reason}`)
      }
  } catch (error) {
    // The list of tables itself.
    if (!storageTrouble(error)) throw error
  }
  return faults.slice(0, FAULTS_TOLD)
}

/** `Tree 12 page 345` is known to nobody; the table is. */
async function named(client: Client, faults: readonly string[]): Promise<string[]> {
  let names = new Map<string, string>()
  try {
    const { rows } = await client.execute('SELECT rootpage, type, name FROM sqlite_schema WHERE rootpage > 0')
    names = new Map(rows.map((row) => [String(row['rootpage']), `${String(row['type'])} ${String(row['name'])}`]))
  } catch (error) {
    // The list of tables is damaged itself: the pages alone are told.
    if (!storageTrouble(error)) throw error
  }
  return faults.map((fault) => {
    const owner = names.get(/^Tree (\d+) /.exec(fault)?.[1] ?? '')
    return owner ? `${owner}: ${fault}` : fault
  })
}
