import { allWhere, batches, defineInvariant, twice, type Break } from '@/platform/verify'
import { maskIdentityNumber } from '../domain/identity-number'
import { identityVault } from './identity'

/** Every sealed identity number opens under the installation's key, and mask and digest are those of the number. */
export const identitiesOpen = defineInvariant({
  name: 'study-identities',
  label: { zh: '证件号码可以解封，且与掩码和摘要一致', en: 'Sealed identity numbers open, and agree with mask and digest' },
  run: async function* ({ looked, payload }) {
    const vault = identityVault(payload)
    for await (const rows of batches(payload, 'users', { where: { identityDigest: { exists: true } }, fields: IDENTITY })) {
      const faults = rows.flatMap((row) => faultOf(vault, row))
      if (faults.length > 0) {
        const ids = rows.map(({ id }) => id)
        yield* await twice(async () => {
          return (await allWhere(payload, 'users', 'id', ids, { fields: IDENTITY })).flatMap((row) => faultOf(vault, row))
        })
      }
      looked(rows.length)
    }
  },
})

const IDENTITY = ['identityDigest', 'identityMasked', 'identitySealed'] as const

type Stored = { id: string | number; identityMasked?: unknown; identitySealed?: unknown; identityDigest?: unknown }

/** Says what is wrong and never the number. */
function faultOf(vault: ReturnType<typeof identityVault>, row: Stored): Break[] {
  const { id, identityDigest, identityMasked, identitySealed } = row
  const subject = `users/${id}`
  if (typeof identityDigest !== 'string') return []
  if (typeof identitySealed !== 'string') return [{ subject, reason: 'a digest without a sealed number' }]
  try {
    const number = vault.open({ identityDigest, identitySealed })
    if (vault.digest(number) !== identityDigest) return [{ subject, reason: 'the digest is of another number' }]
    return maskIdentityNumber(number) === identityMasked ? [] : [{ subject, reason: 'the mask is of another number' }]
  } catch (error) {
    return [{ subject, reason: error instanceof Error ? `the seal does not open: ${error.message}` : 'the seal does not open' }]
  }
}
