import type { BeforeListTableServerProps } from 'payload'
import { ExchangeAbove } from './ExchangeAbove'
import { exchangeFor, type ExchangeRights } from './exchange-rights'

type Props = BeforeListTableServerProps & { path: string; rights: ExchangeRights }

/** Import and export above a list, for those whom the server does not refuse. */
export async function TableExchange({ path, payload, rights, user }: Props) {
  const offered = await exchangeFor({ payload, rights, ...(user ? { user } : {}) })
  return offered ? <ExchangeAbove path={path} {...offered} /> : null
}
