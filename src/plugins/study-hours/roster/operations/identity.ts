import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import type { SealedIdentity } from '@/collections/people'
import { maskIdentityNumber } from '../domain/identity-number'

/** Seals and finds identity numbers. Keys are derived from the secret of the installation and never leave the process. */
export type IdentityVault = {
  /** The same number gives the same digest, so that an account is found by it; without the key it tells nothing. */
  digest(number: string): string
  seal(number: string): SealedIdentity
  /** The number itself, where seal, digest and key belong together. @throws Error otherwise */
  open(stored: Pick<SealedIdentity, 'identityDigest' | 'identitySealed'>): string
}

const VERSION = 'v1'

export function identityVault({ config }: Payload): IdentityVault {
  const key = (purpose: string) => Buffer.from(hkdfSync('sha256', config.secret, '', `liangong identity ${purpose} ${VERSION}`, 32))
  const [sealing, finding] = [key('seal'), key('digest')]
  const digest = (number: string) => createHmac('sha256', finding).update(number).digest('hex')
  return {
    digest,
    seal: (number) => {
      const identityDigest = digest(number)
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(identityDigest))
      const sealed = Buffer.concat([cipher.update(number, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return {
        identityMasked: maskIdentityNumber(number),
        identitySealed: `${VERSION}.${iv.toString('base64url')}.${sealed.toString('base64url')}`,
        identityDigest,
      }
    },
    open: ({ identityDigest, identitySealed }) => {
      const [version, iv = '', sealed = ''] = identitySealed.split('.')
      if (version !== VERSION) throw new Error('an identity number is sealed in a form that is not known')
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealing, Buffer.from(iv, 'base64url')).setAAD(Buffer.from(identityDigest))
      decipher.setAuthTag(bytes.subarray(-16))
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
    },
  }
}
