import { plainFileName } from '@/platform/files/names'

/**
 * `Content-Disposition` (RFC 6266): an ASCII fallback and the name itself in UTF-8 (RFC 5987). The name is plain words: nothing in it
 * ends a header, turns the direction of writing or climbs out of a folder.
 */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = plainFileName(name) || 'file'
  const ascii = plain.replace(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(plain).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
