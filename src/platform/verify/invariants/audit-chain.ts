import { GENESIS_HASH, verifyChain, type ChainBreak } from '@/kernel/hash-chain'
import { auditBody, type AuditBody } from '@/platform/audit'
import { defineInvariant } from '../invariant'

const STRETCH = 1_000

const REASONS: Readonly<Record<ChainBreak['reason'], string>> = {
  sequence: 'a row is missing before it, or it stands twice',
  previous: 'it does not name the hash of the row before it',
  content: 'its content does not give its hash',
}

type AuditRow = AuditBody & { id: string; seq: number; prevHash: string; hash: string }

/** Nobody has altered, removed or inserted a row of the audit log (docs/contracts.md, law 6). */
export const auditChain = defineInvariant({
  name: 'audit-chain',
  label: { zh: '审计链完整', en: 'the audit chain is unbroken' },
  async *run({ payload, looked }) {
    let stand = { seq: 0, hash: GENESIS_HASH }
    for (;;) {
      const { docs } = await payload.db.find<AuditRow>({
        collection: 'audit-log',
        where: { seq: { greater_than: stand.seq } },
        sort: 'seq',
        limit: STRETCH,
        pagination: false,
      })
      if (docs.length === 0) return
      const reached = verifyChain(
        docs.map((row) => ({ seq: row.seq, prevHash: row.prevHash, hash: row.hash, body: auditBody(row) })),
        stand,
      )
      looked(docs.length)
      if (reached.break) {
        yield { subject: `audit-log #${reached.break.seq}`, reason: REASONS[reached.break.reason] }
        return
      }
      stand = reached
    }
  },
})
