import { createLocalReq, type BeforeListTableServerProps, type PayloadRequest } from 'payload'

/** The rules that the endpoints ask too: who may have a table (and its template), and who may bring one. */
export type ExchangeRights = { takes: (req: PayloadRequest) => boolean; brings: (req: PayloadRequest) => boolean }

type Asked = Pick<BeforeListTableServerProps, 'payload' | 'user'> & { rights: ExchangeRights }

/** What of a list's exchange the server would not refuse to its reader; null where that is nothing. */
export async function exchangeFor({ payload, rights, user }: Asked): Promise<{ canExport: boolean; canImport: boolean } | null> {
  const req = await createLocalReq(user ? { user } : {}, payload)
  const [canExport, canImport] = [rights.takes(req), rights.brings(req)]
  return canExport || canImport ? { canExport, canImport } : null
}
